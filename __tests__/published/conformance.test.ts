import { spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type Bundle, bundleFromJSON } from '@sigstore/bundle'
import { verifyBundle } from '../../.ci/conformance.ts'
import { signedDigest } from '../../.ci/prehashed.ts'
import { timestampParts, writeTimestamp } from '../../src/evidence/timestampForm.ts'
import { trustOf } from '../../src/evidence/trust.ts'
import { readTrustedRoot } from '../../src/evidence/trustedRoot.ts'
import { strangeWitness } from '../../src/evidence/witnesses.ts'

/**
 * Bundles that others published, in the folders that sigstore-conformance defines for its client (sigstore/README.md says where each is from): one
 * whose name ends in `_fail` must be refused, every other accepted. A file `digest` stands for an artifact that is not kept here.
 */
const folder = join(import.meta.dirname, 'sigstore')
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const repository = 'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon'
const beacon = `${repository}/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main`
const issuer = 'https://token.actions.githubusercontent.com'

const given = (name: string, file: string, otherwise: string): string => {
  const path = join(folder, name, file)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : otherwise
}
const has = (name: string, file: string): boolean => existsSync(join(folder, name, file))

function asked(name: string, other: { identity?: string; issuer?: string; digest?: string; root?: string } = {}): string[] {
  const at = join(folder, name)
  const wanted = { identity: given(name, 'identity', beacon), issuer: given(name, 'issuer', issuer), ...other }
  const identity = ['--certificate-identity', wanted.identity, '--certificate-oidc-issuer', wanted.issuer]
  const signer = has(name, 'key.pub') ? ['--key', join(at, 'key.pub')] : identity
  const root = other.root ?? (has(name, 'trusted_root.json') ? join(at, 'trusted_root.json') : null)
  const artifact = other.digest ?? (has(name, 'artifact') ? join(at, 'artifact') : given(name, 'digest', aTxt))
  return ['verify-bundle', '--bundle', join(at, 'bundle.sigstore.json'), ...signer, ...(root === null ? [] : ['--trusted-root', root]), artifact]
}

/** The suite's artifact where a folder brings none. */
const aTxt = 'sha256:a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf'

function refusal(args: string[]): string | null {
  try {
    verifyBundle(args)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'refused'
  }
}

const accepted = names.filter((name) => !name.endsWith('_fail'))
const refused = names.filter((name) => name.endsWith('_fail'))

describe('what others published', () => {
  test.each(accepted)('%s is accepted', (name) => {
    expect(refusal(asked(name))).toBeNull()
  })

  test.each(refused)('%s is refused, for what is wrong with it', (name) => {
    expect(refusal(asked(name))).toContain(reasons[name] ?? 'a reason that is listed here')
  })
})

const reasons: Record<string, string> = {
  'dsse-statement-missing-type_fail': 'not a statement',
  'dsse-statement-unknown-type_fail': 'not a statement',
  'dsse-with-hashedrekord-invalid-sig_fail': 'signature mismatch',
  'dsse-with-hashedrekord-mismatch-envelope_fail': 'signature mismatch',
  'dsse-with-hashedrekord-mismatch-sig_fail': 'signature mismatch',
  'invalid-signature_fail': 'is not valid JSON',
  'no-certificate_fail': 'invalid bundle',
  'no-verification-material_fail': 'invalid bundle',
  'rekor2-dsse-mismatch-sig_fail': 'tlog entry signature mismatch',
  'two-signatures_fail': 'invalid v0.1 bundle',
}

/** Keyless, logged as an envelope: what `countersign verify` asks of a record's certificate and witnesses, asked of records of others. */
describe('our own trust code', () => {
  const keyless = ['cosign-attestation', 'github-attestation-custom-issuer', 'github-attestation-reusable-workflow', 'rekor2-dsse-happy-path']

  function trusted(name: string, root: string, edit: (bundle: Bundle) => void = () => undefined) {
    const bundle = bundleFromJSON(JSON.parse(readFileSync(join(folder, name, 'bundle.sigstore.json'), 'utf8')))
    // Timestamps as a record holds them, and no list of none.
    const { timestampVerificationData: stamped } = bundle.verificationMaterial
    if (stamped?.rfc3161Timestamps.length === 0) bundle.verificationMaterial.timestampVerificationData = undefined
    for (const one of stamped?.rfc3161Timestamps ?? []) {
      const parts = timestampParts(one.signedTimestamp)
      one.signedTimestamp = Buffer.from(parts ? writeTimestamp(parts) : [])
    }
    edit(bundle)
    const reading = readTrustedRoot(readFileSync(join(folder, root), 'utf8'))
    if (!reading.ok || bundle.content.$case !== 'dsseEnvelope') throw new Error('not to be read')
    const trust = trustOf(bundle, bundle.content.dsseEnvelope.signatures[0]?.sig ?? Buffer.of(), reading.roots, null)
    return { trust, strange: strangeWitness(bundle) }
  }
  const rootOf = (name: string): string => (has(name, 'trusted_root.json') ? `${name}/trusted_root.json` : 'trusted_root.json')

  test.each(keyless)('%s: certificate and witnesses hold, in the form that records keep', (name) => {
    const { trust, strange } = trusted(name, rootOf(name))
    expect([trust.ok, strange]).toEqual([true, null])
    expect(trust.ok && trust.times.length).toBeGreaterThan(0)
  })

  test.each(keyless)('%s: not by the root of another house, nor with an entry, a proof or a certificate that was touched', (name) => {
    const other = name.startsWith('rekor2') ? 'trusted_root.json' : 'staging.trusted_root.json'
    expect(trusted(name, other).trust.ok).toBe(false)
    const touch: ((bundle: Bundle) => Uint8Array | undefined)[] = [
      ({ verificationMaterial }) => verificationMaterial.tlogEntries[0]?.canonicalizedBody,
      ({ verificationMaterial }) => verificationMaterial.tlogEntries[0]?.inclusionProof?.hashes[0],
      ({ verificationMaterial: { content } }) => (content.$case === 'certificate' ? content.certificate.rawBytes : undefined),
    ]
    for (const part of touch) {
      const { trust } = trusted(name, rootOf(name), (bundle) => {
        const bytes = part(bundle)
        if (bytes) bytes[Math.floor(bytes.length / 2)]! ^= 1
      })
      expect(trust.ok).toBe(false)
    }
  })
})

