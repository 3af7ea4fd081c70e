import type { Approval } from './approvals.ts'
import { independent } from './approvals.ts'
import type { Case } from './case.ts'
import type { Demand } from './requirements.ts'
import type { Holder } from './roles.ts'
import type { Candidate } from './seats.ts'
import { seatPeople } from './seats.ts'

/** Seats held against approvals: who sits where, what stays empty, who could still sit, and what nobody can fill. */
export interface SignOff {
  filled: { role: string; approval: Approval }[]
  empty: EmptySeats[]
  /** Seats that not even all holders together could fill (SEMANTICS 27). */
  impossible: (Impossible & { teams: string[] })[]
}

export interface EmptySeats {
  role: string
  required: number
  found: number
  missing: number
  /** Holders who contributed nothing and have not been counted yet, and who may be named. */
  eligible: string[]
}

/** Roles that share too few holders among them: usually one, else roles for which somebody would have to sit twice. */
export interface Impossible {
  roles: string[]
  required: number
  possible: number
}

/** What seats are filled from; of contributors only whether somebody is one. */
export type Standing = Pick<Case, 'approvals' | 'roles'> & { contributors: { of(key: string): unknown } }

/** Seats need distinct people who contributed nothing and hold the role at their approval and at the decision. */
export function signOffOf(demand: Demand, { approvals, roles, contributors }: Standing): SignOff {
  const names = Object.keys(demand)
  const standing = independent(approvals)
  const candidates = standing.map(({ person: { key, grantee }, at }) => ({
    key,
    roles: held(names, (role) => roles.holding(role, grantee, at).held),
  }))
  const seating = seatPeople(demand, candidates)
  const seated = new Set(seating.filled.map(({ key }) => key))
  const free = new Map(names.map((role) => [role, roles.holders(role).filter(({ key }) => contributors.of(key) === null)]))
  return {
    filled: seating.filled.flatMap(({ role, key }) => standing.filter(({ person }) => person.key === key).map((approval) => ({ role, approval }))),
    empty: [...seating.empty].map(([role, missing]) => {
      const required = demand[role] ?? 0
      const able = seating.helpful(role).flatMap((helping) => (free.get(helping) ?? []).filter(({ key }) => !seated.has(key)))
      return { role, required, found: required - missing, missing, eligible: nameable(able) }
    }),
    impossible: impossibleSeats(demand, free).map((seat) => ({ ...seat, teams: [...new Set(seat.roles.flatMap((role) => roles.teams(role)))] })),
  }
}

const held = (names: string[], holds: (role: string) => boolean): Set<string> => new Set(names.filter(holds))

/** Ten names at most, and none that only a private team gives away. */
const nameable = (holders: Holder[]): string[] => [...new Set(holders.filter((holder) => holder.public).map(({ name }) => name))].sort().slice(0, 10)

function impossibleSeats(demand: Demand, free: Map<string, Holder[]>): Impossible[] {
  const total = Object.values(demand).reduce((sum, count) => sum + count, 0)
  // A role with as many holders as there are seats can always be filled, so more need not be tried.
  const few = [...free].flatMap(([role, holders]) => holders.slice(0, total).map(({ key }) => [key, role] as const))
  const candidates = new Map<string, Candidate>()
  for (const [key, role] of few) candidates.set(key, { key, roles: new Set([...(candidates.get(key)?.roles ?? []), role]) })
  const { empty, helpful } = seatPeople(demand, [...candidates.values()])
  // What nobody can move over to: exactly these roles have fewer holders among them than seats.
  const groups = [...empty.keys()].map((role) => helpful(role).sort())
  const distinct = new Map(groups.map((roles) => [JSON.stringify(roles), roles]))
  return [...distinct.values()].map((roles) => ({
    roles,
    required: roles.reduce((sum, role) => sum + (demand[role] ?? 0), 0),
    possible: new Set(roles.flatMap((role) => (free.get(role) ?? []).map(({ key }) => key))).size,
  }))
}
