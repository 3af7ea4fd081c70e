import type { Review } from '../domain/facts.ts'
import type { Roster } from '../domain/roster.ts'
import type { Grounds } from './case.ts'
import type { Persons } from './persons.ts'
import { granteeOf } from './roles.ts'
import type { RoleBook } from './roles.ts'

/** Somebody who holds two roles that exclude each other. */
export interface Conflict {
  name: string
  pair: [string, string]
  facts: string[]
}

/** Key to display name of everybody the policies name as a person or role holder. */
export function namedPeople({ people, roles, elsewhere }: Roster, persons: Persons): Map<string, string> {
  const grants = Object.values(roles).flatMap(({ members }) => members)
  const linked = elsewhere.people.flatMap(({ accounts }) => accounts)
  const grantees = [
    ...linked.flatMap((account) => persons.granteeOf(account) ?? []),
    ...people.map(({ name }) => persons.granteeOfName(name)),
    ...grants.flatMap((grant) => granteeOf(grant, persons) ?? []),
  ]
  return new Map(grantees.map((grantee) => [persons.keyOf(grantee), persons.nameOf(grantee)]))
}

/** The same for everybody who acted in the change: contributors, and whoever reviewed it, whatever they said. */
export function actorsOf(reviews: Review[], { persons, contributors }: Grounds): Map<string, string> {
  const reviewers = reviews.flatMap(({ author }) => (author === null ? [] : [persons.of(author)]))
  return new Map([...contributors.all.map(({ person }) => person), ...reviewers].filter(({ human }) => human).map(({ key, name }) => [key, name]))
}

/** Judged at the decision: an expired grant is no grant, for conflicts too (SEMANTICS 26, 57). */
export function conflictsAmong(people: Map<string, string>, pairs: [string, string][], roles: RoleBook): Conflict[] {
  return [...people].flatMap(([key, name]) =>
    pairs.flatMap((pair): Conflict[] => {
      const [first, second] = pair.map((role) => roles.heldByPerson(role, key))
      if (first?.held !== true || second?.held !== true) return []
      return [{ name, pair, facts: [first.fact, second.fact].flatMap((fact) => fact ?? []) }]
    }),
  )
}
