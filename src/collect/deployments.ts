import * as z from 'zod'
import type { GitHubClient, GraphqlAnswer } from '../domain/client.ts'
import type { DeploymentEntry } from '../domain/deployment.ts'
import type { Fact, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { actor, count, id, misfit, restUser, sha, time } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'

/** The newest entries of one environment, with the addresses that their statuses name. Anybody who can write can make or delete them. */
export const deploymentFields = (when: string): string => `deployments(first: 50, environments: [$environment], orderBy: { field: CREATED_AT, direction: DESC }) ${when} {
      totalCount nodes { databaseId environment createdAt commitOid creator { ...actor } statuses(first: 10) { nodes { logUrl } } }
    }`

/** An entry with the runs that its statuses point to. */
export interface ListedDeployment extends DeploymentEntry {
  runs: number[]
}

const environmentName = z.string().min(1).max(300)

const node = z
  .object({
    databaseId: id,
    environment: environmentName.nullable(),
    createdAt: time,
    commitOid: sha,
    creator: actor,
    statuses: z.object({ nodes: z.array(z.object({ logUrl: z.string().max(10_000).nullable() })).max(10) }).nullable(),
  })
  .transform((found): ListedDeployment => ({
    id: found.databaseId,
    sha: found.commitOid,
    environment: found.environment ?? '',
    createdAt: found.createdAt,
    creator: found.creator,
    runs: [...new Set((found.statuses?.nodes ?? []).flatMap(({ logUrl }) => runIn(logUrl ?? '')))],
  }))

const shape = z.object({ totalCount: count, nodes: z.array(node).max(50) })

/** The run whose page an address is; whatever else it says is not followed. */
export function runIn(address: string): number[] {
  const found = /\/actions\/runs\/(\d{1,15})(?:[/?#]|$)/.exec(address)?.[1]
  return found === undefined ? [] : [Number(found)]
}

/** The list under `repository.deployments` of an answer. */
export function deploymentsIn(raw: unknown, answer: GraphqlAnswer, environment: string): Fact<ListedDeployment[]> {
  const what = `deployments to ${environment}`
  const errors = answer.errors.filter(({ path }) => path[1] === 'deployments' || path.length === 0)
  if (errors.length > 0) return incomplete(what, answer.source, errorText(errors))
  const found = shape.safeParse(raw)
  if (!found.success) return incomplete(what, answer.source, misfit(found.error))
  return known(found.data.nodes.filter((one) => isOf(one, environment)), [answer.source])
}

/** GitHub's environment names know no case. */
export const isOf = (entry: DeploymentEntry, environment: string): boolean => entry.environment.toLowerCase() === environment.toLowerCase()

const restShape = z.object({ id, sha, environment: environmentName, created_at: time, creator: restUser })

/** The entry that an event named (https://docs.github.com/rest/deployments/deployments#get-a-deployment). */
export async function readDeployment(client: GitHubClient, { owner, name }: RepositoryName, number: number): Promise<Fact<DeploymentEntry>> {
  const what = `deployment ${number}`
  try {
    const answer = await client.rest('GET /repos/{owner}/{repo}/deployments/{deployment_id}', { owner, repo: name, deployment_id: number })
    const found = restShape.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    if (found.data.id !== number) return incomplete(what, answer.source, 'another deployment was answered')
    const { created_at: createdAt, creator, environment } = found.data
    return known({ id: number, sha: found.data.sha, environment, createdAt, creator }, [answer.source])
  } catch (error) {
    return refused(what, error)
  }
}

/** Asked when GraphQL would not tell a list, because only REST names the permission that is missing. */
export async function whyNone(client: GitHubClient, route: ListRoute, { owner, name }: RepositoryName, told: UnavailableFact): Promise<UnavailableFact> {
  try {
    await client.rest(route, { owner, repo: name, per_page: 1 })
    return told
  } catch (error) {
    return refused(told.reason.what, error, told.sources)
  }
}

type ListRoute = 'GET /repos/{owner}/{repo}/deployments' | 'GET /repos/{owner}/{repo}/pulls'

export const whyNoDeployments = (client: GitHubClient, repository: RepositoryName, told: UnavailableFact): Promise<UnavailableFact> =>
  whyNone(client, 'GET /repos/{owner}/{repo}/deployments', repository, told)
