import type { BranchUpdate, Lineage, RangeCommit } from '../domain/deployment.ts'
import type { ChangeFactValues } from '../domain/facts.ts'
import { isMadeOf, mergedAsApproved } from './merges.ts'

/** A merged change as the attribution sees it: what was in it at its merge. */
export type MergedChange = Pick<ChangeFactValues, 'pullRequest' | 'commits' | 'merges'>

/** One commit of the range with the changes it is *in* (SEMANTICS 62), and the push that brought it when none holds it. */
export interface Attributed {
  commit: RangeCommit
  index: number
  changes: number[]
  /** Index of the move of the branch that brought it; null: activity does not reach back that far. */
  update: number | null
}

/**
 * Which change each commit came through. GitHub's association proves nothing (SEMANTICS 37, 62): a commit belongs to a change when it is among
 * its commits and what merged them is in the range, or when it is the merge itself and its content is shown to be what was approved.
 */
export function attributed(lineage: Lineage, changes: MergedChange[]): Attributed[] {
  const range = new Map(lineage.commits.map((commit) => [commit.sha, commit]))
  const merges = new Set(changes.flatMap(({ pullRequest: { merge } }) => merge?.sha ?? []))
  const moves = movesOf(lineage.updates, range)
  const isPushed = (sha: string): boolean => !byGitHub.has(lineage.updates[moves.get(sha) ?? -1]?.type ?? 'pr_merge')
  const ground: Ground = { range, madeByGitHub: madeByGitHub(lineage.updates, range), merges, isPushed }
  const found = new Map<string, Set<number>>()
  for (const change of changes) {
    for (const sha of broughtBy(change, ground)) found.set(sha, (found.get(sha) ?? new Set()).add(change.pullRequest.number))
  }
  return lineage.commits.map((commit, index) => ({
    commit,
    index,
    changes: [...(found.get(commit.sha) ?? [])].sort((one, other) => one - other),
    update: moves.get(commit.sha) ?? null,
  }))
}

type Range = Map<string, RangeCommit>

interface Ground {
  range: Range
  /** Commits on the branch's own line that GitHub's merging brought, each with where the branch stood before that move. */
  madeByGitHub: Map<string, Merging>
  /** The merges of all changes: where one change's row of commits ends, the next one's begins. */
  merges: Set<string>
  /** Whether somebody pushed it to the branch; a commit that no move explains is not known to be. */
  isPushed: (sha: string) => boolean
}

/** A move of GitHub's own: where the branch stood before, and whether several changes can have come with it. */
interface Merging {
  before: string | null
  queue: boolean
}

const byGitHub: ReadonlySet<BranchUpdate['type']> = new Set(['pr_merge', 'merge_queue_merge'])

/** The commits of the range that a merged change accounts for; none when its merge is not in the range, or made of something else. */
function broughtBy(change: MergedChange, { range, madeByGitHub: moved, merges, isPushed }: Ground): string[] {
  const { pullRequest, commits } = change
  const { merge, head } = pullRequest
  if (merge === null || !range.has(merge.sha)) return []
  const own = commits.map(({ sha }) => sha)
  const merging = isMadeOf(merge.parents, head.sha, new Set(own)) ? moved.get(merge.sha) : undefined
  if (merging === undefined && !mergedAsApproved(pullRequest, commits, change.merges, isPushed(merge.sha))) return []
  // A merge commit, or a fast-forward, has the change's own commits below it.
  if (merge.parents.length === 2 || merge.sha === head.sha) return [merge.sha, ...own.filter((sha) => range.has(sha))]
  const shown = change.merges.find((one) => one.sha === merge.sha)?.baseParent ?? null
  const before = merging === undefined ? shown : merging.before
  // Without where the branch stood before, what lies below the merge could be anybody's.
  if (before === null) return [merge.sha]
  const isAssociated = (sha: string): boolean => range.get(sha)?.pullRequests.includes(pullRequest.number) === true
  // A queue's move holds several changes, and one that is not among ours must not become the lower end of another's row.
  const isOthers = (sha: string): boolean => merges.has(sha) || (merging?.queue === true && !isAssociated(sha))
  return rowOf(merge.sha, commits.length, (sha) => sha === before || (sha !== merge.sha && isOthers(sha)), range)
}

/** A squash is one commit. A rebase is a row of them, as long as the change at most, down to where the branch stood before. */
function rowOf(merge: string, length: number, isBase: (sha: string) => boolean, range: Range): string[] {
  const row: string[] = []
  for (let sha = merge; row.length <= length; ) {
    const commit = range.get(sha)
    if (isBase(sha)) return row
    if (commit?.parents.length !== 1) break
    row.push(sha)
    sha = commit.parents[0] ?? ''
    // What lies below the range is the base.
    if (!range.has(sha)) return row.length <= length ? row : [merge]
  }
  // The base was not met within the change's length: only the merge itself is shown to be of it.
  return [merge]
}

/** A merge queue moves the branch once for several changes, so every commit on the line of such a move counts. */
function madeByGitHub(updates: BranchUpdate[], range: Range): Map<string, Merging> {
  const found = new Map<string, Merging>()
  // Moves that lead where they say share no commit; those of a record that lies must not cost the square of its length.
  const steps = { left: stepsPerCommit * (range.size + updates.length) }
  for (const { before, after, type } of updates) {
    if (!byGitHub.has(type)) continue
    for (const sha of lineOf({ after, before }, found, range, steps)) found.set(sha, { before, queue: type === 'merge_queue_merge' })
  }
  return found
}

const stepsPerCommit = 4

/** First parents from where a move ended down to where it began; empty when it does not lead there, because then it shows nothing. */
function lineOf(
  { after, before }: Pick<BranchUpdate, 'after' | 'before'>,
  seen: Map<string, unknown>,
  range: Range,
  steps: { left: number },
): string[] {
  const line: string[] = []
  for (let sha = after; sha !== before; steps.left -= 1) {
    const commit = range.get(sha)
    if (commit === undefined || seen.has(sha) || steps.left <= 0) return []
    line.push(sha)
    sha = commit.parents[0] ?? ''
  }
  return line
}

/** The oldest move of the branch after which a commit was on it. Each commit is walked to once, whatever the number of moves. */
function movesOf(updates: BranchUpdate[], range: Range): Map<string, number> {
  const moves = new Map<string, number>()
  for (const [index, { after }] of updates.entries()) {
    const waiting = [after]
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      const commit = range.get(sha)
      if (commit === undefined || moves.has(sha)) continue
      moves.set(sha, index)
      waiting.push(...commit.parents)
    }
  }
  return moves
}
