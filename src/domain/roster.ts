import type { AccountRef } from './account.ts'

/** Who is who in a policy, normalised: people with their accounts, machines, and roles with their holders. */
export interface Roster {
  people: RosterPerson[]
  machines: AccountRef[]
  roles: Record<string, Role>
  incompatible: [string, string][]
  /**
   * What the other policies of the same judgement say about who is who: two accounts that any of them links are one person, and a machine of
   * any is a machine. It joins and removes; it never makes anybody a holder of a role of this policy.
   */
  elsewhere: { people: RosterPerson[]; machines: AccountRef[] }
}

/** One person, several accounts; e-mail addresses as sha256 of their lower-case form attribute commits that GitHub maps to nobody. */
export interface RosterPerson {
  name: string
  accounts: AccountRef[]
  emailSha256: string[]
}

export interface Role {
  /** `org/slug`, lower case. */
  teams: string[]
  members: Grant[]
}

/** A listed role holder. `from` and `until` are UTC dates (YYYY-MM-DD), `until` valid through the end of that day. */
export interface Grant {
  /** The name under `people`, when there is one; else null and `account` names a login or id. */
  person: string | null
  account: AccountRef | null
  from: string | null
  until: string | null
  reason: string | null
}
