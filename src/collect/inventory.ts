import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source, Unavailability, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Inventory } from '../domain/inventory.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { secretName } from './border.ts'
import { readCountedList } from './countedList.ts'
import { readEnvironments } from './inventoryEnvironments.ts'

const stores = {
  repository: { what: 'repository secrets', route: 'GET /repos/{owner}/{repo}/actions/secrets' },
  organization: { what: 'organisation secrets', route: 'GET /repos/{owner}/{repo}/actions/organization-secrets' },
  dependabot: { what: 'Dependabot secrets', route: 'GET /repos/{owner}/{repo}/dependabot/secrets' },
} as const

/**
 * Where the names of secrets live, and what protects the environments among those places. A store that this token may not list is left
 * out, which means unknown; the refused request stays among the sources, and its reason is told apart. A token that may list nothing at all
 * knows nothing.
 */
export async function readInventory(client: GitHubClient, repository: RepositoryName): Promise<{ fact: Fact<Inventory>; notRead: Unavailability[] }> {
  const parameters = { owner: repository.owner, repo: repository.name }
  const list = ({ what, route }: { what: string; route: string }) =>
    readCountedList(client, { what: `${what} of ${repositoryPath(repository)}`, route, parameters, member: 'secrets', item: secretName })
  const [own, organization, dependabot, environments] = await Promise.all([
    list(stores.repository),
    list(stores.organization),
    list(stores.dependabot),
    readEnvironments(client, repository),
  ])
  const all = [own, organization, dependabot, environments.list]
  const sources: Source[] = [...all.flatMap((fact) => fact.sources), ...environments.sources]
  const refusals = all.filter((fact): fact is UnavailableFact => fact.state === 'unavailable')
  const reasons = refusals.map(({ reason }) => reason)
  if (refusals[0] && refusals.length === all.length) return { fact: { ...refusals[0], sources }, notRead: reasons.slice(1) }
  const inventory: Inventory = {
    ...(own.state === 'known' && { repository: own.value.sort() }),
    ...(organization.state === 'known' && { organization: organization.value.sort() }),
    ...(dependabot.state === 'known' && { dependabot: dependabot.value.sort() }),
    ...(environments.list.state === 'known' && { environments: environments.list.value }),
  }
  return { fact: known(inventory, sources), notRead: [...reasons, ...environments.notRead] }
}
