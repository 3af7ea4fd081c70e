import { policyFileName } from '../domain/evidencePack.ts'
import { resultWord, type Result } from '../domain/outcome.ts'
import { predicateType } from '../domain/record.ts'
import { certifiedParts, type CertifiedSigner } from './certifiedGuide.ts'
import { claims, commands, cosignReads, inline, word } from './guideWords.ts'
import { type Compared, countAgainPart } from './reconciliationGuide.ts'

export interface GuideInput {
  /** `owner/name`, the judged commit and the recorded result: what the verifier is asked to compare. */
  repository: string
  commit: string
  /** Of a deployment; null for other gates. */
  environment?: string | null
  /** Of a reconciliation; null or absent for other gates, and where what came in could not be read. */
  reconciliation?: Compared | null
  result: Result
  evaluatedAt: string
  /** sha256 of `evidence.sigstore.json`. */
  bundleSha256: string
  /** Whether `policy.yml` is in the pack: there was a policy to read. */
  policyRead: boolean
  /** Of how many central policies the text is recorded; their files are in the pack too. */
  centralPolicies?: number
  /** The run had too much to do to make `report.html`. */
  pageLeftOut?: boolean
  /** Fingerprint of the signing key and its PEM, or whom a certificate names; null for a record that nobody signed. */
  signer: KeySigner | CertifiedSigner | null
}

interface KeySigner {
  keyid: string
  publicKeyPem: string
  logVersion2?: boolean
}

/** VERIFY.md of an evidence pack: how to check it alone, offline, with tools that are not ours. Every command is complete. */
export function verifyGuide(input: GuideInput): string {
  const proof = input.signer === null ? [unsignedPart(input)] : 'identity' in input.signer ? certifiedParts(input, input.signer) : signedParts(input, input.signer)
  const again = input.reconciliation ? [countAgainPart(input.reconciliation)] : []
  const parts = [heading(input), ...proof, factsPart(input), readPart(input), ...again, ...(input.pageLeftOut === true ? [pageLeftOut] : [])]
  return `${parts.map((part) => part.trim()).join('\n\n')}\n`
}

const heading = ({ repository, commit, environment = null, result, evaluatedAt, bundleSha256 }: GuideInput): string => `
# How to verify this evidence

| | |
|---|---|
| Repository | ${inline(repository)} |
| Commit | ${inline(commit)} |${environment === null ? '' : `\n| Environment | ${inline(environment)} |`}
| Decision | ${resultWord[result]} (${inline(result)}) |
| Evaluated at | ${inline(evaluatedAt)} |
| sha256 of ${inline('evidence.sigstore.json')} | ${inline(bundleSha256)} |

Run the commands in the folder that holds this file. None of them needs a network, unless it says so. Where these files came from proves nothing; what
the commands show does.`

const signedParts = (input: GuideInput, signer: KeySigner): string[] => [
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
    claims(input),
  ])}

It checks the bundle's form, the signature, the digests of the facts and policies **inside the record**, and judges those facts again; it reads none
of the other files here. The last line is the verdict. Exit code: 0 verified, 1 verified to be wrong, 2 could not verify.`,
  `
## With cosign (version 3 or later)

${commands([
    'cosign verify-blob-attestation --bundle evidence.sigstore.json --key countersign.pub --insecure-ignore-tlog \\',
    `  --type ${predicateType} facts.json`,
  ])}

It must print \`Verified OK\`; \`Error: …\`, or an exit code that is not 0, means no. \`--insecure-ignore-tlog\` is needed because a record signed with
an organisation's own key stands in no public log.${cosignReads(signer.logVersion2 ?? false)}`,
  `
## With jq and openssl (version 3)

${commands(opensslLines(signer.publicKeyPem))}

The last line must print ${inline(isEd25519(signer.publicKeyPem) ? 'Signature Verified Successfully' : 'Verified OK')}. Anything else, or an exit code that is not 0, means no.`,
]

/** ssh-keygen reads no PEM of an Ed25519 key: there the form that OpenSSH takes the fingerprint of is put together from its 32 bytes. */
const fingerprintLine = (publicKeyPem: string): string =>
  isEd25519(publicKeyPem)
    ? "{ printf '\\0\\0\\0\\013ssh-ed25519\\0\\0\\0\\040'; openssl pkey -pubin -in countersign.pub -outform DER | tail -c 32; } \\\n" +
      "  | openssl dgst -sha256 -binary | openssl base64 | sed 's/^/SHA256:/; s/=$//'"
    : 'ssh-keygen -i -m PKCS8 -f countersign.pub | ssh-keygen -l -f -'

/** What was signed is DSSE's pre-authentication encoding of the payload; Ed25519 takes the message itself, the others its SHA-256. */
function opensslLines(publicKeyPem: string): string[] {
  const verifying = isEd25519(publicKeyPem)
    ? 'openssl pkeyutl -verify -pubin -inkey countersign.pub -rawin -in signed.bin -sigfile signature.bin'
    : 'openssl dgst -sha256 -verify countersign.pub -signature signature.bin signed.bin'
  return [
    "jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json",
    "jq -r '.dsseEnvelope.signatures[0].sig' evidence.sigstore.json | openssl base64 -d -A > signature.bin",
    "type=$(jq -r '.dsseEnvelope.payloadType' evidence.sigstore.json)",
    '{ printf \'DSSEv1 %d %s %d \' "${#type}" "$type" "$(wc -c < statement.json)"; cat statement.json; } > signed.bin',
    verifying,
  ]
}

