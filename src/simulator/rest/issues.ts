import type { Issue, Repository } from '../model.ts'
import { nextNumber } from '../pulls.ts'
import {
  created,
  forRepository,
  notFound,
  ok,
  pageOf,
  pageUrl,
  parameter,
  repositoryUrl,
  type Json,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import { userOrGhost } from './shapes.ts'
import { invalid, text, writer } from './writing.ts'

function issueShape(issue: Issue, repository: Repository, request: RestRequest): JsonObject {
  const address = `${repositoryUrl(repository, request)}/issues/${issue.number}`
  const assignees = issue.assignees.map((id) => userOrGhost(id, request))
  return {
    id: issue.id,
    node_id: `I_${issue.id}`,
    number: issue.number,
    url: address,
    repository_url: repositoryUrl(repository, request),
    labels_url: `${address}/labels{/name}`,
    comments_url: `${address}/comments`,
    events_url: `${address}/events`,
    html_url: `${pageUrl(repository, request)}/issues/${issue.number}`,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: userOrGhost(issue.author, request),
    labels: issue.labels,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: repository.comments.filter((comment) => comment.number === issue.number).length,
    closed_at: issue.state === 'closed' ? issue.updatedAt : null,
    created_at: issue.at,
    updated_at: issue.updatedAt,
    author_association: 'NONE',
  }
}

const texts = (given: Json | undefined): string[] => (Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [])

const longestBody = 65_536
const isTooLong = (body: string | null): boolean => (body?.length ?? 0) > longestBody
const tooLong = (): RestAnswer => invalid(`Validation Failed: body is too long (maximum is ${longestBody} characters)`)

/** GitHub leaves out people who cannot be assigned, without a word. */
function postIssue(repository: Repository, request: RestRequest): RestAnswer {
  const title = text(request.body['title'])
  if (title === null || title.trim() === '') return invalid('Validation Failed: title is missing')
  const body = text(request.body['body'])
  if (isTooLong(body)) return tooLong()
  const assignees = texts(request.body['assignees']).map((login) => request.world.findAccount(login)?.id ?? 0)
  const at = request.world.clock.now()
  const issue: Issue = {
    id: request.world.nextId(),
    number: nextNumber(repository),
    title,
    body,
    author: writer(request).id,
    labels: texts(request.body['labels']),
    assignees: assignees.filter((id) => repository.writers.has(id)),
    state: 'open',
    stateReason: null,
    at,
    updatedAt: at,
  }
  repository.issues.push(issue)
  return created(issueShape(issue, repository, request))
}

const reasons = ['completed', 'not_planned', 'duplicate', 'reopened'] as const

/** Only what is named changes. */
function patchIssue(repository: Repository, request: RestRequest): RestAnswer {
  const issue = repository.issues.find((one) => String(one.number) === parameter(request, 'issue_number'))
  if (!issue) return notFound()
  const title = text(request.body['title'])
  if (title?.trim() === '') return invalid('Validation Failed: title is missing')
  const body = text(request.body['body'])
  if (isTooLong(body)) return tooLong()
  issue.title = title ?? issue.title
  issue.body = body ?? issue.body
  if (Array.isArray(request.body['labels'])) issue.labels = texts(request.body['labels'])
  const state = request.body['state']
  if (state === 'open' || state === 'closed') {
    const given = reasons.find((reason) => reason === request.body['state_reason'])
    issue.stateReason = given ?? (state === 'closed' ? 'completed' : issue.state === 'closed' ? 'reopened' : issue.stateReason)
    issue.state = state
  }
  issue.updatedAt = request.world.clock.now()
  return ok(issueShape(issue, repository, request))
}

/** Newest first, open ones unless another state is asked for. Pull requests are left out, though GitHub lists them too. */
function listIssues(repository: Repository, request: RestRequest): RestAnswer {
  const labels = request.query.get('labels')?.split(',') ?? []
  const state = request.query.get('state') ?? 'open'
  const fits = (issue: Issue): boolean => (state === 'all' || issue.state === state) && labels.every((label) => issue.labels.includes(label))
  const all = repository.issues.filter(fits).reverse()
  const page = pageOf(all, request)
  return ok(
    page.items.map((issue) => issueShape(issue, repository, request)),
    page.headers,
  )
}

export const issueRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/issues', listIssues),
  forRepository('POST /repos/{owner}/{repo}/issues', postIssue),
  forRepository('PATCH /repos/{owner}/{repo}/issues/{issue_number}', patchIssue),
]
