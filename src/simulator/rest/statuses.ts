import type { Repository, Status } from '../model.ts'
import { latestStatuses } from '../schema/checks.ts'
import { resolveRevision } from '../schema/objects.ts'
import {
  created,
  forRepository,
  notFound,
  ok,
  pageOf,
  parameter,
  repositoryUrl,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import { minimalRepository, simpleUser } from './shapes.ts'
import { invalid, text, writer } from './writing.ts'

function statusShape(status: Status, repository: Repository, request: RestRequest): JsonObject {
  return {
    url: `${repositoryUrl(repository, request)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: `SC_${status.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.at,
    updated_at: status.at,
    creator: simpleUser(writer(request), request),
  }
}

const states = ['error', 'failure', 'pending', 'success'] as const

/** GitHub cuts nothing: a description above 140 characters is refused. */
function postStatus(repository: Repository, request: RestRequest): RestAnswer {
  const state = states.find((known) => known === request.body['state'])
  const sha = parameter(request, 'sha')
  const description = text(request.body['description'])
  if (!state || !request.world.store.commits.has(sha)) return invalid(`No commit found for SHA: ${sha}, or no such state`)
  if (description !== null && description.length > 140) return invalid('Validation Failed: description is too long (maximum is 140 characters)')
  const status: Status = {
    id: request.world.nextId(),
    sha,
    state,
    description,
    context: text(request.body['context']) ?? 'default',
    targetUrl: text(request.body['target_url']),
    at: request.world.clock.now(),
  }
  repository.statuses.push(status)
  return created(statusShape(status, repository, request))
}

function listStatuses(repository: Repository, request: RestRequest): RestAnswer {
  const sha = resolveRevision(parameter(request, 'ref'), repository, request)
  const page = pageOf(repository.statuses.filter((status) => status.sha === sha).reverse(), request)
  return ok(
    page.items.map((status) => statusShape(status, repository, request)),
    page.headers,
  )
}

function combinedStatus(repository: Repository, request: RestRequest): RestAnswer {
  const sha = resolveRevision(parameter(request, 'ref'), repository, request)
  if (sha === null) return notFound()
  const all = latestStatuses(sha, repository)
  const state = all.length === 0 || all.some((one) => one.state === 'pending') ? 'pending' : 'success'
  const address = `${repositoryUrl(repository, request)}/commits/${sha}`
  const body = { state: all.some((one) => one.state === 'failure' || one.state === 'error') ? 'failure' : state, sha, total_count: all.length }
  const statuses = all.map((status) => statusShape(status, repository, request))
  return ok({ ...body, statuses, repository: minimalRepository(repository, request), commit_url: address, url: `${address}/status` })
}

export const statusRoutes: readonly Route[] = [
  forRepository('POST /repos/{owner}/{repo}/statuses/{sha}', postStatus),
  forRepository('GET /repos/{owner}/{repo}/commits/{ref}/statuses', listStatuses),
  forRepository('GET /repos/{owner}/{repo}/commits/{ref}/status', combinedStatus),
]
