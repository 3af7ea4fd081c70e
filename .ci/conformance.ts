import { bundleFromJSON, type Bundle } from '@sigstore/bundle'
import { type TrustMaterial, Verifier } from '@sigstore/verify'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { preAuthEncoding } from '../src/evidence/bundle.ts'
import { readCertificate } from '../src/evidence/certificate.ts'
import { readPublicKey } from '../src/evidence/publicKey.ts'
import { timestampParts } from '../src/evidence/timestampForm.ts'
import { type Timestamp, timestampOf } from '../src/evidence/timestamps.ts'
import { entityOf } from '../src/evidence/trust.ts'
import { readTrustedRoot, type TrustedRoot } from '../src/evidence/trustedRoot.ts'
import { signedDigest } from './prehashed.ts'

/**
 * The client protocol of sigstore-conformance (docs/cli_protocol.md there), so that its suite can be pointed at what our verifier rests on: our
 * reading of trusted roots, keys, certificates and timestamps, and the library. `verify-bundle [--staging] --bundle FILE (--certificate-identity ID
 * --certificate-oidc-issuer URL | --key FILE) [--trusted-root FILE] FILE_OR_DIGEST`; exit code 0: verified. Nothing is fetched: without a trusted
 * root a stored copy of Sigstore's own counts. Bundles of records go through `countersign verify`, which is stricter.
 */
const options = {
  bundle: { type: 'string' },
  'certificate-identity': { type: 'string' },
  'certificate-oidc-issuer': { type: 'string' },
  key: { type: 'string' },
  'trusted-root': { type: 'string' },
  staging: { type: 'boolean' },
} as const

const stored = join(import.meta.dirname, '../__tests__/published/sigstore')

/** Throws for whatever does not verify, with the reason. */
export function verifyBundle([command, ...args]: string[]): void {
  if (command !== 'verify-bundle') throw new Error('only verify-bundle is understood')
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const usual = join(stored, values.staging ? 'staging.trusted_root.json' : 'trusted_root.json')
  const root = rootOf(values['trusted-root'] ?? usual, values.key !== undefined)
  const bundle = bundleFromJSON(JSON.parse(readFileSync(values.bundle ?? '', 'utf8')))
  const artifact = artifactOf(positionals[0] ?? '')
  refuseOtherArtifact(bundle, artifact)
  refuseOtherLogs(bundle, root)
  const { identity } = verifierOf(root, bundle, values.key).verify(entity(bundle, artifact.bytes))
  if (values.key !== undefined) return
  const wanted = { identity: values['certificate-identity'], issuer: values['certificate-oidc-issuer'] }
  refuseOther(wanted, { identity: identity?.subjectAlternativeName, issuer: identity?.extensions?.issuer })
  refuseOther(wanted, certificateOf(bundle) ?? wanted)
}

const nobody: TrustMaterial = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [], publicKey: refuseKey }

function refuseKey(): never {
  throw new Error('no key')
}

/** A key needs nobody's word, so that a root that trusts nobody is one for it. */
function rootOf(path: string, keyed: boolean): TrustedRoot {
  const reading = readTrustedRoot(readFileSync(path, 'utf8'))
  const empty = !reading.ok && reading.found === 'a trusted root that trusts nobody'
  if (keyed && empty) return { material: nobody, logNames: [], certificatesAreLogged: false }
  if (!reading.ok) throw new Error(`not a trusted root: ${reading.found}`)
  const [root] = reading.roots
  if (root === undefined) throw new Error('not a trusted root')
  return root
}

function verifierOf({ material, certificatesAreLogged }: TrustedRoot, bundle: Bundle, key: string | undefined): Verifier {
  const keyed = bundle.verificationMaterial.content.$case === 'publicKey'
  if (keyed !== (key !== undefined)) throw new Error(keyed ? 'signed with a key, not by an identity' : 'signed by an identity, not with a key')
  const thresholds = { ctlogThreshold: certificatesAreLogged ? 1 : 0, tlogThreshold: material.tlogs.length > 0 ? 1 : 0, timestampThreshold: 1 }
  if (key === undefined) return new Verifier(material, thresholds)
  const reading = readPublicKey(readFileSync(key, 'utf8'))
  if (!reading.ok) throw new Error(reading.found)
  const publicKey = () => ({ publicKey: reading.usable.key, validFor: () => true })
  return new Verifier({ ...material, publicKey }, { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0 })
}

/**
 * What the library is given, with every timestamp as we read it: in whatever spelling its authority chose, where a record holds one form. Of an
 * envelope that was logged as the digest of its signed bytes, the library would compare the digest of its payload.
 */
