import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  policyFileName
} from "./chunk-6MJSE2O3.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import {
  predicateType
} from "./chunk-6JRFHEXK.js";
import {
  visible
} from "./chunk-3Z6U3Y6T.js";

// src/render/guideWords.ts
var commands = (lines) => ["```bash", ...lines, "```"].join("\n");
var inline = (value) => `\`${visible(value).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
var word = (value) => /^\w[\w./-]*$/.test(value) ? value : `'${visible(value).replaceAll("'", "")}'`;
var cosignReads = (logVersion2) => !logVersion2 ? "" : `

**This record has an entry of a transparency log of version 2.** cosign 3.1.1 does not read such entries, whoever wrote them: it ends with \`Error: --trusted-root
only supported with --new-bundle-format\`, or says that it found no bundle of the new format. That says nothing about the record. Use a later version if there is one, or the way above.`;
var claims = ({ commit, environment = null, result }) => `  --commit ${word(commit)} --expect ${result}${environment === null ? "" : ` --environment ${word(environment)}`}`;

// src/render/certifiedGuide.ts
var certifiedParts = (input, signer) => [
  signerPart(signer),
  countersignPart(input, signer),
  cosignPart(signer),
  ...ghReads(signer) ? [ghPart(input, signer)] : [],
  `
## The statement, with jq

${commands(["jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json"])}`
];
var signerPart = ({ identity, issuer, authority = null }) => `
## The signer

The record is signed by the workflow ${inline(identity)}, for whom ${inline(issuer)} vouched with a certificate of minutes.
Compare that with the workflow that **you** know to be the gate's. A reusable workflow stands there itself, with the ref it was called by, and not
the workflow that called it.

Whose certificates and timestamps count is said by \`trusted_root.json\`. Take it from a source you trust, **not** from this folder, and keep it with
the evidence.
${isWellKnown(authority) ? fetchedRoot(authority) : "For services of your own it is the file that `cosign trusted-root create` made."}`;
var fetchedRoot = (authority) => `These lines need a network. They ask GitHub for it and keep the one of this certificate's authority:

${commands([
  "gh attestation trusted-root > trusted_root.jsonl",
  `jq -c 'select(any(.certificateAuthorities[]; .subject.organization == "${authority}"))' trusted_root.jsonl > trusted_root.json`
])}`;
var countersignPart = (input, { identity, issuer }) => `
## With Countersign

${commands([
  `countersign verify evidence.sigstore.json --trusted-root trusted_root.json --identity ${word(identity)} \\`,
  `  --issuer ${word(issuer)} --repo ${word(input.repository)} \\`,
  claims(input)
])}

It checks the bundle's form, certificate, signature and witnesses, the digests of the facts and policies **inside the record**, and judges those facts
again; it reads none of the other files here. The last line is the verdict. Exit code: 0 verified, 1 verified to be wrong, 2 could not verify. Nothing is
fetched.`;
var cosignPart = ({ identity, issuer, timestamped, logged, logVersion2 = false, certificateLogged }) => `
## With cosign (version 3 or later)

${commands([
  [
    "cosign verify-blob-attestation --bundle evidence.sigstore.json --trusted-root trusted_root.json",
    ...logged ? [] : ["--insecure-ignore-tlog"],
    ...timestamped ? ["--use-signed-timestamps"] : [],
    ...certificateLogged ? [] : ["--insecure-ignore-sct"],
    "\\"
  ].join(" "),
  `  --certificate-identity ${word(identity)} --certificate-oidc-issuer ${word(issuer)} \\`,
  `  --type ${predicateType} facts.json`
])}

It must print \`Verified OK\`; \`Error: \u2026\`, or an exit code that is not 0, means no.${cosignReads(logVersion2)}`;
var ghPart = (input, signer) => `
## With gh (version 2.67 or later)

${commands([
  "jq -c . trusted_root.json > trusted_root.jsonl",
  `${ghLine(input, signer)} \\`,
  "  --bundle evidence.sigstore.json --custom-trusted-root trusted_root.jsonl"
])}

Exit code 0, and nothing else, says that it holds. Where the report of the run names an attestation (the gate's input \`attest\`), GitHub keeps the
same bundle, and this asks GitHub, over the network, for it and for the trusted root:

${commands([ghLine(input, signer)])}`;
function ghLine({ repository }, { identity, issuer, sourceRepository = null }) {
  const [, source = repository] = /^https:\/\/[^/]+\/([^/\s]+\/[^/\s]+)$/.exec(sourceRepository ?? "") ?? [];
  const host = hostOf(identity);
  const flags = [
    `--cert-identity ${word(identity)}`,
    ...issuer === usualIssuer ? [] : [`--cert-oidc-issuer ${word(issuer)}`],
    ...host === "github.com" ? [] : [`--hostname ${word(host)}`]
  ];
  return [`gh attestation verify facts.json --repo ${word(source)} \\`, `  --predicate-type ${predicateType} \\`, `  ${flags.join(" ")}`].join("\n");
}
var usualIssuer = "https://token.actions.githubusercontent.com";
function ghReads({ identity, authority = null, timestamped, logged, logVersion2 = false, certificateLogged }) {
  const host = hostOf(identity);
  if (logVersion2) return false;
  if (host !== "github.com" && !host.endsWith(".ghe.com")) return false;
  if (authority === "GitHub, Inc.") return timestamped;
  return logged && (authority !== "sigstore.dev" || certificateLogged);
}
var hostOf = (identity) => URL.canParse(identity) ? new URL(identity).hostname : "";
var isWellKnown = (authority) => authority === "sigstore.dev" || authority === "GitHub, Inc.";

