import { runnerId } from '../controls/runner.ts'
import type { ControlResult } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { Report, SourcedReason } from '../domain/report.ts'
import { kindOf, speak } from './catalogue.ts'
import { detailReasons } from './detail.ts'
import { codeBlock, link } from './escape.ts'
import { openings } from './enforcement.ts'
import { notListed } from './exceptions.ts'
import { fitItems, plural, table } from './layout.ts'
import { isOverride, overrideDue } from './override.ts'
import { problemLines } from './problem.ts'
import { markdown } from './sentence.ts'
import { headlineParts, verdictLead } from './statusLine.ts'
import { changeUrl, policyUrl, resultName, subjectLine, verdictOrder, verdictWord } from './words.ts'

/** Bytes of one section, so that no list can push the sections after it off the page. */
const sectionLimit = 12_000

/** Parts of the headline that the heading names; the list below it has them all. */
const headingParts = 2

/** "### Waiting: 1 sign-off from `release-manager`" and the line that says what was judged. */
export function verdictSection(report: Report): string {
  const parts = headlineParts(report, markdown)
  const rest = parts.length > headingParts ? ` (+${parts.length - headingParts} more)` : ''
  const headline = parts.length === 0 ? '' : `: ${parts.slice(0, headingParts).join('; ')}${rest}`
  const unsigned = report.evidence !== null && !report.evidence.signed ? ' · unsigned' : ''
  const heading = `### ${verdictLead(report)}${headline}${unsigned}`
  return `${heading}\n\n${subjectLine(report, markdown, (number) => link(`#${number}`, changeUrl(report, number)))}`
}

/** Observe mode must be seen before anything that sounds like a block. */
export const observeSection = (report: Report): string =>
  report.mode === 'observe'
    ? '> **Observe mode: this verdict blocks nothing.** The status is green whatever it says; the record holds the decision as it is.'
    : ''

/** Steps that are worth reading; what comes after them is repaired the same way. */
export const stepLimit = 20

/** The to-do list: who does what next, and the one click. */
export function todoSection(report: Report): string {
  const todo = notListed(report, report.explanation.todo)
  if (todo.length === 0) return ''
  const line = (reason: SourcedReason, index: number) => `${index + 1}. ${todoLine(report, reason)}${click(report, todo, index)}${pasteBlock(reason)}`
  const lines = fitItems(todo.slice(0, stepLimit), sectionLimit, line, () => '')
  const left = todo.length - lines.filter((text) => text !== '').length
  return [`**${todoHead(report)}**`, '', ...lines, ...(left > 0 ? [`\n… and ${plural(left, 'more step')}, see the evidence.`] : [])].join('\n')
}

/** Lines to paste, as the item's own block. */
function pasteBlock(reason: SourcedReason): string {
  const lines = pastedLines(reason)
  return lines.length === 0 ? '' : `\n\n${codeBlock(lines).replace(/^/gm, '   ')}\n`
}

/** Only the runner gives any: what a policy or a change says is never offered for pasting. */
export function pastedLines({ control, data }: SourcedReason): string[] {
  const lines = control === runnerId ? data['paste'] : null
  return Array.isArray(lines) ? lines.slice(0, pasteLimit).filter((line) => typeof line === 'string') : []
}

const pasteLimit = 40

/** What was overridden is not blocked: the same steps make it good. */
export const todoHead = (report: Report): string =>
  report.decision.result === 'overridden' ? `To make good${overrideDue(report)}` : 'To unblock'

function todoLine(report: Report, reason: SourcedReason): string {
  const change = reason.change !== null && report.subject.changes.length > 1 ? `#${reason.change}: ` : ''
  return `${change}${speak(reason, 'todo', markdown)}`
}

/** "Request review" once for each change, at its first step that an approval takes. */
function click(report: Report, todo: SourcedReason[], index: number): string {
  const reason = todo[index]
  if (reason === undefined || !takesApproval(reason)) return ''
  const { changes } = report.subject
  const change = reason.change ?? (changes.length === 1 ? changes[0]?.number : undefined)
  const isFirst = todo.findIndex((one) => one.change === reason.change && takesApproval(one)) === index
  return change === undefined || !isFirst ? '' : ` ${link('Request review', changeUrl(report, change))}`
}

/** A missing approval names the head to approve; a draft or an objection is missing something else. */
const takesApproval = (reason: SourcedReason): boolean => Object.hasOwn(reason.data, 'head') && kindOf(reason) === 'missing'

/** A policy that cannot be read blocks; its problems are shown as the compiler would print them, with the file one click away. */
export function problemsSection(report: Report): string {
  const { problems, policy } = report
  const first = problems[0]
  if (first === undefined) return ''
  return [
    `**${plural(problems.length, 'problem')} in the policy** · ${link(`open ${markdown.datum(policy.path)}`, policyUrl(report, first.line))}`,
    problemBlock(problems),
    markdown.words('The policy was not relaxed: what it governs stays blocked until the file on the base branch is fixed.'),
  ].join('\n\n')
}

/** What its owner should know of a policy that was understood. */
export const remarksSection = ({ remarks }: Report): string =>
  remarks.length === 0 ? '' : `**${plural(remarks.length, 'remark')} on the policy**\n\n${problemBlock(remarks)}`

function problemBlock(problems: Problem[]): string {
  const lines = fitItems(
    problems,
    sectionLimit,
    (problem) => problemLines(problem).join('\n'),
    (left) => `… and ${left} more`,
  )
  return codeBlock(lines.flatMap((line) => line.split('\n')))
}

/** One row a control, worst first. */
export function controlsSection(report: Report): string {
  const { table: results } = report.explanation
  if (results.length === 0) return ''
  const ordered = results.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict))
  return table(['Control', 'Result', 'Detail'], ordered, sectionLimit, (result) => [
    resultName(result, report, markdown),
    result.verdict === 'pass' || result.verdict === 'not-applicable' ? verdictWord[result.verdict] : `**${verdictWord[result.verdict]}**`,
    detailOf(result),
  ])
}

function detailOf(result: ControlResult): string {
  const { told, rest } = detailReasons(result)
  return [...told.map((reason) => speak(reason, 'text', markdown)), ...(rest > 0 ? [`(+${rest} more)`] : [])].join(' ')
}

/** What a reader must know beside the verdict: that it may not block, and what the controls warn of. */
export function warningsSection(report: Report): string {
  const own = openings(report, markdown).map((text) => `- **Warning:** ${text}`)
  const line = (reason: SourcedReason) => `- **Warning:** ${speak(reason, 'text', markdown)}`
  const warnings = report.explanation.warnings.filter((reason) => !isOverride(report, reason))
  return [...own, ...fitItems(warnings, sectionLimit, line, (left) => `- … and ${plural(left, 'more warning')}.`)].join('\n')
}
