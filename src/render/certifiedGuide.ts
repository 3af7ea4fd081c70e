import { predicateType } from '../domain/record.ts'
import { claims, commands, cosignReads, inline, word } from './guideWords.ts'

/** Whom a certificate names, who issued it, and what the record brings along. */
export interface CertifiedSigner {
  identity: string
  issuer: string
  timestamped: boolean
  logged: boolean
  logVersion2?: boolean
  certificateLogged: boolean
  /** Organisation of the authority that issued the certificate, and the page of the repository whose job signed; null: not in the certificate. */
  authority?: string | null
  sourceRepository?: string | null
}

interface Certified {
  repository: string
  commit: string
  environment?: string | null
  result: string
}

/** The part of VERIFY.md for a record that a certificate signed. */
export const certifiedParts = (input: Certified, signer: CertifiedSigner): string[] => [
  signerPart(signer),
  countersignPart(input, signer),
  cosignPart(signer),
  ...(ghReads(signer) ? [ghPart(input, signer)] : []),
  `
## The statement, with jq

${commands(["jq -r '.dsseEnvelope.payload' evidence.sigstore.json | openssl base64 -d -A > statement.json"])}`,
]

const signerPart = ({ identity, issuer, authority = null }: CertifiedSigner): string => `
## The signer

The record is signed by the workflow ${inline(identity)}, for whom ${inline(issuer)} vouched with a certificate of minutes.
Compare that with the workflow that **you** know to be the gate's. A reusable workflow stands there itself, with the ref it was called by, and not
the workflow that called it.

Whose certificates and timestamps count is said by \`trusted_root.json\`. Take it from a source you trust, **not** from this folder, and keep it with
the evidence.
${isWellKnown(authority) ? fetchedRoot(authority) : 'For services of your own it is the file that `cosign trusted-root create` made.'}`

/** The command writes one root in each line, and cosign reads a file with one alone. */
const fetchedRoot = (authority: string): string => `These lines need a network. They ask GitHub for it and keep the one of this certificate's authority:

${commands([
  'gh attestation trusted-root > trusted_root.jsonl',
  `jq -c 'select(any(.certificateAuthorities[]; .subject.organization == "${authority}"))' trusted_root.jsonl > trusted_root.json`,
])}`

const countersignPart = (input: Certified, { identity, issuer }: CertifiedSigner): string => `
## With Countersign

${commands([
  `countersign verify evidence.sigstore.json --trusted-root trusted_root.json --identity ${word(identity)} \\`,
  `  --issuer ${word(issuer)} --repo ${word(input.repository)} \\`,
  claims(input),
])}

It checks the bundle's form, certificate, signature and witnesses, the digests of the facts and policies **inside the record**, and judges those facts
again; it reads none of the other files here. The last line is the verdict. Exit code: 0 verified, 1 verified to be wrong, 2 could not verify. Nothing is
fetched.`

const cosignPart = ({ identity, issuer, timestamped, logged, logVersion2 = false, certificateLogged }: CertifiedSigner): string => `
## With cosign (version 3 or later)

${commands([
  [
    'cosign verify-blob-attestation --bundle evidence.sigstore.json --trusted-root trusted_root.json',
    ...(logged ? [] : ['--insecure-ignore-tlog']),
    ...(timestamped ? ['--use-signed-timestamps'] : []),
    ...(certificateLogged ? [] : ['--insecure-ignore-sct']),
    '\\',
  ].join(' '),
  `  --certificate-identity ${word(identity)} --certificate-oidc-issuer ${word(issuer)} \\`,
  `  --type ${predicateType} facts.json`,
])}

It must print \`Verified OK\`; \`Error: …\`, or an exit code that is not 0, means no.${cosignReads(logVersion2)}`

const ghPart = (input: Certified, signer: CertifiedSigner): string => `
## With gh (version 2.67 or later)

${commands([
  'jq -c . trusted_root.json > trusted_root.jsonl',
  `${ghLine(input, signer)} \\`,
  '  --bundle evidence.sigstore.json --custom-trusted-root trusted_root.jsonl',
])}

Exit code 0, and nothing else, says that it holds. Where the report of the run names an attestation (the gate's input \`attest\`), GitHub keeps the
same bundle, and this asks GitHub, over the network, for it and for the trusted root:

${commands([ghLine(input, signer)])}`

/** The repository whose job signed, which for a control repository is not the one that was judged. */
function ghLine({ repository }: Certified, { identity, issuer, sourceRepository = null }: CertifiedSigner): string {
  const [, source = repository] = /^https:\/\/[^/]+\/([^/\s]+\/[^/\s]+)$/.exec(sourceRepository ?? '') ?? []
  const host = hostOf(identity)
  const flags = [
    `--cert-identity ${word(identity)}`,
    ...(issuer === usualIssuer ? [] : [`--cert-oidc-issuer ${word(issuer)}`]),
    ...(host === 'github.com' ? [] : [`--hostname ${word(host)}`]),
  ]
  return [`gh attestation verify facts.json --repo ${word(source)} \\`, `  --predicate-type ${predicateType} \\`, `  ${flags.join(' ')}`].join('\n')
}

const usualIssuer = 'https://token.actions.githubusercontent.com'

/** gh asks of each authority's records what that authority's own have, and knows GitHub's hosts only. */
function ghReads({ identity, authority = null, timestamped, logged, logVersion2 = false, certificateLogged }: CertifiedSigner): boolean {
  const host = hostOf(identity)
  // Measured with gh 2.83: it finds no issuer's way to verify them.
  if (logVersion2) return false
  if (host !== 'github.com' && !host.endsWith('.ghe.com')) return false
  if (authority === 'GitHub, Inc.') return timestamped
  return logged && (authority !== 'sigstore.dev' || certificateLogged)
}

const hostOf = (identity: string): string => (URL.canParse(identity) ? new URL(identity).hostname : '')

const isWellKnown = (authority: string | null): authority is string => authority === 'sigstore.dev' || authority === 'GitHub, Inc.'
