import type { AccountRef } from '../domain/account.ts'
import type { Finding, Surroundings } from './finding.ts'
import { nearest } from './nearest.ts'
import { keysOf, machineKeys } from './peopleChecks.ts'
import { placeName } from './placeWords.ts'
import type { Path } from './positions.ts'
import { placed, quoted } from './problems.ts'
import { accountRef, personFinder } from './rosterOf.ts'
import type { Policy } from './schema.ts'
import { idForm, loginForm } from './words.ts'

interface Listed {
  role: string
  path: Path
  name: string
  id: number | null
  from: string | null
  until: string | null
}

function membersIn({ roles = {} }: Partial<Policy>): Listed[] {
  return Object.entries(roles).flatMap(([role, { members = [] }]) =>
    members.map((member, index) => {
      const { login, id = null, from = null, until = null } = typeof member === 'string' ? { login: member } : member
      return { role, path: ['roles', role, 'members', index], name: login, id, from, until }
    }),
  )
}

/** Everybody a member's name can mean. */
interface Known {
  names: string[]
  personNamed: (name: string) => string | null
  accounts: Map<string, AccountRef[]>
  machines: Set<string>
}

function knownBy(policy: Partial<Policy>, around: Surroundings): Known {
  const own = Object.entries(policy.people ?? {}).map(([name, person]): [string, AccountRef[]] => [name, person.accounts.map(accountRef)])
  const accounts = new Map([...own, ...around.people.map((person): [string, AccountRef[]] => [person.name, person.accounts])])
  const names = [...accounts.keys()]
  return { names, personNamed: personFinder(names), accounts, machines: machineKeys(policy, around) }
}

/** Holders that are nobody, machines, or two things at once, and grants that end before they begin. */
export function memberMistakes(policy: Partial<Policy>, around: Surroundings): Finding[] {
  const known = knownBy(policy, around)
  return membersIn(policy).flatMap((member, index) => [...mistakenDates(member), ...mistakenHolder(member, known, index < placed)])
}

/** Days of one form compare as text. */
function mistakenDates({ path, from, until }: Listed): Finding[] {
  if (from === null || until === null || from <= until) return []
  const message = `${placeName(path)} ends on ${until}, before it begins on ${from}`
  return [{ code: 'CS-017', path: [...path, 'until'], at: 'value', message, expected: `${from} or later`, found: until }]
}

function mistakenHolder(member: Listed, known: Known, advised: boolean): Finding[] {
  const { name, id, path, role } = member
  const person = known.personNamed(name)
  if (id !== null && idForm.test(name)) return [twoIds(member)]
  if (person !== null) return id === null || owns(known, person, member) ? [] : [foreignId(member, person)]
  if (!loginForm.test(name) && !idForm.test(name)) return [nobody(member, advised ? nearest(name, known.names) : null)]
  const isMachine = [name.toLowerCase(), `id:${id}`].some((key) => known.machines.has(key))
  if (!isMachine) return []
  const message = `${quoted(name)} is a machine and cannot hold ${quoted(role)}: machines never sign off`
  return [{ code: 'CS-025', path, at: 'value', message, found: name }]
}

const owns = ({ accounts }: Known, person: string, { name, id }: Listed): boolean =>
  (accounts.get(person) ?? []).some(
    (account) => keysOf(account).includes(`id:${id}`) || (account.id === null && account.login === name.toLowerCase()),
  )

/** With an id a member means an account; if that is not the person's, the same word means two things. */
const foreignId = ({ path, name, id }: Listed, person: string): Finding => ({
  code: 'CS-016',
  path,
  at: 'value',
  message: `${placeName(path)} names person ${quoted(person)} with the id ${id}, which is none of that person's accounts`,
  found: name,
  suggestion: 'put the id under people',
})

const twoIds = ({ path, name, id }: Listed): Finding => ({
  code: 'CS-013',
  path,
  at: 'value',
  message: `${placeName(path)} gives two ids, ${quoted(name)} and ${id}`,
  expected: 'a login beside the id',
  found: name,
})

const nobody = ({ path, name }: Listed, near: string | null): Finding => ({
  code: 'CS-013',
  centralMayKnow: true,
  path,
  at: 'value',
  message: `${placeName(path)} is ${quoted(name)}, which is no name under people and cannot be a login`,
  expected: 'a name under people, a GitHub login, or an account id such as "id:583231"',
  found: name,
  suggestion: near === null ? null : `did you mean "${near}"?`,
})
