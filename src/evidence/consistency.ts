import type { ChangeFacts, Facts, PullRequest } from '../domain/facts.ts'
import type { ChangeRef, Subject } from '../domain/subject.ts'
import { deploymentConsistency } from './deploymentConsistency.ts'
import { repositoryConsistency } from './repositoryConsistency.ts'
import { type Consistency, unless } from './sameRefs.ts'

/**
 * Holds the subject against the pull requests among the facts: the controls judge the changes, so a subject that is not theirs would lend their
 * approvals to another commit. `event` is what started the run; only a merge queue's run may judge a commit that is nobody's head.
 */
export function consistencyOf(facts: Facts, event: string | null): Consistency {
  const { subject, changes } = facts
  if (subject.gate === 'repository') return repositoryConsistency(facts)
  if (subject.gate === 'deployment') return deploymentConsistency(facts)
  if (subject.gate !== 'pull-request' && subject.gate !== 'merge') return { contradictions: [], notCompared: [`the gate ${subject.gate}`] }
  const read = new Map(changes.map((change) => [change.number, change]))
  const compared = subject.changes.map((ref) => comparison(ref, read.get(ref.number), facts))
  const group = isGroup(subject)
  return {
    contradictions: [
      ...unless(facts.deployment === undefined, 'facts of a deployment, which is not what was judged'),
      ...unless(facts.repository === undefined, 'facts of a reconciliation, which is not what was judged'),
      ...unless(sameNumbers(subject.changes, changes), 'the facts are not those of the subject’s pull requests, each once'),
      ...unless(!group || event === 'merge_group', 'the commit is not the head of its one pull request, and no merge group was judged'),
      ...unless(subject.gate !== 'merge' || subject.changes.length === 1, 'a merge is of one pull request'),
      ...compared.flatMap(({ contradictions }) => contradictions),
    ],
    notCompared: [
      ...unless(!group, 'commit and tree of a merge group, which are no pull request’s own'),
      ...compared.flatMap(({ notCompared }) => notCompared),
    ],
  }
}

/** A commit that a merge queue made of one or more pull requests. */
const isGroup = ({ gate, changes, commit }: Subject): boolean => gate === 'pull-request' && (changes.length !== 1 || changes[0]?.head !== commit)

function sameNumbers(refs: ChangeRef[], changes: ChangeFacts[]): boolean {
  const named = new Set(refs.map(({ number }) => number))
  const judged = new Set(changes.map(({ number }) => number))
  const eachOnce = refs.length > 0 && named.size === refs.length && judged.size === changes.length
  return eachOnce && named.size === judged.size && [...named].every((number) => judged.has(number))
}

function comparison(ref: ChangeRef, change: ChangeFacts | undefined, facts: Facts): Consistency {
  const pullRequest = change?.pullRequest
  if (pullRequest?.state !== 'known') return { contradictions: [], notCompared: [`pull request #${ref.number}, which could not be read`] }
  const { value } = pullRequest
  const ofGate = facts.subject.gate === 'merge' ? sameMerge(value, facts) : sameHead(value, facts.subject)
  const agreements = [...alwaysSame(ref, value, facts.subject), ...ofGate]
  return { contradictions: agreements.filter(([, same]) => !same).map(([what]) => `${what} of pull request #${ref.number}`), notCompared: [] }
}

type Agreement = [what: string, same: boolean]

const alwaysSame = ({ number, head }: ChangeRef, pullRequest: PullRequest, { base }: Subject): Agreement[] => [
  ['the number', pullRequest.number === number],
  ['the head', pullRequest.head.sha === head],
  ['the base branch', pullRequest.base.branch === base.branch],
]

const sameHead = ({ state, head }: PullRequest, subject: Subject): Agreement[] => [
  [`the state ${state}`, state === 'open'],
  ['the tree', isGroup(subject) || head.tree === subject.tree],
]

/** A merge lies in the past of its judgement. */
const sameMerge = ({ state, merge, mergedAt }: PullRequest, { subject, evaluatedAt }: Facts): Agreement[] => [
  [`the state ${state}`, state === 'merged'],
  ['the merge commit', merge?.sha === subject.commit],
  ['the tree of the merge', merge?.tree === subject.tree],
  ['the time of the merge', mergedAt !== null && Date.parse(mergedAt) <= Date.parse(evaluatedAt)],
]
