import type { IssueComment, Repository } from '../model.ts'
import {
  created,
  forRepository,
  notFound,
  ok,
  pageOf,
  pageUrl,
  parameter,
  repositoryUrl,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import { userOrGhost } from './shapes.ts'
import { invalid, text, writer } from './writing.ts'

function commentShape(comment: IssueComment, repository: Repository, request: RestRequest): JsonObject {
  const page = `${pageUrl(repository, request)}/${repository.pulls.has(comment.number) ? 'pull' : 'issues'}/${comment.number}`
  const issue = `${repositoryUrl(repository, request)}/issues/${comment.number}`
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${repositoryUrl(repository, request)}/issues/comments/${comment.id}`,
    issue_url: issue,
    html_url: `${page}#issuecomment-${comment.id}`,
    body: comment.body,
    user: userOrGhost(comment.author, request),
    created_at: comment.at,
    updated_at: comment.updatedAt,
    author_association: 'NONE',
  }
}

function listComments(repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(
    repository.comments.filter((comment) => String(comment.number) === parameter(request, 'issue_number')),
    request,
  )
  return ok(
    page.items.map((comment) => commentShape(comment, repository, request)),
    page.headers,
  )
}

function postComment(repository: Repository, request: RestRequest): RestAnswer {
  const number = Number(parameter(request, 'issue_number'))
  const body = text(request.body['body'])
  if (!repository.pulls.has(number) && !repository.issues.some((issue) => issue.number === number)) return notFound()
  if (body === null || body.length > 65536) return invalid('Body is missing or too long (maximum is 65536 characters)')
  const at = request.world.clock.now()
  const comment: IssueComment = { id: request.world.nextId(), number, author: writer(request).id, body, at, updatedAt: at }
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

export const commentRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', listComments),
  forRepository('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', postComment),
  forRepository('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', patchComment),
]
