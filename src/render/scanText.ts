import { type FindingGroup, groupedByRun } from '../controls/boundaryReasons.ts'
import type { BoundaryFinding, BoundaryReading, FindingVerdict } from '../domain/boundary.ts'
import { type Ink, paint, wrap } from './columns.ts'
import { logLine } from './escape.ts'
import { excerpt } from './excerpt.ts'
import { plural } from './layout.ts'
import { type ScanReport, type ScanVerdict, spoken } from './scanReport.ts'

/** Findings that are told in full, and notes that are told at all; the JSON holds all of them. */
const findingLimit = 200
const noteLimit = 50

const inks: Record<FindingVerdict, Ink> = { violation: 'red', 'not-understood': 'magenta', undetermined: 'yellow', note: 'faint' }

const verdictWords: Record<ScanVerdict, string> = {
  pass: 'Pass',
  violation: 'Violation',
  undetermined: 'Undetermined',
  'not-understood': 'Not understood',
}

/** As a compiler tells it: place, rule, sentence, the line itself, what to do; then notes in a line each; the verdict and what was looked at last. */
export function scanText(report: ScanReport, { color }: { color: boolean }): string {
  const findings = report.reading.findings.toSorted(byPlace)
  const groups = groupedByRun(findings.filter(({ verdict }) => verdict !== 'note'))
  const notes = groupedByRun(findings.filter(({ verdict }) => verdict === 'note'))
  const guarded = new Set(findings.filter(({ rule }) => rule === 'S5').map(({ file }) => file))
  const parts = [
    ...groups.slice(0, findingLimit).map((group) => findingLines(group, report, guarded, color)),
    ...more(groups.length - findingLimit, 'finding'),
    ...(notes.length === 0 ? [] : [notes.slice(0, noteLimit).flatMap((group) => noteLines(group, report, color))]),
    ...more(notes.length - noteLimit, 'note'),
    summaryLines(report, color),
  ]
  return parts.map((lines) => lines.join('\n')).join('\n\n')
}

const more = (count: number, what: string): string[][] =>
  (count > 0 ? [[`… and ${plural(count, `more ${what}`)}: --format json holds all of them.`]] : [])

function byPlace(one: BoundaryFinding, other: BoundaryFinding): number {
  return compare(one.file, other.file) || one.line - other.line || one.column - other.column
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** A file in which a credential was found is not quoted at all: the same line could hold it. */
function findingLines(group: FindingGroup, report: ScanReport, guarded: Set<string>, color: boolean): string[] {
  const { finding } = group
  const { verdict, rule, file, line, column } = finding
  const { text, todo } = spoken(group)
  const lines = guarded.has(file) || file === '' ? null : report.linesOf(file)
  return [
    `${placeOf(finding, report)}  ${paint(`${rule} ${verdict}`, inks[verdict], color)}: ${text}`,
    ...(lines === null ? [] : excerpt(lines, line, column)),
    ...wrap(`To do: ${todo}`, '  ', '    '),
  ]
}

function noteLines(group: FindingGroup, report: ScanReport, color: boolean): string[] {
  const { finding } = group
  const { exception, inBase, rule } = finding
  const base = inBase ? ' (the base has it too)' : ''
  const why = exception === null ? base : exceptionWords(exception)
  return [`${placeOf(finding, report)}  ${paint(`${rule} note`, 'faint', color)}: ${spoken(group).text}${why}`]
}

const exceptionWords = ({ expires, approvedBy, reason }: NonNullable<BoundaryFinding['exception']>): string =>
  ` (exception until ${logLine(expires)}, by ${logLine(approvedBy)}: ${logLine(reason, 200)})`

const unusedLine = ({ file, job, expired }: BoundaryReading['unused'][number]): string =>
  `Exception for ${logLine(file, 300)}${job === null ? '' : `, job ${logLine(job, 200)}`}: ${expired ? 'expired' : 'matches nothing'}.`

function placeOf({ file, line, column }: BoundaryFinding, { inventory }: ScanReport): string {
  return file === '' ? logLine(inventory?.path ?? 'inventory', 300) : `${logLine(file, 300)}:${line}:${column}`
}

function summaryLines(report: ScanReport, color: boolean): string[] {
  const { verdict, reading, policy } = report
  const ink: Ink = verdict === 'pass' ? 'green' : inks[verdict]
  return [
    ...reading.unused.map(unusedLine),
    ...(reading.uncalled.length === 0 ? [] : wrap(uncalledLine(reading), '', '  ')),
    ...wrap(policyLine(policy), '', '  '),
    `${paint(verdictWords[verdict], ink, color)}: ${countsLine(report)}`,
    ...(reading.files.length === 0 ? [] : wrap(assuranceLine(report), '', '  ')),
  ]
}

/** Names that one line holds. */
const namedLimit = 5

function uncalledLine({ uncalled }: BoundaryReading): string {
  const named = uncalled.slice(0, namedLimit).map((path) => logLine(path, 100)).join(', ')
  const others = uncalled.length > namedLimit ? ` and ${uncalled.length - namedLimit} more` : ''
  const are = uncalled.length === 1 ? 'is' : 'are'
  return `Not judged here: ${plural(uncalled.length, 'file')} that ${are} only called from elsewhere: ${named}${others}.`
}

function policyLine({ path, unread }: ScanReport['policy']): string {
  const used = path === null ? 'Policy: none in .github/countersign.yml, so the defaults hold.' : `Policy: ${logLine(path, 300)}.`
  if (unread.length === 0) return used
  const named = unread.slice(0, 5).map((reference) => logLine(reference)).join(', ')
  return `${used} Not read, because a scan is offline: ${named}, which it extends; what they demand is not judged here.`
}

function countsLine({ reading: { files, findings, jobs, productionJobs, contexts, assurance } }: ScanReport): string {
  if (files.length === 0) return `no workflow files in .github/workflows. assurance: ${assurance}`
  const looked = `${plural(files.length, 'file')}, ${plural(jobs, 'job')} (${productionJobs} production), ${plural(contexts.length, 'kind')} of run`
  const places = groupedByRun(findings)
  const counts = (['violation', 'not-understood', 'undetermined', 'note'] as const)
    .map((verdict) => ({ verdict, count: places.filter(({ finding }) => finding.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => (verdict === 'violation' || verdict === 'note' ? plural(count, verdict) : `${count} ${verdict.replace('-', ' ')}`))
  return `${counts.length === 0 ? 'nothing found' : counts.join(', ')} in ${looked}. assurance: ${assurance}`
}

function assuranceLine({ reading: { assurance, untold } }: ScanReport): string {
  if (assurance === 'inventory') return 'Judged: what these files ask for, and where the secrets of the inventory live.'
  if (untold.length > 0) {
    const named = untold.slice(0, namedLimit).map((words) => logLine(words, 100)).join(', ')
    const others = untold.length > namedLimit ? ` and ${untold.length - namedLimit} more` : ''
    return `Judged: what these files ask for, and the inventory as far as it goes. Not known: ${named}${others}.`
  }
  return (
    'Judged: what these files ask for. Not known: where the secrets live, so a branch could still carry a workflow that reads ' +
      'them (--inventory FILE).'
  )
}
