import type { Account } from '../domain/account.ts'
import type { Review, TimelineEvent } from '../domain/facts.ts'
import type { Person, Persons } from './persons.ts'
import { isLater } from './pushers.ts'
import { instant } from './time.ts'

/** A submitted review with its place among the facts. `state` is what it was at the moment that is judged. */
export interface Submitted {
  review: Review
  state: Review['state']
  submittedAt: string
  fact: string
  dismissal: { by: Account | null; at: string; was: Review['state']; fact: string } | null
}

/** What one person last said, whichever account they used (SEMANTICS 1, 6). */
export interface Opinion {
  person: Person
  last: Submitted
  /** An approval that the last word took back. */
  withdrawn: Submitted | null
  /** Whether any account they reviewed with has write access now; of those that this policy itself links to the one that spoke last. */
  canPush: boolean
}

/** Approvals that can count for nobody: by a deleted account, a bot or app, a machine of the policy, or no person's account (SEMANTICS 5, 13, 57). */
export interface Inhuman {
  who: 'ghost' | 'bot' | 'machine' | 'no-person'
  login: string | null
  submitted: Submitted
}

export interface Opinions {
  people: Opinion[]
  /** The same for each whom the policy itself knows: a link of another policy must not let one account take back what another objects to. */
  accounts: Opinion[]
  inhuman: Inhuman[]
}

/** `until` ends the time that counts: for a merged change what was said or undone after the merge is not heard (SEMANTICS 59). */
export function opinionsOf(reviews: Review[], timeline: TimelineEvent[], persons: Persons, until: number | null): Opinions {
  const submitted = submittedReviews(reviews, timeline, until)
  const byPerson = new Map<string, Said[]>()
  const byGrantee = new Map<string, Said[]>()
  const inhuman: Inhuman[] = []
  for (const one of submitted) {
    const person = one.review.author === null ? null : persons.of(one.review.author)
    if (person?.heard) byGrantee.set(person.grantee, [...(byGrantee.get(person.grantee) ?? []), { person, one }])
    if (person?.human) byPerson.set(person.key, [...(byPerson.get(person.key) ?? []), { person, one }])
    else if (one.state === 'APPROVED') inhuman.push({ who: kindOf(one.review.author, person), login: person?.name ?? null, submitted: one })
  }
  const opinions = (said: Map<string, Said[]>): Opinion[] => [...said.values()].flatMap((all) => opinionOf(all) ?? [])
  return { people: opinions(byPerson), accounts: opinions(byGrantee), inhuman }
}

interface Said {
  person: Person
  one: Submitted
}

function kindOf(author: Account | null, person: Person | null): Inhuman['who'] {
  if (author === null || person === null) return 'ghost'
  if (person.machine) return 'machine'
  return author.type === 'Bot' ? 'bot' : 'no-person'
}

/** The last of approval, change request and dismissal is the opinion; comments never are (SEMANTICS 1, 2). */
function opinionOf(said: Said[]): Opinion | null {
  const opinions = said.filter(({ one: { state } }) => state === 'APPROVED' || state === 'CHANGES_REQUESTED' || state === 'DISMISSED')
  const final = opinions.at(-1)
  if (final === undefined) return null
  const { person, one: last } = final
  const earlier = opinions.slice(0, -1).findLast(({ one }) => one.state === 'APPROVED')
  const canPush = said.some(({ person: { grantee }, one }) => grantee === person.grantee && one.review.authorCanPush)
  return { person, last, withdrawn: last.state === 'APPROVED' ? null : (earlier?.one ?? null), canPush }
}

function submittedReviews(reviews: Review[], timeline: TimelineEvent[], until: number | null): Submitted[] {
  return reviews
    .flatMap((review, index): Submitted[] => {
      const { submittedAt } = review
      if (review.state === 'PENDING' || submittedAt === null || isLater(submittedAt, until)) return []
      const dismissal = dismissalOf(review, timeline)
      const undone = dismissal !== null && isLater(dismissal.at, until)
      const state = undone && review.state === 'DISMISSED' ? dismissal.was : review.state
      return [{ review, state, submittedAt, fact: `/reviews/${index}`, dismissal: undone ? null : dismissal }]
    })
    .sort(inOrder)
}

function dismissalOf(review: Review, timeline: TimelineEvent[]): Submitted['dismissal'] {
  for (const [index, event] of timeline.entries()) {
    if (event.type !== 'review-dismissed' || event.review !== review.id) continue
    return { by: event.actor, at: event.at, was: event.previousState, fact: `/timeline/${index}` }
  }
  return null
}

/** By time, then by id: ids are numbers too long for a number, so the longer one is the later one. */
function inOrder(one: Submitted, other: Submitted): number {
  const [left, right] = [one.review.id, other.review.id]
  const byId = left.length - right.length || (left < right ? -1 : left > right ? 1 : 0)
  return instant(one.submittedAt) - instant(other.submittedAt) || byId
}
