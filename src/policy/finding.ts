import type { AccountRef } from '../domain/account.ts'
import type { Roster, RosterPerson } from '../domain/roster.ts'
import type { Path } from './positions.ts'
import type { Place } from './problems.ts'

/** A problem that the schema alone cannot see. `at` says which end of the pair is wrong. */
export interface Finding extends Omit<Place, 'line' | 'column'> {
  path: Path
  at: 'key' | 'value'
  /** True when a central policy could make it right. */
  centralMayKnow?: boolean
  /** True when it can only withhold, never allow: then it is a warning. */
  onlyWithholds?: boolean
}

/** A policy that another one extends, with the people and roles it defines itself. */
export interface Central {
  reference: string
  roster: Roster
}

/** What a policy can refer to besides its own words. `central` is null when the central policies were not read. */
export interface Surroundings {
  /** The value the schema judged: names and patterns are read from it, so that one mistake in a section hides no other. */
  raw: unknown
  central: Central[] | null
  /** Whether every central policy is known: only then can a name that is not found be called unknown. */
  whole: boolean
  /** Every role that can be named, own and central. */
  roles: Set<string>
  people: RosterPerson[]
  machines: AccountRef[]
}
