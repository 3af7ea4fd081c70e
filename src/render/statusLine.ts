import type { NonEmpty, Result } from '../domain/outcome.ts'
import { resultWord } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import { speakShort } from './catalogue.ts'
import { cap } from './escape.ts'
import { notListed } from './exceptions.ts'
import { reconciledHeadline } from './reconciliationHeadline.ts'
import type { Style } from './sentence.ts'
import { plain } from './sentence.ts'
import { isPlainPullRequest, worstFirst } from './words.ts'

export type StatusState = 'success' | 'pending' | 'failure' | 'error'

/** GitHub refuses longer descriptions of a commit status. */
export const descriptionLimit = 140

/** The verdict as a commit status: the worst of all reports on this commit, in its state and at most 140 characters. */
export function statusOf(reports: NonEmpty<Report>): { state: StatusState; description: string } {
  const enforced = reports.filter((report) => report.mode === 'enforce')
  const [worst = reports[0]] = worstFirst(enforced.length === 0 ? reports : enforced)
  const state = worst.mode === 'observe' ? 'success' : stateOf(worst)
  const place = reports.length > 1 && worst.subject.changes.length === 1 ? ` (#${worst.subject.changes[0]?.number})` : ''
  return { state, description: verdictLine(worst, descriptionLimit - place.length) + place }
}

const states: Record<Result, StatusState> = { passed: 'success', overridden: 'success', failed: 'failure', pending: 'pending', error: 'error' }

/** Where no sign-off can start another run, a status that waits would wait for ever (SEMANTICS 36). */
function stateOf({ decision, subject }: Report): StatusState {
  return decision.result === 'pending' && !isPlainPullRequest(subject) ? 'failure' : states[decision.result]
}

/** "Waiting: 1 sign-off from release-manager; 1 independent approval" in plain text: as many parts of the headline as fit into `limit`. */
export function verdictLine(report: Report, limit: number): string {
  const parts = headlineParts(report, plain)
  if (parts.length === 0) return verdictLead(report)
  let line = `${verdictLead(report)}: ${parts[0]}`
  for (const [index, part] of parts.slice(1).entries()) {
    const left = parts.length - index - 2
    const longer = `${line}; ${part}`
    if (longer.length + more(left).length > limit) return cap(line, limit - more(left + 1).length) + more(left + 1)
    line = longer
  }
  return cap(line, limit)
}

/** The verdict's word, and in observe mode that it is none. */
export const verdictLead = ({ decision, mode }: Report): string => `${mode === 'observe' ? 'Observe: would be ' : ''}${resultWord[decision.result]}`

/** The headline's parts in words, each once. Of a reconciliation they count its rows, which the controls name one by one. */
export function headlineParts(report: Report, style: Style): string[] {
  const counted = reconciledHeadline(report, style)
  if (counted.length > 0 && report.decision.result === 'passed') return counted
  const others = notListed(report, report.explanation.headline).slice(0, headlineLimit)
  return [...counted, ...new Set(others.map((reason) => speakShort(reason, style)))]
}

/** Reasons of a headline that are put into words at all; the table holds the others. */
const headlineLimit = 100

const more = (count: number): string => (count === 0 ? '' : ` (+${count} more)`)
