import type { PullRequest, Repository } from '../model.ts'
import { commitsOf } from '../pulls.ts'
import { changesOf, fileLimit } from '../schema/pullRequest.ts'
import { fileShape } from './files.ts'
import { forPull, forRepository, ok, pageOf, pageUrl, repositoryUrl, type Json, type JsonObject, type RestRequest, type Route } from './routing.ts'
import { fullRepository, userOrGhost, userOrNull, type Urls } from './shapes.ts'

function side(label: string, repository: Repository | null, branch: string, sha: string, urls: Urls): JsonObject {
  const owner: Json = repository ? userOrGhost(urls.world.account(repository.owner).id, urls) : null
  return { label, ref: branch, sha, user: owner, repo: repository ? fullRepository(repository, urls) : null }
}

/** `pull-request-simple`: what lists and payloads hold. */
export function pullShape(pull: PullRequest, urls: Urls): JsonObject {
  const { world } = urls
  const { repository } = pull
  const head = world.repositories.get(pull.head.repository.toLowerCase())
  const api = `${repositoryUrl(repository, urls)}/pulls/${pull.number}`
  const issue = `${repositoryUrl(repository, urls)}/issues/${pull.number}`
  const page = `${pageUrl(repository, urls)}/pull/${pull.number}`
  const statuses = `${repositoryUrl(repository, urls)}/statuses/${pull.head.sha}`
  const links = {
    self: api,
    html: page,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${api}/comments`,
    review_comment: api,
    commits: `${api}/commits`,
    statuses,
  }
  const headOwner = pull.head.repository.split('/')[0] ?? ''
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state === 'OPEN' ? 'open' : 'closed',
    draft: pull.draft,
    locked: false,
    user: userOrNull(pull.author, urls) ?? userOrGhost(pull.author, urls),
    url: api,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: `${api}/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.merge,
    assignee: pull.assignees[0] === undefined ? null : userOrNull(pull.assignees[0], urls),
    milestone: null,
    labels: [],
    auto_merge: null,
    assignees: pull.assignees.map((id) => userOrGhost(id, urls)),
    requested_reviewers: pull.requestedReviewers.map((id) => userOrGhost(id, urls)),
    requested_teams: [],
    author_association: repository.writers.has(pull.author) ? 'MEMBER' : 'CONTRIBUTOR',
    head: side(`${headOwner}:${pull.head.branch}`, head && !head.deleted ? head : null, pull.head.branch, pull.head.sha, urls),
    base: side(`${repository.owner}:${pull.base}`, repository, pull.base, pull.frozenBase, urls),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  }
}

/** `pull-request`: the single one, with its counts. */
export function pullDetail(pull: PullRequest, urls: Urls): JsonObject {
  const files = changesOf(pull, urls).length
  return {
    ...pullShape(pull, urls),
    merged: pull.state === 'MERGED',
    mergeable: true,
    rebaseable: true,
    mergeable_state: 'blocked',
    merged_by: userOrNull(pull.mergedBy, urls),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commitsOf(urls.world, pull).length,
    additions: files,
    deletions: 0,
    changed_files: files,
  }
}

function matching(repository: Repository, request: RestRequest): PullRequest[] {
  const state = request.query.get('state') ?? 'open'
  const head = request.query.get('head')
  const base = request.query.get('base')
  return [...repository.pulls.values()]
    .reverse()
    .filter(
      (pull) =>
        (state === 'all' || (pull.state === 'OPEN') === (state === 'open')) &&
        (head === null || head === `${pull.head.repository.split('/')[0]}:${pull.head.branch}`) &&
        (base === null || base === pull.base),
    )
}

export const pullRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/pulls', (repository, request) => {
    const page = pageOf(matching(repository, request), request)
    return ok(
      page.items.map((pull) => pullShape(pull, request)),
      page.headers,
    )
  }),
  forPull('GET /repos/{owner}/{repo}/pulls/{pull_number}', (pull, request) => ok(pullDetail(pull, request))),
  forPull('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', (pull, request) => {
    const page = pageOf(changesOf(pull, request).slice(0, fileLimit), request)
    return ok(
      page.items.map((change) => fileShape(change, pull.head.sha, pull.repository, request)),
      page.headers,
    )
  }),
]
