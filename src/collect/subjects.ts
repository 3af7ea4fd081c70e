import type { UnavailableFact } from '../domain/fact.ts'
import { unavailable } from '../domain/fact.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { headOf } from './changeReader.ts'
import type { Change } from './changeReader.ts'
import { baseOfMerge } from './mergeBase.ts'

/** An open pull request as a subject; its base is the tip of the base branch as the same request told it. */
export function subjectOfOpen(change: Change): Subject | UnavailableFact {
  const { answer, repository } = change
  const head = headOf(change)
  if ('state' in head) return head
  const tip = answer.baseRef?.target
  if (!tip) return missing(change, `tip of base branch ${answer.baseRefName}`, 'the base branch is not there, or is no branch of commits')
  return {
    gate: 'pull-request',
    repository,
    commit: answer.headRefOid,
    tree: head.tree,
    base: { branch: answer.baseRefName, commit: tip.oid },
    changes: [{ number: answer.number, head: answer.headRefOid }],
  }
}

/** A merged pull request: the merge commit is judged, by the policy that stood before it. */
export async function subjectOfMerged(asker: Asker, change: Change): Promise<Subject | UnavailableFact> {
  const { answer, repository } = change
  const merge = answer.mergeCommit
  if (!merge) return missing(change, `merge commit of pull request #${answer.number}`, 'GitHub names none for this merged pull request')
  const base = await baseOfMerge(asker, change)
  if (typeof base !== 'string') return base
  return {
    gate: 'merge',
    repository,
    commit: merge.oid,
    tree: merge.tree,
    base: { branch: answer.baseRefName, commit: base },
    changes: [{ number: answer.number, head: answer.headRefOid }],
  }
}

/** Other open pull requests of the same head, by number: the status belongs to the commit, so all of them are judged (SEMANTICS 34). */
export function siblingsOf(change: Change): number[] | UnavailableFact {
  const { answer } = change
  const head = headOf(change)
  if ('state' in head) return head
  const lists = [answer.headRef?.associatedPullRequests, head.associatedPullRequests].filter((list) => list != null)
  const long = lists.find((list) => list.totalCount !== list.nodes.length)
  if (long) {
    const detail = `${long.nodes.length} of ${long.totalCount} were listed`
    return missing(change, `pull requests with the head ${answer.headRefOid}`, detail)
  }
  const here = repositoryPath(change.repository).toLowerCase()
  const numbers = lists
    .flatMap((list) => list.nodes)
    .filter((other) => other.state === 'OPEN' && other.headRefOid === answer.headRefOid)
    .filter((other) => other.baseRepository?.nameWithOwner.toLowerCase() === here && other.number !== answer.number)
    .map((other) => other.number)
  return [...new Set(numbers)].sort((one, two) => one - two)
}

function missing({ source }: Change, what: string, detail: string): UnavailableFact {
  return unavailable({ what, request: source.request, status: source.status, detail }, [source])
}
