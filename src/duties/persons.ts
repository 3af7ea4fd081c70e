import type { Account, AccountRef } from '../domain/account.ts'
import type { Roster } from '../domain/roster.ts'
import { accountKey, granteesByKey, identitiesOf, personKey } from './identities.ts'

/**
 * Somebody, whatever account was used. Two accounts that any policy of the judgement links have one `key`; `name` is for display, and is the
 * login that was seen. `human` is false for bots, apps, organisations, placeholders of imports and the policies' machines.
 */
export interface Person {
  key: string
  /** Whom this policy itself knows them as: its roles are held by this, so that a link of another policy hands none of them on. */
  grantee: string
  name: string
  machine: boolean
  human: boolean
  /** A human by this policy's own words: that another policy calls an account a machine must not silence its objections under this one. */
  heard: boolean
}

/** A roster that contradicts itself once its logins are resolved; each blocks (SEMANTICS 57). */
export type RosterConflict =
  | { kind: 'two-people'; login: string; people: [string, string] }
  | { kind: 'login-moved'; login: string; listed: number; now: number }
  | { kind: 'nobody'; person: string }

export interface Persons {
  of(account: Account): Person
  /** False for placeholders of imports and for organisations: nobody can be named by them. */
  canBeNamed(account: Account): boolean
  /** Who is behind the e-mail address of a commit that GitHub maps to no account; null: nobody the policy knows. */
  ofEmail(emailSha256: string | null): Person | null
  /** The grantee whom the policy means; null when the login belongs to nobody or to another account than the listed one. */
  granteeOf(ref: AccountRef): string | null
  /** The same for a name under `people`. */
  granteeOfName(name: string): string
  /** The person behind a grantee, and every grantee that a person is. */
  keyOf(grantee: string): string
  granteesOf(key: string): string[]
  /** Display name of a grantee that the policy names. */
  nameOf(grantee: string): string
  /** Whether a grantee is a machine's account. */
  isMachine(grantee: string): boolean
  conflicts: RosterConflict[]
  /** Logins that belong to nobody: a warning each, and they grant nothing. */
  unknownLogins: string[]
}

/** Accounts of the fact `accounts`, by lower-case login; null: nobody holds it. */
export type Accounts = Record<string, Account | null>

/** Who is who, by numeric ids only: logins are renamed and recycled (SEMANTICS 7). */
export function personsOf(roster: Roster, accounts: Accounts): Persons {
  const resolve = (ref: AccountRef): number | null => accountId(ref, accounts)
  const people = [...roster.people, ...roster.elsewhere.people]
  const identities = identitiesOf(people, resolve)
  const own = new Set(roster.people.map(({ name }) => name))
  const owners = ownersOf(roster, resolve)
  const grantee = (id: number): string => owners.get(id) ?? accountKey(id)
  const ownMachines = new Set(roster.machines.flatMap((ref) => resolve(ref) ?? []))
  const machines = new Set([...roster.machines, ...roster.elsewhere.machines].flatMap((ref) => resolve(ref) ?? []))
  // The last one prevails: the policy's own words over those elsewhere, and central ones, which follow the local, over these.
  const prevailing = [...roster.elsewhere.people, ...roster.people]
  const emails = new Map(prevailing.flatMap(({ name, emailSha256 }) => emailSha256.map((hash) => [hash, name] as const)))
  const names = new Map(namesOf(roster, accounts, resolve).map(([id, name]) => [grantee(id), name]))
  const machineKeys = new Set([...machines].map(grantee))
  const granteesOf = (name: string, ids: number[]): string[] => [...(own.has(name) ? [personKey(name)] : []), ...ids.map(grantee)]
  const grantees = granteesByKey(people, resolve, identities, granteesOf)
  return {
    of: (account) => {
      const machine = machines.has(account.id)
      const human = !machine && isHuman(account)
      const heard = !ownMachines.has(account.id) && isHuman(account)
      return { key: identities.ofAccount(account.id), grantee: grantee(account.id), name: account.login, machine, human, heard }
    },
    canBeNamed: ({ type }) => type !== 'Mannequin' && type !== 'Organization',
    ofEmail: (hash) => {
      const name = hash === null ? undefined : emails.get(hash)
      return name === undefined ? null : { key: identities.ofName(name), grantee: personKey(name), name, machine: false, human: true, heard: true }
    },
    granteeOf: (ref) => {
      const id = resolve(ref)
      return id === null ? null : grantee(id)
    },
    granteeOfName: personKey,
    keyOf: identities.ofGrantee,
    granteesOf: (key) => [...(grantees.get(key) ?? [key])],
    nameOf: (one) => names.get(one) ?? one.replace(/^person:/, ''),
    isMachine: (one) => machineKeys.has(one) && !one.startsWith('person:'),
    conflicts: conflictsOf({ ...roster, people }, accounts, resolve),
    unknownLogins: loginsOfNobody(roster, accounts),
  }
}

