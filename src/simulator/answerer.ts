import { createHash, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ArtifactAnswer, ArtifactService } from './artifacts.ts'
import type { ExchangeKind, RecordedRequest, Simulator, SimulatorOptions } from './exchange.ts'
import { answerQuery, type GraphqlRequest } from './graphql.ts'
import { refusalOf } from './misbehave.ts'
import { archiveAt, archiveRoutes } from './rest/archive.ts'
import { activityRoutes } from './rest/activity.ts'
import { commitByRef, commitRoutes } from './rest/commits.ts'
import { artifactRoutes } from './rest/artifacts.ts'
import { attestationRoutes } from './rest/attestations.ts'
import { deploymentRoutes } from './rest/deployments.ts'
import { gitDataRoutes } from './rest/gitData.ts'
import { issueRoutes } from './rest/issues.ts'
import { environmentRoutes } from './rest/environments.ts'
import { repositoryRoutes } from './rest/repository.ts'
import { runRoutes } from './rest/runs.ts'
import { peopleRoutes } from './rest/people.ts'
import { pullRoutes } from './rest/pulls.ts'
import { checkRoutes } from './rest/checks.ts'
import { commentRoutes } from './rest/comments.ts'
import { secretRoutes } from './rest/secrets.ts'
import { statusRoutes } from './rest/statuses.ts'
import { matchPath, notFound, type Json, type JsonObject, type RestAnswer, type Route } from './rest/routing.ts'
import { queryRoot } from './schema/query.ts'
import type { World } from './world.ts'

const routes: readonly Route[] = [
  ...pullRoutes,
  ...peopleRoutes,
  ...activityRoutes,
  ...statusRoutes,
  ...checkRoutes,
  ...secretRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...gitDataRoutes,
  ...environmentRoutes,
  ...deploymentRoutes,
  ...runRoutes,
  ...artifactRoutes,
  ...archiveRoutes,
  ...attestationRoutes,
  ...repositoryRoutes,
  ...commitRoutes,
  commitByRef,
]

/** The operations that are answered, for the test that compares them with the published ones. */
export const answeredOperations = (): string[] => routes.map((route) => route.operation)

interface Incoming {
  method: string
  address: URL
  headers: IncomingHttpHeaders
  body: Uint8Array
}

interface Outgoing extends RestAnswer {
  kind: ExchangeKind
  bytes?: Uint8Array
}

/** Chooses what answers a request: the artifact service, GraphQL, a REST route, or a misbehaviour in their stead. */
export class Answerer {
  readonly #world: World
  readonly #artifacts: ArtifactService
  readonly #options: SimulatorOptions
  #queries = 0

  constructor(world: World, artifacts: ArtifactService, options: SimulatorOptions) {
    this.#world = world
    this.#artifacts = artifacts
    this.#options = options
  }

  answer(request: Incoming, simulator: Simulator): RecordedRequest {
    const token = (request.headers.authorization ?? '').replace(/^(bearer|token) /i, '')
    const path = this.#options.enterprise ? request.address.pathname.replace(/^\/api(\/v3)?(?=\/)/, '') : request.address.pathname
    const isBlob = /^\/(blobs|codeload)\//.test(path)
    const requestBody = isBlob ? null : parsed(request.body)
    const outgoing = this.#outgoing(request, path, requestBody, token, simulator)
    const headers = isBlob ? { ...outgoing.headers } : this.#headers(outgoing, simulator)
    return {
      kind: outgoing.kind,
      method: request.method,
      path,
      query: request.address.search.slice(1),
      requestBody,
      token,
      status: outgoing.status,
      responseHeaders: headers,
      responseBody: outgoing.body,
      ...(outgoing.bytes ? { responseBytes: outgoing.bytes } : {}),
    }
  }

  #outgoing(request: Incoming, path: string, body: Json, token: string, simulator: Simulator): Outgoing {
    if (path.startsWith('/twirp/') || path.startsWith('/blobs/')) return this.#artifact(request, path, asObject(body), simulator)
    const archive = archiveAt(this.#world, path, request.address.searchParams)
    if (archive) return { kind: 'artifact', body: null, ...archive }
    const kind = path === '/graphql' ? 'graphql' : 'rest'
    const refusal = refusalOf(simulator.misbehave, request.method, path)
    if (refusal) return { kind, ...refusal }
    if (token === '')
      return { kind, status: 401, body: { message: 'Requires authentication', documentation_url: 'https://docs.github.com/rest', status: '401' } }
    if (kind === 'graphql' && request.method === 'POST') return this.#graphql(asObject(body), token, simulator)
    return this.#rest(request, path, asObject(body), token, simulator)
  }

