/**
 * A GitHub account. The numeric id is its identity: logins are renamed and recycled, so they are for display only (SEMANTICS 7).
 * `type` is GraphQL's `__typename` of the actor, and the only way to tell a machine from a person: a `[bot]` suffix proves nothing.
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
