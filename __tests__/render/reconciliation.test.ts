import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Reconciliation } from '../../src/domain/reconciliation.ts'
import { checkReport } from '../../src/render/checkReport.ts'
import { countsIn, exceptionsOf } from '../../src/render/exceptions.ts'
import { jobSummary } from '../../src/render/jobSummary.ts'
import { jsonReport } from '../../src/render/json.ts'
import { reconciliationSections } from '../../src/render/reconciliation.ts'
import { reconciliationIssue } from '../../src/render/reconciliationIssue.ts'
import { statusOf } from '../../src/render/statusLine.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { clean, commitRow, deploymentRow, hostileReconciliation, id, reconciledReport, reconciliation } from '../support/reconciled.ts'
import { skeleton } from './markdown.ts'
import { ready, reason, report, result } from './reports.ts'

const terminal = (reconciled: Reconciliation, decided: 'passed' | 'failed' = 'failed') => terminalReport([reconciledReport(reconciled, decided)], { color: false })
const unbroken = (page: string) => page.replace(/\n +/g, ' ')
const direct = (start: string, login: string | null = 'mallory') => commitRow(start, { standing: 'direct-push', login, change: null, record: null, by: null })
const unrecorded = (start: string) => commitRow(start, { standing: 'unrecorded', record: null, by: null })

