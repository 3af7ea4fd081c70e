import { describe, expect, test } from '@jest/globals'
import { runnerFrom } from '../../src/action/runner.ts'

const repository = 'acme/payments'
const workflowOf = (text: string | undefined) => runnerFrom({ GITHUB_REPOSITORY: repository, GITHUB_WORKFLOW_REF: text }).workflow
const gate = '.github/workflows/gate.yml'

describe('the workflow that runs us', () => {
  test.each([
    ['on a branch', `acme/payments/${gate}@refs/heads/main`, 'refs/heads/main'],
    ['on a branch with slashes and an @', `acme/payments/${gate}@refs/heads/x/@refs/y`, 'refs/heads/x/@refs/y'],
    ['on a merge ref', `acme/payments/${gate}@refs/pull/7/merge`, 'refs/pull/7/merge'],
    ['whatever the case of the repository', `Acme/Payments/${gate}@refs/heads/main`, 'refs/heads/main'],
  ])('%s', (_, text, ref) => expect(workflowOf(text)).toEqual({ path: gate, ref }))

  test('a file with an @ in its name', () => {
    expect(workflowOf('acme/payments/.github/workflows/a@b.yml@refs/heads/main')).toEqual({
      path: '.github/workflows/a@b.yml',
      ref: 'refs/heads/main',
    })
  })

  test.each([
    ['nothing', undefined],
    ['an empty value', ''],
    ['another repository', `acme/control/${gate}@refs/heads/main`],
    ['a repository whose name begins alike', `acme/payments-2/${gate}@refs/heads/main`],
    ['a file elsewhere', 'acme/payments/gate.yml@refs/heads/main'],
    ['a path that leads away', 'acme/payments/.github/workflows/../../x.yml@refs/heads/main'],
    ['a file with a colon, which would name another object', 'acme/payments/.github/workflows/a:b.yml@refs/heads/main'],
    ['a ref with a colon', `acme/payments/${gate}@refs/heads/main:x`],
    ['no full ref', `acme/payments/${gate}@main`],
    ['two lines', `acme/payments/${gate}@refs/heads/main\nx`],
    ['no end', `acme/payments/${gate}@refs/heads/${'x'.repeat(10_000)}`],
  ])('%s: not read', (_, text) => expect(workflowOf(text)).toBeNull())
})

test.each([[undefined, null], ['', null], ['gate', 'gate']])('the job %j is %j', (text, job) => {
  expect(runnerFrom({ GITHUB_REPOSITORY: repository, GITHUB_JOB: text }).job).toBe(job)
})

test.each([undefined, '', 'acme', 'acme/', 'acme/payments/x'])('a repository of %j is no runner’s', (text) => {
  expect(() => runnerFrom({ GITHUB_REPOSITORY: text })).toThrow(/GITHUB_REPOSITORY/)
})
