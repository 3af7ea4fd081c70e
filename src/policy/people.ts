import * as z from 'zod'
import { date, text } from '../controls/options.ts'
import { roleName } from '../controls/words.ts'
import { accountId, accountText, login, memberText, personName, team } from './words.ts'

const account = z.union([
  accountText,
  z.strictObject({
    login: login.describe('The login, for people to read.'),
    id: accountId.describe('The account id the login must still belong to.'),
  }),
])
export type AccountEntry = z.infer<typeof account>

const accounts = z.array(account).min(1).max(100)

/** SEMANTICS 6 and 57: one person may have several accounts, never none. */
const person = z.strictObject({
  accounts: accounts.describe('Logins, or ids such as "id:583231". A login may carry its id: `{ login: alice, id: 583231 }`.'),
  emails: z
    .array(z.string().regex(/^[^@\s]{1,64}@[^@\s]{1,255}$/, 'an e-mail address'))
    .max(100)
    .optional()
    .describe('Addresses that attribute commits which GitHub maps to nobody. Compared without regard to case.'),
})

const grant = z.strictObject({
  login: memberText.describe('A name under people if there is one, else a login.'),
  id: accountId.optional().describe('The account id the login must still belong to; `lint --pin` adds it.'),
  from: date.optional().describe('First day of the grant, UTC.'),
  until: date.optional().describe('Last day of the grant, UTC, valid to its end.'),
  reason: text.optional().describe('Why, for the record: a change number.'),
})
const member = z.union([memberText, grant])
export type MemberEntry = z.infer<typeof member>

const role = z
  .strictObject({
    teams: z.array(team).min(1).max(100).optional().describe('Teams whose active members hold the role, as organisation/slug. Child teams count.'),
    members: z.array(member).min(1).max(1000).optional().describe('People who hold the role by name, with dates where the grant has an end.'),
  })
  .refine((value) => value.teams !== undefined || value.members !== undefined, 'teams or members')
  .meta({ minProperties: 1 })

export const people = z.record(personName, person).describe('One person, several accounts. Accounts not listed are persons of their own.')
export const machines = z.array(account).max(1000).describe('User accounts that are no people: they may contribute, they never sign off.')
export const roles = z.record(roleName, role).describe('Who holds which role. Permissions go to roles, roles to people.')
export const incompatible = z
  .array(z.tuple([roleName, roleName]))
  .max(1000)
  .describe('Pairs of roles that no person may hold together.')
