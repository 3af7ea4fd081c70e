import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { MadeDeployment, Period } from '../domain/reconciliation.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { actor, count, id, page, repositoryName, sha, time } from './border.ts'
import { whyNoDeployments } from './deployments.ts'
import { type DeploymentStatus, deploymentStatus, lifeOf, longBefore, runsOf } from './deploymentLife.ts'
import { incomplete, refused } from './failure.ts'
import { readList } from './listReader.ts'
import { complete, pagedList } from './pagedList.ts'
import { actorFragment } from './pullRequestQuery.ts'

/** Ten thousand entries. */
const mostPages = 100
/** Enough for nearly every entry: most wait, begin, end and are replaced. */
const fewStatuses = 10

const statusFields = 'nodes { state createdAt logUrl }'

const madeQuery = `query DeploymentsMade($owner: String!, $name: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    deployments(first: $n, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id databaseId originalEnvironment environment createdAt commitOid creator { ...actor }
        statuses(first: ${fewStatuses}) { totalCount ${statusFields} }
      }
    }
  }
}
${actorFragment}`

const statusesQuery = `query DeploymentStatuses($id: ID!, $n: Int!, $after: String) {
  rateLimit { cost }
  node(id: $id) { ... on Deployment { statuses(first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } ${statusFields} } } }
}`

const environmentName = z.string().max(300).nullable()

const node = z.object({
  id: z.string().min(1).max(500),
  databaseId: id,
  originalEnvironment: environmentName,
  environment: environmentName,
  createdAt: time,
  commitOid: sha,
  creator: actor,
  statuses: z.object({ totalCount: count, nodes: z.array(deploymentStatus).max(fewStatuses) }).nullable(),
})
type Node = z.infer<typeof node>

const nameShape = z.object({ repository: z.object({ nameWithOwner: repositoryName }) })
const listIn = (data: unknown, place: [string, string]): unknown => {
  const found = z.object({ [place[0]]: z.record(z.string(), z.unknown()) }).safeParse(data)
  return found.success ? found.data[place[0]]?.[place[1]] : null
}

/**
 * Every entry of every environment that was made by the end of the period and had not ended when it began; in order of when its job began. What
 * became of it later is left to the period it became so in. `after` null: no time is known before which all are older, and the whole list is read.
 * Anybody who can write can make or delete entries: what is not there is not told.
 */
export async function readDeploymentsMade(
  { client, asker }: { client: GitHubClient; asker: Asker },
  repository: RepositoryName,
  { until }: Period,
  after: string | null,
): Promise<Fact<MadeDeployment[]>> {
  const listed = await readEntries(asker, repository, after === null ? null : longBefore(after))
  if (listed.state === 'unavailable') return whyNoDeployments(client, repository, listed)
  const made: MadeDeployment[] = []
  const sources = [...listed.sources]
  for (const one of listed.value.filter(({ createdAt }) => createdAt <= until)) {
    const statuses = await statusesOf(asker, one)
    if (statuses.state === 'unavailable') return statuses
    sources.push(...statuses.sources)
    const told = entryOf(one, statuses.value, until)
    if (after === null || told.endedAt === null || told.endedAt > after) made.push(told)
  }
  return known(made.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)) || one.id - other.id), sources)
}

function entryOf({ databaseId: id, commitOid, createdAt, creator, ...entry }: Node, statuses: DeploymentStatus[], until: string): MadeDeployment {
  const environment = entry.originalEnvironment ?? entry.environment ?? ''
  const renamed = entry.environment?.toLowerCase() === environment.toLowerCase() ? null : entry.environment
  return { id, sha: commitOid, environment, renamed, createdAt, creator, ...lifeOf(createdAt, statuses, until), runs: runsOf(statuses, until) }
}

/** Newest first, until one is older than the period. */
async function readEntries(asker: Asker, repository: RepositoryName, after: string | null): Promise<Fact<Node[]>> {
  const path = repositoryPath(repository)
  const what = `deployments of ${path}`
  const list = pagedList(what, page(node))
  try {
    for (let asked = 0; asked < mostPages; asked += 1) {
      const answer = await asker.paged(madeQuery, { owner: repository.owner, name: repository.name, after: list.next })
      list.add(listIn(answer.data, ['repository', 'deployments']), answer, answer.errors)
      if (list.refusal) return list.refusal
      const answered = nameShape.safeParse(answer.data).data?.repository.nameWithOwner ?? 'nobody'
      if (answered.toLowerCase() !== path.toLowerCase()) return incomplete(what, answer.source, `${answered} answered instead`, list.sources)
      if (after !== null && list.items.some(({ createdAt }) => createdAt <= after)) return known(list.items, list.sources)
      if (list.next === null) break
    }
  } catch (error) {
    return refused(what, error, list.sources)
  }
  return complete(list)
}

async function statusesOf(asker: Asker, one: Node): Promise<Fact<DeploymentStatus[]>> {
  const told = one.statuses
  if (told !== null && told.totalCount === told.nodes.length) return known(told.nodes, [] as Source[])
  const question = { what: `statuses of deployment ${one.databaseId}`, query: statusesQuery, variables: { id: one.id } }
  return readList(asker, { ...question, pick: (data) => listIn(data, ['node', 'statuses']), node: deploymentStatus })
}
