import { reviewedLineage } from '../controls/reviewedLineage.ts'
import type { ChangeFacts, Facts } from '../domain/facts.ts'
import type { Decision, Json, Reason } from '../domain/outcome.ts'
import type { Deployed, DeployedChange, SourcedReason } from '../domain/report.ts'

/** Sorts what was judged of a deployment's range by change, for the table. It judges nothing: results are those of the lineage control. */
export function deployedOf(facts: Facts, decision: Decision): Deployed | null {
  const lineage = facts.deployment?.lineage
  if (lineage?.state !== 'known') return null
  const { from, relation, commits } = lineage.value
  const results = decision.controls.filter(({ id }) => id === reviewedLineage.id)
  const reasons = results.flatMap(({ because }) => because)
  // Where the control could not be asked, nobody looked at the changes: that is not the same as having nothing to say of them.
  const unasked = results.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'not-applicable'
  return {
    from: from === null ? null : { sha: from.sha, known: from.known, at: from.known === 'record' ? from.record.evaluatedAt : null },
    relation,
    commits: commits.length,
    direct: [...new Map(reasons.flatMap(directPush).map((push) => [push.sha, push])).values()],
    changes: facts.changes.map((change) => deployedChange(change, reasons, unasked)),
  }
}

const reviewed = new Set(['changeReviewed', 'changeReviewedOfGone'])
const direct = new Set(['pushedDirectly', 'pushedBySomebody', 'notOfItsChange', 'cameUnseen'])

function directPush({ message, data }: Reason): Deployed['direct'] {
  const { commit, login, at } = data
  return direct.has(message) && typeof commit === 'string' ? [{ sha: commit, login: textOf(login), at: textOf(at) }] : []
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

/** Two policies may judge one change differently: the worse is shown. */
function deployedChange(change: ChangeFacts, reasons: Reason[], unasked: DeployedChange['verdict']): DeployedChange {
  const own = reasons.filter(({ data, message }) => data['number'] === change.number && !direct.has(message))
  const against = own.find(({ message }) => !reviewed.has(message))
  const passed = own.find(({ message }) => reviewed.has(message))
  const approvers = passed?.data['approvers']
  return {
    number: change.number,
    authors: authorsOf(change),
    approvers: Array.isArray(approvers) ? approvers.filter((login) => typeof login === 'string') : [],
    verdict: against === undefined ? (passed === undefined ? unasked : 'pass') : against.message === 'changeUnknown' ? 'unknown' : 'fail',
    because: against === undefined ? null : sourced(against, change.number),
  }
}

const sourced = (reason: Reason, change: number): SourcedReason => ({ ...reason, control: reviewedLineage.id, change })

/** Who opened it, and who wrote its commits. Accounts as GitHub names them; who counts as a contributor is judged elsewhere. */
function authorsOf({ pullRequest, commits }: ChangeFacts): string[] {
  const opened = pullRequest?.state === 'known' && pullRequest.value.author ? [pullRequest.value.author.login] : []
  const wrote = commits?.state === 'known' ? commits.value.flatMap(({ authors }) => authors.flatMap(({ account }) => account?.login ?? [])) : []
  return [...new Set([...opened, ...wrote])]
}
