import type { Account } from '../domain/account.ts'
import type { Deployment, DeploymentRun } from '../domain/deployment.ts'
import type { Person, Persons } from './persons.ts'

/** Somebody who deploys, and how that is known. */
export interface Deployer {
  person: Person
  how: 'actor' | 'triggering-actor' | 'creator'
  fact: string
}

export interface Deployers {
  found: Deployer[]
  /** Places where an account is gone or names nobody: whoever stood there could be any approver. */
  unnamed: string[]
}

/**
 * The run's actor, whoever started this attempt of it, and whoever created the deployment: all of them (SEMANTICS 40). A deployment that the
 * Actions app created has its run's people behind it (61); any other app deploys for itself. null: nobody at all is named, which is `unknown`.
 */
export function deployersOf({ run, entries }: Deployment, persons: Persons): Deployers | null {
  const named: Named[] = [
    ...(run === null ? [] : ofRun(run)),
    ...entries.map(({ creator }, index): Named => [creator, 'creator', `/deployment/deployment/entries/${index}/creator`]),
  ]
  const people = named.filter(([account, how]) => how !== 'creator' || !isActions(account))
  if (people.length === 0) return null
  const isNamed = (account: Account | null): account is Account => account !== null && persons.canBeNamed(account)
  return {
    found: distinct(people.flatMap(([account, how, fact]) => (isNamed(account) ? [{ person: persons.of(account), how, fact }] : []))),
    unnamed: people.flatMap(([account, , fact]) => (isNamed(account) ? [] : [fact])),
  }
}

/** The two APIs name it differently; only apps have the type, so nobody can take the name. */
const isActions = (account: Account | null): boolean =>
  account?.type === 'Bot' && ['github-actions', 'github-actions[bot]'].includes(account.login.toLowerCase())

type Named = [account: Account | null, how: Deployer['how'], fact: string]

const ofRun = ({ actor, triggeringActor }: DeploymentRun): Named[] => [
  [actor, 'actor', '/deployment/deployment/run/actor'],
  [triggeringActor, 'triggering-actor', '/deployment/deployment/run/triggeringActor'],
]

/** One entry a person, by the first way they are known. */
function distinct(all: Deployer[]): Deployer[] {
  const seen = new Map<string, Deployer>()
  for (const one of all) if (!seen.has(one.person.key)) seen.set(one.person.key, one)
  return [...seen.values()]
}
