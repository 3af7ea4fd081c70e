import type { AccountRef } from '../domain/account.ts'
import type { RosterPerson } from '../domain/roster.ts'

/** Which accounts are one person, by everything that any policy of the judgement says. */
export interface Identities {
  ofAccount(id: number): string
  ofName(name: string): string
  /** A grantee is a person or an account as one policy alone knows it. */
  ofGrantee(grantee: string): string
}

type Resolve = (ref: AccountRef) => number | null

export const personKey = (name: string): string => `person:${name}`
export const accountKey = (id: number): string => `account:${id}`

/** People who share an account are one person, whoever listed it: being one too many is safe, being one too few approves one's own work. */
export function identitiesOf(people: RosterPerson[], resolve: Resolve): Identities {
  const owners = new Map<number, string>()
  const joined = new Map<string, string>()
  const first = (name: string): string => {
    let found = name
    for (let next = joined.get(found); next !== undefined; next = joined.get(found)) found = next
    return found
  }
  for (const { name, accounts } of people) {
    for (const id of accounts.flatMap((ref) => resolve(ref) ?? [])) {
      const owner = owners.get(id)
      if (owner === undefined) owners.set(id, name)
      else if (first(owner) !== first(name)) joined.set(first(name), first(owner))
    }
  }
  const ofName = (name: string): string => personKey(first(name))
  const ofAccount = (id: number): string => {
    const owner = owners.get(id)
    return owner === undefined ? accountKey(id) : ofName(owner)
  }
  const ofGrantee = (grantee: string): string =>
    grantee.startsWith('person:') ? ofName(grantee.slice('person:'.length)) : ofAccount(Number(grantee.slice('account:'.length)))
  return { ofName, ofAccount, ofGrantee }
}

/** Every grantee that each person is. */
export function granteesByKey(
  people: RosterPerson[],
  resolve: Resolve,
  { ofName }: Identities,
  granteesOf: (name: string, ids: number[]) => string[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { name, accounts } of people) {
    const known = granteesOf(name, accounts.flatMap((ref) => resolve(ref) ?? []))
    found.set(ofName(name), new Set([...(found.get(ofName(name)) ?? []), ...known]))
  }
  return found
}
