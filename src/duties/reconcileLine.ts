import type { BranchUpdate } from '../domain/deployment.ts'
import type { Population } from '../domain/reconciliation.ts'

/** A move of the branch with the part of the line that it brought: from one place to the other, both inclusive. */
export interface Move {
  update: BranchUpdate
  from: number
  to: number
  /** It leads from where the branch stood, without a gap and across nothing that another move brought. */
  whole: boolean
}

/** The first-parent line of a period as the moves of the branch explain it. */
export interface Line {
  placeOf(sha: string): number | undefined
  /** The oldest move after which the commit at this place was on the branch; null: none is known. */
  moves: (Move | null)[]
  /** Moves that took commits away from the line. */
  rewrites: BranchUpdate[]
}

const byGitHub: ReadonlySet<BranchUpdate['type']> = new Set(['pr_merge', 'merge_queue_merge'])

/** GitHub itself made these moves from what a pull request held; any other is what somebody pushed, or is not known to be anything else. */
export const isGitHubs = ({ update }: Move): boolean => byGitHub.has(update.type)

/** Each place of the line is walked to once, whatever the number of moves. */
export function lineOf({ commits, start, updates }: Population): Line {
  const places = new Map(commits.map(({ sha }, place) => [sha, place]))
  const moves: (Move | null)[] = commits.map(() => null)
  const rewrites: BranchUpdate[] = []
  const placeOf = (sha: string | null): number | null => (sha === null ? null : sha === start?.sha ? -1 : (places.get(sha) ?? null))
  // Where the log begins in the middle of a move, that one leads from further back than the line is known.
  let known = start?.known === 'activity'
  for (const [index, update] of updates.entries()) {
    const [from, to] = [placeOf(update.before), placeOf(update.after)]
    const isFirst = start === null && index === 0
    if (from === null ? !isFirst && leaves(update, to, known) : to === null ? !ordinary.has(update.type) : to < from) rewrites.push(update)
    if (to === null || to < 0) continue
    paint(moves, update, from, to)
    known = true
  }
  return { placeOf: (sha) => places.get(sha), moves, rewrites }
}

const ordinary: ReadonlySet<BranchUpdate['type']> = new Set(['push', 'pr_merge', 'merge_queue_merge'])

/**
 * A move from a commit that is not on the line. What was brought and taken away again later is told by the move that took it; but a push can leave
 * the line as well, when it puts what stood there beside it as the second parent.
 */
const leaves = ({ type }: BranchUpdate, to: number | null, known: boolean): boolean => !ordinary.has(type) || (to !== null && known)

function paint(moves: (Move | null)[], update: BranchUpdate, before: number | null, to: number): void {
  let place = to
  while (place > (before ?? -1) && moves[place] === null) place -= 1
  const move = { update, from: place + 1, to, whole: before !== null && place === before }
  for (let at = place + 1; at <= to; at += 1) moves[at] = move
}
