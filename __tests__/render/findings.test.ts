import { describe, expect, test } from '@jest/globals'
import { findingReason } from '../../src/controls/boundaryReasons.ts'
import type { BoundaryFinding } from '../../src/domain/boundary.ts'
import type { NonEmpty, Reason } from '../../src/domain/outcome.ts'
import type { Report } from '../../src/domain/report.ts'
import { annotationCommands } from '../../src/publish/annotations.ts'
import { annotationsOf } from '../../src/render/annotations.ts'
import { checkReport } from '../../src/render/checkReport.ts'
import { findingsSection } from '../../src/render/findings.ts'
import { jobSummary } from '../../src/render/jobSummary.ts'
import { jsonReport, missingJson } from '../../src/render/json.ts'
import { statusOf } from '../../src/render/statusLine.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { head, reason, report, result } from './reports.ts'

const file = '.github/workflows/dev-tests.yml'

const finding = (more: Partial<BoundaryFinding> = {}): Reason =>
  findingReason({
    finding: {
      rule: 'S2',
      verdict: 'violation',
      cause: null,
      file,
      line: 31,
      column: 9,
      job: 'test',
      context: 'pull_request',
      secret: 'PROD_KEY',
      environment: null,
      message: 'secretOutside',
      data: { as: null },
      exception: null,
      inBase: false,
      ...more,
    },
    contexts: [more.context ?? 'pull_request'],
  })

const undetermined = finding({ rule: 'S1', verdict: 'undetermined', cause: 'environment', message: 'environmentUnknown', line: 8 })
const noted = finding({ rule: 'S6', verdict: 'note', cause: 'identity', message: 'identityUnknown', data: { held: 'none' }, line: 4 })
const misplaced =
  finding({ rule: 'I1', message: 'secretMisplaced', data: { store: 'repository' }, file: '', line: 0, column: 0, job: null, context: null })
const judged = reason('judged', { assurance: 'static', files: [file], fileCount: 1, jobs: 1, contexts: ['pull_request'], productionJobs: 0 })

const blocked = (...because: NonEmpty<Reason>): Report => report('failed', [result('production-secret-boundary', 'fail', because, null)])

describe('a leak on a line', () => {
  const given = blocked(finding(), undetermined, judged, noted)

  test('is the status, in few words', () => {
    expect(statusOf([blocked(finding())]).description).toBe('Blocked: production secret PROD_KEY in a pull request run, dev-tests.yml:31')
    expect(statusOf([given]).state).toBe('failure')
  })

  test('stands on its line in the check, worst first, with the remedy', () => {
    expect(checkReport([given]).annotations).toEqual([
      {
        path: file,
        line: 31,
        column: 9,
        level: 'failure',
        title: 'S2 production-secret-boundary',
        message:
          'Production secret PROD_KEY is asked for by job test in a run of pull_request, outside of a production job.\n' +
          'Move what needs PROD_KEY into a job that has a production environment in every run, or use a development secret there.',
      },
      expect.objectContaining({ line: 8, level: 'warning', title: 'S1 production-secret-boundary' }),
      expect.objectContaining({ line: 4, level: 'notice', title: 'S6 production-secret-boundary' }),
    ])
  })

  test('is linked at the commit that was judged', () => {
    expect(findingsSection(given)).toContain(`[\`${file}:31\`](https://github.com/acme/payments/blob/${head}/${file}#L31)`)
    expect(checkReport([given]).text).toContain('Workflow files: 2 findings, 1 note')
  })

  test('is in the terminal as a compiler would say it', () => {
    const text = terminalReport([given], { color: false })
    expect(text).toContain(`${file}:31:9  S2 violation`)
    expect(text).toContain('To do: Move what needs PROD_KEY')
    expect(text).toMatch(/To unblock\n {2}1\. Move what needs PROD_KEY/)
  })

  test('is in the JSON with place, run and rule', () => {
    const [first] = (JSON.parse(missingJson([given])) as { data: object; text: string; todo: string }[]) ?? []
    expect(first).toMatchObject({ data: { file, line: 31, column: 9, rule: 'S2', job: 'test', context: 'pull_request', secret: 'PROD_KEY' } })
    expect(jsonReport([given])).toContain(`${file}:31: production secret PROD_KEY`)
  })

  test('notes of the section stand nowhere else', () => {
    const text = jobSummary([given], null)
    expect(text.split('may ask for an identity token')).toHaveLength(2)
  })
})

