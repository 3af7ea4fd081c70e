import type { ChangeControl, Context } from '../../src/controls/control.ts'
import { changesOptions } from '../../src/controls/options.ts'
import type { Conclusion } from '../../src/domain/outcome.ts'
import type { Roster } from '../../src/domain/roster.ts'
import type { Subject } from '../../src/domain/subject.ts'
import { refsOf } from '../../src/duties/persons.ts'
import type { ChangeParts } from './facts.ts'
import { account, factView, minute, roster as rosterOf } from './facts.ts'

export interface Told {
  roster?: Partial<Roster>
  options?: Record<string, unknown>
  at?: string
  gate?: Subject['gate']
  view?: Parameters<typeof factView>[1]
}

/** One control asked about one change, with the policy's own defaults. */
export function ask(control: ChangeControl, parts: ChangeParts, told: Told = {}): Conclusion {
  return control.evaluate(factView(parts, { accounts: accountsOf(told), ...told.view }), changesOptions.parse(told.options ?? {}), context(told))
}

/** Every login of the roster belongs to the account of that name. */
const accountsOf = ({ roster }: Told) =>
  Object.fromEntries(refsOf(rosterOf(roster)).flatMap(({ login }) => (login === null ? [] : [[login.toLowerCase(), account(login)]])))

export const context = ({ roster = {}, at = minute(120), gate = 'pull-request' }: Told): Context => ({
  subject: {
    gate,
    repository: { owner: 'acme', name: 'payments' },
    commit: 'a',
    tree: 'tree-a',
    base: { branch: 'main', commit: 'base' },
    changes: [{ number: 7, head: 'a' }],
  },
  change: 7,
  roster: rosterOf(roster),
  at,
})

/** The verdict with the message ids behind it, for assertions that read as a sentence. */
export const gist = ({ verdict, because }: Conclusion): string => `${verdict}: ${because.map(({ message }) => message).join(', ')}`

/** The data of the first reason with that message. */
export const dataOf = ({ because }: Conclusion, message: string): Record<string, unknown> | undefined =>
  because.find((reason) => reason.message === message)?.data
