import { bundleFromJSON, type Bundle } from '@sigstore/bundle'
import { toSignedEntity, type TrustMaterial, Verifier } from '@sigstore/verify'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readPublicKey } from '../src/evidence/publicKey.ts'
import { readTrustedRoot } from '../src/evidence/trustedRoot.ts'

/**
 * The client protocol of sigstore-conformance (docs/cli_protocol.md there), so that its suite can be pointed at what our verifier rests on: our
 * reading of trusted roots and identities, and the library. `verify-bundle --bundle FILE (--certificate-identity ID --certificate-oidc-issuer URL |
 * --key FILE) --trusted-root FILE FILE_OR_DIGEST`; exit code 0: verified. Bundles of records go through `countersign verify`, which is stricter.
 */
const options = {
  bundle: { type: 'string' },
  'certificate-identity': { type: 'string' },
  'certificate-oidc-issuer': { type: 'string' },
  key: { type: 'string' },
  'trusted-root': { type: 'string' },
  staging: { type: 'boolean' },
} as const

function verifyBundle([command, ...args]: string[]): void {
  if (command !== 'verify-bundle') throw new Error('only verify-bundle is understood')
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const root = values['trusted-root']
  if (root === undefined) throw new Error('nothing is fetched: give --trusted-root')
  const reading = readTrustedRoot(readFileSync(root, 'utf8'))
  // A key needs nobody's word.
  const nobody = values.key !== undefined && !reading.ok && reading.found === 'a trusted root that trusts nobody'
  if (!reading.ok && !nobody) throw new Error(`not a trusted root: ${reading.found}`)
  const bundle = bundleFromJSON(JSON.parse(readFileSync(values.bundle ?? '', 'utf8')))
  const artifact = artifactOf(positionals[0] ?? '')
  refuseOtherArtifact(bundle, artifact)
  const { material } = (reading.ok ? reading.roots[0] : null) ?? { material: empty }
  const signer = verifierOf(material, bundle, values.key).verify(toSignedEntity(bundle, artifact.bytes ?? undefined))
  if (values.key !== undefined) return
  const { subjectAlternativeName, extensions } = signer.identity ?? {}
  if (subjectAlternativeName !== values['certificate-identity']) throw new Error(`another identity: ${subjectAlternativeName}`)
  if (extensions?.issuer !== values['certificate-oidc-issuer']) throw new Error(`another issuer: ${extensions?.issuer}`)
}

const empty: TrustMaterial = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [], publicKey: refuseKey }

function refuseKey(): never {
  throw new Error('no key')
}

function verifierOf(material: TrustMaterial, bundle: Bundle, key: string | undefined): Verifier {
  const keyed = bundle.verificationMaterial.content.$case === 'publicKey'
  if (keyed !== (key !== undefined)) throw new Error(keyed ? 'signed with a key, not by an identity' : 'signed by an identity, not with a key')
  if (key === undefined) return new Verifier(material, { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 })
  const reading = readPublicKey(readFileSync(key, 'utf8'))
  if (!reading.ok) throw new Error(reading.found)
  const publicKey = () => ({ publicKey: reading.usable.key, validFor: () => true })
  return new Verifier({ ...material, publicKey }, { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0 })
}

interface Artifact {
  digest: Buffer
  bytes: Buffer | null
}

function artifactOf(name: string): Artifact {
  const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(name) ?? []
  if (hex !== undefined && !existsSync(name)) return { digest: Buffer.from(hex, 'hex'), bytes: null }
  const bytes = readFileSync(name)
  return { digest: createHash('sha256').update(bytes).digest(), bytes }
}

/** The library looks at the artifact of a bare signature only; a statement names its subjects itself. */
function refuseOtherArtifact({ content }: Bundle, { digest }: Artifact): void {
  if (content.$case === 'messageSignature') {
    if (content.messageSignature.messageDigest.digest.compare(digest) !== 0) throw new Error('the signature is over another digest')
    return
  }
  const statement = JSON.parse(content.dsseEnvelope.payload.toString('utf8')) as { _type?: unknown; subject?: { digest?: { sha256?: string } }[] }
  if (!/^https:\/\/in-toto\.io\/Statement\/(v0\.1|v1)$/.test(String(statement._type))) throw new Error('not a statement')
  const named = statement.subject?.some((subject) => subject.digest?.sha256 === digest.toString('hex'))
  if (!named) throw new Error('no subject of the statement is the artifact')
}

try {
  verifyBundle(process.argv.slice(2))
  console.error('verified')
} catch (error) {
  console.error(error instanceof Error ? error.message : 'refused')
  process.exitCode = 1
}
