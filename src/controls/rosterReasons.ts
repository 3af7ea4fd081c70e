import type { Account } from '../domain/account.ts'
import type { Reason } from '../domain/outcome.ts'
import type { Roster } from '../domain/roster.ts'
import { personsOf, refsOf } from '../duties/persons.ts'
import type { RosterConflict } from '../duties/persons.ts'

/** Their sentences stand in policyReadable.ts; the decision's types hold the two together. */
export type RosterReason = Reason<'twoPeople' | 'loginMoved' | 'noAccount' | 'unknownLogin'>

/** Every login the roster names, lower case; without the accounts behind them nobody knows whether two of its people are one. */
export const rosterLogins = (roster: Roster): string[] => [
  ...new Set(refsOf(roster).flatMap(({ login }) => (login === null ? [] : [login.toLowerCase()]))),
]

/** What contradicts itself in a roster once its logins are resolved, and what merely grants nothing (SEMANTICS 57). */
export function rosterReasons(roster: Roster, accounts: Record<string, Account | null>): { conflicts: RosterReason[]; warnings: RosterReason[] } {
  const { conflicts, unknownLogins } = personsOf(roster, accounts)
  return {
    conflicts: conflicts.map(conflictReason),
    warnings: unknownLogins.map((login) => ({ message: 'unknownLogin', data: { login }, facts: [pointerTo(login)] })),
  }
}

function conflictReason(conflict: RosterConflict): RosterReason {
  switch (conflict.kind) {
    case 'two-people': {
      const { login, people } = conflict
      return { message: 'twoPeople', data: { login, first: people[0], second: people[1] }, facts: ['/accounts/value'] }
    }
    case 'login-moved': {
      const { login, listed, now } = conflict
      return { message: 'loginMoved', data: { login, listed, now }, facts: [pointerTo(login)] }
    }
    case 'nobody':
      return { message: 'noAccount', data: { person: conflict.person }, facts: ['/accounts/value'] }
  }
}

/** Logins hold neither slash nor tilde, so nothing needs escaping here. */
const pointerTo = (login: string): string => `/accounts/value/${login.toLowerCase()}`
