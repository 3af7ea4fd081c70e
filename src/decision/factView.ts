import type { FactView } from '../controls/control.ts'
import type { Account } from '../domain/account.ts'
import type { ChangeFacts, Need, Team } from '../domain/facts.ts'
import type { Problem } from '../domain/problem.ts'

/** What one control may read: the facts it asked for, each known, and nothing besides. */
export interface Viewable {
  change: ChangeFacts
  needs: Need[]
  teams: Record<string, Team>
  accounts: Record<string, Account | null>
  proposedPolicy: () => Problem[]
}

/**
 * The needed facts, unwrapped. Reading anything that was not asked for throws, so a control cannot rest on a fact that another control
 * happened to fetch: its verdict would change with the company it keeps.
 */
export function factView({ change, needs, teams, accounts, proposedPolicy }: Viewable): FactView {
  const view: Record<string, unknown> = Object.create(null)
  for (const need of needs) {
    const fact = isChangeFact(need) ? change[need] : undefined
    if (fact?.state === 'known') view[need] = fact.value
  }
  view['teams'] = guarded(only(teams, names(needs, 'team:')), 'team')
  view['accounts'] = guarded(only(accounts, names(needs, 'login:')), 'login')
  if (needs.includes('policyAtHead')) view['proposedPolicy'] = proposedPolicy()
  return guarded(view, 'fact') as unknown as FactView
}

const changeFactNames = ['pullRequest', 'commits', 'reviews', 'pushes', 'files', 'timeline', 'merges', 'policyAtHead'] as const

export const isChangeFact = (need: Need): need is (typeof changeFactNames)[number] => (changeFactNames as readonly string[]).includes(need)

/** The lower-case names of one kind of parametrised need: `team:` or `login:`. */
export const names = (needs: Need[], prefix: 'team:' | 'login:'): string[] =>
  needs.filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length).toLowerCase())

function only<T>(all: Record<string, T>, keys: string[]): Record<string, T> {
  const chosen: Record<string, T> = Object.create(null)
  for (const key of keys) if (Object.hasOwn(all, key)) chosen[key] = all[key] as T
  return chosen
}

const guarded = <T>(record: Record<string, T>, what: string): Record<string, T> =>
  new Proxy(record, {
    get(target, key) {
      if (typeof key === 'string' && !Object.hasOwn(target, key)) throw new Error(`${what} ${key} was read but not asked for`)
      return Reflect.get(target, key) as unknown
    },
  })
