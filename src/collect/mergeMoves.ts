import type { BranchUpdate, RangeCommit } from '../domain/deployment.ts'
import type { Subject } from '../domain/subject.ts'
import { isNothing } from './activity.ts'
import type { Movement } from './activity.ts'
import type { BulkActivity } from './bulkActivity.ts'
import type { Change } from './changeReader.ts'

type GitHubMove = 'pr_merge' | 'merge_queue_merge'

/** A move of a base branch, newest first as the log has them. */
export interface BaseMove extends BranchUpdate {
  branch: string
}

/**
 * The moves that brought commits of the range to the base branches. The log is read back to where the range began on every branch that
 * changes of the range were merged into, or to its end.
 */
export async function readBaseMoves(activity: BulkActivity, branches: { all: Set<string>; awaited: Set<string> }, range: Set<string>) {
  const found: BaseMove[] = []
  const open = new Set(branches.awaited)
  const told = await activity.walk((move) => {
    const branch = move.ref.startsWith('refs/heads/') ? move.ref.slice('refs/heads/'.length) : null
    if (branch === null || !branches.all.has(branch) || !range.has(move.after)) return false
    found.push(moveOf(move, branch))
    if (!range.has(move.before) && !isNothing(move.before)) open.delete(branch)
    return open.size === 0
  })
  return { moves: found, sources: told.sources, refusal: told.state === 'refused' ? told.reason : null }
}

const types = ['push', 'force_push', 'branch_creation', 'pr_merge', 'merge_queue_merge'] as const

const moveOf = (move: Movement, branch: string): BaseMove => ({ branch, ...updateOf(move) })

export const updateOf = (move: Movement): BranchUpdate => ({
  before: isNothing(move.before) ? null : move.before,
  after: move.after,
  at: move.timestamp,
  actor: move.actor,
  type: types.find((type) => type === move.activity_type) ?? 'other',
})

/**
 * Moves of the default branch and, when another one was moved to the deployed commit, of that one. What happened on the way there, on branches
 * that anybody may make and merge into, explains nothing of the deployed one.
 */
export function ofDeployedBranches(moves: BaseMove[], { base, commit }: Subject): BaseMove[] {
  const ends = moves.filter(({ after }) => after === commit).map(({ branch }) => branch)
  const deployed = new Set([base.branch, ...(ends.includes(base.branch) ? [] : ends)])
  return moves.filter(({ branch }) => deployed.has(branch))
}

/** Oldest first. Branches share a list, because a commit counts by how it first came to any of them. */
export const updatesOf = (moves: BaseMove[]): BranchUpdate[] =>
  moves
    .toReversed()
    .map(({ branch: _, ...update }) => update)
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))

export interface MergeMove {
  type: GitHubMove
  /** Where the branch stood before, when the move brought this merge alone. */
  before: string | null
}

/** The move by which GitHub itself merged each change into its base, by number. A merge queue moves the branch once for several changes. */
export function mergeMoves(changes: Change[], moves: BaseMove[], commits: RangeCommit[]): Map<number, MergeMove> {
  const range = new Map(commits.map((commit) => [commit.sha, commit]))
  const byMerge = new Map<string, MergeMove>()
  for (const { branch, before, after, type } of moves) {
    if (type !== 'pr_merge' && type !== 'merge_queue_merge') continue
    const line = lineOf(after, before, range)
    // The button merges one change, and the branch ends at its merge; only a queue's merges lie along the way.
    for (const sha of type === 'pr_merge' ? line.slice(0, 1) : line) {
      byMerge.set(`${branch} ${sha}`, { type, before: type === 'pr_merge' ? before : null })
    }
  }
  const found = new Map<number, MergeMove>()
  for (const { answer } of changes) {
    const move = answer.mergeCommit && byMerge.get(`${answer.baseRefName} ${answer.mergeCommit.oid}`)
    if (move) found.set(answer.number, move)
  }
  return found
}

/** First parents from where a move ended to where it began; nothing when it does not lead there. */
function lineOf(after: string, before: string | null, range: Map<string, RangeCommit>): string[] {
  const line: string[] = []
  for (let sha = after; sha !== before; ) {
    const commit = range.get(sha)
    if (commit === undefined || line.length > range.size) return []
    line.push(sha)
    sha = commit.parents[0] ?? ''
  }
  return line
}

/**
 * The commit before the merge, as far as what was read tells it: a merge stands on it; a squash or rebase by the button moved the branch from
 * it; else the row of commits that GitHub names as of this change is walked back to one that it names as of another. Null: not told.
 */
export function baseToldBy({ answer, lists }: Change, moves: Map<number, MergeMove>, range: Map<string, RangeCommit>): string | null {
  const [first, ...more] = answer.mergeCommit?.parents.nodes ?? []
  const own = lists.commits.total
  if (first === undefined) return null
  if (more.length > 0 || own <= 1) return first
  const moved = moves.get(answer.number)?.before ?? null
  if (moved !== null) return moved
  let base = first
  for (let walked = 1; walked <= own; walked += 1) {
    const commit = range.get(base)
    if (commit === undefined || commit.pullRequests.length === 0) return null
    if (!commit.pullRequests.includes(answer.number)) return base
    if (commit.parents.length !== 1) return null
    base = commit.parents[0] ?? base
  }
  return null
}
