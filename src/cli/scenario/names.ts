import type { Account } from '../../domain/account.ts'
import { emailSha256, sha256 } from '../../domain/digest.ts'
import { known, unavailable } from '../../domain/fact.ts'
import type { Fact } from '../../domain/fact.ts'
import type { GitActor } from '../../domain/facts.ts'
import type { AccountText, FactsText, GitActorText, Unread } from './schema.ts'

/** The day a time without a date is on. Grants of a policy are dated around it. */
const scenarioDay = '2026-11-20'

/** GitHub's own committer has one login everywhere. */
export const webFlow = 'web-flow'

/** The words of a scenario turned into what GitHub would say: the same word always means the same account, commit or moment. */
export interface Names {
  account(word: string): Account | null
  actor(actor: GitActorText): GitActor
  sha(name: string): string
  tree(name: string): string
  time(text: string): string
  moment(text: string): { at: string; by: string; forced: boolean }
}

export function namesOf(accounts: FactsText['accounts']): Names {
  const details: Record<string, AccountText> = isUnread(accounts) ? {} : accounts
  const named = new Map(Object.entries(details).map(([login, detail]) => [login.toLowerCase(), detail]))
  const account = (word: string): Account | null => (word === '(deleted)' ? null : accountNamed(word, named.get(word.toLowerCase())))
  return {
    account,
    actor: (actor) => actorOf(actor, account),
    sha: (name) => (/^[0-9a-f]{40}$/.test(name) ? name : sha256(`commit ${name}`).slice(0, 40)),
    tree: (name) => sha256(`tree ${name}`).slice(0, 40),
    time: timeOf,
    moment: momentOf,
  }
}

/** The id follows from the login, so that it is the same in every scenario and every run; `accounts` may give another. */
export function accountNamed(login: string, detail: AccountText | undefined): Account {
  const given = typeof detail === 'object' ? detail : { id: undefined, type: detail === 'bot' ? ('bot' as const) : ('user' as const) }
  const id = given.id ?? Number.parseInt(sha256(login.toLowerCase()).slice(0, 10), 16)
  return { id, login, type: given.type === 'bot' ? 'Bot' : 'User' }
}

function actorOf(actor: GitActorText, account: Names['account']): GitActor {
  if (actor === '(unknown)') return { account: null, emailSha256: null }
  if (typeof actor === 'string') return { account: account(actor), emailSha256: null }
  const { login, email } = actor
  return { account: login === undefined ? null : account(login), emailSha256: email === undefined ? null : emailSha256(email) }
}

function timeOf(text: string): string {
  if (text.includes('T')) return text
  return `${scenarioDay}T${text.length === 5 ? `${text}:00` : text}Z`
}

function momentOf(text: string): { at: string; by: string; forced: boolean } {
  const [at = '', rest = ''] = text.split(' by ')
  const forced = rest.endsWith(', forced')
  return { at: timeOf(at), by: forced ? rest.slice(0, -', forced'.length) : rest, forced }
}

export const isUnread = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'unavailable' in value

/** A fact as it was given, or the reason why it could not be read. The request is a scenario's, and says so. */
export function factOf<Text, T>(what: string, text: Text | Unread, value: (text: Text) => T): Fact<T> {
  if (!isUnread(text)) return known(value(text), [])
  const status = text.unavailable === 'no-answer' ? null : text.unavailable
  return unavailable({ what, request: `GET ${what.replaceAll(' ', '-')} (scenario)`, status, detail: text.detail ?? 'as the scenario says' })
}
