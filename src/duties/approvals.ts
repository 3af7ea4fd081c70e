import type { ChangeFactValues } from '../domain/facts.ts'
import type { Contribution, Contributors } from './contribution.ts'
import { freshnessOf } from './freshness.ts'
import type { Freshness, FreshnessFacts, FreshnessSettings } from './freshness.ts'
import type { Person, Persons } from './persons.ts'
import { opinionsOf } from './reviews.ts'
import type { Inhuman, Opinion, Submitted } from './reviews.ts'
import type { Lapse, RoleBook } from './roles.ts'
import { instant } from './time.ts'

type Fresh = Extract<Freshness, { state: 'fresh' }>

/** Why an approval does not stand, whoever contributed what. */
export type WhyNot =
  | { why: 'dismissed'; by: string | null; at: string | null; fact: string }
  | { why: 'withdrawn'; at: string; fact: string }
  | { why: 'not-eligible'; lapse: Lapse | null }
  | { why: 'stale'; freshness: Extract<Freshness, { state: 'stale' }> }

/** One person's approval, and what became of it. */
export interface Approval {
  person: Person
  /** When it was given, in milliseconds: listed grants must have held then. */
  at: number
  /** What was approved, which need not be what the review names now (SEMANTICS 8). */
  commit: string | null
  /** How it is fresh; null when it is not, or fails for another reason. */
  fresh: Fresh['how'] | null
  fact: string
  /** null: it stands, being fresh and by somebody who may approve. */
  whyNot: WhyNot | null
  /** How the approver contributed, if they did; then it fills no seat, and counts only where the policy lets contributors count. */
  contribution: Contribution | null
}

export interface Objection {
  person: Person
  at: string
  fact: string
  /** They are seen to have contributed, not only said to have by somebody who could want them silenced. */
  isOwnWork: boolean
}

export interface Standings {
  approvals: Approval[]
  inhuman: Inhuman[]
  /** Outstanding change requests by people whose approval could count; contributors' are marked as such. */
  objections: Objection[]
}

export interface StandingSettings extends FreshnessSettings {
  persons: Persons
  contributors: Contributors
  roles: RoleBook
}

export function standingsOf(facts: FreshnessFacts & Pick<ChangeFactValues, 'reviews'>, settings: StandingSettings): Standings {
  const { people, accounts, inhuman } = opinionsOf(facts.reviews, facts.timeline, settings.persons, settings.until)
  return {
    approvals: people.flatMap((opinion) => approvalOf(opinion, facts, settings) ?? []),
    inhuman,
    objections: accounts.flatMap((opinion) => objectionOf(opinion, settings) ?? []),
  }
}

/** Somebody who never approved has nothing that could count or not count. */
function approvalOf(opinion: Opinion, facts: FreshnessFacts, settings: StandingSettings): Approval | null {
  const { person, last, withdrawn } = opinion
  const given = last.state === 'APPROVED' || last.dismissal?.was === 'APPROVED' ? last : withdrawn
  // A dismissal whose event is nowhere to be found may have been of an approval: it is shown as one.
  const approval = given ?? (last.state === 'DISMISSED' && last.dismissal === null ? last : null)
  if (approval === null) return null
  const standing = standingOf(opinion, approval, facts, settings)
  const isFresh = 'state' in standing
  return {
    person,
    at: instant(approval.submittedAt),
    commit: isFresh ? standing.commit : (approval.review.commit?.sha ?? null),
    fresh: isFresh ? standing.how : null,
    fact: approval.fact,
    whyNot: isFresh ? null : standing,
    contribution: settings.contributors.of(person.key),
  }
}

/** What another approval cannot cure is said before what it can. */
function standingOf(opinion: Opinion, approval: Submitted, facts: FreshnessFacts, settings: StandingSettings): WhyNot | Fresh {
  return takenBack(opinion, approval) ?? ineligible(opinion, approval, settings) ?? outdated(approval, facts, settings)
}

function takenBack({ last }: Opinion, approval: Submitted): WhyNot | null {
  if (last.state === 'APPROVED') return null
  if (last !== approval) return { why: 'withdrawn', at: last.submittedAt, fact: last.fact }
  return { why: 'dismissed', by: last.dismissal?.by?.login ?? null, at: last.dismissal?.at ?? null, fact: last.dismissal?.fact ?? last.fact }
}

/** Write access now, or a role of the policy (SEMANTICS 11). A stranger's approval on a public repository is nothing. */
function ineligible({ person, canPush }: Opinion, { submittedAt }: Submitted, { roles }: StandingSettings): WhyNot | null {
  const at = instant(submittedAt)
  if (canPush || roles.anyRole(person.grantee, at) !== null) return null
  return { why: 'not-eligible', lapse: roles.lapses(person.grantee, at)[0] ?? null }
}

function outdated({ review, submittedAt }: Submitted, facts: FreshnessFacts, settings: StandingSettings): WhyNot | Fresh {
  const freshness = freshnessOf(review, submittedAt, facts, settings)
  return freshness.state === 'fresh' ? freshness : { why: 'stale', freshness }
}

function objectionOf({ person, last, canPush }: Opinion, { roles, contributors }: StandingSettings): Objection | null {
  if (last.state !== 'CHANGES_REQUESTED' || !(canPush || roles.anyRole(person.grantee, null) !== null)) return null
  return { person, at: last.submittedAt, fact: last.fact, isOwnWork: contributors.isProven(person.grantee) }
}

/** Fresh approvals by eligible people who contributed nothing: the only ones that fill seats, in `pairwise` too. */
export const independent = (approvals: Approval[]): Approval[] =>
  approvals.filter(({ whyNot, contribution }) => whyNot === null && contribution === null)

/** Approvals held against a number. It is reached when `found` is as many as `required`. */
export interface Count {
  counted: Approval[]
  required: number
  /** In `pairwise`: how many approvals by others whoever has the fewest has. */
  found: number
  /** In `pairwise`: whose work has too few approvals by other people. */
  short: Person[]
}

/**
 * `strict`: approvals by people who contributed nothing. `pairwise`: contributors' count too, but for the work of others only; everybody who
 * contributed needs the whole number from other people (SEMANTICS 22), so that more contributors never make one approval go further.
 */
export function countOf(approvals: Approval[], contributors: Contributors, independence: 'strict' | 'pairwise', required: number): Count {
  const outside = independent(approvals)
  if (independence === 'strict') return { counted: outside, required, found: outside.length, short: [] }
  const standing = approvals.filter(({ whyNot }) => whyNot === null)
  const people = [...new Map(contributors.all.map(({ person }) => [person.key, person])).values()]
  const byOthers = (key: string): number => standing.filter(({ person }) => person.key !== key).length
  const isForSomebody = ({ person, contribution }: Approval): boolean => contribution === null || people.some(({ key }) => key !== person.key)
  const counted = standing.filter(isForSomebody)
  return {
    counted,
    required,
    found: Math.min(counted.length, ...people.map(({ key }) => byOthers(key))),
    short: people.filter(({ key }) => byOthers(key) < required),
  }
}
