import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '../../src/domain/problem.ts'
import type { SealedRecord } from '../../src/domain/record.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { createSigner } from '../../src/sign/signer.ts'
import type { ServiceUrls } from '../../src/sign/services.ts'
import { ecKey, ed25519Key, type KeyPair, rsaKey } from '../support/keys.ts'
import { outsideOf } from '../support/outside.ts'
import { sealed } from '../support/sampleRecord.ts'
import { down, type Fault, lying, nonsense, type Sigstore, startSigstore } from '../support/sigstore.ts'

/** Logs of version 2: proof and checkpoint only, and no word of the time. */
let sigstore: Sigstore
let record: SealedRecord
let warnings: string[] = []

beforeAll(async () => {
  sigstore = await startSigstore()
  record = await sealed()
})
afterAll(() => sigstore.close())
afterEach(() => {
  sigstore.faults = {}
  warnings = []
})

const outside = (services: Partial<ServiceUrls>, trustedRoot: string | null = sigstore.trustedRoot) =>
  outsideOf(sigstore, {
    services: { ...sigstore.services, rekor: sigstore.rekor2.url, rekorVersion: 2, ...services },
    trustedRoot,
    warn: (line) => void warnings.push(line),
  })
const keyless = async (services: Partial<ServiceUrls> = {}, trustedRoot?: string | null) =>
  createSigner({ mode: 'keyless', key: null, idTokenAvailable: true, outside: outside(services, trustedRoot) }).sign(record.statementBytes)
const withKey = async ({ privatePem }: KeyPair, services: Partial<ServiceUrls> = {}) =>
  createSigner({ mode: 'key', key: privatePem, idTokenAvailable: false, outside: outside({ fulcio: null, ...services }) }).sign(record.statementBytes)

const verify = async (bundle: Uint8Array, trustedRoot = sigstore.trustedRoot) => verifyEvidence(bundle, { identity: sigstore.identity, trustedRoot })
const verifyKey = async (bundle: Uint8Array, { publicPem }: KeyPair) => verifyEvidence(bundle, { key: publicPem, trustedRoot: sigstore.trustedRoot })

