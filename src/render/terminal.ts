import type { NonEmpty, Result, Verdict } from '../domain/outcome.ts'
import { resultWord } from '../domain/outcome.ts'
import type { Report, SourcedReason } from '../domain/report.ts'
import { speak } from './catalogue.ts'
import { detailReasons, notesOf } from './detail.ts'
import { openings } from './enforcement.ts'
import { logLine } from './escape.ts'
import { deployedLines } from './deployment.ts'
import { notListed } from './exceptions.ts'
import { findingLines } from './findings.ts'
import { columns, paint, wrap } from './columns.ts'
import type { Ink, Row } from './columns.ts'
import { plural } from './layout.ts'
import { byPerson, nameOf, sayings } from './people.ts'
import type { Told } from './people.ts'
import { isOverride, overrideLines } from './override.ts'
import { problemLines } from './problem.ts'
import { reconciliationLines } from './reconciliation.ts'
import { plain, shown } from './sentence.ts'
import { headlineParts, verdictLead } from './statusLine.ts'
import { pastedLines, stepLimit, todoHead } from './sections.ts'
import { changeUrl, resultName, subjectLine, verdictOrder, verdictWord, worstFirst } from './words.ts'

/** Rows of one list; a terminal scrolls, but not for ever. */
const rowLimit = 50

/** The report for a terminal, 100 columns wide, in the order of the check report. The words carry the meaning; colour only repeats it. */
export function terminalReport(reports: NonEmpty<Report>, { color }: { color: boolean }): string {
  return `${worstFirst(reports)
    .map((report) => reportLines(report, color).join('\n'))
    .join(`\n\n${'─'.repeat(60)}\n\n`)}\n`
}

function reportLines(report: Report, color: boolean): string[] {
  const sections = [
    verdict(report, color),
    override(report),
    problems(report),
    todo(report),
    deployed(report, color),
    ...reconciled(report),
    controls(report, color),
    approvals(report, color),
    contributors(report),
    findingLines(report, rowLimit),
    list('Notes', notesOf(report)),
    warnings(report),
    remarks(report),
    reading(report),
    evidence(report),
  ].filter((lines) => lines.length > 0)
  return sections.flatMap((lines, index) => (index === 0 ? lines : ['', ...headed(lines, color)]))
}

const headed = ([head = '', ...lines]: string[], color: boolean): string[] => [paint(head, 'strong', color), ...lines]

const inks: Record<Result, Ink> = { passed: 'green', overridden: 'yellow', pending: 'yellow', failed: 'red', error: 'magenta' }
const verdictInks: Record<Verdict, Ink> = { pass: 'green', pending: 'yellow', fail: 'red', unknown: 'magenta', 'not-applicable': 'faint' }

function verdict(report: Report, color: boolean): string[] {
  const ink = inks[report.decision.result]
  const word = resultWord[report.decision.result]
  const lead = verdictLead(report)
  const [first, ...rest] = headlineParts(report, plain)
  const lines = wrap(`${lead}${first === undefined ? '' : `: ${first}`}`, '')
  const shownFirst = (lines[0] ?? '').replace(word, () => paint(word, ink, color))
  const others = rest.slice(0, 9).flatMap((part) => wrap(part, `${' '.repeat(lead.length + 2)}`))
  const left = rest.length > 9 ? [`${' '.repeat(lead.length + 2)}… and ${rest.length - 9} more`] : []
  const place = subjectLine(report, plain, (number) => `#${number}`)
  const [change] = report.subject.gate === 'deployment' ? [] : report.subject.changes
  const url = change === undefined ? [] : [paint(logLine(changeUrl(report, change.number)), 'faint', color)]
  const observe = report.mode === 'observe' ? wrap('Observe mode: this verdict blocks nothing; the record holds the decision as it is.', '') : []
  return [shownFirst, ...lines.slice(1), ...others, ...left, paint(place, 'faint', color), ...url, ...observe]
}

function override(report: Report): string[] {
  const lines = overrideLines(report)
  return lines.length === 0 ? [] : ['Overridden, not passed', ...lines.flatMap((line) => wrap(line, '  ', '    '))]
}

function deployed(report: Report, color: boolean): string[] {
  const told = deployedLines(report)
  if (told === null) return []
  const rows = told.rows.map(({ cells, isGood, text }): Row => ({ cells, ink: isGood ? 'green' : 'red', text }))
  const left = told.left > 0 ? [`  … and ${told.left} more`] : []
  return [told.head, ...told.lines.flatMap((line) => wrap(line, '  ', '    ')), ...columns(rows, color), ...left]
}

const reconciled = (report: Report): string[][] =>
  reconciliationLines(report).map(({ head, lines }) => [head, ...lines.flatMap((line) => wrap(line, '  ', '    '))])

function problems({ problems: list_ }: Report): string[] {
  if (list_.length === 0) return []
  const lines = list_.slice(0, rowLimit).flatMap(problemLines)
  return [
    `${plural(list_.length, 'problem')} in the policy`,
    ...lines.map((line) => `  ${line}`),
    '  The policy was not relaxed: what it governs stays blocked until the file is fixed.',
  ]
}

function remarks({ remarks: list_ }: Report): string[] {
  if (list_.length === 0) return []
  return [`${plural(list_.length, 'remark')} on the policy`, ...list_.slice(0, rowLimit).flatMap(problemLines).map((line) => `  ${line}`)]
}

