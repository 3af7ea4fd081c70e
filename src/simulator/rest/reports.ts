import type { CheckRun, IssueComment, Repository, Status } from '../model.ts'
import { latestStatuses } from '../schema/checks.ts'
import { resolveRevision } from '../schema/objects.ts'
import {
  created, forRepository, notFound, ok, pageOf, pageUrl, parameter, repositoryUrl, type Json, type JsonObject, type RestAnswer, type RestRequest, type Route,
} from './routing.ts'
import { minimalRepository, simpleUser, userOrGhost } from './shapes.ts'

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

const invalid = (message: string): RestAnswer => ({ status: 422, body: { message, documentation_url: 'https://docs.github.com/rest', status: '422' } })

const actions = (request: RestRequest) => request.world.account('github-actions')

function statusShape(status: Status, repository: Repository, request: RestRequest): JsonObject {
  return {
    url: `${repositoryUrl(repository, request)}/statuses/${status.sha}`, avatar_url: null, id: status.id, node_id: `SC_${status.id}`, state: status.state,
    description: status.description, target_url: status.targetUrl, context: status.context, created_at: status.at, updated_at: status.at,
    creator: simpleUser(actions(request), request),
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
    id: request.world.nextId(), sha, state, description, context: text(request.body['context']) ?? 'default', targetUrl: text(request.body['target_url']),
    at: request.world.clock.now(),
  }
  repository.statuses.push(status)
  return created(statusShape(status, repository, request))
}

