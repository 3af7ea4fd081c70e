import { describe, expect, test } from '@jest/globals'
import { runScenario } from '../../src/cli/scenario/run.ts'
import { problemAt } from '../../src/policy/problems.ts'

const run = (policy: string, facts: string, expected: string) =>
  runScenario('x.scenario.yml', `version: 1\n${policy}\n---\nreviews: [{ by: kim }]\n${facts}\n---\n${expected}\n`, () =>
    problemAt('x', { code: 'CS-081', message: 'none' }))

const leak = (key: string, secret = 'PROD_KEY') => `${key}:
  .github/workflows/ci.yml: |
    on: pull_request
    jobs:
      test:
        runs-on: ubuntu-latest
        steps: [{ run: ./test, env: { KEY: "\${{ secrets.${secret} }}" } }]`

describe('workflow files in a scenario', () => {
  test.each<[string, string, string, string]>([
    ['none: nothing to judge', '', '', 'result: passed\ncontrols: { production-secret-boundary: not-applicable }'],
    ['a leak blocks', '', leak('workflows'), 'result: failed\nmissing: [production secret PROD_KEY in a pull request run]\nreasons: [secretOutside]'],
    ['a development secret does not', '', leak('workflows', 'TEST_KEY'), 'result: passed\ncontrols: { production-secret-boundary: pass }'],
    ['what the policy calls production', 'production: { secrets: [TEST_*] }', leak('workflows', 'TEST_KEY'), 'result: failed'],
    [
      'what the base has blocks all the same',
      '',
      `${leak('workflows')}\n${leak('base-workflows')}`,
      'result: failed\nsays: [The base has it already]',
    ],
    ['unless only changes count', 'production: { changes-only: true }', `${leak('workflows')}\n${leak('base-workflows')}`, 'result: passed'],
    ['files that could not be read', '', 'workflows: { unavailable: 502 }', 'result: error\ncontrols: { production-secret-boundary: unknown }'],
    [
      'an exception until the day before',
      'exceptions: [{ control: production-secret-boundary, file: .github/workflows/ci.yml, reason: x, approved-by: erin, expires: 2026-11-19 }]',
      leak('workflows'),
      'result: failed\nreasons: [exceptionExpired]',
    ],
    [
      'a callee elsewhere that is given',
      '',
      `workflows: { .github/workflows/ci.yml: "on: pull_request\\njobs: { a: { uses: acme/x/.github/workflows/y.yml@${'a'.repeat(40)}, secrets: inherit } }\\n" }\n` +
        `remote-workflows: { acme/x/.github/workflows/y.yml@${'a'.repeat(40)}: "on: workflow_call\\njobs: { b: { runs-on: x, steps: [{ run: ls }] } }\\n" }`,
      'result: passed',
    ],
    [
      'a callee elsewhere that is not',
      '',
      `workflows: { .github/workflows/ci.yml: "on: pull_request\\njobs: { a: { uses: acme/x/.github/workflows/y.yml@${'a'.repeat(40)}, secrets: inherit } }\\n" }`,
      'result: failed\nreasons: [inheritUnreadable]',
    ],
  ])('%s', async (_, policy, facts, expected) => {
    const outcome = await run(policy, facts, expected)
    expect(outcome.state === 'otherwise' ? outcome.differences : outcome.state === 'not-understood' ? outcome.problems : []).toEqual([])
  })

  test('a path that is none of the repository’s own files is an error', async () => {
    expect((await run('', 'workflows: { ci.yml: "on: push" }', 'result: passed')).state).toBe('not-understood')
  })
})
