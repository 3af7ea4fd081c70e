import { breakGlassId } from '../controls/breakGlass.ts'
import type { ControlResult } from '../domain/outcome.ts'
import type { Predicate } from '../domain/record.ts'
import type { RecordPage } from '../domain/recordPage.ts'
import type { Report } from '../domain/report.ts'
import { repositoryPath } from '../domain/subject.ts'
import { openings } from './enforcement.ts'
import { exact, datum, type Html, joined, label, lines, listOf, nothing, pairs, spoken, tag, time, words } from './htmlMarkup.ts'
import { controlTable, missingList, resultBadge, resultMeaning, said, signerWords } from './htmlWords.ts'
import { notListed } from './exceptions.ts'
import { isOverride, overrideReasons } from './override.ts'
import { html, plain } from './sentence.ts'
import { headlineParts } from './statusLine.ts'

/** "Pull request #42 into main", in plain text: the page's heading and title. */
export function subjectTitle({ report: { subject } }: RecordPage): string {
  const numbers = subject.changes.slice(0, 10).map(({ number }) => `#${number}`).join(', ')
  const more = subject.changes.length > 10 ? ` and ${subject.changes.length - 10} more` : ''
  const plural = subject.changes.length === 1 ? '' : 's'
  switch (subject.gate) {
    case 'deployment':
      return `Deployment to ${subject.environment ?? 'an environment that cannot be shown'}`
    case 'merge':
      return `Merge of pull request${plural} ${numbers}${more} into ${subject.base.branch}`
    case 'pull-request':
      return `Pull request${plural} ${numbers}${more} into ${subject.base.branch}`
    case 'repository':
      return `Reconciliation of ${subject.base.branch}`
    default:
      return repositoryPath(subject.repository)
  }
}

/** What was judged and how it ended: the first thing on the page. */
export function verdictSheet(page: RecordPage): Html {
  const { report } = page
  const { explanation, mode } = report
  return lines(
    tag('p', { class: 'soft' }, joined([words('Record of a separation-of-duties decision in'), datum(repositoryPath(report.subject.repository))])),
    tag('h1', {}, label(subjectTitle(page))),
    verdictBox(page),
    mode === 'observe' ? notice('Observe mode: the gate judged, and blocked nothing whatever the verdict.') : nothing,
    page.signer === null ? notice('This record is not signed: anyone could have written it, and this page as well.') : nothing,
    overridePart(page),
    judgedTable(page),
    isSingle(page) ? nothing : lines(tag('h2', {}, words('The decision')), missingList(notListed(report, explanation.todo)), controlTable('Controls', controlsHere(page), page)),
    warnings(page),
  )
}

/** One pull request: verdict and change are one sheet, which tells everything once. */
export const isSingle = ({ changes, report }: RecordPage): boolean => changes.length === 1 && report.subject.gate !== 'deployment'

/** A change that has a sheet of its own tells its controls there. */
function controlsHere({ changes, report }: RecordPage): ControlResult[] {
  const told = new Set(report.subject.gate === 'deployment' ? [] : changes.flatMap(({ number, decision }) => (decision === null ? [] : [number])))
  return report.decision.controls.filter(({ change }) => change === null || !told.has(change))
}

function verdictBox({ report }: RecordPage): Html {
  const { result } = report.decision
  const parts = headlineParts(report, html).slice(0, headlineLimit)
  const meaning = tag('span', { class: 'meaning' }, words(meaningOf(report)))
  return tag('div', { class: `verdict ${result}` }, joined([resultBadge(result), meaning]), listOf(parts.map((part) => spoken(() => part))))
}

/** A reconciliation judges what has happened already. */
function meaningOf({ subject, decision: { result } }: Report): string {
  if (subject.gate !== 'repository' || (result !== 'failed' && result !== 'passed')) return resultMeaning[result]
  return result === 'passed' ? 'All that came in has a valid record, and every record is accounted for.' : 'Something came in, or is recorded, that is not accounted for.'
}

/** Reasons that stand beside the verdict; the tables have them all. */
const headlineLimit = 10

const notice = (text: string): Html => tag('p', { class: 'notice' }, words(text))

function overridePart({ report }: RecordPage): Html {
  const texts = new Set(overrideReasons(report).map((reason) => said({ ...reason, control: breakGlassId, change: null })))
  if (texts.size === 0) return nothing
  return tag('div', { class: 'notice' }, tag('strong', {}, words('Overridden, not passed.')), listOf([...texts]))
}

function judgedTable(page: RecordPage): Html {
  const { report, predicate, tree } = page
  const { subject } = report
  return pairs('What was judged', [
    ['Repository', datum(repositoryPath(subject.repository))],
    ['Environment', subject.environment === undefined ? null : datum(subject.environment)],
    [subject.gate === 'repository' ? 'Tip of the branch' : 'Commit', exact(subject.commit)],
    ['Content (git tree)', exact(tree)],
    [subject.gate === 'repository' ? 'Branch' : 'Target branch', subject.gate === 'deployment' ? null : datum(subject.base.branch)],
    ['Judged', joined([time(report.evaluatedAt), words('by GitHub’s clock, as the signer recorded it')])],
    ['Recorded and signed by', signerWords(page.signer)],
    ['Run', runOf(predicate)],
    ['Could it be ignored?', enforced(page)],
  ])
}

const runOf = ({ invocation }: Predicate): Html =>
  invocation === null ? words('not in a workflow run') : joined([exact(invocation.uri), words('for the event'), datum(invocation.event)])

/** A verdict that nothing required may have been ignored. */
function enforced({ report }: RecordPage): Html {
  if (report.mode === 'observe') return words('Yes: in observe mode nothing is blocked.')
  if (report.subject.gate === 'repository') return words('Nothing waits for it: it finds what was not recorded or not stopped.')
  if (report.subject.gate === 'deployment') return words('The run of the deployment ends where it is blocked.')
  if (openings(report, plain).length > 0) return spoken((style) => openings(report, style).join(' '))
  return words('A rule of the target branch required this verdict before merging, as far as the gate could read it.')
}

function warnings({ report }: RecordPage): Html {
  const told = report.explanation.warnings.filter((reason) => !isOverride(report, reason))
  return told.length === 0 ? nothing : lines(tag('h2', {}, words('Warnings')), listOf(told.map((reason) => said(reason))))
}
