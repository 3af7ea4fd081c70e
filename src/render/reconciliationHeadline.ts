import type { CommitStanding, DeploymentStanding, Reconciliation } from '../domain/reconciliation.ts'
import type { Report } from '../domain/report.ts'
import { type Exception, type ExceptionKind, exceptionsOf } from './exceptions.ts'
import { counted, thousands } from './reconciliationWords.ts'
import type { Style } from './sentence.ts'

/** What stands in the title, most important first; empty where the reconciliation has nothing to add to the controls' own words. */
export function reconciledHeadline(report: Report, style: Style): string[] {
  const { reconciled, decision } = report
  if (reconciled === undefined) return []
  if (decision.result === 'passed') return [passedLine(report, reconciled, style)]
  return decision.result === 'failed' ? failedParts(report, reconciled, style) : []
}

function passedLine({ subject }: Report, { commits, deployments }: Reconciliation, style: Style): string {
  const branch = style.datum(subject.base.branch)
  const made = governed(deployments)
  const overridden = [...commits, ...made].filter(({ standing }) => standing === 'overridden').length
  const emergencies = overridden === 0 ? '' : `, ${thousands(overridden)} of them overridden in an emergency`
  if (commits.length + made.length === 0) return `nothing came into ${branch}, and nothing governed was deployed`
  const rest = made.length === 0 ? '' : ` and ${share(accounted(made), made.length, 'governed deployment')}`
  return `${share(accounted(commits), commits.length, 'commit')} on ${branch}${rest} accounted for${emergencies}`
}

/** Counted, and not concluded from the pass: a title that no row bears out must show. */
const accounted = (rows: { standing: CommitStanding | DeploymentStanding }[]): number =>
  rows.filter(({ standing }) => standing === 'recorded' || standing === 'overridden' || standing === 'failed').length

const share = (count: number, total: number, one: string): string => `${thousands(count)} of ${counted(total, one)}`

/** What no rule is about, never ran or has not ended is asked for no record: it must not make the share of those that have one look better. */
const governed = (deployments: Reconciliation['deployments']): Reconciliation['deployments'] =>
  deployments.filter(({ standing }) => standing !== 'ungoverned' && standing !== 'never-ran' && standing !== 'under-way')

function failedParts({ subject }: Report, reconciled: Reconciliation, style: Style): string[] {
  const found = exceptionsOf(reconciled)
  const branch = style.datum(subject.base.branch)
  const part = (kind: ExceptionKind, words: (count: number, by: string) => string): string[] => {
    const ours = found.filter((one) => one.kind === kind)
    return ours.length === 0 ? [] : [words(ours.length, byWhom(ours, style))]
  }
  return [
    ...part('commit-unrecorded', (n) => `${share(n, reconciled.commits.length, 'commit')} on ${branch} ${n === 1 ? 'has' : 'have'} no valid record`),
    ...part('commit-pushed', (n, by) => `${n === 1 ? '1 direct push' : `${thousands(n)} commits pushed directly`} ${by}`),
    ...part('deployment-unrecorded', (n) => `${share(n, governed(reconciled.deployments).length, 'governed deployment')} ${n === 1 ? 'has' : 'have'} no valid record`),
    ...part('commit-bypassed', (n, by) => `${counted(n, 'commit')} merged although not passed, ${by}`),
    ...part('deployment-bypassed', (n, by) => `${counted(n, 'deployment')} made although not passed, ${by}`),
    ...part('history-rewritten', (n, by) => `history of ${branch} rewritten ${n === 1 ? '' : `${thousands(n)} times `}${by}`),
    ...part('record-without-change', (n) => `${counted(n, 'record')} of nothing that is there`),
    ...part('record-not-valid', (n) => `${counted(n, 'record')} not valid`),
    ...part('record-foreign', (n) => `${counted(n, 'record')} of another repository`),
    ...part('ledger-rewritten', (n, by) => `ledger moved back ${n === 1 ? '' : `${thousands(n)} times `}${by}`),
    ...part('ledger-not-whole', (n) => `the ledger is not whole (${counted(n, 'finding')})`),
  ]
}

/** People that a title names. */
const namedLimit = 3

function byWhom(exceptions: Exception[], style: Style): string {
  const logins = [...new Set(exceptions.map(({ who }) => who))]
  const named = logins.filter((login) => login !== null)
  const rest = logins.length - Math.min(named.length, namedLimit)
  const unnamed = rest === 0 ? [] : [named.length === 0 ? 'nobody who can be named' : `${thousands(rest)} more`]
  return `by ${[...named.slice(0, namedLimit).map((login) => style.datum(login)), ...unnamed].join(', ')}`
}