describe('spans of a trusted root', () => {
  const place = mkdtempSync(join(tmpdir(), 'roots-'))
  afterAll(() => rmSync(place, { recursive: true }))
  type Span = { validFor: { start?: string; end?: string } }
  type Root = { tlogs: { publicKey: Span }[]; timestampAuthorities: Span[] }
  const withRoot = (name: string, edit: (root: Root) => void): string | null => {
    const root = JSON.parse(readFileSync(join(folder, 'trusted_root.json'), 'utf8')) as Root
    edit(root)
    const path = join(place, 'root.json')
    writeFileSync(path, JSON.stringify(root))
    return refusal(asked(name, { root: path }))
  }
  const name = 'dsse-with-hashedrekord-happy-path'

  test('include their last instant, of a log and of a timestamp authority, and nothing after it', () => {
    const [at, before] = ['2026-05-13T19:47:33Z', '2026-05-13T19:47:32Z']
    for (const [end, refused] of [[at, false], [before, true]] as const) {
      expect(withRoot(name, ({ tlogs }) => tlogs.forEach(({ publicKey }) => (publicKey.validFor.end = end))) !== null).toBe(refused)
      const authorities = withRoot(name, ({ timestampAuthorities }) => timestampAuthorities.forEach(({ validFor }) => (validFor.end = end)))
      expect(authorities !== null).toBe(refused)
    }
  })

  test('of a log without a first day refuse the root', () => {
    expect(withRoot(name, ({ tlogs }) => tlogs.forEach(({ publicKey }) => delete publicKey.validFor.start))).toContain('a key without a first day')
  })
})

describe('what is accepted is refused', () => {
  const certified = accepted.filter((name) => !has(name, 'key.pub'))

  test.each(certified)('%s, asked for another identity or issuer', (name) => {
    const identity = given(name, 'identity', beacon)
    expect(refusal(asked(name, { identity: identity.replace(/.$/, '.') }))).toContain('another identity')
    expect(refusal(asked(name, { identity: identity.slice(0, -1) }))).toContain('another identity')
    expect(refusal(asked(name, { issuer: `${issuer}/other` }))).toContain('another issuer')
  })

  test.each(certified)('%s, by a root of another house', (name) => {
    const other = name.startsWith('rekor2') ? 'trusted_root.json' : 'staging.trusted_root.json'
    expect(refusal(asked(name, { root: join(folder, other) }))).toEqual(expect.any(String))
  })

  test.each(accepted)('%s, for another artifact', (name) => {
    expect(refusal(asked(name, { digest: `sha256:${'1'.repeat(64)}` }))).toEqual(expect.any(String))
  })
})

describe('a signature over a digest that is given instead of the file', () => {
  test.each(['P-256', 'P-384'])('%s: holds over its digest and over no other, by its key and by no other', (namedCurve) => {
    const [one, other] = [generateKeyPairSync('ec', { namedCurve }), generateKeyPairSync('ec', { namedCurve })]
    for (let round = 0; round < 10; round += 1) {
      const message = Buffer.from(`message ${round}`)
      const digest = createHash('sha256').update(message).digest()
      const signature = sign('sha256', message, one.privateKey)
      expect(signedDigest(one.publicKey, digest, signature)).toBe(true)
      expect(signedDigest(other.publicKey, digest, signature)).toBe(false)
      expect(signedDigest(one.publicKey, digest.map((byte, at) => (at === round ? byte ^ 1 : byte)), signature)).toBe(false)
      expect(signedDigest(one.publicKey, digest, signature.map((byte, at) => (at === signature.length - 1 - round ? byte ^ 1 : byte)))).toBe(false)
      expect(signedDigest(one.publicKey, digest, signature.subarray(0, -1))).toBe(false)
    }
  })

  test.each(['', '3006020100020100', '300602010102010000', '3006020101020100'])('%j is none', (hex) => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(signedDigest(publicKey, Buffer.alloc(32, 1), Buffer.from(hex, 'hex'))).toBe(false)
  })
})

/** The suite itself starts a program and looks at its exit code. */
test('as a process: 0 for what verifies, 1 for what does not', () => {
  const client = join(import.meta.dirname, '../../.ci/conformance.ts')
  const run = (name: string) => spawnSync(process.execPath, [client, ...asked(name)], { encoding: 'utf8' })
  const [good, bad] = [run('dsse-with-hashedrekord-happy-path'), run('dsse-with-hashedrekord-mismatch-sig_fail')]
  expect([good.status, good.stderr.trim(), bad.status, bad.stderr.trim()]).toEqual([0, 'verified', 1, 'signature mismatch'])
})
