/** Somebody who could sit, and the roles they hold. */
export interface Candidate {
  key: string
  roles: Set<string>
}

export interface Seating {
  filled: { role: string; key: string }[]
  /** How many seats of a role stay empty; a role whose seats are all filled is absent. */
  empty: Map<string, number>
  /** Roles one more holder of which would fill an empty seat of the given role, by people moving over; the role itself first. */
  helpful(role: string): string[]
}

/**
 * Distinct people for all seats at once, by augmenting paths: if any assignment satisfies everything, it is found. Greedy choice would
 * refuse a change that is properly signed, and one person on two seats would pass one that is not (SEMANTICS 25).
 */
export function seatPeople(demand: Record<string, number>, candidates: Candidate[]): Seating {
  const seats = Object.entries(demand).flatMap(([role, count]) => Array.from({ length: count }, () => role))
  const seatOf = new Map<string, number>()
  const unfilled = seats.filter((_, seat) => !augment(seat, seats, candidates, seatOf, new Set()))
  const empty = new Map<string, number>()
  for (const role of unfilled) empty.set(role, (empty.get(role) ?? 0) + 1)
  const filled = [...seatOf].map(([key, seat]) => ({ role: seats[seat] ?? '', key })).sort((one, other) => (one.role < other.role ? -1 : 1))
  return { filled, empty, helpful: (role) => reachable(role, filled, candidates) }
}

/** Gives the seat to a free holder, or to one whose own seat somebody else can take. */
function augment(seat: number, seats: string[], candidates: Candidate[], seatOf: Map<string, number>, tried: Set<string>): boolean {
  const role = seats[seat] ?? ''
  for (const { key, roles } of candidates) {
    if (!roles.has(role) || tried.has(key)) continue
    tried.add(key)
    const theirs = seatOf.get(key)
    if (theirs !== undefined && !augment(theirs, seats, candidates, seatOf, tried)) continue
    seatOf.set(key, seat)
    return true
  }
  return false
}

/** If somebody who sits for another role also holds this one, a newcomer for that other role sets them free. */
function reachable(role: string, filled: Seating['filled'], candidates: Candidate[]): string[] {
  const rolesOf = new Map(candidates.map(({ key, roles }) => [key, roles]))
  const found = [role]
  for (const next of found) {
    for (const { role: theirs, key } of filled) {
      if (rolesOf.get(key)?.has(next) === true && !found.includes(theirs)) found.push(theirs)
    }
  }
  return found
}
