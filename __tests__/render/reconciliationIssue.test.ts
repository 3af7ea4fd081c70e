import { describe, expect, test } from '@jest/globals'
import { reconciliationIssue } from '../../src/render/reconciliationIssue.ts'
import { clean, id, reconciledReport, reconciliation } from '../support/reconciled.ts'

const runUrl = 'https://github.com/acme/payments/actions/runs/7'
const found = (over = {}) => reconciliationIssue({ ...reconciledReport(reconciliation()), ...over }, { runUrl })

describe('the issue of what was found', () => {
  const { title, body } = found()

  test('its title counts, and names branch and day', () => expect(title).toBe('Countersign: 12 exceptions on main since 2026-10-01'))

  test('since a commit, it is named as git does', () => {
    const since = reconciliation({ period: { since: id('abc123f'), until: '2026-11-21T13:00:00Z' } })
    expect(reconciliationIssue(reconciledReport(since), { runUrl }).title).toMatch(/since abc123f$/)
  })

  test.each([
    '**Merged or deployed without a valid record: 2**',
    '**Recorded, and not what came in: 6**',
    '**Came in past the review: 4**',
    `[The run](${runUrl})`,
    'countersign verify evidence.sigstore.json --key countersign.pub',
    '**What clears this:**',
    `record sha256 \`${'4b1d'.repeat(16)}\``,
  ])('it says: %s', (said) => expect(body).toContain(said))

  test('where nothing could be compared it says so, and not that nothing was found', () => {
    const { reconciled: _, ...unread } = reconciledReport(reconciliation(), 'error')
    const issue = reconciliationIssue(unread, { runUrl })
    expect(issue.title).toBe('Countersign: main could not be reconciled')
    expect(issue.body).not.toMatch(/found nothing|Came in/)
  })

  test('without a run and without a record it still has what was found', () => {
    const bare = reconciliationIssue({ ...reconciledReport(reconciliation()), evidence: null }, { runUrl: null })
    expect(bare.body).toContain('no record was made')
    expect(bare.body).not.toContain('The run')
  })
})

test('once nothing is found it says that, and that a later period makes nothing good', () => {
  const { title, body } = reconciliationIssue(reconciledReport(clean(), 'passed'), { runUrl })
  expect(title).toBe('Countersign: nothing open on main')
  expect(body).toContain('The last reconciliation found nothing. Close this once')
  expect(body).not.toMatch(/Came in|What clears this/)
})

describe('the marker', () => {
  const ofBranch = (branch: string) => {
    const report = reconciledReport(reconciliation())
    return reconciliationIssue({ ...report, subject: { ...report.subject, base: { ...report.subject.base, branch } } }, { runUrl }).marker
  }

  test('is the same whatever was found and since when, so that the issue is found again', () => {
    expect(new Set([found().marker, reconciliationIssue(reconciledReport(clean(), 'passed'), { runUrl: null }).marker]).size).toBe(1)
  })

  test('is another one for each branch', () => expect(new Set(['main', 'Main', 'mai', 'main-->', 'main x'].map(ofBranch)).size).toBe(5))
  test.each(['-->', 'a --> <script>', '`\n<!--', ''])('no name of a branch ends it: %j', (branch) => expect(ofBranch(branch)).toMatch(/^<!-- countersign-reconciliation acme\/payments [0-9a-f]* -->$/))
})