  #artifact(request: Incoming, path: string, body: JsonObject, simulator: Simulator): Outgoing {
    const answered = (answer: ArtifactAnswer): Outgoing => ({
      kind: 'artifact',
      status: answer.status,
      headers: answer.headers ?? {},
      body: answer.body ?? null,
      ...(answer.bytes ? { bytes: answer.bytes } : {}),
    })
    if (simulator.misbehave.artifacts === 'refuse')
      return answered({ status: 403, body: { code: 'permission_denied', msg: 'artifact storage is not available' } })
    if (path.startsWith('/blobs/') && request.method === 'GET') return answered(this.#artifacts.get(path, request.address.searchParams))
    if (path.startsWith('/blobs/')) return answered(this.#artifacts.put(path, request.address.searchParams, request.body))
    const method = path.replace('/twirp/github.actions.results.api.v1.ArtifactService/', '')
    return answered(this.#artifacts.twirp(method, request.headers.authorization ?? '', body, simulator.url))
  }

  #graphql(body: JsonObject, token: string, simulator: Simulator): Outgoing {
    const readsTeams = this.#readsTeams(token) && simulator.misbehave.teams === undefined
    const answer = answerQuery(body as unknown as GraphqlRequest, queryRoot(null), {
      world: this.#world,
      serverUrl: simulator.serverUrl,
      apiUrl: simulator.apiUrl,
      viewer: 'github-actions',
      readsTeams,
      secondPageMissing: simulator.misbehave.secondPageMissing === true,
      failing: simulator.misbehave.failingFields ?? [],
      lacking: simulator.misbehave.lacking ?? [],
    })
    this.#queries += 1
    if (this.#queries === 1) simulator.misbehave.afterFirstQuery?.(this.#world)
    return { kind: 'graphql', status: 200, body: answer as unknown as JsonObject }
  }

  /** What the Actions token gets from a team endpoint is 403; only an app with `members: read` sees teams. */
  #readsTeams(token: string): boolean {
    return this.#options.orgTokens === undefined || this.#options.orgTokens.includes(token)
  }

  #rest(request: Incoming, path: string, body: JsonObject, token: string, simulator: Simulator): Outgoing {
    if (path.startsWith('/orgs/') && !this.#readsTeams(token)) {
      const headers = { 'x-accepted-github-permissions': 'members=read' }
      return {
        kind: 'rest',
        status: 403,
        headers,
        body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest', status: '403' },
      }
    }
    for (const route of routes) {
      const [method = '', template = ''] = route.operation.split(' ')
      const parameters = method === request.method ? matchPath(template, path) : null
      if (!parameters) continue
      const answer = route.answer({
        world: this.#world,
        parameters,
        query: request.address.searchParams,
        body,
        apiUrl: simulator.apiUrl,
        serverUrl: simulator.serverUrl,
        address: request.address,
        secondPageMissing: simulator.misbehave.secondPageMissing === true,
      })
      return { kind: 'rest', ...answer }
    }
    return { kind: 'unanswered', ...notFound() }
  }

  #headers(outgoing: Outgoing, simulator: Simulator): Record<string, string> {
    return {
      'content-type': 'application/json; charset=utf-8',
      date: this.#world.clock.httpDate(simulator.misbehave.clockOffsetSeconds ?? 0),
      'x-github-request-id': randomUUID().slice(0, 23).toUpperCase().replaceAll('-', ':'),
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '999',
      'x-ratelimit-reset': String(Math.floor(Date.parse(this.#world.clock.now()) / 1000) + 3600),
      'x-ratelimit-used': '1',
      'x-ratelimit-resource': outgoing.kind === 'graphql' ? 'graphql' : 'core',
      etag: `"${createHash('sha256').update(JSON.stringify(outgoing.body)).digest('hex')}"`,
      ...outgoing.headers,
    }
  }
}

function parsed(bytes: Uint8Array): Json {
  if (bytes.length === 0) return null
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json
  } catch {
    return null
  }
}

const asObject = (body: Json): JsonObject => (body !== null && typeof body === 'object' && !Array.isArray(body) ? body : {})