const isHuman = ({ type }: Account): boolean => type === 'User' || type === 'EnterpriseUserAccount'

/** The account that holds a login now. A login that was not asked for throws: it is not the same as a login that nobody holds. */
function holder(accounts: Accounts, login: string): Account | null {
  const account = accounts[login.toLowerCase()]
  if (account === undefined) throw new Error(`the account behind the login ${login} was not read`)
  return account
}

/**
 * Both given must agree: otherwise the login now belongs to somebody the policy does not mean. An account that was renamed and whose old
 * login nobody took is still known by its id.
 */
function accountId({ login, id }: AccountRef, accounts: Accounts): number | null {
  if (login === null) return id
  const now = holder(accounts, login)
  if (now === null) return id
  return id === null || now.id === id ? now.id : null
}

const loginsOfNobody = (roster: Roster, accounts: Accounts): string[] => [
  ...new Set(ownRefs(roster).flatMap(({ login, id }) => (login !== null && id === null && holder(accounts, login) === null ? [login] : []))),
]

type Resolve = (ref: AccountRef) => number | null

const ownersOf = ({ people }: Roster, resolve: Resolve): Map<number, string> => {
  const owners = new Map<number, string>()
  for (const { name, accounts } of people) {
    for (const id of accounts.flatMap((ref) => resolve(ref) ?? [])) if (!owners.has(id)) owners.set(id, personKey(name))
  }
  return owners
}

/** Every account the roster names: people's, machines' and grants'. */
const ownRefs = ({ people, machines, roles }: Roster): AccountRef[] => [
  ...people.flatMap(({ accounts }) => accounts),
  ...machines,
  ...Object.values(roles).flatMap(({ members }) => members.flatMap(({ account }) => account ?? [])),
]

/** And those that the other policies of the judgement name as somebody's or as machines. */
export const refsOf = (roster: Roster): AccountRef[] => [
  ...ownRefs(roster),
  ...roster.elsewhere.people.flatMap(({ accounts }) => accounts),
  ...roster.elsewhere.machines,
]

/** Last one wins in a map of keys, so people's first accounts are put last: they are the names others know them by. */
function namesOf(roster: Roster, accounts: Accounts, resolve: Resolve): [number, string][] {
  return refsOf(roster)
    .flatMap((ref): [number, string][] => {
      const id = resolve(ref)
      if (id === null) return []
      return [[id, ref.login === null ? `id ${id}` : (holder(accounts, ref.login)?.login ?? ref.login)]]
    })
    .reverse()
}

function conflictsOf({ people, ...rest }: Roster, accounts: Accounts, resolve: Resolve): RosterConflict[] {
  const refs = refsOf({ people, ...rest })
  return [...movedLogins(refs, accounts), ...sharedAccounts(people, resolve), ...accountless(people, resolve)]
}

function movedLogins(refs: AccountRef[], accounts: Accounts): RosterConflict[] {
  return refs.flatMap(({ login, id }) => {
    if (login === null || id === null) return []
    const now = holder(accounts, login)
    return now === null || now.id === id ? [] : [{ kind: 'login-moved' as const, login, listed: id, now: now.id }]
  })
}

function sharedAccounts(people: Roster['people'], resolve: Resolve): RosterConflict[] {
  const seen = new Map<number, string>()
  return people.flatMap(({ name, accounts }) =>
    accounts.flatMap((ref): RosterConflict[] => {
      const id = resolve(ref)
      const first = id === null ? undefined : seen.get(id)
      if (id !== null && first === undefined) seen.set(id, name)
      return first === undefined || first === name ? [] : [{ kind: 'two-people', login: ref.login ?? `id ${id}`, people: [first, name] }]
    }),
  )
}

/** Their e-mails would attribute work to a person whose own approvals arrive under another key: a self-approval nobody would see. */
const accountless = (people: Roster['people'], resolve: Resolve): RosterConflict[] =>
  people.filter(({ accounts }) => accounts.every((ref) => resolve(ref) === null)).map(({ name }) => ({ kind: 'nobody', person: name }))
