import { beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '../../src/domain/problem.ts'
import type { SealedRecord } from '../../src/domain/record.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { createSigner, type SignerOptions } from '../../src/sign/signer.ts'
import { ecKey, ed25519Key, rsaKey } from '../support/keys.ts'
import { sealed } from '../support/sampleRecord.ts'

let record: SealedRecord
beforeAll(async () => {
  record = await sealed()
})

const pair = ecKey('P-256')
const options = (given: Partial<SignerOptions>): SignerOptions => ({ mode: 'auto', key: null, idTokenAvailable: false, ...given })

function refusalOf(given: Partial<SignerOptions>): ProblemError {
  try {
    createSigner(options(given))
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
  throw new Error('a signer was made')
}

describe('a signer', () => {
  test.each([
    ['P-256', pair],
    ['Ed25519', ed25519Key()],
    ['RSA', rsaKey(3072)],
  ])('with a %s key signs what verifies with its public half', async (_, keys) => {
    const signer = createSigner(options({ mode: 'key', key: keys.privatePem }))
    const bundle = await signer.sign(record.statementBytes)
    expect(signer.publicKeyPem).toBe(keys.publicPem)
    expect(await verifyEvidence(bundle, { key: keys.publicPem, expect: 'passed' })).toMatchObject({ outcome: 'verified' })
  })

  test('auto takes the key when there is one', () => {
    expect(createSigner(options({ key: pair.privatePem })).mode).toBe('key')
    expect(createSigner(options({ key: pair.privatePem, idTokenAvailable: true })).mode).toBe('key')
  })

  test('none signs nothing, even with a key at hand, and its record says unsigned', async () => {
    const signer = createSigner(options({ mode: 'none', key: pair.privatePem }))
    expect(signer).toMatchObject({ mode: 'none', keyid: null, publicKeyPem: null })
    const bundle = await signer.sign(record.statementBytes)
    expect(await verifyEvidence(bundle, {})).toMatchObject({ outcome: 'could-not', signed: false })
    expect(await verifyEvidence(bundle, { allowUnsigned: true })).toMatchObject({ outcome: 'verified', signed: false })
  })
})

describe('a signer is refused rather than weakened', () => {
  test.each<[string, Partial<SignerOptions>]>([
    ['auto without a key', {}],
    ['auto with an empty secret', { key: '' }],
    ['key without a key', { mode: 'key' }],
    ['key with a blank secret', { mode: 'key', key: ' \n' }],
  ])('%s: CS-051 says what to add', (_, given) => {
    const { problem } = refusalOf(given)
    expect(problem.code).toBe('CS-051')
    expect(problem.suggestion).toContain('signing-key')
    expect(problem.suggestion).toContain('signing: none')
  })

  test('a job that may write id-tokens is told of keyless, not to add a permission it has', () => {
    const { problem } = refusalOf({ idTokenAvailable: true })
    expect(problem.found).toContain('signing: keyless')
    expect(`${problem.suggestion}${problem.message}`).not.toContain('permissions:')
  })

  test('a key that cannot be used: CS-050, never unsigned instead', () => {
    expect(refusalOf({ key: ecKey('P-384').privatePem }).problem.code).toBe('CS-050')
    expect(refusalOf({ mode: 'key', key: 'garbage' }).problem.code).toBe('CS-050')
  })
})

describe('a signer checks its own bundle', () => {
  const refused = async (statement: unknown, mode: 'key' | 'none' = 'key') =>
    createSigner(options({ mode, key: mode === 'key' ? pair.privatePem : null })).sign(canonicalBytes(statement))

  test.each(['key', 'none'] as const)('and does not hand out a decision that does not follow from its facts (%s)', async (mode) => {
    const lying = structuredClone(record.statement)
    lying.predicate.decision.result = 'failed'
    await expect(refused(lying, mode)).rejects.toMatchObject({ problem: { code: 'CS-052', message: expect.stringContaining('replay') } })
  })

  test('nor anything that is no statement of ours', async () => {
    await expect(refused({ hello: 1 })).rejects.toMatchObject({ problem: { code: 'CS-052' } })
  })

  test('nor a statement whose facts do not have the recorded digest', async () => {
    const lying = structuredClone(record.statement)
    lying.subject[0].digest.sha256 = '00'.repeat(32)
    await expect(refused(lying)).rejects.toMatchObject({ problem: { code: 'CS-052', message: expect.stringContaining('facts') } })
  })
})
