import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { SealedRecord } from '../../src/domain/record.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import type { Outside } from '../../src/sign/outside.ts'
import { createSigner } from '../../src/sign/signer.ts'
import { ecKey, ed25519Key, rsaKey } from '../support/keys.ts'
import { hasty, outsideOf } from '../support/outside.ts'
import { sealed } from '../support/sampleRecord.ts'
import { broken, down, nonsense, type Sigstore, slow, startSigstore } from '../support/sigstore.ts'

let sigstore: Sigstore
let record: SealedRecord
let warnings: string[] = []
const pair = ecKey('P-256')

beforeAll(async () => {
  sigstore = await startSigstore()
  record = await sealed()
})
afterAll(() => sigstore.close())
afterEach(() => {
  sigstore.faults = {}
  sigstore.asked.length = 0
  warnings = []
})

const nobody = { fulcio: null, rekor: null, tsa: null }
const sign = async (services: Partial<Outside['services']>, given: Partial<Outside> = {}, keys = pair) => {
  const outside = outsideOf(sigstore, { services: { ...nobody, ...services }, warn: (line) => void warnings.push(line), ...given })
  return createSigner({ mode: 'key', key: keys.privatePem, idTokenAvailable: true, outside }).sign(record.statementBytes)
}
const timeOf = async (bundle: Uint8Array, trustedRoot: string | undefined, keys = pair) => {
  const { outcome, checks } = await verifyEvidence(bundle, { key: keys.publicPem, ...(trustedRoot !== undefined && { trustedRoot }) })
  return { outcome, at: checks.find(({ what }) => what === 'signed at') }
}

describe('a key of one\'s own with witnesses', () => {
  test('asks nobody when nobody is named, whatever the job may do', async () => {
    expect(await timeOf(await sign({}), sigstore.trustedRoot)).toMatchObject({ outcome: 'verified', at: { ok: null } })
    expect(sigstore.asked).toEqual([])
  })

  test.each([
    ['P-256', pair],
    ['Ed25519', ed25519Key()],
    ['RSA', rsaKey(3072)],
  ])('%s: a timestamp shows when it was signed', async (_, keys) => {
    const bundle = await sign({ tsa: sigstore.services.tsa }, {}, keys)
    expect(await timeOf(bundle, sigstore.trustedRoot, keys)).toMatchObject({
      outcome: 'verified',
      at: { ok: true, value: expect.stringContaining('2026-11-21T14:03:07.000Z (timestamp authority), verified') },
    })
    expect(warnings).toEqual([])
  })

  test('a log entry does too', async () => {
    const bundle = await sign({ rekor: sigstore.services.rekor })
    expect(await timeOf(bundle, sigstore.trustedRoot)).toMatchObject({
      outcome: 'verified',
      at: { ok: true, value: expect.stringContaining('transparency log') },
    })
  })

  test('without a trusted root it verifies by its key, and nothing is said of the time', async () => {
    const { outcome, at } = await timeOf(await sign({ tsa: sigstore.services.tsa }), undefined)
    expect([outcome, at?.ok]).toEqual(['verified', null])
  })

  test.each([
    ['down', down],
    ['broken', broken],
    ['slow', slow],
    ['answering nonsense', nonsense],
  ])('an authority that is %s does not destroy the signature, and is told', async (_, fault) => {
    sigstore.faults.tsa = fault
    const bundle = await sign({ tsa: sigstore.services.tsa }, fault === slow ? hasty : {})
    expect(await timeOf(bundle, sigstore.trustedRoot)).toMatchObject({ outcome: 'verified', at: { ok: null } })
    expect(warnings).toHaveLength(1)
  })

  test.each([null, 'with a trusted root'])('an authority whose clock is a quarter of an hour behind GitHub does not destroy the signature (%s)', async (rooted) => {
    const world = await startSigstore({ at: new Date(Date.parse(record.statement.predicate.evaluatedAt) - 900_000) })
    const bundle = await sign({ tsa: world.services.tsa }, { trustedRoot: rooted === null ? null : world.trustedRoot, now: world.now })
    expect(await timeOf(bundle, world.trustedRoot)).toMatchObject({ outcome: 'verified', at: { ok: null } })
    expect(warnings.join()).toContain('15 minutes behind GitHub')
    await world.close()
  })

  test('an authority that signs with another key than its certificate says is no witness', async () => {
    const stranger = await startSigstore()
    const own = await sign({ tsa: stranger.services.tsa }, { trustedRoot: null })
    expect(await timeOf(own, sigstore.trustedRoot)).toMatchObject({ outcome: 'wrong' })
    expect(await timeOf(own, stranger.trustedRoot)).toMatchObject({ outcome: 'verified' })
    await stranger.close()
  })
})

describe('auto', () => {
  const outside = () => outsideOf(sigstore, {})
  const command = { argv: ['sign'] as [string], publicKeyPem: pair.publicPem, environment: {} }

  test.each([
    ['keyless where the job may ask for a token, even with a key at hand', { key: pair.privatePem, idTokenAvailable: true }, 'keyless'],
    ['the key where it may not', { key: pair.privatePem, idTokenAvailable: false }, 'key'],
    ['the command where there is no key', { key: null, idTokenAvailable: false, command }, 'command'],
  ])('is %s', (_, { key, idTokenAvailable, ...more }, mode) => {
    const signer = createSigner({
      mode: 'auto',
      key,
      idTokenAvailable,
      outside: { ...outside(), ...more, idToken: idTokenAvailable ? sigstore.idToken : null },
    })
    expect(signer.mode).toBe(mode)
  })

  test('is an error that prints the whole permissions block where nothing is there', () => {
    expect(() => createSigner({ mode: 'auto', key: null, idTokenAvailable: false, outside: { ...outside(), idToken: null } })).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ code: 'CS-051', suggestion: expect.stringContaining('permissions:\n  actions: read\n') }),
      }),
    )
  })

  test('keyless without the permission says so, and never falls back', () => {
    expect(() => createSigner({ mode: 'keyless', key: pair.privatePem, idTokenAvailable: false, outside: { ...outside(), idToken: null } })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'CS-051', suggestion: expect.stringContaining('id-token: write') }) }),
    )
  })
})
