import { describe, expect, test } from '@jest/globals'
import { InputError, inputsFrom } from '../../src/action/inputs.ts'
import { ProblemError } from '../../src/domain/problem.ts'
import { ecKey, ed25519Key } from '../support/keys.ts'

const one = ecKey('P-256')

const env = (inputs: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries({ 'github-token': 'a token', ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

const refusal = (inputs: Record<string, string>) => {
  try {
    inputsFrom(env(inputs))
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
  }
  throw new Error('nothing was refused')
}

test('every input has a default', () => {
  expect(inputsFrom(env())).toEqual({
    policy: '.github/countersign.yml',
    githubToken: 'a token',
    orgToken: null,
    inventory: false,
    mode: 'enforce',
    signing: 'auto',
    signingKey: null,
    trustedKeys: [],
    comment: 'never',
    jobResult: 'auto',
    retentionDays: null,
    pullRequest: null,
    environment: null,
    sha: null,
    repository: null,
    breakGlass: null,
    signingCommand: null,
    signingPublicKey: null,
    services: { fulcio: null, rekor: null, tsa: null },
    trustedRoot: null,
    ledger: null,
    ledgerToken: null,
    attest: false,
    reconcile: null,
    reconcileSince: null,
    reconcileIssue: true,
  })
})

describe('a wrong value is one clear error that names the input', () => {
  test.each([
    ['mode', 'Enforce'],
    ['mode', 'off'],
    ['inventory', 'yes'],
    ['inventory', 'true'],
    ['signing', 'kms'],
    ['comment', 'yes'],
    ['job-result', 'green'],
    ['retention-days', '-1'],
    ['retention-days', '1e3'],
    ['retention-days', '401'],
    ['pull-request', '0'],
    ['pull-request', '12a'],
    ['pull-request', '99999999999'],
    ['policy', '/etc/passwd'],
    ['policy', '../other.yml'],
    ['policy', 'a//b.yml'],
    ['policy', 'main:policy.yml'],
    ['policy', 'a\nb'],
  ])('%s: %j', (input, value) => {
    expect(refusal({ [input]: value })).toMatchObject({ code: 'CS-030', message: expect.stringContaining(`"${input}"`) })
  })

  test.each([
    ['environment', 'a\nb'], ['environment', 'x'.repeat(256)], ['sha', 'main'], ['sha', 'a'.repeat(39)], ['sha', 'A'.repeat(40)],
    ['repository', 'payments'], ['repository', 'a/b/c'], ['repository', '../..'],
  ])('of a deployment, %s: %j', (input, value) => {
    expect(refusal({ environment: 'production', [input]: value })).toMatchObject({ code: 'CS-030', message: expect.stringContaining(`"${input}"`) })
  })

  test.each(['sha', 'repository'])('%s without an environment would change nothing', (input) => {
    expect(refusal({ [input]: input === 'sha' ? 'a'.repeat(40) : 'acme/payments' })).toMatchObject({ found: expect.stringContaining('alone') })
  })

  test.each(['-x', 'a b', 'a..b', 'a//b', '/a', 'a/', 'a.', 'a/.b', 'x.lock', 'x.lock/y', 'refs@{1}', 'a:b', 'a^', 'x'.repeat(201)])(
    'a ledger that is no plain branch: %j',
    (value) => {
      expect(refusal({ ledger: value })).toMatchObject({ code: 'CS-030', message: expect.stringContaining('"ledger"') })
    },
  )

  test('a ledger by its name, and a token that is for nothing', () => {
    expect(inputsFrom(env({ ledger: 'evidence/countersign-ledger', 'ledger-token': 'a token' }))).toMatchObject({
      ledger: 'evidence/countersign-ledger',
      ledgerToken: 'a token',
    })
    expect(refusal({ 'ledger-token': 'a token' })).toMatchObject({ found: '`ledger-token` alone' })
  })

  test.each(['key', 'command', 'none'])('attestations of what no certificate signs: signing %s', (signing) => {
    expect(refusal({ attest: 'true', signing })).toMatchObject({ code: 'CS-030', found: `"true" beside \`signing: ${signing}\`` })
    expect(inputsFrom(env({ attest: 'false', signing })).attest).toBe(false)
  })

  test('attestations, keyless or where the job may', () => {
    for (const signing of ['keyless', 'auto']) expect(inputsFrom(env({ attest: 'true', signing })).attest).toBe(true)
    expect(refusal({ attest: 'yes' })).toMatchObject({ message: expect.stringContaining('"attest"') })
  })

  test('a version of a log that is not named', () => {
    expect(inputsFrom(env({ 'rekor-version': '2', 'rekor-url': 'https://log.example' })).services).toMatchObject({ rekor: 'https://log.example', rekorVersion: 2 })
    for (const inputs of [{}, { 'rekor-url': 'none' }]) expect(refusal({ 'rekor-version': '2', ...inputs })).toMatchObject({ found: '"2" without a log' })
    expect(refusal({ 'rekor-version': '3' })).toMatchObject({ message: expect.stringContaining('"rekor-version"') })
  })

  test('a pull request and an environment at once', () => {
    expect(refusal({ 'pull-request': '7', environment: 'production' })).toMatchObject({ found: 'both' })
  })

  test.each([
    ['too long', 'x'.repeat(501)],
    ['of two lines', 'outage\nINC-7'],
    ['with an escape', 'outage \u001b[2J'],
    ['without words', '- …'],
    ['of two lines to some', 'outage\u2028INC-7'],
  ])('a reason to break the glass, %s', (_, value) =>
    expect(refusal({ 'break-glass': value })).toMatchObject({ code: 'CS-030', message: expect.stringContaining('"break-glass"') }),
  )

  test('a reason of blanks breaks nothing', () => {
    expect(inputsFrom(env({ 'break-glass': ' \n ' })).breakGlass).toBeNull()
    expect(inputsFrom(env({ 'break-glass': ' outage, INC-7 ' })).breakGlass).toBe('outage, INC-7')
  })

  test.each([
    ['text', 'not a key'],
    ['a key and text', `${one.publicPem}\nhello`],
    ['a private key', one.privatePem],
    ['a key nobody else could verify', ecKey('P-384').publicPem],
    ['too many', one.publicPem.repeat(21)],
    ['something else between the lines', one.publicPem.replace('\n', '\n#\n')],
  ])('trusted keys: %s', (_, value) => {
    const problem = refusal({ 'trusted-keys': value })
    expect(problem).toMatchObject({ code: 'CS-030', message: expect.stringContaining('"trusted-keys"') })
    expect(JSON.stringify(problem)).not.toContain(one.privatePem.split('\n')[1])
  })

  test('trusted keys, one after the other, with remarks', () => {
    expect(inputsFrom(env({ 'trusted-keys': `# until 2026-11\n${one.publicPem}\n# before\n${ed25519Key().publicPem}` })).trustedKeys).toHaveLength(2)
  })

  test('everything that is wrong is told at once', () => {
    expect(() => inputsFrom(env({ mode: 'off', sha: 'main', environment: 'production', 'break-glass': 'a\tb' }))).toThrow(InputError)
    try {
      inputsFrom(env({ mode: 'off', sha: 'main', environment: 'production', 'break-glass': 'a\tb' }))
    } catch (error) {
      expect(error instanceof InputError ? error.problems.map(({ message }) => message) : []).toEqual(
        ['mode', 'sha', 'break-glass'].map((input) => `input "${input}" has a wrong value`),
      )
    }
  })

  test('no token at all', () => {
    expect(refusal({ 'github-token': ' ' })).toMatchObject({ code: 'CS-030', found: 'nothing' })
  })

  test('a refused value of a secret input is not echoed', () => {
    expect(JSON.stringify(refusal({ 'github-token': '', 'signing-key': 'do-not-print' }))).not.toContain('do-not-print')
  })
})
