import type { Exchange, Simulator } from '../../src/simulator/server.ts'
import { openPullRequest, review } from '../../src/simulator/pulls.ts'
import { World } from '../../src/simulator/world.ts'
import type { PullRequest, Repository } from '../../src/simulator/model.ts'

export interface Scene {
  world: World
  repository: Repository
  pull: PullRequest
}

/** A pull request of two commits with a co-author and one approval: enough for every route to have something to say. */
export function scene(): Scene {
  const world = new World()
  const repository = world.repository('acme/payments', {
    writers: ['author', 'reviewer'],
    files: { '.github/countersign.yml': 'version: 1\n', 'src/ledger/book.ts': 'export const a = 1\n', 'old name.md': 'text\n' },
  })
  world.push(repository, 'topic', { by: 'author', changes: { 'src/ledger/book.ts': 'export const a = 2\n' }, coAuthors: ['co-author'] })
  world.push(repository, 'topic', { by: 'author', changes: { 'new name.md': { from: 'old name.md' } } })
  const pull = openPullRequest(world, repository, { by: 'author', head: 'topic', assignees: ['author'] })
  review(world, pull, { by: 'reviewer' })
  world.team('acme/release', ['reviewer', 'lead'])
  world.startRun(repository, { event: 'pull_request', by: 'author', headSha: pull.head.sha, headBranch: 'topic' })
  world.requireStatus(repository, 'main', 'countersign')
  return { world, repository, pull }
}

/** A value that only has the form of a credential. */
export const anyToken = (): string => `t-${Math.random().toString(36).slice(2)}`

export interface Reply {
  status: number
  body: unknown
  headers: Headers
}

export async function rest(simulator: Simulator, method: string, path: string, body?: unknown, token = anyToken()): Promise<Reply> {
  const headers = { authorization: `token ${token}` }
  const response = await fetch(
    `${simulator.apiUrl}${path}`,
    body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) },
  )
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
}

export interface GraphqlReply {
  data?: Record<string, unknown> | null
  errors?: { type?: string; path?: unknown[]; message: string; extensions?: { code?: string } }[]
}

export async function graphql(simulator: Simulator, query: string, variables: Record<string, unknown> = {}): Promise<GraphqlReply> {
  const response = await fetch(simulator.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${anyToken()}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as GraphqlReply
}

/** The value under a path, for answers whose form the test itself states. */
export const at = (value: unknown, ...keys: (string | number)[]): unknown =>
  keys.reduce<unknown>(
    (here, key) => (typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[key] : undefined),
    value,
  )

export const lastExchange = (simulator: Simulator): Exchange => {
  const last = simulator.requests.at(-1)
  if (!last) throw new Error('nothing was asked')
  return last
}
