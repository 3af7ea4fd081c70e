import type { BranchCommit, CommitRow, Population } from '../domain/reconciliation.ts'
import type { BranchBook, Told } from './reconcileBook.ts'
import type { Changes, MergedHead } from './reconcileChanges.ts'
import { changesOf } from './reconcileChanges.ts'
import type { Line, Move } from './reconcileLine.ts'
import { isGitHubs } from './reconcileLine.ts'
import { instant } from './time.ts'

type Standing = Pick<CommitRow, 'standing' | 'by' | 'record'>

interface Ground {
  population: Population
  line: Line
  book: BranchBook
  changes: Changes
}

/** Each commit of the line in its standing, oldest first. Every commit, record and change is looked at a few times, whatever their number. */
export function commitRows(population: Population, line: Line, book: BranchBook): CommitRow[] {
  const ground: Ground = { population, line, book, changes: changesOf(population, line, book) }
  const rows = population.commits.map((commit, place) => rowOf(commit, place, ground))
  for (const [place, { parents }] of population.commits.entries()) {
    const row = rows[place]
    if (row !== undefined && parents.length === 1) spread(row, place, rows, ground)
  }
  return rows
}

function rowOf(commit: BranchCommit, place: number, ground: Ground): CommitRow {
  const { line, changes } = ground
  const move = line.moves[place] ?? null
  const merged = changes.mergedAs(commit.sha)
  const pushed = move !== null && !isGitHubs(move)
  const head = merged[0] ?? (pushed ? null : changes.firstOf(commit.pullRequests))
  const { change } = head ?? { change: null }
  return {
    sha: commit.sha,
    at: move?.update.at ?? change?.mergedAt ?? null,
    login: (pushed ? null : change?.mergedBy?.login) ?? move?.update.actor?.login ?? null,
    change: change?.number ?? null,
    ...standingOf(commit, { merged, head, move }, ground),
  }
}

interface Brought {
  /** Changes that GitHub says this commit merged. */
  merged: MergedHead[]
  /** The change that brought it; null: none did. */
  head: MergedHead | null
  move: Move | null
}

/**
 * What decides, the strongest first: an override of the head that GitHub merged; a record of the merge that failed, whenever it was made and
 * whatever others say, because what a merge is judged by lies before it, and whoever can change a team could have it judged again; a record of the
 * merge; the last record of the commit itself before it came in; and those of the heads that GitHub merged as it, all of which must have passed.
 */
function standingOf({ sha, tree }: BranchCommit, brought: Brought, { book }: Ground): Standing {
  const own = book.ofCommit(sha).filter(({ says }) => says.tree === tree)
  const merges = own.filter(({ says }) => says.gate === 'merge')
  const heads = byHeads(brought.merged)
  if (heads?.standing === 'overridden') return heads
  const failed = merges.findLast(({ says }) => says.result === 'failed')
  if (failed !== undefined) return against(failed, brought)
  const merge = merges.findLast(({ says }) => says.result === 'overridden') ?? merges.findLast(({ says }) => says.result === 'passed')
  if (merge !== undefined) return through(merge, 'commit')
  const before = own.findLast(({ says, at }) => says.gate === 'pull-request' && isInTime(at, brought))
  if (before !== undefined) return allows(before) ? through(before, 'commit') : against(before, brought)
  return heads ?? without(own, brought)
}

const allows = ({ says }: Told): boolean => says.result === 'passed' || says.result === 'overridden'

const through = ({ says, sha256 }: Told, by: CommitRow['by']): Standing => ({
  standing: says.result === 'overridden' ? 'overridden' : 'recorded',
  by,
  record: sha256,
})

/** Something is recorded, and it did not let this in. */
const against = ({ sha256 }: Told, { head }: Pick<Brought, 'head'>): Standing => ({
  standing: head === null ? 'direct-push' : 'bypassed',
  by: null,
  record: sha256,
})

/** When it came in must be known: what was recorded afterwards held nothing up. */
function isInTime(at: number, { merged, move }: Brought): boolean {
  const times = [...merged.flatMap(({ change }) => change.mergedAt ?? []), ...(move === null ? [] : [move.update.at])]
  return times.length > 0 && times.every((time) => at <= instant(time))
}

/** Of several changes that are said to be merged as one commit, each must have let it through: which of them it holds is not known. */
function byHeads(merged: MergedHead[]): Standing | null {
  const made = merged.filter(({ made: isMade }) => isMade)
  const decisive = made.map((head) => head.decisive)
  const [first] = decisive
  if (first === undefined || !decisive.every((record) => record !== null && allows(record))) return null
  const overridden = decisive.find((record) => record?.says.result === 'overridden')
  const shown = overridden ?? first
  return shown === null ? null : through(shown, 'head')
}

/** A head that passed says nothing of a merge that is not shown to be GitHub's own: it is named, and does not vouch. */
function without(own: Told[], { head }: Brought): Standing {
  const { decisive = null, newest = null } = head ?? {}
  const last = own.at(-1) ?? null
  if (head === null) return { standing: 'direct-push', by: null, record: last?.sha256 ?? null }
  if (decisive !== null && allows(decisive)) return { standing: 'unrecorded', by: null, record: decisive.sha256 }
  const stopped = decisive ?? [last, newest].find((record) => record !== null && !allows(record)) ?? null
  if (stopped !== null) return against(stopped, { head })
  return { standing: 'unrecorded', by: null, record: (last ?? newest)?.sha256 ?? null }
}

/**
 * A rebase puts the change's commits on the branch as a row of which only the last is its merge: the others stand and fall with it. The row goes down
 * to where the branch stood before the move. A queue's move holds several changes, and a push whatever was pushed: there it ends at what is not
 * this change's.
 */
function spread(row: CommitRow, place: number, rows: CommitRow[], { population, line, changes }: Ground): void {
  const [head] = changes.mergedAs(row.sha)
  const move = line.moves[place] ?? null
  if (head === undefined || move === null || !move.whole || !isEndOfRow(row, head, move, place)) return
  const { number } = head.change
  for (let at = place - 1; at >= move.from; at -= 1) {
    const [commit, one] = [population.commits[at], rows[at]]
    if (commit === undefined || one === undefined || changes.mergedAs(commit.sha).length > 0) return
    if (move.update.type !== 'pr_merge' && !commit.pullRequests.includes(number)) return
    // What has a record of its own stands by that.
    if (one.by === 'commit' || one.standing === 'bypassed') continue
    rows[at] = { ...one, login: row.login, change: number, standing: row.standing, by: isThrough(row) ? 'row' : null, record: row.record }
  }
}

/** What somebody pushed is a change's row only where its last commit is the change's own head, and was judged itself. */
const isEndOfRow = (row: CommitRow, { made, change }: MergedHead, move: Move, place: number): boolean =>
  isGitHubs(move) ? made : move.to === place && change.head === row.sha && isThrough(row)

const isThrough = ({ standing }: CommitRow): boolean => standing === 'recorded' || standing === 'overridden'