test('what is of no file is in the section and on no line', () => {
  const given = blocked(misplaced)
  expect(annotationsOf([given])).toEqual([])
  expect(findingsSection(given)).toContain('stands among the repository secrets')
  expect(terminalReport([given], { color: false })).toContain('  I1 violation')
})

test('a policy that cannot be read is annotated before any finding', () => {
  const problem = { code: 'CS-012', file: 'p.yml', line: 7, column: 7, message: 'x', expected: null, found: null, suggestion: null } as const
  const levels = annotationsOf([{ ...blocked(undetermined, finding()), problems: [problem] }]).map(({ path, level }) => [path, level])
  expect(levels).toEqual([['p.yml', 'failure'], [file, 'failure'], [file, 'warning']])
})

test('two policies that find the same say it once', () => {
  const controls = [0, 1].map((policy) => ({ ...result('production-secret-boundary', 'fail', [finding()], null), policy }))
  const given = report('failed', controls)
  expect(annotationsOf([given])).toHaveLength(1)
  expect(findingsSection(given).split('`:31')).toHaveLength(1)
})

test('a report without findings has no such section', () => {
  expect(findingsSection(report('passed', [result('production-secret-boundary', 'pass', [judged], null)]))).toBe('')
})

describe('hundreds of findings', () => {
  const many = Array.from({ length: 900 }, (_, n) => finding({ line: n + 1, secret: `PROD_${n}` }))
  const given = blocked(finding(), ...many)
  const page = checkReport([given, given, given])

  test('stay within every limit', () => {
    for (const field of [page.summary, page.text]) expect(Buffer.byteLength(field)).toBeLessThanOrEqual(65_535)
    expect(page.annotations).toHaveLength(20)
    expect(Buffer.byteLength(missingJson([given]))).toBeLessThan(65_536)
    expect(annotationCommands(annotationsOf([given])).length).toBeLessThanOrEqual(20)
    expect(statusOf([given]).description.length).toBeLessThanOrEqual(140)
  })

  test('leave a to-do list that can be read, and say how many more there are', () => {
    expect(page.summary.match(/^\d+\. /gm)?.length).toBeLessThanOrEqual(60)
    expect(page.summary).toContain('… and 881 more steps, see the evidence.')
    expect(terminalReport([given], { color: false })).toContain('… and 881 more steps')
    expect(page.text).toMatch(/… \d+ more, see the evidence/)
  })
})

describe('records of other makers', () => {
  const odd: [string, Reason][] = [
    ['a line that is a word', reason('secretOutside', { rule: 'S2', verdict: 'violation', file, line: 'x' })],
    ['a verdict of its own', reason('secretOutside', { rule: 'S2', verdict: 'fine', file, line: 1 })],
    ['no data', reason('secretOutside')],
    ['a message nobody knows', reason('leak', { rule: 'S9', verdict: 'violation', file, line: 1 })],
    ['a line below one', reason('secretOutside', { rule: 'S2', verdict: 'violation', file, line: -1 })],
  ]
  test.each(odd)('%s is shown somehow and breaks nothing', (_, one) => {
    const given = blocked(one)
    expect(checkReport([given]).summary).toContain('### Blocked')
    expect(annotationsOf([given]).every(({ line }) => line >= 1)).toBe(true)
    expect(terminalReport([given], { color: false })).toContain('Blocked')
  })
})

describe('hostile names', () => {
  const evil = 'x`](https://evil.example) <img src=x> @all ::error::\n\u202e| ##[add-mask]'
  const given = blocked(finding({ file: evil, job: evil, context: evil, secret: evil, rule: 'S2' }))

  test('never become markup, a mention, a link or a command', () => {
    const page = checkReport([given])
    for (const text of [page.summary, page.text, findingsSection(given)]) {
      const outsideCode = text.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
      expect(outsideCode).not.toMatch(/<img|@all|\]\(https:\/\/evil/)
      expect(text).not.toContain('\u202e')
    }
    for (const line of annotationCommands(page.annotations)) {
      expect(line.startsWith('::error ')).toBe(true)
      expect(line.slice(2).split('::')).toHaveLength(2)
      expect(line).not.toMatch(/\n|##\[/)
    }
    expect(terminalReport([given], { color: false })).not.toMatch(/^::|##\[/m)
  })
})
