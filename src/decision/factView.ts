import type { FactView, SubjectView } from '../controls/control.ts'
import type { Account } from '../domain/account.ts'
import type { DeploymentFactName } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import type { ChangeFactName, ChangeFacts, Facts, Need, Team } from '../domain/facts.ts'
import type { Problem } from '../domain/problem.ts'
import type { RepositoryFactName } from '../domain/reconciliation.ts'

/** People and teams that a control may read, whatever it is about. */
export interface ViewablePeople {
  teams: Record<string, Team>
  accounts: Record<string, Account | null>
}

/** What one control may read of a change: the facts it asked for, each known, and nothing besides. */
export interface Viewable extends ViewablePeople {
  change: ChangeFacts
  needs: Need[]
  proposedPolicy: () => Problem[]
}

/**
 * The needed facts, unwrapped. Reading anything that was not asked for throws, so a control cannot rest on a fact that another control
 * happened to fetch: its verdict would change with the company it keeps.
 */
export function factView({ change, needs, proposedPolicy, ...people }: Viewable): FactView {
  const view = viewed(needs.filter(isChangeFact), (need) => change[need], people, needs)
  if (needs.includes('policyAtHead')) view['proposedPolicy'] = proposedPolicy()
  return guarded(view, 'fact') as unknown as FactView
}

/** The same for a control that runs once. The inventory is handed over as it is: that it is missing makes nothing unknown. */
export function subjectView(facts: Facts, needs: Need[], people: ViewablePeople): SubjectView {
  const view = viewed(needs.filter(isSubjectFact), (need) => subjectFact(facts, need), people, needs)
  if (needs.includes('inventory')) view['inventory'] = facts.inventory ?? null
  return guarded(view, 'fact') as unknown as SubjectView
}

function viewed<Name extends Need>(
  named: Name[],
  factOf: (name: Name) => Fact<unknown> | undefined,
  { teams, accounts }: ViewablePeople,
  needs: Need[],
): Record<string, unknown> {
  const view: Record<string, unknown> = Object.create(null)
  for (const name of named) {
    const fact = factOf(name)
    if (fact?.state === 'known') view[name] = fact.value
  }
  view['teams'] = guarded(only(teams, names(needs, 'team:')), 'team')
  view['accounts'] = guarded(only(accounts, names(needs, 'login:')), 'login')
  return view
}

const changeFactNames: readonly ChangeFactName[] = ['pullRequest', 'commits', 'reviews', 'pushes', 'files', 'timeline', 'merges', 'policyAtHead']
const deploymentFactNames: readonly DeploymentFactName[] = ['deployment', 'runApprovals', 'environment', 'lineage', 'deployedRefs']

const repositoryFactNames: readonly RepositoryFactName[] = ['population', 'deploymentsMade', 'records']

export const isChangeFact = (need: Need): need is ChangeFactName => (changeFactNames as readonly string[]).includes(need)

const isDeploymentFact = (need: Need): need is DeploymentFactName => (deploymentFactNames as readonly string[]).includes(need)

const isRepositoryFact = (need: Need): need is RepositoryFactName => (repositoryFactNames as readonly string[]).includes(need)

/** Facts of the whole subject that a control can rest on. */
export type SubjectFact = 'workflows' | DeploymentFactName | RepositoryFactName

/** A fact without which a control that runs once cannot be asked. */
export const isSubjectFact = (need: Need): need is SubjectFact => need === 'workflows' || isDeploymentFact(need) || isRepositoryFact(need)

export function subjectFact({ workflows, deployment, repository }: Facts, need: SubjectFact): Fact<unknown> | undefined {
  if (need === 'workflows') return workflows
  const facts: Record<string, Fact<unknown> | undefined> | undefined = isRepositoryFact(need) ? repository : deployment
  return facts !== undefined && Object.hasOwn(facts, need) ? facts[need] : undefined
}

/** Where that fact stands in facts.json. */
export const subjectPointer = (need: SubjectFact): string =>
  need === 'workflows' ? '/workflows' : `/${isRepositoryFact(need) ? 'repository' : 'deployment'}/${need}`

/** The lower-case names of one kind of parametrised need: `team:` or `login:`. */
export const names = (needs: Need[], prefix: 'team:' | 'login:'): string[] =>
  needs.filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length).toLowerCase())

export const identityPatterns = (needs: Need[]): string[] =>
  needs.filter((need) => need.startsWith('identity:')).map((need) => need.slice('identity:'.length))

/** Owners and repositories as the policy writes them. */
export const trustedNames = (needs: Need[]): string[] =>
  needs.filter((need) => need.startsWith('trusted:')).map((need) => need.slice('trusted:'.length))

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
