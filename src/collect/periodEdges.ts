import type { Population } from '../domain/reconciliation.ts'
import { isNothing, type Movement } from './activity.ts'
import type { LineCommit } from './lineCommits.ts'

/** What is known of where the branch stood when the period began. */
export interface Beginning {
  /** Commits of which one is the last before the period for certain, if the line holds it. */
  sure: Set<string>
  known: 'given' | 'activity'
  /** Other commits that the branch had stood at before the period. */
  earlier: Set<string>
  /** Merges into the branch up to this time lie before the period; null: the period begins with a commit. */
  mergedBy: { time: string; branch: string } | null
}

export const givenBeginning = (commit: string): Beginning => ({ sure: new Set([commit]), known: 'given', earlier: new Set(), mergedBy: null })

const isPlain = ({ activity_type: type }: Movement): boolean => type === 'push' || type === 'pr_merge' || type === 'merge_queue_merge'

/**
 * `moves`: newest first. The branch stood where the last move at or before `since` left it; that, and what it was moved on from without force, are
 * older than the period. Only the log's moves up to then count: the place that the first later move began at may have been reached since.
 */
export function beginningAt(moves: Movement[], since: string, branch: string): Beginning {
  const before = moves.filter(({ timestamp }) => timestamp <= since)
  const sure = new Set<string>()
  let place = before[0]?.after ?? null
  if (place !== null && !isNothing(place)) {
    sure.add(place)
    for (const move of before) {
      if (move.after !== place || !isPlain(move) || isNothing(move.before)) break
      place = move.before
      sure.add(place)
    }
  }
  const earlier = new Set(before.flatMap((move) => [move.after, move.before]).filter((commit) => !isNothing(commit) && !sure.has(commit)))
  return { sure, known: 'activity', earlier, mergedBy: { time: since, branch } }
}

/** GitHub dates a merge and the move that it made within moments of each other. */
const momentsMilliseconds = 120_000

/** Whether this move first brought the commit, merged at `time`; of an unknown time, any move without force that ended at it is taken to have. */
export const isArrivalOf = (move: Movement, commit: string, time: string | null): boolean =>
  move.after === commit && isPlain(move) && (time === null || Date.parse(move.timestamp) <= Date.parse(time) + momentsMilliseconds)

/** Where the branch stood at the end of a period. */
export interface End {
  sha: string
  /** Nothing says that it stood there by then: what was merged later is not of the period. */
  isLater: boolean
}

/**
 * The branch stood at `until` where the first later move began; without a later one, where it stands. A branch that was gone by then is followed from
 * where it last stood. If the log begins later, with its making, it may have been there before (renamed, moved here): then from where it was made.
 */
export function endAt(moves: Movement[], until: string, tip: string): End {
  const next = moves.findLast(({ timestamp }) => timestamp > until)
  if (next === undefined) return { sha: tip, isLater: false }
  if (!isNothing(next.before)) return { sha: next.before, isLater: false }
  const last = moves.find(({ timestamp }) => timestamp <= until)
  if (last === undefined) return { sha: isNothing(next.after) ? tip : next.after, isLater: true }
  return { sha: isNothing(last.after) ? last.before : last.after, isLater: false }
}

/** Of a line, newest first: what is left when everything is taken off that GitHub merged into the branch after the period, and what came after it. */
export function mergedUntil(line: LineCommit[], until: string, branch: string): LineCommit[] {
  return line.slice(line.findLastIndex((one) => mergesOf(one, branch).some((time) => time > until)) + 1)
}

/** When GitHub merged pull requests into the branch as this commit. */
const mergesOf = ({ commit, changes }: LineCommit, branch: string): string[] =>
  changes.flatMap(({ state, mergeCommit, base, mergedAt }) =>
    state === 'merged' && mergeCommit === commit.sha && base === branch && mergedAt !== null ? [mergedAt] : [],
  )

/** How far the line is followed past what was merged before the period, in search of what the log says of it for certain. */
const furtherCommits = 1000

export interface StartFinder {
  /** Takes the next older commit of the line; true: the beginning is found, and no older one is needed. */
  take(found: LineCommit): boolean
  start(): Population['start']
}

/**
 * The newest commit of the line that is shown to lie before the period. What is certain goes before what an earlier move or merge shows: a commit
 * that was taken away and pushed again came in again. Dates of commits show nothing, because whoever makes one types its date.
 */
export function startFinder({ sure, known, earlier, mergedBy }: Beginning): StartFinder {
  let certain: Population['start'] = null
  let likely: Population['start'] = null
  let followed = 0
  const wasMerged = (found: LineCommit): boolean => mergedBy !== null && mergesOf(found, mergedBy.branch).some((time) => time <= mergedBy.time)
  return {
    take(found) {
      const { sha, policy } = found.commit
      if (sure.has(sha)) certain = { sha, known, policy }
      else if (likely === null && earlier.has(sha)) likely = { sha, known: 'activity', policy }
      else if (likely === null && wasMerged(found)) likely = { sha, known: 'merge', policy }
      if (likely !== null) followed += 1
      return certain !== null || (likely !== null && followed > (sure.size > 0 ? furtherCommits : 0))
    },
    start: () => certain ?? likely,
  }
}
