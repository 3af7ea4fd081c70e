import { describe, expect, test } from '@jest/globals'
import { inputsFrom } from '../../src/action/inputs.ts'
import { ProblemError } from '../../src/domain/problem.ts'

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
    policy: '.github/countersign.yml', githubToken: 'a token', orgToken: null, inventory: false, mode: 'enforce', signing: 'auto', signingKey: null,
    trustedKeys: [], comment: 'never', jobResult: 'auto', retentionDays: null, pullRequest: null, environment: null, sha: null, repository: null, breakGlass: null,
  })
})

describe('a wrong value is one clear error that names the input', () => {
  test.each([
    ['mode', 'Enforce'], ['mode', 'off'], ['inventory', 'yes'], ['inventory', 'true'], ['signing', 'keyless'], ['comment', 'yes'], ['job-result', 'green'],
    ['retention-days', '-1'], ['retention-days', '1e3'], ['retention-days', '401'], ['pull-request', '0'], ['pull-request', '12a'], ['pull-request', '99999999999'],
    ['policy', '/etc/passwd'], ['policy', '../other.yml'], ['policy', 'a//b.yml'], ['policy', 'main:policy.yml'], ['policy', 'a\nb'],
  ])('%s: %j', (input, value) => {
    expect(refusal({ [input]: value })).toMatchObject({ code: 'CS-030', message: expect.stringContaining(`"${input}"`) })
  })

  test('no token at all', () => {
    expect(refusal({ 'github-token': ' ' })).toMatchObject({ code: 'CS-030', found: 'nothing' })
  })

  test('a refused value of a secret input is not echoed', () => {
    expect(JSON.stringify(refusal({ 'github-token': '', 'signing-key': 'do-not-print' }))).not.toContain('do-not-print')
  })
})