// src/render/reconciliationGuide.ts
var countAgainPart = ({ start, end, commits }) => `
## Count again

What a reconciliation did not look at it cannot find. This says what it looked at, and from where it took the records:

${commands([
  `jq '.repository.population.value | {branch, period, start, "end": ."end", updatesComplete, commits: (.commits | length)}' facts.json`,
  "jq '.repository.deploymentsMade.value | length' facts.json",
  "jq '.repository.records.value | {from, read, ledger, kept: (.records | length)}' facts.json"
])}
${end === null || commits.length === 0 ? nothingCameIn : inAClone(start, end)}`;
var nothingCameIn = `
No commit came into the branch in the period. Compare that with a clone of your own.`;
var inAClone = (start, end) => `
In a clone of your own, in place of \`CLONE\`, git lists the commits of the branch without asking anybody. The last line must print \`commits ok\`:

${commands([
  `git -C CLONE rev-list --first-parent ${start === null ? word(end) : `${word(start)}..${word(end)}`} | sort > from-git.txt`,
  "jq -r '.repository.population.value.commits[].sha' facts.json | sort > recorded.txt",
  'test -s from-git.txt && cmp from-git.txt recorded.txt && echo "commits ok"'
])}

That the branch stood at ${inline(end)} at the end of the period, and at ${start === null ? "nothing" : inline(start)} at its beginning, only GitHub can tell: its log of moves
of the branch (\`gh api repos/OWNER/NAME/activity\`, which needs the network) has both.`;