describe('the title', () => {
  const titleOf = (over: Partial<Reconciliation>, decided: 'passed' | 'failed' = 'failed') => statusOf([reconciledReport(clean(over), decided)]).description

  test('says how many of how many, and who pushed', () => {
    const commits = [...Array.from({ length: 1200 }, (_, n) => commitRow(`a${n}`)), unrecorded('b1'), unrecorded('b2'), unrecorded('b3'), direct('b4')]
    expect(titleOf({ commits })).toBe('Blocked: 3 of 1,204 commits on main have no valid record; 1 direct push by mallory')
  })

  test.each<[string, Partial<Reconciliation>, string]>([
    ['one commit has, two have', { commits: [unrecorded('b1')] }, 'Blocked: 1 of 1 commit on main has no valid record'],
    ['several people are named', { commits: ['ann', 'bo', 'cy', 'di', 'di'].map((login, n) => direct(`b${n}`, login)) }, '5 commits pushed directly by ann, bo, cy, 1 more'],
    ['nobody who can be named is nobody', { commits: [direct('b1', null)] }, '1 direct push by nobody who can be named'],
    ['whoever is not named is counted', { commits: [direct('b1'), direct('b2', null)] }, '2 commits pushed directly by mallory, 1 more'],
    ['what has a record is not called unrecorded', { commits: [commitRow('b1', { standing: 'bypassed' })] }, '1 commit merged although not passed, by jo'],
    ['a rewritten history', { rewrites: reconciliation().rewrites }, 'history of main rewritten by mallory'],
    ['a ledger with a gap', { findings: reconciliation().findings }, 'the ledger is not whole (1 finding)'],
  ])('%s', (_, over, said) => expect(titleOf(over)).toContain(said))

  test('environments that nobody governs make no share look better', () => {
    const idle = (['ungoverned', 'never-ran', 'under-way'] as const).map((standing, n) => deploymentRow({ id: n, standing, record: null }))
    const deployments = [...idle, ...idle, deploymentRow({ id: 9, standing: 'unrecorded', record: null })]
    expect(titleOf({ deployments })).toContain('1 of 1 governed deployment has no valid record')
  })

  test('a pass counts what it is about, and says what was an emergency', () => {
    expect(titleOf({}, 'passed')).toBe('Ready: 3 of 3 commits on main and 3 of 3 governed deployments accounted for, 2 of them overridden in an emergency')
    expect(titleOf({ commits: [], deployments: [] }, 'passed')).toBe('Ready: nothing came into main, and nothing governed was deployed')
  })

  test('a pass that the rows do not bear out does not claim them', () => {
    expect(titleOf({ commits: [commitRow('c1'), direct('b1')] }, 'passed')).toContain('1 of 2 commits on main')
  })

  test('where something could not be read the controls speak, and nothing is counted', () => {
    const unread = result('commits-recorded', 'unknown', [reason('unavailable', { what: 'moves of main', request: 'GET /x', status: 403, detail: 'no' })], null)
    const base = report('error', [unread])
    const said = statusOf([{ ...base, subject: { ...base.subject, gate: 'repository', changes: [] } }]).description
    expect(said).toMatch(/^Could not evaluate: /)
    expect(said).toContain('moves of main')
  })

  test('a block that no row explains is still told', () => {
    expect(titleOf({})).toMatch(/^Blocked: no record of #1846/)
  })
})

describe('the page', () => {
  const page = unbroken(terminal(reconciliation()))

  test('names period, branch, start, end, where records were read, and the head of the ledger whole', () => {
    for (const said of [
      'Period: 2026-10-01 00:00 UTC to 2026-11-21 13:00 UTC',
      'main: after 57a2700 up to c600000, along first parents',
      'read from “ledger acme/payments@countersign-ledger”, 1,300 files of all times',
      `record 1,300, sha256 ${id('1ed', 64)}`,
    ])
      expect(page).toContain(said)
  })

  test('counts every standing, and the parts make up the whole', () => {
    const { commits, deployments, records, exceptions } = countsIn(reconciliation())
    for (const { total, ...parts } of [commits, deployments, records, exceptions]) expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total)
    expect(page).toContain('6 commits: 2 recorded, 1 overridden in an emergency, 1 merged although not passed, 1 pushed directly, 1 without a valid record')
    expect(page).toContain('2 not valid, 1 of another repository')
  })

  test.each([
    'c600000 of #1846 merged by jo, 2026-11-20 10:00 UTC',
    'deployment 994 of c100000 to production by nobody who can be named',
    'it says: merge of #4711 at 9057000 in acme/payments passed',
    '“the signature does not fit”',
    'record 12: “record 12 is not there, and record 13 names it”',
    'c500000 pushed by mallory',
    'c400000 of #1845 merged by ria, 2026-11-20 10:00 UTC; it did not pass: record dc4000000000…',
    'from b100000 to b200000 by mallory',
    'Next: Have somebody else review it now, and let a rule on main require pull requests without bypass.',
  ])('%s', (said) => expect(page).toContain(said))

  test('what was recorded, or let through in an emergency, is in no list', () => {
    const lists = page.slice(0, page.indexOf('What was compared'))
    for (const absent of ['c200000', 'c300000', '992', '995', '996', '997', '998']) expect(lists).not.toContain(absent)
  })

  test('a list says once for each kind what to do, not for each row', () => {
    const many = reconciliation({ commits: Array.from({ length: 40 }, (_, n) => direct(`b${n}`)) })
    expect(terminal(many).match(/Next: Have somebody else review it now/g)).toHaveLength(1)
    expect(terminal(many)).not.toContain('To unblock')
  })

  test('a record of the change alone does not pass for one of the merge', () => {
    const commits = [commitRow('c6', { standing: 'unrecorded', by: null })]
    expect(unbroken(terminal(clean({ commits })))).toContain('of the change, but not of what was merged, tells record dc6000000000…')
  })

  test('what the runner says of a control is not taken for a row of the lists', () => {
    const crashed = result('records-accounted', 'unknown', [reason('crashed', { detail: 'x' })], null)
    const base = reconciledReport(reconciliation())
    const given = { ...report('failed', [...base.decision.controls, crashed]), subject: base.subject, reconciled: base.reconciled! }
    expect(terminalReport([given], { color: false })).toContain('To unblock')
  })

  test('of other gates there is nothing of it', () => {
    expect(reconciliationSections(ready())).toEqual([])
    expect(jsonReport([ready()])).not.toContain('reconciled')
  })

  test('a clean one has no lists and nothing to do', () => {
    const said = terminal(clean(), 'passed')
    expect(said).not.toMatch(/Next:|To unblock|Came in|Recorded, and/)
    expect(said).toContain('What was compared')
  })

  test('an empty period, and a branch that had nothing of it', () => {
    const said = unbroken(terminal(clean({ commits: [], records: [], start: null, end: null, ledger: null }), 'passed'))
    expect(said).toContain('main: nothing of the period')
    expect(said).toContain('0 commits')
    expect(said).not.toContain('Head of the ledger')
  })

  test('the verdict blocks nothing of its own, so no rule of the branch is missed', () => {
    const open = { branch: 'main', required: 'no' as const, pinnedApp: null, bypass: 'none' as const, jobCondition: 'none' as const, detail: null }
    const given = reconciledReport(reconciliation(), 'failed', { enforcement: open })
    for (const text of [jobSummary([given], null), terminalReport([given], { color: false })]) expect(text).not.toContain('does not block merging')
  })
})

