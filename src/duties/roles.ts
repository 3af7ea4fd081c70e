import type { Team } from '../domain/facts.ts'
import type { Grant, Role, Roster } from '../domain/roster.ts'
import type { Persons } from './persons.ts'
import { endOf, startOf } from './time.ts'

/** Whether somebody holds a role, by what, and if not, which grant of theirs has lapsed. */
export type Holding = { held: true; by: 'team' | 'grant'; fact: string | null } | { held: false; lapse: Lapse | null }

/** A grant that does not hold: expired grants are named, never silently dropped. */
export interface Lapse {
  role: string
  why: 'expired' | 'not-yet' | 'granted-later'
  date: string
}

/** `public` is false when the person is known to hold the role only through a team whose members are not for everybody to see. */
export interface Holder {
  key: string
  name: string
  public: boolean
}

export interface RoleBook {
  /** `acted`: when they approved, in milliseconds; null asks for the moment of decision only. Asked of a grantee, not of a person. */
  holding(role: string, grantee: string, acted: number | null): Holding
  /** By whatever account a person holds it at the decision: what may exclude them looks at all of them. */
  heldByPerson(role: string, key: string): Holding
  holders(role: string): Holder[]
  /** The first role of the policy that somebody holds, or null. */
  anyRole(grantee: string, acted: number | null): string | null
  lapses(grantee: string, acted: number | null): Lapse[]
  teams(role: string): string[]
}

/** A listed grant must hold when they approved and at the decision; a team grant at the decision, since GitHub keeps no history of teams. */
export function roleBook(roster: Roster, persons: Persons, teams: Record<string, Team>, decided: number): RoleBook {
  const names = Object.keys(roster.roles)
  const roleOf = (role: string): Role => (Object.hasOwn(roster.roles, role) ? roster.roles[role] : undefined) ?? { teams: [], members: [] }
  const memberships = new Map<string, Map<string, Membership>>()
  const membersOf = (role: string): Map<string, Membership> => {
    const found = memberships.get(role) ?? teamMembers(roleOf(role), persons, teams)
    memberships.set(role, found)
    return found
  }
  const holding: RoleBook['holding'] = (role, grantee, acted) => {
    // A machine may be listed or be in a team; it never signs off (SEMANTICS 57).
    if (persons.isMachine(grantee)) return { held: false, lapse: null }
    const membership = membersOf(role).get(grantee)
    if (membership !== undefined) return { held: true, by: 'team', fact: teamPointer(membership.slug) }
    return listed(role, grantsTo(grantee, roleOf(role), persons), acted, decided)
  }
  return {
    holding,
    heldByPerson: (role, key) => {
      const all = persons.granteesOf(key).map((grantee) => holding(role, grantee, null))
      return all.find(({ held }) => held) ?? { held: false, lapse: all.flatMap((one) => lapseOf(one) ?? [])[0] ?? null }
    },
    holders: (role) => holdersOf(role, roleOf(role), membersOf(role), persons, holding),
    anyRole: (grantee, acted) => names.find((role) => holding(role, grantee, acted).held) ?? null,
    lapses: (grantee, acted) => names.flatMap((role) => lapseOf(holding(role, grantee, acted)) ?? []),
    teams: (role) => roleOf(role).teams,
  }
}

const lapseOf = (holding: Holding): Lapse | null => (holding.held ? null : holding.lapse)

interface Membership {
  slug: string
  login: string
  public: boolean
}

function teamMembers({ teams: slugs }: Role, persons: Persons, teams: Record<string, Team>): Map<string, Membership> {
  const members = new Map<string, Membership>()
  for (const slug of slugs) {
    const team = teams[slug]
    if (team === undefined) throw new Error(`the members of team ${slug} were not read`)
    for (const account of team.members) {
      const person = persons.of(account)
      const isPublic = team.privacy === 'visible' || members.get(person.grantee)?.public === true
      if (person.human) members.set(person.grantee, { slug, login: account.login, public: isPublic })
    }
  }
  return members
}

export const granteeOf = ({ person, account }: Grant, persons: Persons): string | null =>
  person !== null ? persons.granteeOfName(person) : account === null ? null : persons.granteeOf(account)

const grantsTo = (grantee: string, { members }: Role, persons: Persons): Grant[] => members.filter((grant) => granteeOf(grant, persons) === grantee)

function listed(role: string, grants: Grant[], acted: number | null, decided: number): Holding {
  const lapses = grants.map((grant) => lapseAt(role, grant, acted, decided))
  if (lapses.includes(null)) return { held: true, by: 'grant', fact: null }
  return { held: false, lapse: lapses.at(-1) ?? null }
}

function lapseAt(role: string, { from, until }: Grant, acted: number | null, decided: number): Lapse | null {
  if (until !== null && decided >= endOf(until)) return { role, why: 'expired', date: until }
  if (from !== null && decided < startOf(from)) return { role, why: 'not-yet', date: from }
  if (from !== null && acted !== null && acted < startOf(from)) return { role, why: 'granted-later', date: from }
  return null
}

function holdersOf(role: string, listing: Role, members: Map<string, Membership>, persons: Persons, holding: RoleBook['holding']): Holder[] {
  const found = new Map<string, Holder>()
  for (const [grantee, { login, public: isPublic }] of members) found.set(grantee, { key: persons.keyOf(grantee), name: login, public: isPublic })
  for (const grant of listing.members) {
    const grantee = granteeOf(grant, persons)
    if (grantee === null || !holding(role, grantee, null).held) continue
    found.set(grantee, { key: persons.keyOf(grantee), name: persons.nameOf(grantee), public: true })
  }
  return [...found].flatMap(([grantee, holder]) => (persons.isMachine(grantee) ? [] : [holder]))
}

const teamPointer = (slug: string): string => `/teams/${slug.replaceAll('~', '~0').replaceAll('/', '~1')}`