function listStatuses(repository: Repository, request: RestRequest): RestAnswer {
  const sha = resolveRevision(parameter(request, 'ref'), repository, request)
  const page = pageOf(repository.statuses.filter((status) => status.sha === sha).reverse(), request)
  return ok(page.items.map((status) => statusShape(status, repository, request)), page.headers)
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

function checkShape(check: CheckRun, repository: Repository, request: RestRequest): JsonObject {
  const address = `${repositoryUrl(repository, request)}/check-runs/${check.id}`
  const { annotations, ...output } = check.output
  return {
    id: check.id, node_id: `CR_${check.id}`, head_sha: check.sha, name: check.name, external_id: check.externalId, url: address,
    html_url: `${pageUrl(repository, request)}/runs/${check.id}`, details_url: check.detailsUrl, status: check.status, conclusion: check.conclusion,
    started_at: check.startedAt, completed_at: check.completedAt, pull_requests: [], check_suite: { id: 1 },
    output: { ...output, annotations_count: annotations, annotations_url: `${address}/annotations` },
    app: {
      id: 15368, slug: 'github-actions', node_id: 'A_15368', owner: simpleUser(actions(request), request), name: 'GitHub Actions', description: null,
      external_url: 'https://help.github.com', html_url: `${request.serverUrl}/apps/github-actions`, created_at: check.startedAt,
      updated_at: check.startedAt, permissions: { checks: 'write' }, events: [],
    },
  }
}

/** Limits that GitHub enforces on a report: 65,535 characters a field, 50 annotations a request. */
function outputOf(given: Json | undefined, before: CheckRun['output']): CheckRun['output'] | string {
  if (given === undefined || given === null || typeof given !== 'object' || Array.isArray(given)) return before
  const [title, summary, body] = [text(given['title']), text(given['summary']), text(given['text'])]
  if ([summary, body].some((part) => (part?.length ?? 0) > 65535)) return 'Invalid request: only 65535 characters are allowed'
  const annotations = Array.isArray(given['annotations']) ? given['annotations'].length : 0
  if (annotations > 50) return 'Invalid request: no more than 50 annotations are allowed'
  return { title: title ?? before.title, summary: summary ?? before.summary, text: body ?? before.text, annotations: before.annotations + annotations }
}

const noOutput: CheckRun['output'] = { title: null, summary: null, text: null, annotations: 0 }

function postCheck(repository: Repository, request: RestRequest): RestAnswer {
  const sha = text(request.body['head_sha']) ?? ''
  const name = text(request.body['name'])
  if (name === null || !request.world.store.commits.has(sha)) return invalid(`No commit found for SHA: ${sha}, or no name`)
  const output = outputOf(request.body['output'], noOutput)
  if (typeof output === 'string') return invalid(output)
  const conclusion = text(request.body['conclusion'])
  const now = request.world.clock.now()
  const check: CheckRun = {
    id: request.world.nextId(), name, sha, externalId: text(request.body['external_id']) ?? '', detailsUrl: text(request.body['details_url']),
    status: conclusion === null ? (text(request.body['status']) ?? 'queued') : 'completed', conclusion, startedAt: now,
    completedAt: conclusion === null ? null : now, output,
  }
  repository.checks.push(check)
  return created(checkShape(check, repository, request))
}

const checkOf = (repository: Repository, request: RestRequest): CheckRun | undefined =>
  repository.checks.find((check) => String(check.id) === parameter(request, 'check_run_id'))

function patchCheck(repository: Repository, request: RestRequest): RestAnswer {
  const check = checkOf(repository, request)
  if (!check) return notFound()
  const output = outputOf(request.body['output'], check.output)
  if (typeof output === 'string') return invalid(output)
  const conclusion = text(request.body['conclusion'])
  check.output = output
  check.externalId = text(request.body['external_id']) ?? check.externalId
  check.detailsUrl = text(request.body['details_url']) ?? check.detailsUrl
  check.status = conclusion === null ? (text(request.body['status']) ?? check.status) : 'completed'
  if (conclusion !== null) Object.assign(check, { conclusion, completedAt: request.world.clock.now() })
  return ok(checkShape(check, repository, request))
}

function listChecks(repository: Repository, request: RestRequest): RestAnswer {
  const sha = resolveRevision(parameter(request, 'ref'), repository, request)
  const name = request.query.get('check_name')
  const all = repository.checks.filter((check) => check.sha === sha && (name === null || check.name === name)).reverse()
  const page = pageOf(all, request)
  return ok({ total_count: all.length, check_runs: page.items.map((check) => checkShape(check, repository, request)) }, page.headers)
}

function commentShape(comment: IssueComment, repository: Repository, request: RestRequest): JsonObject {
  const issue = `${repositoryUrl(repository, request)}/issues/${comment.number}`
  return {
    id: comment.id, node_id: `IC_${comment.id}`, url: `${repositoryUrl(repository, request)}/issues/comments/${comment.id}`, issue_url: issue,
    html_url: `${pageUrl(repository, request)}/pull/${comment.number}#issuecomment-${comment.id}`, body: comment.body,
    user: userOrGhost(comment.author, request), created_at: comment.at, updated_at: comment.updatedAt, author_association: 'NONE',
  }
}

function listComments(repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(repository.comments.filter((comment) => String(comment.number) === parameter(request, 'issue_number')), request)
  return ok(page.items.map((comment) => commentShape(comment, repository, request)), page.headers)
}

function postComment(repository: Repository, request: RestRequest): RestAnswer {
  const number = Number(parameter(request, 'issue_number'))
  const body = text(request.body['body'])
  if (!repository.pulls.has(number)) return notFound()
  if (body === null || body.length > 65536) return invalid('Body is missing or too long (maximum is 65536 characters)')
  const at = request.world.clock.now()
  const comment: IssueComment = { id: request.world.nextId(), number, author: actions(request).id, body, at, updatedAt: at }
  repository.comments.push(comment)
  return created(commentShape(comment, repository, request))
}

function patchComment(repository: Repository, request: RestRequest): RestAnswer {
  const comment = repository.comments.find((one) => String(one.id) === parameter(request, 'comment_id'))
  if (!comment) return notFound()
  comment.body = text(request.body['body']) ?? comment.body
  comment.updatedAt = request.world.clock.now()
  return ok(commentShape(comment, repository, request))
}

export const reportRoutes: readonly Route[] = [
  forRepository('POST /repos/{owner}/{repo}/statuses/{sha}', postStatus),
  forRepository('GET /repos/{owner}/{repo}/commits/{ref}/statuses', listStatuses),
  forRepository('GET /repos/{owner}/{repo}/commits/{ref}/status', combinedStatus),
  forRepository('POST /repos/{owner}/{repo}/check-runs', postCheck),
  forRepository('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', patchCheck),
  forRepository('GET /repos/{owner}/{repo}/check-runs/{check_run_id}', (repository, request) => {
    const check = checkOf(repository, request)
    return check ? ok(checkShape(check, repository, request)) : notFound()
  }),
  forRepository('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', listChecks),
  forRepository('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', listComments),
  forRepository('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', postComment),
  forRepository('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', patchComment),
]
