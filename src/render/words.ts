import { breakGlassId } from '../controls/breakGlass.ts'
import { controls } from '../controls/index.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import { runnerId } from '../controls/runner.ts'
import type { ControlResult, Result, Verdict } from '../domain/outcome.ts'
import { resultWord } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import type { Subject } from '../domain/subject.ts'
import { repositoryPath } from '../domain/subject.ts'
import { visible } from './escape.ts'
import type { Style } from './sentence.ts'
import { utc } from './sentence.ts'

/** The words of a control's verdict are those of the whole decision. */
export const verdictWord: Record<Verdict, string> = {
  pass: resultWord.passed,
  pending: resultWord.pending,
  fail: resultWord.failed,
  unknown: resultWord.error,
  'not-applicable': 'Not applicable',
}

/** Worst first: what a list of controls or reports is ordered by. */
export const verdictOrder: Verdict[] = ['fail', 'unknown', 'pending', 'pass', 'not-applicable']
const resultOrder: Result[] = ['failed', 'error', 'pending', 'overridden', 'passed']

/** Reports with the worst result first; the first one speaks for all. */
export const worstFirst = (reports: Report[]): Report[] =>
  reports.toSorted((one, other) => resultOrder.indexOf(one.decision.result) - resultOrder.indexOf(other.decision.result))

/** `role-sign-off` as "Role sign-off". An id that is no control of ours (a record from elsewhere) is data. */
function controlName(id: string, style: Style): string {
  const isOurs = controls.some((control) => control.id === id) || id === policyReadable.id || id === breakGlassId || id === runnerId
  return isOurs ? style.words(`${id.slice(0, 1).toUpperCase()}${id.slice(1).replaceAll('-', ' ').replace('sign off', 'sign-off')}`) : style.datum(id)
}

/** "Role sign-off", with the change and the policy where there are several. */
export function resultName(result: ControlResult, report: Report, style: Style): string {
  const change = result.change !== null && report.subject.changes.length > 1 ? ` (#${result.change})` : ''
  const policy = result.policy > 0 ? ` (central policy ${result.policy})` : ''
  return `${controlName(result.id, style)}${change}${policy}`
}

/** True for one open pull request judged at its head: the only subject for which a later sign-off starts another run. */
export function isPlainPullRequest({ gate, changes, commit }: Subject): boolean {
  return gate === 'pull-request' && changes.length === 1 && changes[0]?.head === commit
}

/** `https://github.com/o/r`, every part encoded. */
export const repositoryUrl = ({ serverUrl, subject }: Report): string =>
  `${serverUrl}/${encodeURIComponent(visible(subject.repository.owner))}/${encodeURIComponent(visible(subject.repository.name))}`

export const changeUrl = (report: Report, change: number): string => `${repositoryUrl(report)}/pull/${change}`

/** The policy file at the commit it was read from, at a line when one is known. */
export const policyUrl = (report: Report, line: number | null): string => blobUrl(report, report.subject.base.commit, report.policy.path, line)

/** A line of a file as it was judged. */
export const fileUrl = (report: Report, path: string, line: number): string => blobUrl(report, report.subject.commit, path, line)

function blobUrl(report: Report, commit: string, path: string, line: number | null): string {
  const parts = [commit, ...path.split('/')].map((part) => encodeURIComponent(visible(part)))
  return `${repositoryUrl(report)}/blob/${parts.join('/')}${line === null ? '' : `#L${line}`}`
}

/**
 * What was judged, in one line: "PR #12 → `main` · commit `9f3c2e1` · policy `b1946ac` · 2026-11-21 14:03 UTC", or "deployment to `production` · …",
 * or "reconciliation of `main` in `acme/payments` · …".
 */
export function subjectLine(report: Report, style: Style, change: (number: number) => string): string {
  const { subject, policy, evaluatedAt } = report
  const parts = [
    subjectPlace(subject, style, change),
    `commit ${style.datum(subject.commit.slice(0, 7))}`,
    policy.blob === null ? 'no policy' : `policy ${style.datum(policy.blob.slice(0, 7))}`,
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(evaluatedAt) ? [utc(evaluatedAt)] : []),
  ]
  return parts.join(' · ')
}

function subjectPlace(subject: Subject, style: Style, change: (number: number) => string): string {
  const branch = style.datum(subject.base.branch)
  if (subject.gate === 'deployment') return `deployment to ${style.datum(subject.environment ?? '')}`
  if (subject.gate === 'repository') return `reconciliation of ${branch} in ${style.datum(repositoryPath(subject.repository))}`
  return `${subjectName(subject, style, change)} → ${branch}`
}

function subjectName(subject: Subject, style: Style, change: (number: number) => string): string {
  if (subject.changes.length === 0) return style.datum(repositoryPath(subject.repository))
  const named = subject.changes.slice(0, 10).map(({ number }) => change(number))
  const rest = subject.changes.length - named.length
  const list = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
  if (isPlainPullRequest(subject)) return `PR ${list}`
  return subject.gate === 'merge' ? `merged PR ${list}` : subject.gate === 'pull-request' ? `merge group of PR ${list}` : list
}
