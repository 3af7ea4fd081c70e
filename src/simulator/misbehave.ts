import type { FailingField } from './objects.ts'
import type { World } from './world.ts'

/** What the simulated GitHub does wrong, on demand. All of it is what the real one has been seen to do. */
export interface Misbehaviour {
  /** Pages after the first come back empty, in REST and GraphQL, though the counts still promise them. */
  secondPageMissing?: boolean
  /** The team endpoints answer this; GraphQL says FORBIDDEN or knows no such team. */
  teams?: 403 | 404
  /** The next requests whose path starts with `path` are answered 502; default: one request, any path. */
  badGateway?: { path?: string; times?: number }
  /** Secondary rate limit with Retry-After, for the next `times` requests. */
  secondaryRateLimit?: { status: 403 | 429; retryAfterSeconds: number; times: number; path?: string }
  /** GraphQL answers with `errors` beside `data`, these fields null. */
  failingFields?: FailingField[]
  /** Called once after the first answered GraphQL query: push to the head here, and it moves between the first and the last read. */
  afterFirstQuery?: (world: World) => void
  /** The `Date` header runs ahead (or behind) by so much. */
  clockOffsetSeconds?: number
  /** Permissions that the token lacks: writing answers 403 and names them. */
  lacking?: Permission[]
  /** The artifact service refuses everything. */
  artifacts?: 'refuse'
  /** The attestation store answers this: an Enterprise Server has none, and the real one fails now and then. */
  attestations?: 404 | 500
}

export type Permission = 'statuses' | 'checks' | 'pull_requests' | 'actions' | 'contents' | 'deployments' | 'issues' | 'secrets' | 'attestations'

/** Which permission a request needs, as X-Accepted-GitHub-Permissions names it; null: none that can be taken away here. */
export function permissionOf(method: string, path: string): { name: Permission; level: 'read' | 'write' } | null {
  const rest = path.split('/').slice(4).join('/')
  const level = method === 'GET' ? 'read' : 'write'
  if (/^statuses\//.test(rest) || /^commits\/[^/]+\/status(es)?$/.test(rest)) return { name: 'statuses', level }
  if (/^check-runs/.test(rest) || /^commits\/[^/]+\/check-runs$/.test(rest)) return { name: 'checks', level }
  if (rest === 'issues' || (method === 'PATCH' && /^issues\/\d+$/.test(rest))) return { name: 'issues', level }
  if (/^issues\//.test(rest) || /^pulls/.test(rest)) return { name: 'pull_requests', level }
  if (/(^|\/)(secrets|organization-secrets)$/.test(rest)) return { name: 'secrets', level }
  if (/^(actions|environments)(\/|$)/.test(rest)) return { name: 'actions', level }
  if (/^attestations(\/|$)/.test(rest)) return { name: 'attestations', level }
  if (/^deployments(\/|$)/.test(rest)) return { name: 'deployments', level }
  if (/^(activity|compare|contents|git|commits|zipball)(\/|$)/.test(rest)) return { name: 'contents', level }
  return null
}

export interface Refusal {
  status: number
  headers: Record<string, string>
  body: Record<string, string>
}

/** Takes one use of a limited misbehaviour, if the path is meant and uses are left. */
function isDue(limited: { path?: string; times?: number } | undefined, path: string): boolean {
  if (!limited || (limited.path !== undefined && !path.startsWith(limited.path))) return false
  const left = limited.times ?? 1
  limited.times = left - 1
  return left > 0
}

/** The answer that replaces the real one, if this request meets a misbehaviour. */
export function refusalOf(misbehave: Misbehaviour, method: string, path: string): Refusal | null {
  if (isDue(misbehave.badGateway, path)) return { status: 502, headers: {}, body: { message: 'Server Error' } }
  const limit = misbehave.secondaryRateLimit
  if (limit && isDue(limit, path)) {
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    return {
      status: limit.status,
      headers: { 'retry-after': String(limit.retryAfterSeconds) },
      body: { message, documentation_url: 'https://docs.github.com/rest' },
    }
  }
  if (misbehave.teams && /^\/orgs\/[^/]+\/teams\//.test(path)) return refused(misbehave.teams, 'members=read')
  const needed = permissionOf(method, path)
  if (needed?.name === 'attestations' && misbehave.attestations !== undefined) return withoutStore(misbehave.attestations)
  if (needed && misbehave.lacking?.includes(needed.name)) return refused(403, `${needed.name}=${needed.level}`)
  return null
}

const refused = (status: 403 | 404, permissions: string): Refusal => ({
  status,
  headers: { 'x-accepted-github-permissions': permissions },
  body: {
    message: status === 403 ? 'Resource not accessible by integration' : 'Not Found',
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  },
})

const withoutStore = (status: 404 | 500): Refusal => ({
  status,
  headers: {},
  body: { message: status === 404 ? 'Not Found' : 'Server Error', documentation_url: 'https://docs.github.com/rest', status: String(status) },
})
