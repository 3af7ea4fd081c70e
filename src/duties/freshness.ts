import type { ChangeFactValues, Commit, Push, Review } from '../domain/facts.ts'
import type { History } from './history.ts'
import { isLater } from './pushers.ts'
import { instant } from './time.ts'

/** Whether an approval was given for what would be merged now; if not, why, and how far it is behind. */
export type Freshness =
  | { state: 'fresh'; how: 'head' | 'same-tree' | 'clean-merges'; commit: string }
  | { state: 'stale'; why: 'older-commit'; commit: string; since: number }
  | { state: 'stale'; why: 'same-second'; commit: string }
  | { state: 'stale'; why: 'rewritten'; commit: string | null }
  | { state: 'stale'; why: 'base-changed'; from: string; to: string; at: string; fact: string }

export type FreshnessFacts = Pick<ChangeFactValues, 'pullRequest' | 'commits' | 'pushes' | 'timeline'>

export interface FreshnessSettings {
  history: History
  clean: Set<string>
  until: number | null
}

/** An approval is for a change into a branch, at a commit (SEMANTICS 8–10). Asks for a review that was submitted. */
export function freshnessOf(review: Review, submittedAt: string, facts: FreshnessFacts, settings: FreshnessSettings): Freshness {
  return baseChange(submittedAt, facts, settings.until) ?? freshnessOfCommit(review, submittedAt, facts, settings)
}

/** Retargeted at the same second or later, and be it there and back (SEMANTICS 9). */
function baseChange(submittedAt: string, { timeline }: FreshnessFacts, until: number | null): Freshness | null {
  for (const [index, event] of timeline.entries()) {
    if (event.type !== 'base-changed' || isLater(event.at, until) || instant(event.at) < instant(submittedAt)) continue
    return { state: 'stale', why: 'base-changed', from: event.from, to: event.to, at: event.at, fact: `/timeline/${index}` }
  }
  return null
}

function freshnessOfCommit(review: Review, submittedAt: string, facts: FreshnessFacts, { history, clean, until }: FreshnessSettings): Freshness {
  const { sha, tree } = facts.pullRequest.head
  const named = review.commit
  const shown = headAt(submittedAt, facts.pushes, until)
  if (named?.sha === sha && shown === sha) return { state: 'fresh', how: 'head', commit: sha }
  const approved = named === null || shown === null ? null : named.sha === shown ? named : older(named.sha, shown, history)
  const seen = named === null || shown === null ? new Set<string>() : seenBoth(named.sha, shown, history)
  const later = facts.commits.filter((commit) => !seen.has(commit.sha))
  if (approved?.tree === tree && isOnSameBase(approved.sha, review, later, facts, history)) {
    return { state: 'fresh', how: 'same-tree', commit: approved.sha }
  }
  const isOwn = approved !== null && history.bySha.has(approved.sha)
  const isMergedOnly = later.length > 0 && later.every((commit) => clean.has(commit.sha))
  if (isOwn && isMergedOnly) return { state: 'fresh', how: 'clean-merges', commit: approved.sha }
  if (named?.sha === sha && isPushedAt(submittedAt, sha, facts.pushes)) return { state: 'stale', why: 'same-second', commit: sha }
  if (isOwn) return { state: 'stale', why: 'older-commit', commit: approved.sha, since: later.length }
  return { state: 'stale', why: 'rewritten', commit: named !== null && named.sha !== sha ? named.sha : shown }
}

/**
 * The tree of the head on another base is another change: it takes back what the base gained (`git merge -s ours`, or the old tree pushed on
 * a newer base). The base is the same when no later commit brings a parent from outside, or when both are measured to have left it at one
 * commit. Only the commit that the review names is measured, which need not be the one that was approved. A history that meets the base more
 * than once (a criss-cross) has several merge bases, of which one is measured: then nothing is shown.
 */
function isOnSameBase(approved: string, { commit: named }: Review, later: Commit[], facts: FreshnessFacts, { bySha }: History): boolean {
  const outside = (commits: Commit[]): string[] => commits.flatMap(({ parents }) => parents.filter((parent) => !bySha.has(parent)))
  if (bySha.has(approved) && outside(later).length === 0) return true
  const base = facts.pullRequest.head.mergeBase
  const meets = new Set(outside(facts.commits))
  return named?.sha === approved && base !== null && named.mergeBase === base && meets.size === 1 && meets.has(base)
}

const isPushedAt = (time: string, sha: string, pushes: Push[]): boolean =>
  pushes.some(({ after, at }) => after === sha && instant(at) === instant(time))

/** What the approver can have seen: what lies under the commit the review names *and* under the head at that time. */
function seenBoth(named: string, shown: string, history: History): Set<string> {
  const other = history.upTo(shown)
  return new Set([...history.upTo(named)].filter((sha) => other.has(sha)))
}

/** The one of two commits that the other is built on; null when neither is, or either left the pull request: then nothing is shown. */
function older(one: string, other: string, { bySha, upTo }: History): { sha: string; tree: string } | null {
  if (!bySha.has(one) || !bySha.has(other)) return null
  const sha = upTo(other).has(one) ? one : upTo(one).has(other) ? other : null
  return sha === null ? null : (bySha.get(sha)?.commit ?? null)
}

/**
 * The head of the branch strictly before a moment: equal times are not "before" (SEMANTICS 8). Null when no source reaches back that far.
 * A run's time is only an upper bound of its push, so the activity log's entry for the same commit replaces it.
 */
function headAt(time: string, pushes: Push[], until: number | null): string | null {
  const moment = instant(time)
  const logged = new Set(pushes.filter(({ source }) => source === 'activity').map(({ after }) => after))
  const dated = pushes
    .filter((push) => !isLater(push.at, until) && (push.source !== 'run' || !logged.has(push.after)))
    .map((push) => ({ push, at: instant(push.at) }))
    .sort((one, other) => one.at - other.at)
  const before = dated.filter(({ at }) => at < moment).at(-1)
  return before?.push.after ?? dated[0]?.push.before ?? null
}
