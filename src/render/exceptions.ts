import { controlById } from '../controls/index.ts'
import type { BranchUpdate } from '../domain/deployment.ts'
import type { Reconciliation, RecordRow, RecordSays } from '../domain/reconciliation.ts'
import type { Report, SourcedReason } from '../domain/report.ts'

/** The three lists of a reconciliation: what was merged or deployed and is not recorded, what is recorded and did not come in, what came in past review. */
export type ExceptionList = 'without-record' | 'without-change' | 'past-the-review'

export const exceptionLists: ExceptionList[] = ['without-record', 'without-change', 'past-the-review']

export type ExceptionKind =
  | 'commit-unrecorded'
  | 'deployment-unrecorded'
  | 'record-without-change'
  | 'record-not-valid'
  | 'record-foreign'
  | 'ledger-not-whole'
  | 'ledger-rewritten'
  | 'commit-pushed'
  | 'commit-bypassed'
  | 'deployment-bypassed'
  | 'history-rewritten'

/** One row of the lists. Pages, issue and exports are all made of these, so that none of them can say another number. */
export interface Exception {
  list: ExceptionList
  kind: ExceptionKind
  what: 'commit' | 'deployment' | 'record' | 'ledger' | 'branch'
  /** Full commit, number of the deployment, sha256 of the evidence file, index in the ledger or nothing, commit that a branch was moved to. */
  id: string
  /** The commit that a deployment brought, or that a branch stood at before it was moved. */
  commit: string | null
  change: number | null
  environment: string | null
  who: string | null
  when: string | null
  /** sha256 of the evidence file that tells of it. */
  record: string | null
  path: string | null
  /** As `evidence` or the ledger's check says it: holds foreign text. */
  detail: string | null
  says: RecordSays | null
}

const none = { commit: null, change: null, environment: null, who: null, when: null, record: null, path: null, detail: null, says: null }

export const exceptionsOf = (reconciled: Reconciliation): Exception[] => [
  ...commitsIn(reconciled, 'unrecorded', 'without-record', 'commit-unrecorded'),
  ...deploymentsIn(reconciled, 'unrecorded', 'without-record', 'deployment-unrecorded'),
  ...recordsIn(reconciled, 'without-change', 'record-without-change'),
  ...recordsIn(reconciled, 'not-valid', 'record-not-valid'),
  ...recordsIn(reconciled, 'foreign', 'record-foreign'),
  ...reconciled.findings.map(({ index, kind, detail }): Exception => ({
    ...none,
    list: 'without-change',
    kind: 'ledger-not-whole',
    what: 'ledger',
    id: index === null ? '' : String(index),
    detail: detail === '' ? kind : detail,
  })),
  ...reconciled.ledgerRewrites.map((move): Exception => ({ ...moved(move), list: 'without-change', kind: 'ledger-rewritten', what: 'ledger' })),
  ...commitsIn(reconciled, 'direct-push', 'past-the-review', 'commit-pushed'),
  ...commitsIn(reconciled, 'bypassed', 'past-the-review', 'commit-bypassed'),
  ...deploymentsIn(reconciled, 'bypassed', 'past-the-review', 'deployment-bypassed'),
  ...reconciled.rewrites.map((move): Exception => ({ ...moved(move), list: 'past-the-review', kind: 'history-rewritten', what: 'branch' })),
]

const moved = ({ before, after, at, actor }: BranchUpdate) => ({ ...none, id: after, commit: before, who: actor?.login ?? null, when: at })

/**
 * Reasons that no list tells: the controls of a reconciliation name each row, which the lists do as well, and say what to do for each kind once. A pass
 * has a headline of its own.
 */
export function notListed({ reconciled, decision }: Report, reasons: SourcedReason[]): SourcedReason[] {
  const tells = reconciled !== undefined && (decision.result === 'passed' || exceptionsOf(reconciled).length > 0)
  return tells ? reasons.filter((reason) => !isOfPopulation(reason)) : reasons
}

/** What the runner says of such a control (it could not be evaluated) is in no list. */
function isOfPopulation({ control: id, message }: SourcedReason): boolean {
  const control = controlById(id)
  return control?.scope === 'population' && Object.hasOwn(control.messages, message)
}

const commitsIn = ({ commits }: Reconciliation, standing: 'unrecorded' | 'direct-push' | 'bypassed', list: ExceptionList, kind: ExceptionKind): Exception[] =>
  commits
    .filter((row) => row.standing === standing)
    .map(({ sha, change, login, at, record }) => ({ ...none, list, kind, what: 'commit', id: sha, change, who: login, when: at, record }))

const deploymentsIn = ({ deployments }: Reconciliation, standing: 'unrecorded' | 'bypassed', list: ExceptionList, kind: ExceptionKind): Exception[] =>
  deployments
    .filter((row) => row.standing === standing)
    .map(({ id, sha, environment, login, at, record }) =>
      ({ ...none, list, kind, what: 'deployment', id: String(id), commit: sha, environment, who: login, when: at, record }))

const recordsIn = ({ records }: Reconciliation, standing: 'without-change' | 'not-valid' | 'foreign', kind: ExceptionKind): Exception[] =>
  records.filter((row) => row.standing === standing).map((row) => ({ ...none, ...recordException(row), list: 'without-change', kind, what: 'record' }))

const recordException = ({ sha256, path, why, says }: RecordRow) => ({
  id: sha256,
  record: sha256,
  path,
  detail: why,
  says,
  commit: says?.commit ?? null,
  environment: says?.environment ?? null,
  when: says?.evaluatedAt ?? null,
})

/** How many rows there are, and how many of each standing that any has. */
export function countsIn(reconciled: Reconciliation): Record<'commits' | 'deployments' | 'records' | 'exceptions', Counts> {
  const found = exceptionsOf(reconciled)
  return {
    commits: countOf(reconciled.commits),
    deployments: countOf(reconciled.deployments),
    records: countOf(reconciled.records),
    exceptions: { total: found.length, ...Object.fromEntries(exceptionLists.map((list) => [list, found.filter((one) => one.list === list).length])) },
  }
}

type Counts = Record<string, number> & { total: number }

function countOf(rows: { standing: string }[]): Counts {
  const counts = new Map<string, number>()
  for (const { standing } of rows) counts.set(standing, (counts.get(standing) ?? 0) + 1)
  return { total: rows.length, ...Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1))) }
}
