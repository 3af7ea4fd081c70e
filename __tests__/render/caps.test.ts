import { describe, expect, test } from '@jest/globals'
import type { ControlResult, Reason } from '../../src/domain/outcome.ts'
import type { Report } from '../../src/domain/report.ts'
import { checkReport } from '../../src/render/checkReport.ts'
import { commentBody } from '../../src/render/comment.ts'
import { jobSummary } from '../../src/render/jobSummary.ts'
import { missingJson } from '../../src/render/json.ts'
import { assemble, cutNote, fitItems, table } from '../../src/render/layout.ts'
import { statusOf } from '../../src/render/statusLine.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { reason, report, result } from './reports.ts'

const bytes = (text: string) => Buffer.byteLength(text)
const long = '渡'.repeat(500)
const many = (count: number): [Reason, ...Reason[]] => {
  const all = Array.from({ length: count }, (_, n) =>
    reason('unavailable', { what: `${n} ${long}`, request: long, status: 403, detail: [long, long, long] }),
  )
  return [all[0] ?? reason('crashed'), ...all.slice(1)]
}

/** Findings of the secret boundary, with everything in them too long. */
const leaks = (count: number): Reason[] =>
  Array.from({ length: count }, (_, n) =>
    reason('secretOutside', {
      rule: 'S2',
      verdict: 'violation',
      file: `.github/workflows/${n}${long}.yml`,
      line: n + 1,
      column: 1,
      where: `${long}:${n}`,
      place: `${long}:${n}`,
      run: long,
      runs: Array.from({ length: 20 }, () => long),
      jobs: Array.from({ length: 20 }, () => long),
      secret: long,
    }),
  )

function enormous(over: Partial<Report> = {}): Report {
  const controls: ControlResult[] = [
    result('role-sign-off', 'unknown', many(10_000)),
    result('production-secret-boundary', 'fail', [reason('secretOutside'), ...leaks(200)], null),
    ...many(2000).map((one, n) => result(`control-${n}`, 'fail', [one])),
  ]
  const base = report('failed', controls, over)
  const sourced = many(10_000).map((one) => ({ control: 'runner', change: 1842, ...one }))
  return {
    ...base,
    explanation: { ...base.explanation, counted: sourced, notCounted: sourced, contributors: sourced, notes: sourced, warnings: sourced },
    problems: Array.from({ length: 10_000 }, (_, n) => ({
      code: 'CS-012' as const,
      file: long,
      line: n + 1,
      column: 1,
      message: long,
      expected: long,
      found: long,
      suggestion: long,
    })),
    reading: { requests: 1, points: null, lines: Array.from({ length: 10_000 }, () => ({ what: long, listed: 1, total: 2 })), unavailable: [] },
    notEvaluated: Array.from({ length: 10_000 }, () => long),
  }
}

describe('ten thousand reasons', () => {
  const one = enormous()
  const reports: [Report, ...Report[]] = [one, one, one]
  const page = checkReport(reports)

  test('leave each field of the check below the limit, in bytes', () => {
    expect(bytes(page.summary)).toBeLessThanOrEqual(65_535)
    expect(bytes(page.text)).toBeLessThanOrEqual(65_535)
    expect(bytes(page.title)).toBeLessThanOrEqual(255 * 3)
    expect(page.annotations.length).toBe(20)
    expect(bytes(checkReport(reports, 40_000).text)).toBeLessThanOrEqual(25_535)
  })

  test('leave summary, comment, output and status below theirs', () => {
    expect(bytes(jobSummary(reports, 'x\n'.repeat(100_000)))).toBeLessThan(900_000)
    expect(bytes(commentBody(reports))).toBeLessThan(65_536)
    expect(bytes(missingJson(reports))).toBeLessThan(65_536)
    expect(statusOf(reports).description.length).toBeLessThanOrEqual(140)
    expect(terminalReport(reports, { color: false }).length).toBeLessThan(5_000_000)
  })

  test('are cut between sections, so nothing stays open, and the cut is said', () => {
    for (const text of [page.summary, page.text]) {
      expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0)
      expect((text.match(/^`{3,}/gm)?.length ?? 0) % 2).toBe(0)
      expect(text).toContain(cutNote)
    }
  })

  test('still begin with the verdict and the first step', () => {
    expect(page.summary).toMatch(/### Blocked: /)
    expect(page.summary.indexOf('**To unblock**')).toBeGreaterThan(0)
  })

  test('leave the place of the evidence on the page', () => expect(page.text).toMatch(/evidence\.sigstore\.json[^\n]*\n\n```text\n[^\n]+\n```$/))

  test('are each looked at a few times, however many there are', () => {
    const looksFor = (count: number): number => {
      let looks = 0
      const watched = leaks(count).map(({ data, ...rest }) =>
        Object.defineProperty({ ...rest, data }, 'data', { enumerable: true, get: () => (looks++, data) }))
      const given = report('failed', [result('production-secret-boundary', 'fail', [reason('secretOutside'), ...watched], null)])
      looks = 0
      checkReport([given])
      jobSummary([given], null)
      return looks / count
    }
    expect(looksFor(30)).toBeGreaterThan(0)
    expect(looksFor(600)).toBeLessThanOrEqual(looksFor(30))
  })
})

describe('the parts', () => {
  test('sections that fit stand whole', () => expect(assemble(['a', '', 'b'], 100)).toBe('a\n\nb'))
  test('the first that does not fit ends the page', () => expect(assemble(['a', 'b'.repeat(100), 'c'], 60)).toBe(`a\n\n${cutNote}`))
  test('lines that do not fit are counted', () => {
    expect(
      fitItems(
        ['aaa', 'bbb', 'ccc'],
        8,
        (item) => item,
        (left) => `+${left}`,
      ),
    ).toEqual(['aaa', 'bbb', '+1'])
  })
  test('a bar in a cell is no border', () => {
    expect(table(['A', 'B'], ['`x|y`'], 100, (item) => [item, 'z\nw'])).toBe('| A | B |\n| --- | --- |\n| `x\\u{7c}y` | z w |')
  })
})
