import { describe, expect, test } from '@jest/globals'
import { checkReport } from '../../src/render/checkReport.ts'
import { commentBody } from '../../src/render/comment.ts'
import { followUpIssue } from '../../src/render/followUp.ts'
import { jobSummary } from '../../src/render/jobSummary.ts'
import { jsonReport, missingJson } from '../../src/render/json.ts'
import { statusOf } from '../../src/render/statusLine.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { skeleton } from './markdown.ts'
import { deployment, glassOf, overridden, ready } from './reports.ts'

const run = 'https://github.com/acme/payments/actions/runs/1'

describe('an override is never silent', () => {
  test('every page says that it is one, for what, by whom and until when', () => {
    const report = overridden()
    for (const page of [
      checkReport([report]).summary,
      jobSummary([report], null),
      commentBody([report]),
      terminalReport([report], { color: false }),
      followUpIssue(report, run).body,
    ]) {
      expect(page).toContain('verridden')
      for (
        const word of ['lee', 'incident-commander', 'outage, INC-7', '2026-11-24 14:03 UTC', 'reviewed-lineage', 'mallory']
      ) expect(page).toContain(word)
      expect(page).not.toContain('To unblock')
    }
  })

  test('title and status begin with the word, and name what failed', () => {
    expect(statusOf([overridden()])).toEqual({
      state: 'success',
      description: expect.stringMatching(/^Overridden: mallory pushed 9f3c2e1 past the review/),
    })
    expect(checkReport([overridden()]).title).toMatch(/^Overridden: /)
  })

  test('it is worse than a pass, and never hides behind one', () => {
    expect(statusOf([ready(), overridden()]).description).toMatch(/^Overridden/)
  })

  test('programs find the due time and the reasons; nothing is missing any more', () => {
    const { reports } = JSON.parse(jsonReport([overridden()])) as { reports: { override: { due: string; because: { message: string }[] } }[] }
    expect(reports[0]?.override).toMatchObject({ due: '2026-11-24T14:03:09Z', because: [{ message: 'broken' }, { message: 'followUp' }] })
    expect(missingJson([overridden()])).toBe('[]')
  })

  test('a glass that did not break leaves what blocks as it is', () => {
    const waiting = deployment('failed', [...overridden().decision.controls.slice(0, 1), { ...glassOf(), verdict: 'pending' }])
    expect(checkReport([waiting]).summary).not.toContain('overridden, not passed')
    expect(checkReport([waiting]).summary).toContain('To unblock')
  })
})

describe('the issue that keeps it from being forgotten', () => {
  const issue = followUpIssue(overridden(), run)

  test('names run, evidence and due time, and is short enough', () => {
    expect(issue.title).toBe('Follow-up of an override: deployment of 9f3c2e1, due 2026-11-24 14:03 UTC')
    expect(issue.body).toContain(run)
    expect(issue.body).toContain('4b1d'.repeat(16))
    expect(issue.body.length).toBeLessThan(60_000)
  })

  test('lists the steps that the page lists', () => {
    const [, steps = ''] = /(\*\*To make good.*?)\n\n[^1-9]/s.exec(checkReport([overridden()]).summary) ?? []
    expect(steps).toContain('1. ')
    expect(issue.body).toContain(steps)
  })

  test('another run or another reason has another; of a pull request another reason only, because many runs judge it', () => {
    const other = 'https://github.com/acme/payments/actions/runs/2'
    expect(followUpIssue(overridden(), other).marker).not.toBe(issue.marker)
    expect(followUpIssue(overridden({}, glassOf({ why: 'a second outage' })), run).marker).not.toBe(issue.marker)
    const pull = (why: string, at: string) =>
      followUpIssue({ ...overridden({}, glassOf({ why })), subject: { ...overridden().subject, gate: 'pull-request' as const } }, at).marker
    expect(pull('x', run)).toBe(pull('x', other))
    expect(pull('x', run)).not.toBe(pull('y', run))
  })

  test('is known by what was overridden: another commit, environment or pull request has another', () => {
    const base = overridden()
    const others = [
      { ...base, subject: { ...base.subject, environment: 'staging' } },
      { ...base, subject: { ...base.subject, commit: 'a'.repeat(40) } },
      { ...base, subject: { ...base.subject, gate: 'pull-request' as const } },
    ]
    expect(new Set([base, ...others].map((one) => followUpIssue(one, run).marker)).size).toBe(4)
    expect(followUpIssue({ ...base, subject: { ...base.subject, environment: 'PRODUCTION' } }, run).marker).toBe(issue.marker)
  })

  test.each(['--> @acme/admins <img src=x>', '`` | ](https://evil) #1', '::error::\u202e'])(
    '%j as reason, person and environment changes nothing but data',
    (text) => {
      const benign = followUpIssue(overridden({}, glassOf({ why: 'x', person: 'x' })), run)
      const base = overridden({}, glassOf({ why: text, person: text }))
      const hostile = followUpIssue({ ...base, subject: { ...base.subject, environment: text } }, run)
      expect(skeleton(hostile.body)).toBe(skeleton(benign.body))
      expect(hostile.marker).toMatch(/^<!-- [\w ./-]+ -->$/)
    },
  )

  test('an instant that is none is not shown as a time', () => {
    expect(followUpIssue(overridden({}, glassOf({ due: 'soon @acme/admins' })), run).title).toBe('Follow-up of an override: deployment of 9f3c2e1')
  })
})
