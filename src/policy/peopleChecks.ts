import type { AccountRef } from '../domain/account.ts'
import type { Finding, Surroundings } from './finding.ts'
import { placeName } from './placeWords.ts'
import { quoted } from './problems.ts'
import { accountRef } from './rosterOf.ts'
import type { Policy } from './schema.ts'

/** The names by which an account is listed; what is listed by id here and by login there, only the run can see. */
export const keysOf = ({ login, id }: AccountRef): string[] => [...(login === null ? [] : [login]), ...(id === null ? [] : [`id:${id}`])]

/** Every machine, own and central. */
export const machineKeys = ({ machines = [] }: Partial<Policy>, around: Surroundings): Set<string> =>
  new Set([...machines.map(accountRef), ...around.machines].flatMap(keysOf))

interface ListedAccount {
  person: string
  index: number
  keys: string[]
}

const accountsIn = ({ people = {} }: Partial<Policy>): ListedAccount[] =>
  Object.entries(people).flatMap(([person, { accounts }]) => accounts.map((entry, index) => ({ person, index, keys: keysOf(accountRef(entry)) })))

/** One account under two people would let one of them approve the other's work; one person, each account once (SEMANTICS 57). */
export function sharedAccounts(policy: Partial<Policy>, around: Surroundings): Finding[] {
  const owners = new Map(around.people.flatMap(({ name, accounts }) => accounts.flatMap(keysOf).map((key) => [key, name])))
  const machines = machineKeys(policy, around)
  return accountsIn(policy).flatMap((account): Finding[] => {
    const owner = account.keys.flatMap((key) => owners.get(key) ?? [])[0] ?? null
    for (const key of account.keys) owners.set(key, owner ?? account.person)
    if (account.keys.some((key) => machines.has(key))) return [personAndMachine(account)]
    return owner === null ? [] : [ownedAlready(account, owner)]
  })
}

const foundAt = ({ person, index, keys }: ListedAccount) =>
  ({ path: ['people', person, 'accounts', index], at: 'value', found: keys[0] ?? null }) as const

const personAndMachine = (account: ListedAccount): Finding => ({
  ...foundAt(account),
  code: 'CS-025',
  message: `account ${quoted(account.keys[0])} is listed under person ${quoted(account.person)} and under machines`,
})

function ownedAlready(account: ListedAccount, owner: string): Finding {
  const what = `account ${quoted(account.keys[0])}`
  const place = { ...foundAt(account), code: 'CS-016' } as const
  if (owner === account.person) return { ...place, message: `${what} stands under person ${quoted(owner)} twice`, suggestion: 'keep one of the two' }
  return {
    ...place,
    message: `${what} is listed under two people, ${quoted(owner)} and ${quoted(account.person)}`,
    suggestion: 'one person may have many accounts, but an account has one person',
  }
}

/** Addresses attribute work: one under two people would attribute it to either. */
export function sharedEmails({ people = {} }: Partial<Policy>): Finding[] {
  const owners = new Map<string, string>()
  return Object.entries(people).flatMap(([name, { emails = [] }]) =>
    emails.flatMap((email, index): Finding[] => {
      const owner = owners.get(email.toLowerCase())
      owners.set(email.toLowerCase(), owner ?? name)
      if (owner === undefined || owner === name) return []
      const path = ['people', name, 'emails', index]
      return [{ code: 'CS-016', path, at: 'value', message: `${placeName(path)} is listed under person ${quoted(owner)} as well` }]
    }),
  )
}

/** Names that a reader would take for another: the same in another case, or the login of somebody else. */
export function mistakableNames(policy: Partial<Policy>): Finding[] {
  const owners = new Map(accountsIn(policy).flatMap(({ person, keys }) => keys.map((key) => [key, person])))
  const names = new Map<string, string>()
  return Object.keys(policy.people ?? {}).flatMap((name): Finding[] => {
    const folded = name.toLowerCase()
    const twin = names.get(folded)
    names.set(folded, name)
    const owner = owners.get(folded) ?? name
    const place = { path: ['people', name], at: 'key', found: name } as const
    if (twin !== undefined) return [{ ...place, code: 'CS-011', message: `person ${quoted(name)} differs from ${quoted(twin)} only in case` }]
    const message = `${quoted(name)} is the name of one person and an account of another, ${quoted(owner)}`
    return owner === name ? [] : [{ ...place, code: 'CS-016', message, suggestion: 'give the person another name' }]
  })
}