const isEd25519 = (publicKeyPem: string): boolean => publicKeyPem.replace(/\s/g, '').includes('KEY-----MCowBQYDK2Vw')

const unsignedPart = (input: GuideInput): string => `
## This record is not signed

The gate was run with \`signing: none\`. The commands below show that the record agrees with itself, **not who wrote it**: anyone could have.

${commands([
  `countersign verify evidence.sigstore.json --unsigned --repo ${word(input.repository)} \\`,
  claims(input),
  "jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json",
])}`

const factsPart = ({ policyRead, centralPolicies = 0 }: GuideInput): string => `
## Facts and policy, with jq and openssl

After the lines above, \`statement.json\` holds what was recorded. Each line must print \`ok\`: the files here are the recorded ones.

${commands([
  sameDigest('facts.json', '.subject[0].digest.sha256'),
  ...(policyRead ? [sameDigest('policy.yml', '.predicate.policy.digest.sha256')] : []),
  ...central(centralPolicies, (index) => sameDigest(policyFileName(index + 1), `.predicate.policy.extends[${index}].digest.sha256`)),
])}

The facts are what GitHub answered as the signer recorded it: nobody else vouches for the answers.${policyRead ? policyOrigin(centralPolicies) : ''}`

const policyOrigin = (centralPolicies: number): string => (centralPolicies === 0 ? originOfOne : originOfSeveral)

const originOfOne = `

That the policy stood in the repository only git can tell. This prints where it was read and its git blob:

${commands(["jq -r '.predicate.policy | .uri, .digest.gitBlob' statement.json"])}

In a clone of your own, \`git rev-parse COMMIT:PATH\`, with the commit behind the \`@\` and the path between \`//\` and \`@\`, must print the same blob.
The line \`policy\` of \`countersign verify\` has that command filled in.`

const originOfSeveral = `

That the policies stood in their repositories only git can tell. This prints where each of them was read and its git blob:

${commands([
  "jq -r '.predicate.policy | .uri, .digest.gitBlob' statement.json",
  "jq -r '.predicate.policy.extends[] | .uri, .digest.gitBlob' statement.json",
])}

In a clone of your own of the repository before the \`//\`, \`git rev-parse COMMIT:PATH\`, with the commit behind the \`@\` and the path
between \`//\` and \`@\`, must print the same blob. Central policies are those that the own one takes over by \`extends\`: what was judged had to
satisfy each of them.`

const central = (count: number, line: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => line(index))

/** Empty is never equal: a tool that is missing, or a statement that is, ends as a difference. */
const sameDigest = (file: string, recorded: string): string =>
  [
    `recorded=$(jq -er '${recorded}' statement.json) && test -n "$recorded" \\`,
    `  && test "$(openssl dgst -sha256 -r ${file} | cut -d' ' -f1)" = "$recorded" \\`,
    `  && echo "${file} ok" || { echo "${file} DIFFERS, or could not be compared"; false; }`,
  ].join('\n')

const readPart = ({ result, commit, environment = null, policyRead, centralPolicies = 0 }: GuideInput): string => `
## What it says

${commands([
  "jq '{predicateType, subject: .subject[1]} + (.predicate | {gate, mode, evaluatedAt, enforcement: .enforcement.required, result: .decision.result})' statement.json",
  "jq -r '.predicate.decision.controls[] | [.id, .verdict, .because[0].message] | @tsv' statement.json",
  ...(policyRead ? ["jq -r '.predicate.policy.content' statement.json | openssl base64 -d -A"] : []),
  ...central(centralPolicies, (index) => `jq -r '.predicate.policy.extends[${index}].content' statement.json | openssl base64 -d -A`),
  ...(environment === null ? [] : ["jq '{subject, breakGlass, from: .deployment.lineage.value.from, changes: [.changes[].number]}' facts.json"]),
])}
${environment === null ? '' : deploymentPart}
Compare \`subject\` with the commit you are auditing (${inline(commit)}) and \`result\` with ${inline(result)}: a genuine record of another
commit, or of a decision that did not pass, verifies as well. \`enforcement\` of a pull request says whether a rule required this check. Every field
is explained in \`docs/record-v1.md\` of the program's repository.`

/** Who makes a pack of the record by hand has the time that its run had not. */
const pageLeftOut = `
## A page to read and print

These files have no \`report.html\`: there was too much to show for the run to make it. \`countersign pack evidence.sigstore.json\`, with the options of
\`countersign verify\` that say whom to trust, makes it of the record, years later as well.`

/** Where a lineage begins nobody can see in the record itself. */
const deploymentPart = `
\`from\` is where the range of the deployment begins: a commit of the policy (\`baseline\`), or that of an earlier record, whose sha256 it names and
which is to be verified in the same way. Whatever came in before it was not judged here.
`
