import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  resultWord
} from "./chunk-D2PSM773.js";
import {
  predicateType
} from "./chunk-POXFTEPG.js";
import {
  visible
} from "./chunk-YYE5C27V.js";

// src/render/verifyGuide.ts
function verifyGuide(input) {
  const proof = input.signer === null ? [unsignedPart(input)] : "identity" in input.signer ? certifiedParts(input, input.signer) : signedParts(input, input.signer);
  const parts = [heading(input), ...proof, factsPart(input), readPart(input)];
  return `${parts.map((part) => part.trim()).join("\n\n")}
`;
}
var heading = ({ repository, commit, environment = null, result, evaluatedAt, bundleSha256 }) => `
# How to verify this evidence

| | |
|---|---|
| Repository | ${inline(repository)} |
| Commit | ${inline(commit)} |${environment === null ? "" : `
| Environment | ${inline(environment)} |`}
| Decision | ${resultWord[result]} (${inline(result)}) |
| Evaluated at | ${inline(evaluatedAt)} |
| sha256 of ${inline("evidence.sigstore.json")} | ${inline(bundleSha256)} |

Run the commands in the folder that holds this file. None of them needs a network. Where these files came from proves nothing; what
the commands show does.`;
var signedParts = (input, signer) => [
  `
## The key

The record is signed by the key with the OpenSSH fingerprint ${inline(signer.keyid)}.
Take the public key \`countersign.pub\` from a source you trust (the organisation's own publication of its keys), **not** from this folder or from
whoever gave it to you: a forged record would come with a forged key.`,
  `
## With Countersign

${commands([
    `countersign verify evidence.sigstore.json --key countersign.pub --repo ${word(input.repository)} \\`,
    claims(input)
  ])}

It checks the bundle's form, the signature, the digests of facts and policy, and judges the recorded facts again. Exit code: 0 verified,
1 verified to be wrong, 2 could not verify.`,
  `
## With cosign (version 3 or later)

${commands([
    "cosign verify-blob-attestation --bundle evidence.sigstore.json --key countersign.pub --insecure-ignore-tlog \\",
    `  --type ${predicateType} facts.json`
  ])}

\`--insecure-ignore-tlog\` is needed because a record signed with an organisation's own key stands in no public log.`,
  `
## With jq and openssl (version 3)

${commands(opensslLines(signer.publicKeyPem))}

The verifying line must print ${inline(isEd25519(signer.publicKeyPem) ? "Signature Verified Successfully" : "Verified OK")}.`
];
var claims = ({ commit, environment = null, result }) => `  --commit ${word(commit)} --expect ${result}${environment === null ? "" : ` --environment ${word(environment)}`}`;
function opensslLines(publicKeyPem) {
  const verifying = isEd25519(publicKeyPem) ? "openssl pkeyutl -verify -pubin -inkey countersign.pub -rawin -in signed.bin -sigfile signature.bin" : "openssl dgst -sha256 -verify countersign.pub -signature signature.bin signed.bin";
  return [
    "jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json",
    "jq -r '.dsseEnvelope.signatures[0].sig' evidence.sigstore.json | openssl base64 -d -A > signature.bin",
    "type=$(jq -r '.dsseEnvelope.payloadType' evidence.sigstore.json)",
    `{ printf 'DSSEv1 %d %s %d ' "\${#type}" "$type" "$(wc -c < statement.json)"; cat statement.json; } > signed.bin`,
    verifying
  ];
}
var isEd25519 = (publicKeyPem) => publicKeyPem.replace(/\s/g, "").includes("KEY-----MCowBQYDK2Vw");
var certifiedParts = (input, { identity, issuer, timestamped, logged, certificateLogged }) => [
  `
## The signer

The record is signed by the workflow ${inline(identity)}, for whom ${inline(issuer)} vouched with a certificate of minutes.
Compare that with the workflow that **you** know to be the gate's, and take \`trusted_root.json\` (whose certificates and timestamps count) from a source
you trust: for GitHub and the public Sigstore, \`gh attestation trusted-root > trusted_root.json\`. Not from this folder.`,
  `
## With Countersign

${commands([
    `countersign verify evidence.sigstore.json --trusted-root trusted_root.json --identity ${word(identity)} \\`,
    `  --issuer ${word(issuer)} --repo ${word(input.repository)} \\`,
    claims(input)
  ])}

It checks the bundle's form, certificate, signature and witnesses, the digests of facts and policy, and judges the recorded facts again. Exit code:
0 verified, 1 verified to be wrong, 2 could not verify. Nothing is fetched.`,
  `
## With cosign (version 3 or later)

${commands([
    `cosign verify-blob-attestation --bundle evidence.sigstore.json --trusted-root trusted_root.json${logged ? "" : " --insecure-ignore-tlog"}${timestamped ? " --use-signed-timestamps" : ""}${certificateLogged ? "" : " --insecure-ignore-sct"} \\`,
    `  --certificate-identity ${word(identity)} --certificate-oidc-issuer ${word(issuer)} \\`,
    `  --type ${predicateType} facts.json`
  ])}

It prints \`Verified OK\`.`,
  `
## The statement, with jq

${commands(["jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json"])}`
];
var unsignedPart = (input) => `
## This record is not signed

The gate was run with \`signing: none\`. The commands below show that the record agrees with itself, **not who wrote it**: anyone could have.

${commands([
  `countersign verify evidence.sigstore.json --unsigned --repo ${word(input.repository)} \\`,
  claims(input),
  "jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json"
])}`;
var factsPart = ({ policyRead }) => `
## Facts and policy, with jq and openssl

After the lines above, \`statement.json\` holds what was recorded. Each line must print \`ok\`: the files here are the recorded ones.

${commands([
  sameDigest("facts.json", ".subject[0].digest.sha256"),
  ...policyRead ? [sameDigest("policy.yml", ".predicate.policy.digest.sha256")] : []
])}

The facts are what GitHub answered as the signer recorded it: nobody else vouches for the answers.${policyRead ? policyOrigin : ""}`;
var policyOrigin = `

That the policy stood in the repository only git can tell. This prints where it was read and its git blob:

${commands(["jq -r '.predicate.policy | .uri, .digest.gitBlob' statement.json"])}

In a clone of your own, \`git rev-parse COMMIT:PATH\`, with the commit behind the \`@\` and the path before it, must print the same blob.`;
var sameDigest = (file, recorded) => [
  `recorded=$(jq -er '${recorded}' statement.json) && test -n "$recorded" \\`,
  `  && test "$(openssl dgst -sha256 -r ${file} | cut -d' ' -f1)" = "$recorded" \\`,
  `  && echo "${file} ok" || { echo "${file} DIFFERS, or could not be compared"; false; }`
].join("\n");
var readPart = ({ result, commit, environment = null, policyRead }) => `
## What it says

${commands([
  "jq '{predicateType, subject: .subject[1]} + (.predicate | {gate, mode, evaluatedAt, result: .decision.result})' statement.json",
  "jq -r '.predicate.decision.controls[] | [.id, .verdict, .because[0].message] | @tsv' statement.json",
  ...policyRead ? ["jq -r '.predicate.policy.content' statement.json | openssl base64 -d -A"] : [],
  ...environment === null ? [] : ["jq '{subject, breakGlass, from: .deployment.lineage.value.from, changes: [.changes[].number]}' facts.json"]
])}
${environment === null ? "" : deploymentPart}
Compare \`subject\` with the commit you are auditing (${inline(commit)}) and \`result\` with ${inline(result)}: a genuine record of another
commit, or of a decision that did not pass, verifies as well. Every field is explained in docs/record-v1.md of Countersign.`;
var deploymentPart = `
\`from\` is where the range of the deployment begins: a commit of the policy (\`baseline\`), or that of an earlier record, whose sha256 it names and
which is to be verified in the same way. Whatever came in before it was not judged here.
`;
function commands(lines) {
  return ["```bash", ...lines, "```"].join("\n");
}
var inline = (value) => `\`${visible(value).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
var word = (value) => /^\w[\w./-]*$/.test(value) ? value : `'${visible(value).replaceAll("'", "")}'`;

export {
  verifyGuide
};