function entity(bundle: Bundle, artifact: Buffer | null): ReturnType<typeof entityOf> {
  const given = bundle.verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []
  const timestamps = given.map(({ signedTimestamp }): Timestamp => {
    const parts = timestampParts(signedTimestamp)
    const timestamp = parts && timestampOf(parts)
    if (!timestamp) throw new Error('a timestamp that cannot be read')
    return timestamp
  })
  const whole = entityOf(bundle, timestamps, artifact ?? undefined)
  const { content, verificationMaterial: { tlogEntries } } = bundle
  if (content.$case === 'messageSignature' && artifact === null) return overDigest(whole, content.messageSignature.messageDigest.digest)
  if (content.$case !== 'dsseEnvelope' || !tlogEntries.every(({ kindVersion }) => kindVersion?.kind === 'hashedrekord')) return whole
  const signed = createHash('sha256').update(preAuthEncoding(content.dsseEnvelope.payloadType, content.dsseEnvelope.payload)).digest()
  const { signature } = whole
  return {
    ...whole,
    signature: {
      signature: signature.signature,
      compareSignature: (other) => signature.compareSignature(other),
      compareDigest: (digest) => signed.equals(digest),
      verifySignature: (key) => signature.verifySignature(key),
    },
  }
}

/** The library would want the artifact itself. */
function overDigest(whole: ReturnType<typeof entityOf>, digest: Uint8Array): ReturnType<typeof entityOf> {
  const { signature } = whole
  return {
    ...whole,
    signature: {
      signature: signature.signature,
      compareSignature: (other) => signature.compareSignature(other),
      compareDigest: (other) => signature.compareDigest(other),
      verifySignature: (key) => signedDigest(key, digest, signature.signature),
    },
  }
}

interface Named {
  identity?: string | undefined
  issuer?: string | undefined
}

/** Letter by letter. */
function refuseOther(wanted: Named, { identity, issuer }: Named): void {
  if (identity === undefined || identity !== wanted.identity) throw new Error(`another identity: ${identity}`)
  if (issuer === undefined || issuer !== wanted.issuer) throw new Error(`another issuer: ${issuer}`)
}

/** As `countersign verify` reads it: not those of before 2023, which name their issuer in an older way only. */
function certificateOf({ verificationMaterial: { content } }: Bundle): Named | null {
  const chain = content.$case === 'x509CertificateChain' ? content.x509CertificateChain.certificates : []
  const leaf = content.$case === 'certificate' ? content.certificate : chain[0]
  return leaf === undefined ? null : readCertificate(leaf.rawBytes)
}

/** The library takes the name beside a checkpoint's signature for a regular expression. Witnesses may have signed it too. */
function refuseOtherLogs({ verificationMaterial: { tlogEntries } }: Bundle, { logNames }: TrustedRoot): void {
  for (const { inclusionProof } of tlogEntries) {
    if (inclusionProof === undefined) continue
    const lines = (inclusionProof.checkpoint?.envelope ?? '').split('\n').filter((line) => line.startsWith('\u2014 '))
    if (!lines.some((line) => logNames.includes(line.split(' ')[1] ?? ''))) throw new Error('a log that the trusted root does not name')
  }
}

interface Artifact {
  /** Hexadecimal, by the name of the hash. */
  digests: Record<string, string>
  bytes: Buffer | null
}

/** The protocol knows `sha256:…` only; packages of npm are named by their sha512. */
function artifactOf(name: string): Artifact {
  const [, hash, hex] = /^(sha256|sha512):([0-9a-f]{64}|[0-9a-f]{128})$/.exec(name) ?? []
  if (hash !== undefined && hex !== undefined && !existsSync(name)) return { digests: { [hash]: hex }, bytes: null }
  const bytes = readFileSync(name)
  const digests = Object.fromEntries(['sha256', 'sha512'].map((one) => [one, createHash(one).update(bytes).digest('hex')]))
  return { digests, bytes }
}

/** The library looks at the artifact of a bare signature only; a statement names its subjects itself. */
function refuseOtherArtifact({ content }: Bundle, { digests }: Artifact): void {
  if (content.$case === 'messageSignature') {
    if (content.messageSignature.messageDigest.digest.toString('hex') !== digests['sha256']) throw new Error('the signature is over another digest')
    return
  }
  const statement = JSON.parse(content.dsseEnvelope.payload.toString('utf8')) as { _type?: unknown; subject?: { digest?: Record<string, string> }[] }
  if (!/^https:\/\/in-toto\.io\/Statement\/(v0\.1|v1)$/.test(String(statement._type))) throw new Error('not a statement')
  const named = statement.subject?.some(({ digest = {} }) => Object.entries(digests).some(([hash, hex]) => digest[hash] === hex))
  if (!named) throw new Error('no subject of the statement is the artifact')
}

if (import.meta.main) {
  try {
    verifyBundle(process.argv.slice(2))
    console.error('verified')
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'refused')
    process.exitCode = 1
  }
}
