import type { DeploymentFacts, Lineage, RangeChange, RangeCommit } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import type { ChangeFacts, Facts } from '../domain/facts.ts'
import type { Subject } from '../domain/subject.ts'
import { asciiLower } from '../domain/text.ts'
import { isBlob } from './blob.ts'
import { type Consistency, sameRefs, unless } from './sameRefs.ts'

/**
 * Holds a deployment's subject against its facts: the controls judge the range and its changes, so a lineage that does not end at the deployed
 * commit, or changes of another range, would lend their approvals to it.
 */
export function deploymentConsistency({ subject, changes, deployment = {}, repository, evaluatedAt }: Facts): Consistency {
  const lineage = valueOf(deployment.lineage)
  return {
    contradictions: [
      ...unless(repository === undefined, 'facts of a reconciliation, which is not what was judged'),
      ...environments(subject, deployment),
      ...(lineage === null ? withoutLineage(subject, changes) : range(lineage, subject, evaluatedAt)),
      ...(lineage === null ? [] : changesOf(lineage, subject, changes, evaluatedAt)),
    ],
    notCompared: lineage === null ? ['the range of the deployment, which is not among the facts'] : unread(lineage, changes),
  }
}

const valueOf = <T>(fact: Fact<T> | undefined): T | null => (fact?.state === 'known' ? fact.value : null)

/** GitHub’s environment names know no case. */
export const isSameEnvironment = (one: string, other: string): boolean => asciiLower(one) === asciiLower(other)

function environments({ environment = '', commit, base }: Subject, { deployment, environment: state }: DeploymentFacts): string[] {
  const entries = valueOf(deployment)?.entries ?? []
  const policy = valueOf(deployment)?.policy
  const sameCommit = commit === base.commit
  const named = [valueOf(deployment)?.environment, valueOf(state)?.name, ...entries.map((entry) => entry.environment)]
  const other = named.find((name) => name !== undefined && !isSameEnvironment(name, environment))
  return [
    ...unless(other === undefined, `facts of the environment ${other ?? ''}`),
    ...unless(entries.every(({ sha }) => sha === commit), 'an entry of a deployment of another commit'),
    ...unless(!sameCommit || policy?.atCommit === policy?.atTip, 'two policies at one commit'),
  ]
}

const withoutLineage = (subject: Subject, changes: ChangeFacts[]): string[] =>
  unless(subject.changes.length + changes.length === 0, 'changes without a lineage')

function range({ from, relation, earlier, commits, updates, policies }: Lineage, subject: Subject, evaluatedAt: string): string[] {
  const last = commits.at(-1)
  const brings = relation === 'ahead' || relation === 'diverged'
  const records = [...(from?.known === 'record' ? [from.record] : []), ...(earlier === null ? [] : [earlier])]
  const times = [...records.map((one) => one.evaluatedAt), ...updates.map(({ at }) => at)]
  return [
    ...unless(new Set(commits.map(({ sha }) => sha)).size === commits.length, 'a commit of the range twice'),
    ...unless(last === undefined || isSubject(last, subject), 'the range does not end at the deployed commit and tree'),
    ...unless(!commits.some(({ sha }) => sha === from?.sha), 'the range holds the commit it begins after'),
    ...unless(from === null ? !last && relation === 'ahead' : brings === commits.length > 0, `${commits.length} commits, and yet ${relation}`),
    ...unless((relation === 'identical') === (from?.sha === subject.commit), `the range begins at ${from?.sha ?? 'nothing'}, and yet is ${relation}`),
    ...unless(from?.known !== 'record' || from.record.sha === from.sha, 'the range begins at another commit than its record'),
    ...unless(earlier === null || (earlier.sha === subject.commit && relation === 'behind'), 'the earlier record is of another commit'),
    ...unless(times.every((time) => isPast(time, evaluatedAt)), 'a past later than the judgement'),
    ...Object.entries(policies).filter(([blob, text]) => !isBlob(blob, text)).map(([blob]) => `a policy text that is not the blob ${blob}`),
  ]
}

const isSubject = ({ sha, tree }: RangeCommit, subject: Subject): boolean => sha === subject.commit && tree === subject.tree

const isPast = (time: string, now: string): boolean => Date.parse(time) <= Date.parse(now)

function changesOf(lineage: Lineage, subject: Subject, changes: ChangeFacts[], evaluatedAt: string): string[] {
  const ranged = new Map(lineage.changes.map((change) => [change.number, change]))
  const moved = movedTo(lineage)
  const named = new Set(lineage.commits.flatMap(({ pullRequests }) => pullRequests))
  return [
    ...unless(sameRefs(subject.changes, lineage.changes), 'the subject’s changes are not those of the lineage, each once'),
    ...unless(new Set(changes.map(({ number }) => number)).size === changes.length, 'facts of a change twice'),
    ...unless(lineage.changes.every(({ number }) => named.has(number)), 'a change that no commit of the range is of'),
    ...changes.flatMap((change) => {
      const at = ranged.get(change.number)
      if (at === undefined) return [`facts of pull request #${change.number}, which is not in the lineage`]
      return [
        ...merged(change, at, evaluatedAt),
        ...unless(at.baseBranch !== subject.base.branch || isMoved(change, moved), `no move by which GitHub merged pull request #${change.number}`),
      ]
    }),
  ]
}

/** What GitHub's own moves brought, by their type: first parents from where each ended. Each commit is walked to once. */
function movedTo({ commits, updates }: Lineage): Set<string> {
  const range = new Map(commits.map((commit) => [commit.sha, commit]))
  const found = new Set<string>()
  for (const { type, after, before } of updates) {
    let sha = after
    while (sha !== before && range.has(sha) && !found.has(`${type} ${sha}`)) {
      found.add(`${type} ${sha}`)
      sha = range.get(sha)?.parents[0] ?? ''
    }
  }
  return found
}

/** A merge said to be GitHub's own counts as approved without a look at its content, so the move must be there. */
function isMoved({ pullRequest }: ChangeFacts, moved: Set<string>): boolean {
  const merge = valueOf(pullRequest)?.merge ?? null
  return merge?.update === undefined || moved.has(`${merge.update} ${merge.sha}`)
}

function merged({ pullRequest }: ChangeFacts, { number, head, baseBranch }: RangeChange, evaluatedAt: string): string[] {
  const value = valueOf(pullRequest)
  if (value === null) return []
  const agreements: [what: string, same: boolean][] = [
    ['the number', value.number === number],
    ['the head', value.head.sha === head],
    ['the base branch', value.base.branch === baseBranch],
    [`the state ${value.state}`, value.state === 'merged' && value.merge !== null],
    ['the time of the merge', value.mergedAt !== null && isPast(value.mergedAt, evaluatedAt)],
  ]
  return agreements.filter(([, same]) => !same).map(([what]) => `${what} of pull request #${number}`)
}

function unread({ changes: ranged }: Lineage, changes: ChangeFacts[]): string[] {
  const read = new Set(changes.flatMap(({ number, pullRequest }) => (pullRequest?.state === 'known' ? [number] : [])))
  return ranged.flatMap(({ number }) => (read.has(number) ? [] : [`pull request #${number}, which could not be read`]))
}
