import { describe, expect, test } from '@jest/globals'
import { checkReport } from '../../src/render/checkReport.ts'
import { commentBody, commentMarker } from '../../src/render/comment.ts'
import { jobSummary } from '../../src/render/jobSummary.ts'
import { noticeSummary } from '../../src/render/noticeSummary.ts'
import { head, ready, reason, report, result, unreadableTeam } from './reports.ts'

const at = '2026-11-21T13:51:09Z'
const old = '71aa0d4b4a5d6c7e8f9a0b1c2d3e4f5a6b7c8d9e'
const waiting = report('pending', [
  result('role-sign-off', 'pending', [
    reason('seatForOneOf', { role: 'release-manager', required: 1, found: 0, missing: 1, eligible: ['lee', 'dana', 'ori'], head }),
  ]),
  result('independent-approval', 'pass', [
    reason('approved', { login: 'kim', commit: head }),
    reason('ownPush', { login: 'sam', commit: head, at, source: 'repository activity' }),
    reason('olderCommit', { login: 'lee', commit: old, since: 3 }),
    reason('opened', { login: 'jo' }),
    reason('wrote', { login: 'jo', commit: old }),
    reason('pushed', { login: 'sam', commit: head, at, source: 'repository activity' }),
  ]),
])

/** That each text stands on the page, after the one before it. */
function inOrder(page: string, texts: string[]): void {
  const places = texts.map((text) => page.indexOf(text))
  expect(texts.filter((_, index) => places[index] === -1)).toEqual([])
  expect(places).toEqual(places.toSorted((one, other) => one - other))
}

