import { fillingOf, messageOf } from '../controls/catalogue.ts'
import type { FindingVerdict } from '../domain/boundary.ts'
import type { Json, Reason } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import type { Annotation } from './annotation.ts'
import { speak } from './catalogue.ts'
import { wrap } from './columns.ts'
import { cap, link, logLine } from './escape.ts'
import { collapsed, plural, table } from './layout.ts'
import { markdown, plain, sentence, shown } from './sentence.ts'
import type { Style } from './sentence.ts'
import { fileUrl } from './words.ts'

const boundary = 'production-secret-boundary'

/** A finding of the secret boundary, on its line; one about where secrets live has no file. */
interface Placed {
  reason: Reason
  rule: string
  verdict: FindingVerdict
  file: string
  line: number
  column: number
  contexts: Json
}

const verdicts: readonly string[] = ['violation', 'not-understood', 'undetermined', 'note'] satisfies FindingVerdict[]

/** Findings of all policies, each once, in the order of the record: worst first. Records of other makers may hold anything. */
function placedFindings({ decision }: Pick<Report, 'decision'>): Placed[] {
  const reasons = decision.controls.filter(({ id }) => id === boundary).flatMap(({ because }) => because)
  return [...new Map(reasons.flatMap(placed).map((one) => [JSON.stringify([one.reason.message, one.reason.data]), one])).values()]
}

/** Whether the section of findings shows a reason. */
export const isFinding = (control: string, reason: Reason): boolean => control === boundary && placed(reason).length > 0

function placed(reason: Reason): Placed[] {
  const { rule, verdict, file, line, column, runs = [] } = fillingOf(boundary, reason.data)
  if (typeof rule !== 'string' || typeof verdict !== 'string' || !verdicts.includes(verdict)) return []
  if (typeof file !== 'string' || typeof line !== 'number') return []
  const at = { file, line, column: typeof column === 'number' && column > 0 ? column : 1 }
  return [{ reason, rule, verdict: verdict as FindingVerdict, ...at, contexts: runs }]
}

/** The sentence of a finding, or its remedy, without the place that stands beside it. */
function saying({ message, data }: Reason, form: 'text' | 'todo', style: Style): string {
  const known = messageOf(boundary, message)
  if (known === null) return speak({ control: boundary, message, data }, form, style)
  const template = (known[form] ?? known.text).replace(/^\{where\}: /, '').replace(' ({where})', '')
  return sentence(`${template.slice(0, 1).toUpperCase()}${template.slice(1)}`, fillingOf(boundary, data), style)
}

/** Bytes of the section. */
const sectionLimit = 14_000

/** Every finding with its line at the judged commit, the runs in which it holds, and what to do. */
export function findingsSection(report: Report): string {
  const findings = placedFindings(report)
  if (findings.length === 0) return ''
  const blocking = findings.filter(({ verdict }) => verdict !== 'note').length
  const notes = findings.length - blocking
  const summary = `Workflow files: ${plural(blocking, 'finding')}${notes > 0 ? `, ${plural(notes, 'note')}` : ''}`
  const cells = ({ reason, rule, verdict, file, line, contexts }: Placed) => [
    markdown.words(logLine(rule, 10)),
    verdict,
    file === '' ? '' : link(markdown.datum(`${file}:${line}`), fileUrl(report, file, line)),
    shown(contexts, markdown, 'and'),
    saying(reason, 'text', markdown),
    saying(reason, 'todo', markdown),
  ]
  return collapsed(summary, table(['Rule', 'Verdict', 'Line', 'Runs', 'Finding', 'Remedy'], findings, sectionLimit, cells))
}

/** Characters of one annotation's message; GitHub takes 64 KB, a reader a few lines. */
const messageLimit = 1000

const levels: Record<FindingVerdict, Annotation['level']> = {
  violation: 'failure',
  'not-understood': 'failure',
  undetermined: 'warning',
  note: 'notice',
}

/** Each finding on its line, the worst first. */
export const findingAnnotations = (report: Report): Annotation[] =>
  placedFindings(report).filter(({ file, line }) => file !== '' && line > 0).map(({ reason, rule, verdict, file, line, column }) => ({
    path: logLine(file, 300),
    line,
    column,
    level: levels[verdict],
    title: `${logLine(rule, 10)} ${boundary}`,
    message: cap(`${saying(reason, 'text', plain)}\n${saying(reason, 'todo', plain)}`, messageLimit),
  }))

/** For the terminal: place, rule and runs on one line, finding and remedy below it. */
export function findingLines(report: Report, limit: number): string[] {
  const findings = placedFindings(report)
  if (findings.length === 0) return []
  const lines = findings.slice(0, limit).flatMap(({ reason, rule, verdict, file, line, column }) => [
    `  ${file === '' ? '' : `${logLine(`${file}:${line}:${column}`, 300)}  `}${logLine(rule, 10)} ${verdict}`,
    ...wrap(saying(reason, 'text', plain), '    '),
    ...wrap(saying(reason, 'todo', plain), '    To do: ', '           '),
  ])
  const left = findings.length - limit
  return [`Workflow files: ${findings.length}`, ...lines, ...(left > 0 ? [`  … and ${left} more`] : [])]
}
