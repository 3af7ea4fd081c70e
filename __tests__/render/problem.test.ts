import { describe, expect, test } from '@jest/globals'
import type { Problem } from '../../src/domain/problem.ts'
import { missingPermissionsText } from '../../src/render/permissions.ts'
import { problemText } from '../../src/render/problem.ts'

const problem: Problem = {
  code: 'CS-012',
  file: '.github/countersign.yml',
  line: 7,
  column: 7,
  message: 'unknown key "requires" in sign-off rule 1',
  expected: 'one of name, paths, branches, roles',
  found: '"requires"',
  suggestion: 'did you mean "roles"?',
}

describe('a problem says where, what, what was expected and what to do', () => {
  test('whole', () => {
    expect(problemText(problem, 'The policy was not relaxed: this pull request stays blocked until the file on `main` is fixed.')).toBe(
      [
        '.github/countersign.yml:7:7  unknown key "requires" in sign-off rule 1. Did you mean "roles"?  (CS-012)',
        '  expected one of name, paths, branches, roles, found "requires"',
        '  The policy was not relaxed: this pull request stays blocked until the file on `main` is fixed.',
      ].join('\n'),
    )
  })

  test.each([
    [
      'a short one has its code at the column of the others',
      { expected: null, found: null, suggestion: null, message: 'no' },
      `${'.github/countersign.yml:7:7  no.'.padEnd(92)}  (CS-012)`,
    ],
    [
      'without a column',
      { column: null, message: 'x'.repeat(80), expected: null, found: null, suggestion: null },
      `.github/countersign.yml:7  ${'x'.repeat(80)}.  (CS-012)`,
    ],
    ['without a file', { file: '', message: 'x'.repeat(100), expected: null, found: null, suggestion: null }, `${'x'.repeat(100)}.  (CS-012)`],
  ])('%s', (_, over, text) => expect(problemText({ ...problem, ...over })).toBe(text))

  test('a suggestion of several lines stays lines, to be pasted', () => {
    const text = problemText({ ...problem, suggestion: 'write:\nversion: 1\nroles: {}' })
    expect(text.split('\n').slice(2)).toEqual(['  version: 1', '  roles: {}'])
  })

  test('nothing in it starts a line, a command or a terminal sequence', () => {
    const bad = '\n::error::x\u001b[2J##[error]'
    const text = problemText({ ...problem, file: bad, message: bad, expected: bad, found: bad, suggestion: bad }, 'so')
    expect(text).not.toMatch(/::|##\[|\u001b/)
    expect(text.split('\n').every((line, index) => index === 0 || line.startsWith('  '))).toBe(true)
  })

  test('an endless message is cut', () => {
    const text = problemText({ ...problem, message: 'x'.repeat(1_000_000), suggestion: 'y\n'.repeat(100_000) })
    expect(text.length).toBeLessThan(20_000)
  })
})

describe('missing permissions', () => {
  test('one', () => {
    expect(
      missingPermissionsText([{ permission: 'statuses', access: 'write', reason: 'to publish the verdict' }])
        .split('\n')
        .slice(0, 3),
    ).toEqual(['Countersign needs 1 more permission (CS-040). Add to the job:', '  permissions:', '    statuses: write    # to publish the verdict'])
  })

  test('each once, write before read', () => {
    const text = missingPermissionsText([
      { permission: 'pull-requests', access: 'write', reason: 'a' },
      { permission: 'pull-requests', access: 'read', reason: 'b' },
    ])
    expect(text).toContain('1 more permission')
    expect(text).toContain('pull-requests: write  # a')
  })

  test('nothing in them starts a line of its own', () => {
    expect(missingPermissionsText([{ permission: 'x: write\n    contents', access: 'write', reason: 'a\nb' }]).split('\n')).toHaveLength(4)
  })
})
