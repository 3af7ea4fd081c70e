import * as z from 'zod'
import type { Account } from '../domain/account.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import type { Asker } from './asker.ts'
import { actor, misfit } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'

const perRequest = 100
const maxLogins = 1000

/**
 * Who holds each login now. Logins that GitHub named in this very run need no request; the others go into one query. NOT_FOUND is an
 * answer (nobody); any other error is none.
 */
export async function readAccounts(asker: Asker, logins: string[], seen: Account[]): Promise<Fact<Record<string, Account | null>>> {
  const what = 'the accounts that the policy names'
  const wanted = [...new Set(logins.map((login) => login.toLowerCase()))].sort()
  if (wanted.length > maxLogins) {
    return unavailable({ what, request: null, status: null, detail: `${wanted.length} logins; at most ${maxLogins} are asked for` })
  }
  // Only users: a bot's login stands without its suffix in GraphQL, and a person may hold the same word as a login.
  const holders = new Map(seen.filter(({ type }) => type === 'User').map((account) => [account.login.toLowerCase(), account]))
  if (wanted.every((login) => holders.has(login))) return known(Object.fromEntries(wanted.map((login) => [login, holders.get(login) ?? null])), [])
  const sources: Source[] = []
  const accounts = new Map<string, Account | null>()
  try {
    for (let begin = 0; begin < wanted.length; begin += perRequest) {
      const some = wanted.slice(begin, begin + perRequest)
      const answer = await asker.small(accountsQuery(some.length), Object.fromEntries(some.map((login, index) => [`l${index}`, login])))
      sources.push(answer.source)
      const errors = answer.errors.filter(({ type, path }) => type !== 'NOT_FOUND' || path.length !== 1)
      if (errors.length > 0) return incomplete(what, answer.source, errorText(errors), sources)
      const shape = z.object(Object.fromEntries(some.map((_, index) => [`u${index}`, actor])))
      const found = shape.safeParse(answer.data)
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), sources)
      for (const [index, login] of some.entries()) accounts.set(login, found.data[`u${index}`] ?? null)
    }
  } catch (error) {
    return refused(what, error, sources)
  }
  return known(Object.fromEntries(accounts), sources)
}

const accountsQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query Accounts(${names.map((index) => `$l${index}: String!`).join(', ')}) {
  rateLimit { cost }
  ${names.map((index) => `u${index}: user(login: $l${index}) { __typename login databaseId }`).join('\n  ')}
}`
}
