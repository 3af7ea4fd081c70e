import * as z from 'zod'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { MadeDeployment, Period } from '../domain/reconciliation.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { actor, count, id, page, repositoryName, sha, time } from './border.ts'
import { runIn } from './deployments.ts'
import { incomplete, refused } from './failure.ts'
import { readList } from './listReader.ts'
import { complete, pagedList } from './pagedList.ts'
import { actorFragment } from './pullRequestQuery.ts'

/** Ten thousand entries. */
const mostPages = 100
/** GitHub lets a job wait for its environment so long, and a day more. */
const longestWait = 31 * 86_400_000
/** Enough for nearly every entry: most wait, begin, end and are replaced. */
const fewStatuses = 10

const statusFields = 'nodes { state createdAt logUrl }'

const madeQuery = `query DeploymentsMade($owner: String!, $name: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    deployments(first: $n, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id databaseId environment createdAt commitOid creator { ...actor } statuses(first: ${fewStatuses}) { totalCount ${statusFields} } }
    }
  }
}
${actorFragment}`

const statusesQuery = `query DeploymentStatuses($id: ID!, $n: Int!, $after: String) {
  rateLimit { cost }
  node(id: $id) { ... on Deployment { statuses(first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } ${statusFields} } } }
}`

const status = z.object({
  state: z.enum(['ERROR', 'FAILURE', 'INACTIVE', 'IN_PROGRESS', 'PENDING', 'QUEUED', 'SUCCESS', 'WAITING']),
  createdAt: time,
  logUrl: z.string().max(10_000).nullable(),
})
type Status = z.infer<typeof status>

const node = z.object({
  id: z.string().min(1).max(500),
  databaseId: id,
  environment: z.string().max(300).nullable(),
  createdAt: time,
  commitOid: sha,
  creator: actor,
  statuses: z.object({ totalCount: count, nodes: z.array(status).max(fewStatuses) }).nullable(),
})
type Node = z.infer<typeof node>

const nameShape = z.object({ repository: z.object({ nameWithOwner: repositoryName }) })
const listIn = (data: unknown, place: [string, string]): unknown => {
  const found = z.object({ [place[0]]: z.record(z.string(), z.unknown()) }).safeParse(data)
  return found.success ? found.data[place[0]]?.[place[1]] : null
}

/**
 * Every entry of every environment whose job began in the period, or that was made in it and had not begun at its end; in order of that time. What
 * became of it later is left to the period it became so in. `after` null: no time is known before which all are older, and the whole list is read.
 * Anybody who can write can make or delete entries: what is not there is not told.
 */
export async function readDeploymentsMade(
  asker: Asker,
  repository: RepositoryName,
  { until }: Period,
  after: string | null,
): Promise<Fact<MadeDeployment[]>> {
  const listed = await readEntries(asker, repository, after === null ? null : new Date(Date.parse(after) - longestWait).toISOString())
  if (listed.state === 'unavailable') return listed
  const made: MadeDeployment[] = []
  const sources = [...listed.sources]
  for (const one of listed.value.filter(({ createdAt }) => createdAt <= until)) {
    const statuses = await statusesOf(asker, one)
    if (statuses.state === 'unavailable') return statuses
    sources.push(...statuses.sources)
    const told = entryOf(one, statuses.value.filter(({ createdAt }) => createdAt <= until))
    if (after === null || told.at > after) made.push(told)
  }
  return known(made.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)) || one.id - other.id), sources)
}

const running: ReadonlySet<Status['state']> = new Set(['IN_PROGRESS', 'SUCCESS', 'FAILURE', 'ERROR'])

function entryOf({ databaseId: id, commitOid, environment, createdAt, creator }: Node, statuses: Status[]): MadeDeployment {
  const runs = [...new Set(statuses.flatMap(({ logUrl }) => runIn(logUrl ?? '')))].sort((first, second) => first - second)
  const outcome = outcomeOf(statuses)
  const began = statuses.filter(({ state }) => running.has(state)).map((one) => one.createdAt).sort()[0]
  const at = began === undefined || began < createdAt || outcome === 'never-ran' ? createdAt : began
  return { id, sha: commitOid, environment: environment ?? '', createdAt, creator, outcome, at, runs }
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

async function statusesOf(asker: Asker, one: Node): Promise<Fact<Status[]>> {
  const told = one.statuses
  if (told !== null && told.totalCount === told.nodes.length) return known(told.nodes, [] as Source[])
  const question = { what: `statuses of deployment ${one.databaseId}`, query: statusesQuery, variables: { id: one.id } }
  return readList(asker, { ...question, pick: (data) => listIn(data, ['node', 'statuses']), node: status })
}

/** Statuses come newest first. What once succeeded is later called inactive; what never began can only have waited. */
function outcomeOf(statuses: Status[]): MadeDeployment['outcome'] {
  const states = statuses.map(({ state }) => state)
  const hasEnded = ['FAILURE', 'ERROR', 'INACTIVE'].includes(states[0] ?? '')
  if (states.includes('SUCCESS')) return 'succeeded'
  if (states.includes('IN_PROGRESS')) return hasEnded ? 'failed' : 'under-way'
  // Whoever deploys by other means than Actions may say no more than that it failed: only what GitHub held back is known not to have run.
  if (states.includes('WAITING')) return 'never-ran'
  return hasEnded ? 'failed' : 'under-way'
}