describe('ten thousand exceptions', () => {
  const many = reconciliation({ commits: Array.from({ length: 10_000 }, (_, n) => direct(`b${n}`, '渡'.repeat(500))) })
  const given = reconciledReport(many)

  test('are cut, with how many and where all of them are', () => {
    for (const text of [checkReport([given]).summary, terminalReport([given], { color: false }), reconciliationIssue(given, { runUrl: null }).body])
      expect(unbroken(text)).toMatch(/… and \d,\d{3} more; all of them are in exceptions\.csv/)
  })

  test('leave every field below its limit, and the counts on the page', () => {
    expect(Buffer.byteLength(checkReport([given]).summary)).toBeLessThanOrEqual(65_535)
    expect(reconciliationIssue(given, { runUrl: null }).body.length).toBeLessThan(50_000)
    expect(checkReport([given]).summary).toContain('**What was compared**')
    expect(terminalReport([given], { color: false }).split('\n').length).toBeLessThan(1000)
  })
})

describe('no text that anybody can choose', () => {
  const piece = fc.constantFrom('`', '```', '|', '\n', '\r', '<', '>', '<img src=x>', '@acme/admins', '#1', '**', '](https://evil)', '[', '\\', '::error::', '##[error]', '<!--', '-->', '\u001b[31m', '\u202e', ' ', 'x')
  const text = fc.oneof(fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }))
  const reportOf = (of: string) => {
    const base = reconciledReport(hostileReconciliation(of))
    return { ...base, subject: { ...base.subject, base: { ...base.subject.base, branch: of } } }
  }
  const pages = (of: string) => {
    const { title: _, marker: __, body } = reconciliationIssue(reportOf(of), { runUrl: null })
    return [jobSummary([reportOf(of)], null), body].map((page) => skeleton(page))
  }

  test('changes the structure of a page or of the issue', () => {
    const benign = pages('x')
    fc.assert(
      fc.property(text, (hostile) => expect(pages(hostile)).toEqual(benign)),
      { numRuns: 200 },
    )
  })

  test('reaches a terminal or a log as a command', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        for (const line of terminalReport([reportOf(hostile)], { color: false }).split('\n')) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u200b]|::|##\[/)
      }),
      { numRuns: 100 },
    )
  })

  test('notifies anybody: every login stands as code', () => {
    const { body, title } = reconciliationIssue(reportOf('@acme/admins fixes #1'), { runUrl: null })
    expect(skeleton(body)).not.toMatch(/@acme|fixes/)
    expect(title.length).toBeLessThanOrEqual(200)
  })
})

test('the JSON has the rows, the exceptions and their counts', () => {
  const [told] = JSON.parse(jsonReport([reconciledReport(reconciliation())])).reports
  expect(told.gate).toBe('repository')
  expect(told.reconciled).toMatchObject({ ...JSON.parse(JSON.stringify(reconciliation())), counts: countsIn(reconciliation()) })
  expect(told.reconciled.exceptions).toHaveLength(exceptionsOf(reconciliation()).length)
  expect(told.missing.length).toBeGreaterThan(0)
})
