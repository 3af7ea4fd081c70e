import type { Push } from '../domain/facts.ts'
import type { Contribution, ContributorFacts, ContributorSettings, Unattributed } from './contribution.ts'
import type { Persons } from './persons.ts'
import { instant } from './time.ts'

interface Pushed {
  found: Contribution[]
  unattributed: Unattributed[]
}

/**
 * Who moved the head branch to a commit of this pull request, and everybody who force-pushed since it was opened (SEMANTICS 19). When nobody
 * can say who pushed the current head it throws, which is `unknown`: a sole reviewer could have pushed it.
 */
export function whoPushed(facts: ContributorFacts, persons: Persons, settings: ContributorSettings): Pushed {
  const pushed: Pushed = { found: [], unattributed: [] }
  const { head } = facts.pullRequest
  for (const [index, push] of facts.pushes.entries()) {
    if (isLater(push.at, settings.until) || !isRelevant(push, facts, settings)) continue
    addPusher(pushed, push, `/pushes/${index}`, persons, facts.pushes)
  }
  addTimeline(pushed, facts, persons, settings)
  if (!facts.pushes.some((push) => push.after === head.sha && push.pusher !== null && !isLater(push.at, settings.until))) {
    throw new Error('who pushed the current head is in no source: repository activity, workflow runs, the event')
  }
  return pushed
}

export const isLater = (at: string, until: number | null): boolean => until !== null && instant(at) > until

function isRelevant(push: Push, { pullRequest }: ContributorFacts, settings: ContributorSettings): boolean {
  if (push.forced && instant(push.at) >= instant(pullRequest.createdAt)) return true
  const isOfThisChange = push.after === pullRequest.head.sha || settings.history.bySha.has(push.after)
  return isOfThisChange && !broughtOnlyCleanMerges(push, settings)
}

/** Clicking "Update branch" must not disqualify a reviewer; anything else pushed along with the merge does (SEMANTICS 10). */
function broughtOnlyCleanMerges({ before, after, forced }: Push, { history, clean }: ContributorSettings): boolean {
  if (forced || before === null || !history.bySha.has(before)) return false
  const had = history.upTo(before)
  const brought = [...history.upTo(after)].filter((sha) => !had.has(sha))
  return brought.length > 0 && brought.every((sha) => clean.has(sha))
}

function addPusher(pushed: Pushed, push: Push, fact: string, persons: Persons, all: Push[]): void {
  if (push.pusher !== null && persons.canBeNamed(push.pusher)) {
    const how = push.forced ? 'force-pusher' : 'pusher'
    pushed.found.push({ person: persons.of(push.pusher), how, commit: push.after, at: push.at, source: push.source, fact })
    return
  }
  // Another source may know the pusher of the same commit.
  const isKnown = all.some((other) => other.after === push.after && other.pusher !== null)
  if (!isKnown) pushed.unattributed.push({ what: 'pusher', commit: push.after, emailSha256: null, fact })
}

/** The timeline keeps force pushes longer than the activity log does. */
function addTimeline(pushed: Pushed, { timeline }: ContributorFacts, persons: Persons, { until }: ContributorSettings): void {
  for (const [index, event] of timeline.entries()) {
    if (event.type !== 'head-force-pushed' || event.actor === null || !persons.canBeNamed(event.actor) || isLater(event.at, until)) continue
    const person = persons.of(event.actor)
    if (pushed.found.some((one) => one.how === 'force-pusher' && one.person.key === person.key)) continue
    pushed.found.push({ person, how: 'force-pusher', commit: event.after, at: event.at, source: 'timeline', fact: `/timeline/${index}` })
  }
}
