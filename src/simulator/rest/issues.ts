import type { Issue, Repository } from '../model.ts'
import { nextNumber } from '../pulls.ts'
import {
  created,
  forRepository,
  ok,
  pageOf,
  pageUrl,
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
    state: 'open',
    state_reason: null,
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
    closed_at: null,
    created_at: issue.at,
    updated_at: issue.at,
    author_association: 'NONE',
  }
}

const texts = (given: Json | undefined): string[] => (Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [])

/** GitHub leaves out people who cannot be assigned, without a word. */
function postIssue(repository: Repository, request: RestRequest): RestAnswer {
  const title = text(request.body['title'])
  if (title === null || title.trim() === '') return invalid('Validation Failed: title is missing')
  const body = text(request.body['body'])
  if ((body?.length ?? 0) > 65_536) return invalid('Validation Failed: body is too long (maximum is 65536 characters)')
  const assignees = texts(request.body['assignees']).map((login) => request.world.findAccount(login)?.id ?? 0)
  const issue: Issue = {
    id: request.world.nextId(),
    number: nextNumber(repository),
    title,
    body,
    author: writer(request).id,
    labels: texts(request.body['labels']),
    assignees: assignees.filter((id) => repository.writers.has(id)),
    at: request.world.clock.now(),
  }
  repository.issues.push(issue)
  return created(issueShape(issue, repository, request))
}

/** Newest first. Pull requests are left out, though GitHub lists them too. */
function listIssues(repository: Repository, request: RestRequest): RestAnswer {
  const labels = request.query.get('labels')?.split(',') ?? []
  const all = repository.issues.filter((issue) => labels.every((label) => issue.labels.includes(label))).reverse()
  const page = pageOf(all, request)
  return ok(
    page.items.map((issue) => issueShape(issue, repository, request)),
    page.headers,
  )
}

export const issueRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/issues', listIssues),
  forRepository('POST /repos/{owner}/{repo}/issues', postIssue),
]
