import type { NamedChange, Population } from '../domain/reconciliation.ts'
import type { BranchBook, Told } from './reconcileBook.ts'
import { grouped } from './reconcileBook.ts'
import type { Line } from './reconcileLine.ts'
import { isGitHubs } from './reconcileLine.ts'
import { instant } from './time.ts'

/** A change that was merged into the branch, with what is recorded of the head that was merged. */
export interface MergedHead {
  change: NamedChange
  /** The last record of the head before the merge; null: none was made in time. */
  decisive: Told | null
  /** The newest of all records of the head; null: there is none. */
  newest: Told | null
  /** Whether it is shown that GitHub itself made the merge commit, from this head. */
  made: boolean
}

/** The changes merged into the branch, by what merged them and by their numbers. Nothing of them is judged twice. */
export interface Changes {
  mergedAs(sha: string): MergedHead[]
  /** The first of these that was merged into the branch. */
  firstOf(numbers: number[]): MergedHead | null
}

export function changesOf(population: Population, line: Line, book: BranchBook): Changes {
  const heads = population.changes
    .filter(({ state, base }) => state === 'merged' && base === population.branch)
    .map((change) => mergedHead(change, population, line, book))
  const byNumber = new Map(heads.map((head) => [head.change.number, head]))
  const byMerge = grouped(heads, ({ change }) => (change.mergeCommit === null ? [] : [change.mergeCommit]))
  return {
    mergedAs: (sha) => byMerge.get(sha) ?? [],
    firstOf: (numbers) => byNumber.get(numbers.find((number) => byNumber.has(number)) ?? 0) ?? null,
  }
}

function mergedHead(change: NamedChange, population: Population, line: Line, book: BranchBook): MergedHead {
  const place = change.mergeCommit === null ? undefined : line.placeOf(change.mergeCommit)
  const records = book.ofChange(change.number).filter((record) => isOfHead(record, change, place, population, line))
  const mergedAt = change.mergedAt === null ? null : instant(change.mergedAt)
  return {
    change,
    // What was recorded after the merge did not hold it up.
    decisive: records.findLast(({ at }) => mergedAt !== null && at <= mergedAt) ?? null,
    newest: records.at(-1) ?? null,
    made: place !== undefined && isMadeByGitHub(change, place, population, line),
  }
}

/** A merge group's record names the heads that it holds; it counts when the group itself became the branch, with this change in it. */
function isOfHead({ says }: Told, { number, head }: NamedChange, place: number | undefined, { commits }: Population, line: Line): boolean {
  if (!says.changes.some((one) => one.number === number && one.head === head)) return false
  if (says.commit === head) return true
  const group = line.placeOf(says.commit)
  return group !== undefined && place !== undefined && place <= group && commits[group]?.tree === says.tree
}

/**
 * GitHub's mark as merged proves nothing (SEMANTICS 62): it is given as well to a change whose head came in with another one. So the move must be
 * GitHub's own, and the commit shaped as GitHub makes it of this head: a merge of it, or the end of the row that the move brought.
 */
function isMadeByGitHub({ head }: NamedChange, place: number, { commits }: Population, { moves }: Line): boolean {
  const move = moves[place] ?? null
  if (move === null || !move.whole || !isGitHubs(move)) return false
  const [, second, ...more] = commits[place]?.parents ?? []
  if (more.length > 0 || (second !== undefined && second !== head)) return false
  if (move.update.type === 'merge_queue_merge') return true
  return move.to === place && (second === undefined || move.from === place)
}
