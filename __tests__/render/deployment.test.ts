import { describe, expect, test } from '@jest/globals'
import type { Deployed } from '../../src/domain/report.ts'
import { checkReport } from '../../src/render/checkReport.ts'
import { deployedSection, rangeLine } from '../../src/render/deployment.ts'
import { jobSummary } from '../../src/render/jobSummary.ts'
import { plain } from '../../src/render/sentence.ts'
import { statusOf } from '../../src/render/statusLine.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { deployed, deployment, head, ready } from './reports.ts'

describe('what is being deployed', () => {
  const section = deployedSection(deployment())

  test('commits past the review stand before the table, with who pushed them', () => {
    expect(section).toContain('1 commit past the review')
    expect(section).toContain('pushed by `mallory` at 2026-11-20 10:00 UTC')
    expect(section.indexOf('mallory')).toBeLessThan(section.indexOf('| Pull request |'))
  })

  test('what was not approved stands first in the table, and says why', () => {
    expect(section.indexOf('#1850')).toBeLessThan(section.indexOf('#1842'))
    expect(section).toMatch(/pull\/1850\) \| `ria` \| – \| \*\*Blocked: /)
    expect(section).toContain('| `jo` and `sam` | `kim` | Ready |')
  })

  test('a change that a failed lineage never came to was not judged, which is not "not applicable"', () => {
    const report = deployment('failed')
    const given = { ...report, deployed: { ...deployed, changes: deployed.changes.map((change) =>
      ({ ...change, verdict: 'not-applicable' as const, because: null })) } }
    for (const page of [deployedSection(given), terminalReport([given], { color: false }).split('Controls')[0]]) {
      expect(page).toContain('Not judged')
      expect(page).not.toContain('Not applicable')
    }
  })

  test('nothing is shown where nothing could be read, and none of a pull request', () => {
    const { deployed: _, ...unread } = deployment()
    expect(deployedSection(unread)).toBe('')
    expect(checkReport([ready()]).summary).not.toContain('being deployed')
  })

  test.each<[Partial<Deployed>, string]>([
    [{}, '12 commits from 2 pull requests since c0ffee1, deployed with a verified passed record of 2026-11-19 08:00 UTC.'],
    [{ from: { sha: head, known: 'baseline', at: null } }, 'since 9f3c2e1, the baseline of the policy.'],
    [{ from: null }, 'neither a verified record of an earlier deployment nor a baseline'],
    [{ relation: 'identical' }, 'the same commit again'],
    [{ relation: 'behind' }, 'a rollback'],
    [{ relation: 'diverged' }, 'diverged from'],
  ])('%j', (over, said) => expect(rangeLine({ ...deployed, ...over }, plain)).toContain(said))
})

describe('the verdict of a deployment', () => {
  test('names the environment and the commit, and no branch that it would merge into', () => {
    const { summary } = checkReport([deployment()])
    expect(summary).toContain('deployment to `production` · commit `9f3c2e1`')
    expect(summary).not.toContain('→')
  })

  test('does not wait for ever: where sign-offs are missing it is a failure', () => {
    expect(statusOf([deployment('pending')]).state).toBe('failure')
  })

  test('says nothing of rules on branches: its own job blocks it', () => {
    const open = { branch: 'main', required: 'no' as const, pinnedApp: null, bypass: 'none' as const, jobCondition: 'present' as const, detail: null }
    for (const page of [
      jobSummary([deployment('failed', undefined, { enforcement: open })], null),
      terminalReport([deployment('failed', undefined, { enforcement: open })], { color: false }),
    ])
      expect(page).not.toContain('does not block merging')
  })
})

test('ten thousand changes and pushes stay within the limits, and are counted', () => {
  const many = {
    ...deployed,
    direct: Array.from({ length: 10_000 }, () => ({ sha: head, login: '渡'.repeat(500), at: '2026-11-20T10:00:00Z' })),
    changes: Array.from({ length: 10_000 }, (_, n) =>
      ({ ...deployed.changes[0]!, number: n + 1, authors: Array.from({ length: 100 }, () => '渡'.repeat(500)) })),
  }
  const report = deployment('failed', undefined, { deployed: many })
  expect(Buffer.byteLength(checkReport([report]).summary)).toBeLessThanOrEqual(65_535)
  expect(deployedSection(report)).toMatch(/… \d+ more, see the evidence/)
  expect(checkReport([report]).summary).toContain('| Control | Result | Detail |')
  expect(terminalReport([report], { color: false }).split('\n').length).toBeLessThan(1500)
})
