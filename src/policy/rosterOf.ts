import type { AccountRef } from '../domain/account.ts'
import { emailSha256 } from '../domain/digest.ts'
import type { Grant, Roster } from '../domain/roster.ts'
import type { Central } from './finding.ts'
import type { AccountEntry, MemberEntry } from './people.ts'
import type { Policy } from './schema.ts'

/**
 * Who is who by this policy alone, in one form: logins and teams in lower case, e-mail addresses hashed, every member a person (its own or a
 * central policy's) or an account.
 */
export function rosterOf(policy: Policy, central: Central[]): Roster {
  const personNamed = personFinder([...Object.keys(policy.people), ...central.flatMap(({ roster }) => roster.people.map(({ name }) => name))])
  return {
    people: Object.entries(policy.people).map(([name, person]) => ({
      name,
      accounts: person.accounts.map(accountRef),
      emailSha256: (person.emails ?? []).map(emailSha256),
    })),
    machines: policy.machines.map(accountRef),
    roles: Object.fromEntries(
      Object.entries(policy.roles).map(([name, role]) => [
        name,
        { teams: (role.teams ?? []).map((team) => team.toLowerCase()), members: (role.members ?? []).map((member) => grantOf(member, personNamed)) },
      ]),
    ),
    incompatible: policy.incompatible,
    elsewhere: { people: [], machines: [] },
  }
}

/** What central policies define holds here as well: otherwise two accounts that they link would count as two people. */
export const withCentral = (own: Roster, central: Central[]): Roster => ({
  people: [...own.people, ...central.flatMap(({ roster }) => roster.people)],
  machines: [...own.machines, ...central.flatMap(({ roster }) => roster.machines)],
  roles: Object.assign({}, ...central.map(({ roster }) => roster.roles), own.roles) as Roster['roles'],
  incompatible: own.incompatible,
  elsewhere: own.elsewhere,
})

/**
 * Policies that are judged together agree on who is who, whichever of them says it: otherwise an account that only the local policy links
 * would approve its owner's change under the central one.
 */
export function together(rosters: Roster[]): Roster[] {
  return rosters.map((own) => {
    const others = rosters.filter((roster) => roster !== own)
    const names = new Set(own.people.map(({ name }) => name))
    const people = new Map(others.flatMap((roster) => roster.people).map((person) => [person.name, person]))
    const elsewhere = { people: [...people.values()].filter(({ name }) => !names.has(name)), machines: others.flatMap(({ machines }) => machines) }
    return { ...own, elsewhere }
  })
}

export function accountRef(entry: AccountEntry): AccountRef {
  if (typeof entry !== 'string') return { login: entry.login.toLowerCase(), id: entry.id }
  return entry.startsWith('id:') ? { login: null, id: Number(entry.slice('id:'.length)) } : { login: entry.toLowerCase(), id: null }
}

/** The person a name means: written so, or, as logins are, in another case. */
export function personFinder(names: string[]): (name: string) => string | null {
  const exact = new Set(names)
  const folded = new Map(names.map((name) => [name.toLowerCase(), name]))
  return (name) => (exact.has(name) ? name : (folded.get(name.toLowerCase()) ?? null))
}

/**
 * A member with an id names that account, and the account leads to the person; without one the name is the person's if there is such a
 * person, else a login.
 */
function grantOf(member: MemberEntry, personNamed: (name: string) => string | null): Grant {
  const { login, id = null, from = null, until = null, reason = null } = typeof member === 'string' ? { login: member } : member
  const person = id === null ? personNamed(login) : null
  const account = { ...accountRef(login), ...(id === null ? {} : { id }) }
  return { person, account: person === null ? account : null, from, until, reason }
}
