import { expect, test } from '@jest/globals'
import { jobCondition } from '../../src/workflow/jobCondition.ts'

const workflow = (job: string) => `on: pull_request_target\njobs:\n  gate:\n    runs-on: ubuntu-latest\n${job}    steps: []\n`

test.each([
  ['a job without a condition', workflow(''), 'none'],
  ['a job with a condition', workflow('    if: github.actor != \'jo\'\n'), 'present'],
  ['a condition under a quoted key', workflow('    "if": always()\n'), 'present'],
  ['another job', 'jobs:\n  other:\n    if: false\n', 'unreadable'],
  ['a step condition is not a job condition', workflow('    x: { if: a }\n'), 'none'],
  ['a job that calls another workflow', 'jobs:\n  gate:\n    uses: ./.github/workflows/called.yml\n', 'unreadable'],
  ['the same under a condition', 'jobs:\n  gate:\n    if: false\n    uses: ./.github/workflows/called.yml\n', 'present'],
  ['broken YAML', 'jobs: [', 'unreadable'],
  ['a duplicate key', `${workflow('')}  gate: {}\n`, 'unreadable'],
  ['an alias bomb', `a: &a [x, x]\nb: &b [${'*a, '.repeat(40)}]\nc: [${'*b, '.repeat(40)}]\njobs: { gate: {} }\n`, 'unreadable'],
  ['nesting without end', '['.repeat(60_000), 'unreadable'],
  ['anchors without end', `a: ${'&a '.repeat(20_000)}`, 'unreadable'],
  ['a text longer than is read', workflow('').padEnd(65_537, '#'), 'unreadable'],
  ['an empty file', '', 'unreadable'],
])('%s', (_name, text, expected) => {
  expect(jobCondition(text, 'gate')).toBe(expected)
})
