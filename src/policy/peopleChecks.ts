import type { AccountRef } from '../domain/account.ts'
import type { RosterPerson } from '../domain/roster.ts'
import type { Finding, Surroundings } from './crossChecks.ts'
import { nearest } from './nearest.ts'
import { placeName } from './placeWords.ts'
import type { Path } from './positions.ts'
import { placed, quoted } from './problems.ts'
import { accountRef, personFinder } from './rosterOf.ts'
import type { Policy } from './schema.ts'
import { idForm, loginForm } from './words.ts'

/** The names by which an account is listed; what is listed by id here and by login there, only the run can see. */
const keysOf = ({ login, id }: AccountRef): string[] => [...(login === null ? [] : [login]), ...(id === null ? [] : [`id:${id}`])]

/** One account under two people would let one of them approve the other's work; one person, each account once (SEMANTICS 57). */
export function sharedAccounts({ people = {}, machines = [] }: Partial<Policy>, around: Surroundings): Finding[] {
  const owners = new Map(around.people.flatMap(({ name, accounts }) => accounts.flatMap(keysOf).map((key) => [key, name])))
  const inMachines = new Set([...machines.map(accountRef), ...around.machines].flatMap(keysOf))
  return Object.entries(people).flatMap(([name, person]) =>
    person.accounts.flatMap((entry, index): Finding[] => {
      const keys = keysOf(accountRef(entry))
      const owner = keys.map((key) => owners.get(key)).find((found) => found !== undefined)
      for (const key of keys) owners.set(key, owner ?? name)
      const place = { path: ['people', name, 'accounts', index], at: 'value', found: keys[0] ?? null } as const
      if (keys.some((key) => inMachines.has(key))) return [{ ...place, code: 'CS-025', message: `account ${quoted(keys[0])} is listed under person ${quoted(name)} and under machines` }]
      if (owner === undefined) return []
      const message = owner === name ? `account ${quoted(keys[0])} stands under person ${quoted(name)} twice` : `account ${quoted(keys[0])} is listed under two people, ${quoted(owner)} and ${quoted(name)}`
      return [{ ...place, code: 'CS-016', message, suggestion: owner === name ? 'keep one of the two' : 'one person may have many accounts, but an account has one person' }]
    }),
  )
}

/** Addresses attribute work: one under two people would attribute it to either. */
export function sharedEmails({ people = {} }: Partial<Policy>): Finding[] {
  const owners = new Map<string, string>()
  return Object.entries(people).flatMap(([name, { emails = [] }]) =>
    emails.flatMap((email, index): Finding[] => {
      const owner = owners.get(email.toLowerCase())
      owners.set(email.toLowerCase(), owner ?? name)
      if (owner === undefined || owner === name) return []
      return [{ code: 'CS-016', path: ['people', name, 'emails', index], at: 'value', message: `${placeName(['people', name, 'emails', index])} is listed under person ${quoted(owner)} as well` }]
    }),
  )
}

/** Names that a reader would take for another: the same in another case, or the login of somebody else. */
export function mistakableNames({ people = {} }: Partial<Policy>): Finding[] {
  const owners = new Map(Object.entries(people).flatMap(([name, { accounts }]) => accounts.flatMap((entry) => keysOf(accountRef(entry)).map((key) => [key, name]))))
  const names = new Map<string, string>()
  return Object.keys(people).flatMap((name): Finding[] => {
    const twin = names.get(name.toLowerCase())
    names.set(name.toLowerCase(), name)
    const owner = owners.get(name.toLowerCase())
    const place = { path: ['people', name], at: 'key', found: name } as const
    if (twin !== undefined) return [{ ...place, code: 'CS-011', message: `person ${quoted(name)} differs from ${quoted(twin)} only in case` }]
    if (owner === undefined || owner === name) return []
    return [{ ...place, code: 'CS-016', message: `${quoted(name)} is the name of one person and an account of another, ${quoted(owner)}`, suggestion: 'give the person another name' }]
  })
}

interface Listed {
  role: string
  path: Path
  name: string
  id: number | undefined
  from: string | undefined
  until: string | undefined
}

const listed = ({ roles = {} }: Partial<Policy>): Listed[] =>
  Object.entries(roles).flatMap(([role, { members = [] }]) =>
    members.map((member, index) => {
      const path = ['roles', role, 'members', index]
      if (typeof member === 'string') return { role, path, name: member, id: undefined, from: undefined, until: undefined }
      return { role, path, name: member.login, id: member.id, from: member.from, until: member.until }
    }),
  )

/** Holders that are nobody, machines, or two things at once, and grants that end before they begin. */
export function memberMistakes(policy: Partial<Policy>, around: Surroundings): Finding[] {
  const people: RosterPerson[] = [...Object.entries(policy.people ?? {}).map(([name, { accounts }]) => ({ name, accounts: accounts.map(accountRef), emailSha256: [] })), ...around.people]
  const personNamed = personFinder(people.map(({ name }) => name))
  const accountsOf = new Map(people.map(({ name, accounts }) => [name, accounts]))
  const machines = new Set([...(policy.machines ?? []).map(accountRef), ...around.machines].flatMap(keysOf))
  return listed(policy).flatMap((member, index): Finding[] => {
    const person = personNamed(member.name)
    const at = { path: member.path, at: 'value', found: member.name } as const
    if (member.from !== undefined && member.until !== undefined && member.from > member.until)
      return [{ ...at, code: 'CS-017', path: [...member.path, 'until'], message: `${placeName(member.path)} ends on ${member.until}, before it begins on ${member.from}` }]
    if (person === null && !loginForm.test(member.name) && !idForm.test(member.name)) return [nobody(member, index < placed ? people : [])]
    if (person === null && machines.has(member.name.toLowerCase())) return [{ ...at, code: 'CS-025', message: `${quoted(member.name)} is a machine and cannot hold ${quoted(member.role)}: machines never sign off` }]
    const owned = accountsOf.get(person ?? '') ?? []
    if (person === null || member.id === undefined || owned.some(({ login, id }) => id === member.id || (id === null && login === member.name.toLowerCase()))) return []
    return [{ ...at, code: 'CS-016', message: `${placeName(member.path)} names person ${quoted(person)} with the id ${member.id}, which is none of that person's accounts`, suggestion: 'put the id under people' }]
  })
}

function nobody({ path, name }: Listed, people: RosterPerson[]): Finding {
  const near = nearest(name, people.map((person) => person.name))
  return {
    code: 'CS-013',
    centralMayKnow: true,
    path,
    at: 'value',
    message: `${placeName(path)} is ${quoted(name)}, which is no name under people and cannot be a login`,
    expected: 'a name under people, a GitHub login, or an account id such as "id:583231"',
    found: name,
    suggestion: near === null ? null : `did you mean "${near}"?`,
  }
}