describe('the report of a pull request that waits', () => {
  const { title, summary, text } = checkReport([waiting])

  test('says verdict, what is missing, who can give it and the one click, in this order', () => {
    expect(title).toBe('Waiting: 1 sign-off from release-manager')
    inOrder(summary, [
      '### Waiting: 1 sign-off from `release-manager`',
      'PR [#1842](https://github.com/acme/payments/pull/1842) → `main` · commit `9f3c2e1` · policy `b1946ac` · 2026-11-21 14:03 UTC',
      '**To unblock**',
      '1. One of `lee`, `dana` or `ori` (`release-manager`) approves this pull request at `9f3c2e1`.',
      '[Request review](https://github.com/acme/payments/pull/1842)',
      '| Role sign-off | **Waiting** | `release-manager`: 0 of 1 signed off. |',
      '| Independent approval | Ready | `kim` approved `9f3c2e1` and contributed nothing. |',
    ])
  })

  test('then why, collapsed, and where the proof is', () => {
    inOrder(text, [
      '<details><summary>Approvals: 1 counted, 2 did not</summary>',
      '| `kim` | `9f3c2e1` | yes | approved `9f3c2e1` and contributed nothing. |',
      '| `sam` | `9f3c2e1` | no | approved, but pushed `9f3c2e1` at 2026-11-21 13:51 UTC (repository activity). |',
      '| `lee` | `71aa0d4` | no | approved the older commit `71aa0d4`; 3 commits since. |',
      '<details><summary>Contributors: 2, and how we know</summary>',
      '- `jo`: opened the pull request; author of `71aa0d4`',
      '18 of 18 commits · 42 of 42 files · 3 of 3 reviews · 4 requests · 1 GraphQL point. Nothing truncated.',
      `Evidence \`evidence.sigstore.json\` · sha256 \`${'4b1d'.repeat(16)}\``,
      '[download](https://github.com/acme/payments/actions/runs/1/artifacts/7)',
      '```text\ncountersign verify evidence.sigstore.json --key countersign.pub\n```',
    ])
  })

  test('the comment is the short form, found by its first line', () => {
    const body = commentBody([waiting])
    expect(body.startsWith(`${commentMarker}\n`)).toBe(true)
    inOrder(body, ['### Waiting', '**To unblock**', 'countersign report'])
    expect(body).not.toContain('<details>')
  })

  test('the line to copy is whole, however long names are', () => {
    const verifyCommand = `countersign verify evidence.sigstore.json --identity 'https://github.com/${'a'.repeat(300)}' --expect passed`
    expect(checkReport([ready({ evidence: { sha256: 'x', signed: true, signer: null, artifactUrl: null, verifyCommand } })]).text).toContain(
      `\n${verifyCommand}\n`,
    )
  })

  test('a pass that could not be published has a heading of its own before it', () => {
    expect(jobSummary([ready({})], 'The verdict was not published.', true)).toMatch(/^### Not published: .*\n\n> \*\*Note:\*\* The verdict/)
  })

  test('the job summary holds all of it, after the notice', () => {
    const page = jobSummary([waiting], 'The verdict was not published.')
    inOrder(page, ['> **Note:** The verdict was not published.', '### Waiting', '**To unblock**', '| Control |', 'Approvals: 1', 'sha256'])
  })
})

describe('what a reader must not overlook', () => {
  test('observe mode stands above the verdict', () => {
    const { title, summary } = checkReport([{ ...waiting, mode: 'observe' }])
    expect(title).toBe('Observe: would be Waiting: 1 sign-off from release-manager')
    inOrder(summary, ['> **Observe mode: this verdict blocks nothing.**', '### Observe: would be Waiting'])
  })

  test('unsigned evidence is called so in the title, the heading and the line', () => {
    const evidence = { sha256: 'x', signed: false, signer: null, artifactUrl: null, verifyCommand: 'countersign verify' }
    const { title, summary, text } = checkReport([ready({ evidence })])
    expect(title).toMatch(/ · unsigned$/)
    expect(summary).toMatch(/^### Ready: .* · unsigned$/m)
    expect(text).toContain('**unsigned**')
  })

  test('no evidence is said to be none', () => expect(checkReport([ready({ evidence: null })]).text).toContain('No evidence was made'))

  test.each([
    [{ required: 'no' as const }, 'This verdict does not block merging: no rule on `main` requires the status `countersign`.'],
    [{ required: 'unreadable' as const }, 'Whether a rule on `main` requires the status `countersign` could not be read.'],
    [{ pinnedApp: null }, 'anyone who can post a status can satisfy it'],
    [{ bypass: 'some' as const }, 'may bypass the rules on `main`'],
    [{ jobCondition: 'present' as const }, 'GitHub counts a skipped required job as success'],
  ])('enforcement that may be open: %j', (open, said) => {
    const { enforcement } = ready()
    expect(checkReport([ready()]).summary).not.toContain('Warning')
    expect(checkReport([ready({ enforcement: { ...enforcement, ...open } })]).summary).toContain(said)
  })

  test('a list that was cut is not called complete', () => {
    const { text } = checkReport([ready({ reading: { ...ready().reading, lines: [{ what: 'files', listed: 3000, total: 3001 }] } })])
    expect(text).toContain('3000 of 3001 files')
    expect(text).toContain('**1 list truncated.**')
    expect(text).not.toContain('Nothing truncated')
  })

  test('what could not be read is told as it was measured', () => {
    const unavailable = [
      { what: 'members of team acme/release', request: 'GET /orgs/acme/teams/release/members', status: 403, detail: 'needs members=read' },
      { what: 'pushes', request: 'GET /x', status: null, detail: 'timeout' },
      { what: 'roles', request: null, status: null, detail: 'no token' },
    ]
    const { text } = checkReport([unreadableTeam({ reading: { ...ready().reading, unavailable } })])
    inOrder(text, [
      '3 that could not be',
      '`GET /orgs/acme/teams/release/members` answered 403 (`needs members=read`)',
      '`GET /x` got no answer',
      'no request could be made',
    ])
  })

  test('sections that this version does not judge are named', () => {
    expect(checkReport([ready({ notEvaluated: ['deployments', 'production'] })]).text).toContain(
      '**Not evaluated by this version:** `deployments` and `production`.',
    )
  })
})

describe('a policy that cannot be judged by', () => {
  const problem = {
    code: 'CS-012' as const,
    file: '.github/countersign.yml',
    line: 7,
    column: 7,
    message: 'unknown key "requires" in sign-off rule 1',
    expected: null,
    found: null,
    suggestion: 'did you mean "roles"?',
  }
  const refused = report(
    'failed',
    [result('policy-readable', 'fail', [reason('problem', { file: problem.file, message: problem.message, code: problem.code })], null)],
    {
      problems: [problem, { ...problem, file: '' }],
    },
  )
  const { summary, annotations } = checkReport([refused])

  test('shows file, line and column, and opens the file there', () => {
    inOrder(summary, [
      '### Blocked: the policy has an error',
      '/blob/c0ffee1b4a5d6c7e8f9a0b1c2d3e4f5a6b7c8d9e/.github/countersign.yml#L7',
      '.github/countersign.yml:7:7  unknown key "requires" in sign-off rule 1. Did you mean "roles"?',
      'The policy was not relaxed',
    ])
  })

  test('is annotated on its lines, and nowhere else', () => {
    expect(annotations).toEqual([
      {
        path: '.github/countersign.yml',
        line: 7,
        column: 7,
        level: 'failure',
        title: 'CS-012',
        message: 'unknown key "requires" in sign-off rule 1. Did you mean "roles"? (CS-012)',
      },
    ])
  })
})

describe('several pull requests', () => {
  test('on one head have a section each, the worst first', () => {
    const other = { ...unreadableTeam(), subject: { ...waiting.subject, changes: [{ number: 7, head }] } }
    const { summary, text } = checkReport([waiting, other])
    inOrder(summary, ['the head of 2 open pull requests', '### Could not evaluate', '/pull/7', '### Waiting', '/pull/1842'])
    inOrder(text, ['#### #7', '#### #1842', '#7: Evidence', '#1842: Evidence'])
  })

  test('in one group are told apart', () => {
    const seat = (change: number) =>
      result('role-sign-off', 'pending', [reason('seatUnnamed', { role: 'compliance', required: 1, found: 0, missing: 1, head })], change)
    const group = report('pending', [seat(7), seat(8)], {
      subject: { ...waiting.subject, commit: old, changes: [7, 8].map((number) => ({ number, head })) },
    })
    const { summary } = checkReport([group])
    inOrder(summary, [
      'merge group of PR',
      '1. #7: 1 person with the role',
      '[Request review](https://github.com/acme/payments/pull/7)',
      '2. #8: 1 person',
      '[Request review](https://github.com/acme/payments/pull/8)',
      'Role sign-off (#7)',
      'Role sign-off (#8)',
    ])
  })
})

test('a record of another version is shown, not refused', () => {
  const { summary } = checkReport([report('failed', [result('control-of-tomorrow', 'fail', [reason('unheardOf', { login: 'kim', count: 2 })])])])
  expect(summary).toContain('| `control-of-tomorrow` | **Blocked** | `unheardOf` (`login` `kim`, `count` 2) |')
})

test('a notice alone has its sentences as words and what is to be pasted as a block', () => {
  expect(noticeSummary('Countersign needs `a` token.\n  permissions:\n    statuses: write')).toBe(
    '> **Note:** Countersign needs `a` token.\n\n```text\n  permissions:\n    statuses: write\n```\n',
  )
})

test('a remark on a good policy is a warning on its line, and nobody is told that anything is blocked by it', () => {
  const remark = {
    code: 'CS-019' as const,
    file: '.github/countersign.yml',
    line: 4,
    column: 9,
    message: 'the login "carrol" belongs to nobody',
    expected: null,
    found: null,
    suggestion: null,
  }
  const page = checkReport([
    report('passed', [result('independent-approval', 'pass', [reason('approved', { login: 'kim', commit: head })])], { remarks: [remark] }),
  ])
  expect(page.annotations).toMatchObject([{ level: 'warning', line: 4, title: 'CS-019' }])
  expect(page.text).toContain('**1 remark on the policy**')
  expect(page.summary + page.text).not.toContain('not relaxed')
})
