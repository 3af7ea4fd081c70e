/**
 * A GitHub account. The numeric id is its identity: logins are renamed and recycled, so they are for display only (SEMANTICS 7).
 * `type` is what GitHub calls the account, and the only way to tell a machine from a person: an id that any answer of the run calls a bot's
 * is a bot's everywhere. A `[bot]` that somebody typed proves nothing.
 */
export interface Account {
  id: number
  login: string
  type: AccountType
}

export type AccountType = 'User' | 'Bot' | 'Mannequin' | 'Organization' | 'EnterpriseUserAccount'

/** How the policy names an account: by id, by login, or by both (then a login that moved to another id is refused). */
export interface AccountRef {
  login: string | null
  id: number | null
}
