import { repositoryPath } from '../domain/subject.ts'
import type { Report } from '../domain/report.ts'
import { cap, codeBlock, link, visible } from './escape.ts'
import { exceptionsOf } from './exceptions.ts'
import { assemble } from './layout.ts'
import { reconciliationSections } from './reconciliation.ts'
import { counted } from './reconciliationWords.ts'
import { markdown } from './sentence.ts'
import { todoSection, verdictSection } from './sections.ts'

/** Bytes of the body, and of each list in it; GitHub takes 65,536 characters. */
const bodyLimit = 40_000
const listLimit = 8_000

/**
 * The one issue of a branch that says what its last reconciliation found. Logins stand as code, so that nobody is notified by each run. Where
 * nothing was found it says that too: closing is left to whoever made the exceptions good.
 */
export function reconciliationIssue(report: Report, { runUrl }: { runUrl: string | null }): { marker: string; title: string; body: string } {
  const { subject, decision } = report
  const place = `${repositoryPath(subject.repository).replace(/[^\w./-]/g, '')} ${Buffer.from(subject.base.branch).toString('hex')}`
  return {
    marker: `<!-- countersign-reconciliation ${place} -->`,
    title: cap(`Countersign: ${titleOf(report)}`, 200),
    body: assemble(decision.result === 'passed' ? cleanSections(report, runUrl) : foundSections(report, runUrl), bodyLimit),
  }
}

function titleOf({ subject, reconciled, decision }: Report): string {
  const branch = visible(subject.base.branch, 80)
  if (decision.result === 'passed') return `nothing open on ${branch}`
  if (reconciled === undefined) return `${branch} could not be reconciled`
  return `${counted(exceptionsOf(reconciled).length, 'exception')} on ${branch} since ${sinceOf(reconciled.period.since)}`
}

/** A day, or a commit as git shows it. */
const sinceOf = (since: string): string => (/^\d{4}-\d\d-\d\dT/.test(since) ? since.slice(0, 10) : visible(since.slice(0, 7)))

const foundSections = (report: Report, runUrl: string | null): string[] => [
  verdictSection(report),
  ...(report.reconciled === undefined ? [todoSection(report)] : reconciliationSections(report, listLimit)),
  proofSection(report, runUrl),
  `**What clears this:** once every row is explained or made good, close the issue with a link to what was done, and let the next reconciliation begin after this period. A missing record that is found and read with the others clears its row by itself. Until then each run writes this text anew.`,
]

const cleanSections = (report: Report, runUrl: string | null): string[] => [
  verdictSection(report),
  'The last reconciliation found nothing. Close this once what it said before is explained or made good: the period that was compared may have moved on, which makes nothing good.',
  ...reconciliationSections(report, listLimit),
  proofSection(report, runUrl),
]

function proofSection({ evidence }: Report, runUrl: string | null): string {
  const parts = [
    ...(runUrl === null ? [] : [link('The run', runUrl)]),
    ...(evidence?.artifactUrl ? [link('the evidence', evidence.artifactUrl)] : []),
    ...(evidence === null ? ['no record was made'] : [`record sha256 ${markdown.datum(evidence.sha256)}`]),
  ]
  return `${parts.join(' · ')}${evidence === null ? '' : `\n\n${codeBlock([evidence.verifyCommand])}`}`
}