// src/render/verifyGuide.ts
function verifyGuide(input) {
  const proof = input.signer === null ? [unsignedPart(input)] : "identity" in input.signer ? certifiedParts(input, input.signer) : signedParts(input, input.signer);
  const again = input.reconciliation ? [countAgainPart(input.reconciliation)] : [];
  const parts = [heading(input), ...proof, factsPart(input), readPart(input), ...again, ...input.pageLeftOut === true ? [pageLeftOut] : []];
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

Run the commands in the folder that holds this file. None of them needs a network, unless it says so. Where these files came from proves nothing; what
the commands show does.`;
var signedParts = (input, signer) => [
  `
## The key

The record is signed by the key with the OpenSSH fingerprint ${inline(signer.keyid)}.
Take the public key \`countersign.pub\` from a source you trust (the organisation's own publication of its keys), **not** from this folder or from
whoever gave it to you: a forged record would come with a forged key. This prints the fingerprint of the one you hold; compare it with theirs too:

${commands([fingerprintLine(signer.publicKeyPem)])}`,
  `
## With Countersign

${commands([
    `countersign verify evidence.sigstore.json --key countersign.pub --repo ${word(input.repository)} \\`,
    claims(input)
  ])}

It checks the bundle's form, the signature, the digests of the facts and policies **inside the record**, and judges those facts again; it reads none
of the other files here. The last line is the verdict. Exit code: 0 verified, 1 verified to be wrong, 2 could not verify.`,
  `
## With cosign (version 3 or later)

${commands([
    "cosign verify-blob-attestation --bundle evidence.sigstore.json --key countersign.pub --insecure-ignore-tlog \\",
    `  --type ${predicateType} facts.json`
  ])}

It must print \`Verified OK\`; \`Error: \u2026\`, or an exit code that is not 0, means no. \`--insecure-ignore-tlog\` is needed because a record signed with
an organisation's own key stands in no public log.${cosignReads(signer.logVersion2 ?? false)}`,
  `
## With jq and openssl (version 3)

${commands(opensslLines(signer.publicKeyPem))}

The last line must print ${inline(isEd25519(signer.publicKeyPem) ? "Signature Verified Successfully" : "Verified OK")}. Anything else, or an exit code that is not 0, means no.`
];
var fingerprintLine = (publicKeyPem) => isEd25519(publicKeyPem) ? "{ printf '\\0\\0\\0\\013ssh-ed25519\\0\\0\\0\\040'; openssl pkey -pubin -in countersign.pub -outform DER | tail -c 32; } \\\n  | openssl dgst -sha256 -binary | openssl base64 | sed 's/^/SHA256:/; s/=$//'" : "ssh-keygen -i -m PKCS8 -f countersign.pub | ssh-keygen -l -f -";
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
var unsignedPart = (input) => `
## This record is not signed

The gate was run with \`signing: none\`. The commands below show that the record agrees with itself, **not who wrote it**: anyone could have.

${commands([
  `countersign verify evidence.sigstore.json --unsigned --repo ${word(input.repository)} \\`,
  claims(input),
  "jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json"
])}`;
var factsPart = ({ policyRead, centralPolicies = 0 }) => `
## Facts and policy, with jq and openssl

After the lines above, \`statement.json\` holds what was recorded. Each line must print \`ok\`: the files here are the recorded ones.

${commands([
  sameDigest("facts.json", ".subject[0].digest.sha256"),
  ...policyRead ? [sameDigest("policy.yml", ".predicate.policy.digest.sha256")] : [],
  ...central(centralPolicies, (index) => sameDigest(policyFileName(index + 1), `.predicate.policy.extends[${index}].digest.sha256`))
])}

The facts are what GitHub answered as the signer recorded it: nobody else vouches for the answers.${policyRead ? policyOrigin(centralPolicies) : ""}`;
var policyOrigin = (centralPolicies) => centralPolicies === 0 ? originOfOne : originOfSeveral;
var originOfOne = `

That the policy stood in the repository only git can tell. This prints where it was read and its git blob:

${commands(["jq -r '.predicate.policy | .uri, .digest.gitBlob' statement.json"])}

In a clone of your own, \`git rev-parse COMMIT:PATH\`, with the commit behind the \`@\` and the path between \`//\` and \`@\`, must print the same blob.
The line \`policy\` of \`countersign verify\` has that command filled in.`;
var originOfSeveral = `

That the policies stood in their repositories only git can tell. This prints where each of them was read and its git blob:

${commands([
  "jq -r '.predicate.policy | .uri, .digest.gitBlob' statement.json",
  "jq -r '.predicate.policy.extends[] | .uri, .digest.gitBlob' statement.json"
])}

In a clone of your own of the repository before the \`//\`, \`git rev-parse COMMIT:PATH\`, with the commit behind the \`@\` and the path
between \`//\` and \`@\`, must print the same blob. Central policies are those that the own one takes over by \`extends\`: what was judged had to
satisfy each of them.`;
var central = (count, line) => Array.from({ length: count }, (_, index) => line(index));
var sameDigest = (file, recorded) => [
  `recorded=$(jq -er '${recorded}' statement.json) && test -n "$recorded" \\`,
  `  && test "$(openssl dgst -sha256 -r ${file} | cut -d' ' -f1)" = "$recorded" \\`,
  `  && echo "${file} ok" || { echo "${file} DIFFERS, or could not be compared"; false; }`
].join("\n");
var readPart = ({ result, commit, environment = null, policyRead, centralPolicies = 0 }) => `
## What it says

${commands([
  "jq '{predicateType, subject: .subject[1]} + (.predicate | {gate, mode, evaluatedAt, enforcement: .enforcement.required, result: .decision.result})' statement.json",
  "jq -r '.predicate.decision.controls[] | [.id, .verdict, .because[0].message] | @tsv' statement.json",
  ...policyRead ? ["jq -r '.predicate.policy.content' statement.json | openssl base64 -d -A"] : [],
  ...central(centralPolicies, (index) => `jq -r '.predicate.policy.extends[${index}].content' statement.json | openssl base64 -d -A`),
  ...environment === null ? [] : ["jq '{subject, breakGlass, from: .deployment.lineage.value.from, changes: [.changes[].number]}' facts.json"]
])}
${environment === null ? "" : deploymentPart}
Compare \`subject\` with the commit you are auditing (${inline(commit)}) and \`result\` with ${inline(result)}: a genuine record of another
commit, or of a decision that did not pass, verifies as well. \`enforcement\` of a pull request says whether a rule required this check. Every field
is explained in \`docs/record-v1.md\` of the program's repository.`;
var pageLeftOut = `
## A page to read and print

These files have no \`report.html\`: there was too much to show for the run to make it. \`countersign pack evidence.sigstore.json\`, with the options of
\`countersign verify\` that say whom to trust, makes it of the record, years later as well.`;
var deploymentPart = `
\`from\` is where the range of the deployment begins: a commit of the policy (\`baseline\`), or that of an earlier record, whose sha256 it names and
which is to be verified in the same way. Whatever came in before it was not judged here.
`;

export {
  verifyGuide
};
