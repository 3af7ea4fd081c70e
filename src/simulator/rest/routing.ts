import type { Json, JsonObject } from '../json.ts'
import { fullName, type PullRequest, type Repository } from '../model.ts'
import type { World } from '../world.ts'

export type { Json, JsonObject } from '../json.ts'

export interface RestRequest {
  world: World
  parameters: Record<string, string>
  query: URLSearchParams
  body: JsonObject
  /** Where the API and the pages live, without a trailing slash. */
  apiUrl: string
  serverUrl: string
  /** The address that was asked, for `Link` headers. */
  address: URL
  secondPageMissing: boolean
}

export interface RestAnswer {
  status: number
  body: Json
  headers?: Record<string, string>
}

export interface Route {
  /** "GET /repos/{owner}/{repo}", exactly as GitHub publishes it. */
  operation: string
  answer(request: RestRequest): RestAnswer
}

export const notFound = (): RestAnswer => ({
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
})

const readOnly = (): RestAnswer => ({
  status: 403,
  body: { message: 'Repository was archived so is read-only.', documentation_url: 'https://docs.github.com/rest', status: '403' },
})

/** Names of which a path parameter may hold slashes; they stand last. */
const greedy = new Set(['path', 'ref', 'branch', 'basehead'])

/** The parameters when the path is of that form, else null. */
export function matchPath(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/')
  const given = path.split('/')
  const parameters: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    const last = index === wanted.length - 1
    const value = name !== undefined && last && greedy.has(name) ? given.slice(index).join('/') : given[index]
    if (value === undefined || (name === undefined ? value !== part : value === '')) return null
    if (name !== undefined) parameters[name] = decodeURIComponent(value)
    if (last && given.length > wanted.length && !(name !== undefined && greedy.has(name))) return null
  }
  return parameters
}

export const parameter = (request: RestRequest, name: string): string => request.parameters[name] ?? ''

function repositoryOf(request: RestRequest): Repository | null {
  const found = request.world.repositories.get(`${parameter(request, 'owner')}/${parameter(request, 'repo')}`.toLowerCase())
  return found && !found.deleted ? found : null
}

/** Answers with the repository of the path, or 404 as GitHub does for what a token cannot see. */
export const forRepository = (operation: string, answer: (repository: Repository, request: RestRequest) => RestAnswer): Route => ({
  operation,
  answer(request) {
    const repository = repositoryOf(request)
    if (repository?.archived && !operation.startsWith('GET ')) return readOnly()
    return repository ? answer(repository, request) : notFound()
  },
})

export const forPull = (operation: string, answer: (pull: PullRequest, request: RestRequest) => RestAnswer): Route =>
  forRepository(operation, (repository, request) => {
    const pull = repository.pulls.get(Number(parameter(request, 'pull_number')))
    return pull ? answer(pull, request) : notFound()
  })

export const ok = (body: Json, headers: Record<string, string> = {}): RestAnswer => ({ status: 200, body, headers })
export const created = (body: Json): RestAnswer => ({ status: 201, body })

export const repositoryUrl = (repository: Repository, request: Pick<RestRequest, 'apiUrl'>): string =>
  `${request.apiUrl}/repos/${fullName(repository)}`
export const pageUrl = (repository: Repository, request: Pick<RestRequest, 'serverUrl'>): string => `${request.serverUrl}/${fullName(repository)}`

interface Page<Item> {
  items: Item[]
  headers: Record<string, string>
}

/** One page by `page` and `per_page` with the `Link` header that octokit follows. */
export function pageOf<Item>(all: readonly Item[], request: RestRequest): Page<Item> {
  const size = Math.min(100, Math.max(1, Number(request.query.get('per_page') ?? 30)))
  const page = Math.max(1, Number(request.query.get('page') ?? 1))
  const last = Math.max(1, Math.ceil(all.length / size))
  const items = request.secondPageMissing && page > 1 ? [] : all.slice((page - 1) * size, page * size)
  const links = page < last ? [link(request, page + 1, 'next'), link(request, last, 'last')] : []
  if (page > 1) links.push(link(request, page - 1, 'prev'), link(request, 1, 'first'))
  return { items, headers: links.length > 0 ? { link: links.join(', ') } : {} }
}

function link(request: RestRequest, page: number, relation: string): string {
  const address = new URL(request.address)
  address.searchParams.set('page', String(page))
  return `<${address.href}>; rel="${relation}"`
}
