import type { Account } from '../domain/account.ts'
import type { Fact } from '../domain/fact.ts'
import type { ChangeFacts, Facts } from '../domain/facts.ts'
import type { Inventory } from '../domain/inventory.ts'
import type { Population, RepositoryFacts } from '../domain/reconciliation.ts'
import type { WorkflowFiles, WorkflowTree } from '../domain/workflow.ts'

/**
 * The facts with every list sorted whose order says nothing (members, assignees, files), so that the same answers give the same bytes whatever
 * order the API chose. Apply it before judging: reasons point into the facts by index, so nothing may move afterwards.
 */
export function orderFacts(facts: Facts): Facts {
  return {
    ...facts,
    changes: sortedBy(facts.changes, (change) => change.number).map(orderChange),
    teams: byKey(facts.teams, (team) => within(team, (value) => ({ ...value, members: byId(value.members) }))),
    accounts: within(facts.accounts, (accounts) => byKey(accounts, (account) => account)),
    ...(facts.workflows && { workflows: within(facts.workflows, orderWorkflows) }),
    ...(facts.inventory && { inventory: within(facts.inventory, orderInventory) }),
    ...(facts.repository && { repository: orderRepository(facts.repository) }),
  }
}

const orderRepository = ({ population, deploymentsMade, records, ...others }: RepositoryFacts): RepositoryFacts => ({
  ...others,
  ...(population && { population: within(population, orderPopulation) }),
  ...(deploymentsMade && {
    deploymentsMade: within(deploymentsMade, (list) => list.map((made) => ({ ...made, runs: sortedBy(made.runs, (run) => run) }))),
  }),
  ...(records && {
    records: within(records, (read) => ({ ...read, records: sortedBy(read.records, ({ path, sha256 }) => `${path}\n${sha256}`) })),
  }),
})

const orderPopulation = (population: Population): Population => ({
  ...population,
  commits: population.commits.map((commit) => ({ ...commit, pullRequests: sortedBy(commit.pullRequests, (number) => number) })),
  changes: sortedBy(population.changes, ({ number }) => number),
  unknownChanges: sortedBy(population.unknownChanges, (number) => number),
  formerNames: population.formerNames.toSorted(),
  policies: inKeyOrder(population.policies),
})

/** Lists within a model are in the order of the file, which says something; its maps are in the order of the record. */
const orderWorkflows = ({ head, base, models, remote, refs, identities, trusted, ...others }: WorkflowFiles): WorkflowFiles => ({
  ...others,
  head: orderTree(head),
  base: base === null ? null : orderTree(base),
  models: inKeyOrder(models),
  remote: inKeyOrder(remote),
  refs: { ...refs, protectedBranches: refs.protectedBranches?.toSorted() ?? null },
  identities: identities.toSorted(),
  ...(trusted && { trusted: trusted.toSorted() }),
})

const orderTree = (tree: WorkflowTree): WorkflowTree => ({
  ...tree,
  files: sortedBy(tree.files, ({ path }) => path),
  absent: tree.absent.toSorted(),
})

function orderInventory({ repository, organization, dependabot, environments }: Inventory): Inventory {
  return {
    ...(repository && { repository: repository.toSorted() }),
    ...(organization && { organization: organization.toSorted() }),
    ...(dependabot && { dependabot: dependabot.toSorted() }),
    ...(environments && {
      environments: byKey(environments, ({ secrets, protection }) => ({
        ...(secrets && { secrets: secrets.toSorted() }),
        ...(protection && { protection: inKeyOrder(protection) }),
      })),
    }),
  }
}

/** The value with the keys of every map within sorted; it is a few dozen levels deep at most. */
function inKeyOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inKeyOrder) as T
  if (typeof value !== 'object' || value === null) return value
  return byKey(value as Record<string, unknown>, inKeyOrder) as T
}

function orderChange(change: ChangeFacts): ChangeFacts {
  const { pullRequest, files, merges } = change
  return {
    ...change,
    ...(pullRequest && { pullRequest: within(pullRequest, (value) => ({ ...value, assignees: byId(value.assignees) })) }),
    ...(files && { files: within(files, (value) => ({ ...value, listed: sortedBy(value.listed, (file) => file.path) })) }),
    ...(merges && {
      merges: within(merges, (list) =>
        list.map((merge) => ({
          ...merge,
          before: sortedBy(merge.before, (file) => file.path),
          after: sortedBy(merge.after, (file) => file.path),
        })),
      ),
    }),
  }
}

const within = <T>(fact: Fact<T>, change: (value: T) => T): Fact<T> => (fact.state === 'known' ? { ...fact, value: change(fact.value) } : fact)

// Parsing the record gives keys in this order; whoever loops over them must see the same now.
const byKey = <T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(sortedBy(Object.entries(record), ([key]) => key).map(([key, value]) => [key, change(value)]))

const byId = (accounts: Account[]): Account[] => sortedBy(accounts, (account) => account.id)

// By UTF-16 unit, as RFC 8785 sorts keys: the runner's locale must not reach the bytes.
const sortedBy = <T>(list: T[], key: (one: T) => string | number): T[] =>
  list.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