function todo(report: Report): string[] {
  const steps = notListed(report, report.explanation.todo)
  if (steps.length === 0) return []
  const several = report.subject.changes.length > 1
  const lines = steps.slice(0, stepLimit).flatMap((reason, index) => {
    const change = several && reason.change !== null ? `#${reason.change}: ` : ''
    const step = wrap(`${index + 1}. ${change}${speak(reason, 'todo', plain)}`, '  ', '     ')
    return [...step, ...pastedLines(reason).map((text) => `     ${logLine(text)}`)]
  })
  const left = steps.length > stepLimit ? [`  … and ${plural(steps.length - stepLimit, 'more step')}`] : []
  return [todoHead(report), ...lines, ...left]
}

function controls(report: Report, color: boolean): string[] {
  const { table } = report.explanation
  if (table.length === 0) return []
  const ordered = table.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict)).slice(0, rowLimit)
  const rows = ordered.map((result) => {
    const { told, rest } = detailReasons(result)
    return {
      cells: [verdictWord[result.verdict], resultName(result, report, plain)],
      ink: verdictInks[result.verdict],
      text: [...told.map((reason) => speak(reason, 'text', plain)), ...(rest > 0 ? [`(+${rest} more)`] : [])].join(' '),
    }
  })
  return ['Controls', ...columns(rows, color)]
}

function approvals({ explanation }: Report, color: boolean): string[] {
  const counted = byPerson(explanation.counted)
  const notCounted = byPerson(explanation.notCounted)
  if (counted.length + notCounted.length === 0) return []
  const row = (told: Told, word: string, ink: Ink): Row => {
    const commit = told.commit === null ? '' : shown(told.commit, plain)
    return { cells: [word, nameOf(told, plain), commit], ink, text: sayings(told, plain, ' ') }
  }
  const yes = counted.slice(0, rowLimit).map((told) => row(told, 'counted', 'green'))
  const no = notCounted.slice(0, rowLimit).map((told) => row(told, 'not counted', 'yellow'))
  const left = counted.length + notCounted.length - yes.length - no.length
  return [
    `Approvals: ${counted.length} counted, ${notCounted.length} did not`,
    ...columns([...yes, ...no], color),
    ...(left > 0 ? [`  … and ${left} more`] : []),
  ]
}

function contributors({ explanation }: Report): string[] {
  const people = byPerson(explanation.contributors)
  if (people.length === 0) return []
  const rows = people.slice(0, rowLimit).map((told): Row => ({ cells: [nameOf(told, plain)], ink: 'strong', text: sayings(told, plain, '; ') }))
  const left = people.length - rows.length
  return [`Contributors: ${people.length}`, ...columns(rows, false), ...(left > 0 ? [`  … and ${left} more`] : [])]
}

function list(head: string, reasons: SourcedReason[]): string[] {
  if (reasons.length === 0) return []
  const lines = reasons.slice(0, rowLimit).flatMap((reason) => wrap(speak(reason, 'text', plain), '  ', '    '))
  return [`${head}: ${reasons.length}`, ...lines, ...(reasons.length > rowLimit ? [`  … and ${reasons.length - rowLimit} more`] : [])]
}

function warnings(report: Report): string[] {
  const { explanation, notEvaluated } = report
  const sentences = [
    ...openings(report, plain),
    ...explanation.warnings.filter((reason) => !isOverride(report, reason)).slice(0, rowLimit).map((reason) => speak(reason, 'text', plain)),
    ...(notEvaluated.length === 0 ? [] : [`Not evaluated by this version: ${shown(notEvaluated.slice(0, 50), plain, 'and')}.`]),
  ]
  return sentences.length === 0 ? [] : ['Warnings', ...sentences.flatMap((text) => wrap(text, '  ', '    '))]
}

function reading({ reading: { lines, requests, points, unavailable } }: Report): string[] {
  const counts = lines.slice(0, 100).map(({ what, listed, total }) => `${listed} of ${total} ${logLine(what, 140)}`)
  const usage = [plural(requests, 'request'), ...(points === null ? [] : [plural(points, 'GraphQL point')])]
  const short = lines.filter(({ listed, total }) => listed < total).length
  const truncated = short === 0 ? 'Nothing truncated.' : `${plural(short, 'list')} truncated.`
  const missing = unavailable.slice(0, 100).flatMap(({ what, request, status, detail }) => {
    const answer = request === null ? 'no request could be made' : `${logLine(request)} ${status === null ? 'got no answer' : `answered ${status}`}`
    return wrap(`Not read: ${logLine(what)}: ${answer} (${logLine(detail)})`, '  ', '    ')
  })
  return ['What was read', ...wrap(`${[...counts, ...usage].join(' · ')}. ${truncated}`, '  '), ...missing]
}

function evidence({ evidence: link }: Report): string[] {
  if (link === null) return []
  const signed = link.signed ? `signed${link.signer === null ? '' : ` by ${logLine(link.signer)}`}` : 'unsigned: it proves nothing about who made it'
  const lines = [
    `sha256 ${logLine(link.sha256)}`,
    signed,
    ...(link.artifactUrl === null ? [] : [logLine(link.artifactUrl)]),
    ...(link.attestation === undefined ? [] : [`attestation ${logLine(link.attestation.url)}`]),
    ...(link.ledger === undefined ? [] : [`ledger ${logLine(link.ledger.branch)}: head is record ${link.ledger.index}, sha256 ${logLine(link.ledger.sha256)}`]),
    `verify: ${logLine(link.verifyCommand)}`,
  ]
  return ['Evidence', ...lines.map((line) => `  ${line}`)]
}
