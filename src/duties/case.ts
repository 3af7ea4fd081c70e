import type { ChangeFactValues, Need, Team } from '../domain/facts.ts'
import type { Roster } from '../domain/roster.ts'
import type { Gate } from '../domain/subject.ts'
import { standingsOf } from './approvals.ts'
import type { Standings } from './approvals.ts'
import type { Contributors } from './contribution.ts'
import { contributorsOf } from './contributors.ts'
import type { FreshnessSettings } from './freshness.ts'
import { historyOf } from './history.ts'
import { cleanMerges } from './merges.ts'
import { personsOf, refsOf } from './persons.ts'
import type { Accounts, Persons } from './persons.ts'
import { roleBook } from './roles.ts'
import type { RoleBook } from './roles.ts'
import { instant } from './time.ts'

/** The facts of one change that say who did what. */
export type Doings = Pick<ChangeFactValues, 'pullRequest' | 'commits' | 'reviews' | 'pushes' | 'timeline' | 'merges'>

/** The same with who is who. */
export type CaseFacts = Doings & {
  teams: Record<string, Team>
  accounts: Accounts
}

export interface CaseContext {
  roster: Roster
  /** When grants must hold: the decision, or for a merged change its merge. */
  at: string
  subject: { gate: Gate }
}

/** Who is who, who contributed and who holds what: enough for duties that do not weigh approvals. */
export interface Grounds {
  persons: Persons
  contributors: Contributors
  roles: RoleBook
}

/** One change as the duties see it, before any requirement is held against it. */
export interface Case extends Grounds, Standings {
  head: string
}

export const caseNeeds = (roster: Roster): Need[] => [
  ...(['pullRequest', 'commits', 'reviews', 'pushes', 'timeline', 'merges'] as const),
  ...loginNeeds(roster),
]

/** Every login the roster mentions, those with an id too: whether it moved must be seen. */
const loginNeeds = (roster: Roster): Need[] => [
  ...new Set(refsOf(roster).flatMap(({ login }): Need[] => (login === null ? [] : [`login:${login.toLowerCase()}`]))),
]

/** The teams that give any of these roles; all roles when none are named. */
export function teamNeeds(roster: Roster, roles: string[] = Object.keys(roster.roles)): Need[] {
  const slugs = roles.flatMap((role) => (Object.hasOwn(roster.roles, role) ? (roster.roles[role]?.teams ?? []) : []))
  return [...new Set(slugs)].map((slug): Need => `team:${slug}`)
}

export function groundsOf(facts: CaseFacts, context: CaseContext, coAuthors: 'contributor' | 'ignore'): Grounds & FreshnessSettings {
  const { roster, at, subject } = context
  const until = subject.gate === 'merge' ? mergedAt(facts) : null
  const persons = personsOf(roster, facts.accounts)
  const settings = { history: historyOf(facts.commits), clean: cleanMerges(facts.commits, facts.merges), until }
  const contributors = contributorsOf(facts, persons, { ...settings, coAuthors })
  return { persons, contributors, roles: roleBook(roster, persons, facts.teams, instant(at)), ...settings }
}

export function caseOf(facts: CaseFacts, context: CaseContext, coAuthors: 'contributor' | 'ignore'): Case {
  const grounds = groundsOf(facts, context, coAuthors)
  const { persons, contributors, roles } = grounds
  return { persons, contributors, roles, head: facts.pullRequest.head.sha, ...standingsOf(facts, grounds) }
}

function mergedAt({ pullRequest }: CaseFacts): number {
  if (pullRequest.mergedAt === null) throw new Error('when the pull request was merged is not known')
  return instant(pullRequest.mergedAt)
}