interface Entry {
  integratedTime?: string
  logIndex?: string
  logId: { keyId: string }
  inclusionPromise?: object
  inclusionProof: { logIndex: string; treeSize: string; rootHash: string; hashes: string[]; checkpoint: { envelope: string } }
  kindVersion: { kind: string; version: string }
  canonicalizedBody: string
}
interface File {
  verificationMaterial: { tlogEntries: Entry[]; timestampVerificationData?: object }
}
const fileOf = (bundle: Uint8Array) => JSON.parse(Buffer.from(bundle).toString()) as File
const entryOf = (bundle: Uint8Array): Entry => fileOf(bundle).verificationMaterial.tlogEntries[0] as Entry
const altered = (bundle: Uint8Array, edit: (entry: Entry, file: File) => void): Uint8Array => {
  const file = fileOf(bundle)
  edit(file.verificationMaterial.tlogEntries[0] as Entry, file)
  return canonicalBytes(file)
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const edited = (part: RegExp, by: string): Fault => lying((body) => Buffer.from(body.toString().replace(part, by)))

describe('an entry of a log of version 2', () => {
  test('beside a timestamp verifies, and the log is told whose signature it is', async () => {
    const bundle = await keyless()
    expect(await verify(bundle)).toMatchObject({ outcome: 'verified', problem: null })
    expect(entryOf(bundle)).toMatchObject({ kindVersion: { kind: 'dsse', version: '0.0.2' } })
    expect(entryOf(bundle)).not.toHaveProperty('inclusionPromise')
    expect(entryOf(bundle)).not.toHaveProperty('integratedTime')
    const verifier = { keyDetails: 'PKIX_ECDSA_P256_SHA_256', x509Certificate: {} }
    expect(sigstore.rekor2.log.asked).toMatchObject({ dsseRequestV002: { verifiers: [verifier] } })
    expect(warnings).toEqual([])
  })

  test('tells whose job signed, which an identity of many callers does not', async () => {
    const { checks } = await verify(await keyless())
    expect(checks).toContainEqual({ what: 'signed in', value: 'a job of https://github.com/acme/payments, as the certificate says', ok: null })
  })

  test('is kept with the signature of the log alone', async () => {
    expect(entryOf(await keyless()).inclusionProof.checkpoint.envelope.split('\u2014')).toHaveLength(2)
  })

  test('counts as no time: the timestamp is the only one that is told', async () => {
    const { checks } = await verify(await keyless())
    expect(checks.find(({ what }) => what === 'signed at')?.value).toMatch(/^\S+ \(timestamp authority\), verified/)
  })

  test.each([
    ['P-256', ecKey('P-256'), 'PKIX_ECDSA_P256_SHA_256'],
    ['Ed25519', ed25519Key(), 'PKIX_ED25519'],
    ['RSA', rsaKey(3072), 'PKIX_RSA_PKCS1V15_3072_SHA256'],
  ])('about a key of one\'s own, %s, is told by its public half', async (_, key, keyDetails) => {
    const bundle = await withKey(key)
    expect(await verifyKey(bundle, key)).toMatchObject({ outcome: 'verified', problem: null })
    expect(sigstore.rekor2.log.asked).toMatchObject({ dsseRequestV002: { verifiers: [{ keyDetails, publicKey: {} }] } })
  })

  test('alone, beside a key of one\'s own, shows no time', async () => {
    const key = ecKey('P-256')
    const { outcome, checks } = await verifyKey(await withKey(key, { tsa: 'none' }), key)
    expect(outcome).toBe('verified')
    expect(checks.find(({ what }) => what === 'signed at')).toMatchObject({ ok: null, value: expect.stringContaining('not shown') })
  })
})

describe('a keyless signature is worth nothing without a time', () => {
  const problemOf = async (work: Promise<unknown>) => {
    const error = await work.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    return (error as ProblemError).problem
  }

  test('a log of version 2 without a timestamp authority is refused before anybody is asked', async () => {
    sigstore.asked.length = 0
    expect(await problemOf(keyless({ tsa: 'none' }))).toMatchObject({ code: 'CS-051', found: expect.stringContaining('tells no time') })
    expect(sigstore.asked).toEqual(['token'])
  })

  test.each([['with', undefined], ['without', null]])('a timestamp authority that is down leaves nothing, %s a trusted root', async (_, root) => {
    sigstore.faults = { tsa: down }
    expect(await problemOf(keyless({}, root))).toMatchObject({ code: 'CS-052', message: expect.stringContaining('no witness of its time') })
  })

  test('an entry whose timestamp was taken away is refused', async () => {
    const bundle = altered(await keyless(), (_, file) => delete file.verificationMaterial.timestampVerificationData)
    expect(await verify(bundle)).toMatchObject({ outcome: 'wrong', problem: { message: expect.stringContaining('nobody has witnessed when') } })
  })
})

describe('an entry that was altered is refused', () => {
  const cases: [string, (entry: Entry) => void][] = [
    ['a time of its own', (entry) => (entry.integratedTime = '1795182307')],
    ['a promise', (entry) => (entry.inclusionPromise = { signedEntryTimestamp: 'AAAA' })],
    ['another index', (entry) => (entry.logIndex = '0')],
    ['another index in the proof as well', (entry) => (entry.logIndex = entry.inclusionProof.logIndex = '1')],
    ['another log', (entry) => (entry.logId.keyId = Buffer.alloc(32, 1).toString('base64'))],
    ['another log with the same beginning', (entry) => {
      const id = Buffer.from(entry.logId.keyId, 'base64')
      id[31] = (id[31] ?? 0) ^ 1
      entry.logId.keyId = id.toString('base64')
    }],
    ['another root', (entry) => (entry.inclusionProof.rootHash = Buffer.alloc(32).toString('base64'))],
    ['another path', (entry) => (entry.inclusionProof.hashes = entry.inclusionProof.hashes.toReversed())],
    ['a shorter path', (entry) => void entry.inclusionProof.hashes.pop()],
    ['another size', (entry) => (entry.inclusionProof.treeSize = '99')],
    ['the version before', (entry) => (entry.kindVersion.version = '0.0.1')],
    ['another kind', (entry) => (entry.kindVersion.kind = 'hashedrekord')],
    ['a body about something else', (entry) => (entry.canonicalizedBody = base64('{"apiVersion":"0.0.2","kind":"dsse","spec":{}}'))],
    ['a second signature on the checkpoint', ({ inclusionProof: { checkpoint } }) => (checkpoint.envelope += `\u2014 witness.example ${base64('x'.repeat(68))}\n`)],
    ['another name on the checkpoint', ({ inclusionProof: { checkpoint } }) => (checkpoint.envelope = checkpoint.envelope.replace('\u2014 127', '\u2014 128'))],
  ]
  test.each(cases)('%s', async (_, edit) => {
    expect((await verify(altered(await keyless(), edit))).outcome).toBe('wrong')
  })

  test('one byte in any of it, every fortieth here', async () => {
    const bundle = await keyless()
    const start = Buffer.from(bundle).indexOf('"verificationMaterial"')
    for (let at = start; at < bundle.length; at += 40) {
      const copy = Uint8Array.from(bundle)
      copy[at] = (copy[at] ?? 0) ^ 1
      expect([at, (await verify(copy)).outcome]).not.toEqual([at, 'verified'])
    }
  })

  test('by a log that the trusted root does not name, or not for that day', async () => {
    const bundle = await keyless()
    const rootWith = (edit: (log: { publicKey: { validFor: { start: string; end?: string } } }) => void) => {
      const root = JSON.parse(sigstore.trustedRoot) as { tlogs: Parameters<typeof edit>[0][] }
      edit(root.tlogs[1] as Parameters<typeof edit>[0])
      return JSON.stringify(root)
    }
    expect((await verify(bundle, rootWith((log) => (log.publicKey.validFor.end = '2021-01-01T00:00:00Z')))).outcome).toBe('wrong')
    expect((await verify(bundle, rootWith((log) => (log.publicKey.validFor.start = '2031-01-01T00:00:00Z')))).outcome).toBe('wrong')
    const root = JSON.parse(sigstore.trustedRoot) as { tlogs: object[] }
    expect((await verify(bundle, JSON.stringify({ ...root, tlogs: root.tlogs.slice(0, 1) }))).outcome).toBe('wrong')
  })
})

describe('a log that does not do its work leaves the record with its timestamp', () => {
  const cases: [string, Fault][] = [
    ['down', down],
    ['answering nonsense', nonsense],
    ['with an entry of somebody else', edited(/"canonicalizedBody":"[^"]+"/, `"canonicalizedBody":"${base64('{}')}"`)],
    ['with another tree', edited(/"treeSize":"\d+"/, '"treeSize":"1"')],
    ['with a proof that does not hold', edited(/"hashes":\[/, `"hashes":["${base64('x'.repeat(32))}",`)],
    ['with a promise, as logs of version 1 have', edited(/\{/, '{"inclusionPromise":{"signedEntryTimestamp":"AAAA"},')],
  ]
  test.each(cases)('%s', async (_, fault) => {
    sigstore.faults = { rekor2: fault }
    const bundle = await keyless()
    expect(fileOf(bundle).verificationMaterial.tlogEntries ?? []).toEqual([])
    expect((await verify(bundle)).outcome).toBe('verified')
    expect(warnings).toEqual([expect.stringContaining('the transparency log')])
  })

  test('a key that it has no name for is not shown to it', async () => {
    const key = rsaKey(3584)
    const bundle = await withKey(key)
    expect(warnings).toEqual([expect.stringContaining('3072 or 4096')])
    expect((await verifyKey(bundle, key)).outcome).toBe('verified')
  })
})
