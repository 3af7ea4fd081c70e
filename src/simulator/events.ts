import { createHash } from 'node:crypto'
import {
  around,
  deploymentDelivery,
  dispatchDelivery,
  headCommit,
  pushDelivery,
  releaseDelivery,
  type Delivery,
  type DeploymentEvent,
  type DispatchEvent,
  type PushEvent,
  type ReleaseEvent,
} from './delivery.ts'
import { commitAt } from './git.ts'
import type { PullRequest, QueueEntry, Repository, Review, WorkflowRun } from './model.ts'
import { pullDetail, pullShape } from './rest/pulls.ts'
import { pageUrl, type JsonObject } from './rest/routing.ts'
import { runShape } from './rest/runs.ts'
import { simpleUser, type Urls } from './rest/shapes.ts'

type PullAction = 'opened' | 'synchronize' | 'closed' | 'edited' | 'ready_for_review' | 'reopened' | 'converted_to_draft'

/** Something that starts a workflow, told in terms of the world. */
export type SimulatedEvent =
  | { name: 'pull_request' | 'pull_request_target'; action: PullAction; pull: PullRequest; sender: string; before?: string; previousBase?: string }
  | { name: 'pull_request_review'; action: 'submitted' | 'dismissed' | 'edited'; pull: PullRequest; review: Review; sender: string }
  | { name: 'workflow_run'; repository: Repository; run: WorkflowRun; sender: string }
  | { name: 'merge_group'; entry: QueueEntry; sender: string }
  | { name: 'schedule'; repository: Repository }
  | DispatchEvent
  | PushEvent
  | ReleaseEvent
  | DeploymentEvent

/**
 * The payload as GitHub's webhook would have it, and the commit and ref of the run (docs.github.com, "Events that trigger workflows").
 * The commit of `pull_request` is GitHub's test merge, which is nobody's head: a program that takes it for the head must fail.
 */
export function deliver(event: SimulatedEvent, urls: Urls): Delivery {
  switch (event.name) {
    case 'pull_request':
    case 'pull_request_target':
      return pullDelivery(event, urls)
    case 'pull_request_review':
      return reviewDelivery(event, urls)
    case 'workflow_run':
      return runDelivery(event, urls)
    case 'merge_group':
      return groupDelivery(event, urls)
    case 'schedule':
      return onDefaultBranch(event.repository, { schedule: '17 5 * * *' }, 'github-actions', urls)
    case 'workflow_dispatch':
      return dispatchDelivery(event, urls)
    case 'push':
      return pushDelivery(event, urls)
    case 'release':
      return releaseDelivery(event, urls)
    case 'deployment':
      return deploymentDelivery(event, urls)
  }
}

function onDefaultBranch(repository: Repository, payload: JsonObject, actor: string, urls: Urls): Delivery {
  const branch = repository.defaultBranch
  return { repository, payload, sha: urls.world.tip(repository, branch), ref: `refs/heads/${branch}`, actor }
}

const testMerge = (pull: PullRequest): string => createHash('sha1').update(`test merge of ${pull.number} at ${pull.head.sha}`).digest('hex')

type PullEvent = Extract<SimulatedEvent, { name: 'pull_request' | 'pull_request_target' }>

function changesOf(event: PullEvent): JsonObject {
  if (event.action === 'synchronize') return { before: event.before ?? '0'.repeat(40), after: event.pull.head.sha }
  if (event.action !== 'edited') return {}
  return {
    changes:
      event.previousBase === undefined
        ? { title: { from: 'earlier title' } }
        : { base: { ref: { from: event.previousBase }, sha: { from: event.pull.frozenBase } } },
  }
}

function pullDelivery(event: PullEvent, urls: Urls): Delivery {
  const { pull } = event
  const payload = {
    action: event.action,
    number: pull.number,
    pull_request: pullDetail(pull, urls),
    ...changesOf(event),
    ...around(pull.repository, event.sender, urls),
  }
  if (event.name === 'pull_request') {
    return { repository: pull.repository, payload, sha: testMerge(pull), ref: `refs/pull/${pull.number}/merge`, actor: event.sender }
  }
  return {
    repository: pull.repository,
    payload,
    sha: urls.world.tip(pull.repository, pull.base),
    ref: `refs/heads/${pull.base}`,
    actor: event.sender,
  }
}

/** States are lower case in webhooks and upper case in the APIs. */
function reviewDelivery(event: Extract<SimulatedEvent, { name: 'pull_request_review' }>, urls: Urls): Delivery {
  const { pull, review } = event
  const page = `${pageUrl(pull.repository, urls)}/pull/${pull.number}#pullrequestreview-${review.id}`
  const shown = pullShape(pull, urls)
  const author = urls.world.member(review.author)
  const payload = {
    action: event.action,
    pull_request: shown,
    ...around(pull.repository, event.sender, urls),
    review: {
      id: review.id,
      node_id: `PRR_${review.id}`,
      user: author ? simpleUser(author, urls) : null,
      body: review.body || null,
      commit_id: review.commit,
      submitted_at: review.submittedAt,
      state: review.state.toLowerCase(),
      html_url: page,
      pull_request_url: String(shown['url']),
      author_association: pull.repository.writers.has(review.author) ? 'MEMBER' : 'NONE',
      _links: { html: { href: page }, pull_request: { href: String(shown['url']) } },
    },
  }
  return { repository: pull.repository, payload, sha: testMerge(pull), ref: `refs/pull/${pull.number}/merge`, actor: event.sender }
}

function runDelivery(event: Extract<SimulatedEvent, { name: 'workflow_run' }>, urls: Urls): Delivery {
  const { repository, run } = event
  const path = `.github/workflows/${run.name}.yml`
  const api = `${urls.apiUrl}/repos/${repository.owner}/${repository.name}/actions/workflows/1`
  const workflow = {
    id: 1,
    node_id: 'W_1',
    name: run.name,
    path,
    state: 'active',
    created_at: run.createdAt,
    updated_at: run.createdAt,
    url: api,
    html_url: `${pageUrl(repository, urls)}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${pageUrl(repository, urls)}/workflows/${run.name}/badge.svg`,
  }
  const payload = { action: 'completed', workflow_run: runShape(run, repository, urls), workflow, ...around(repository, event.sender, urls) }
  return onDefaultBranch(repository, payload, event.sender, urls)
}

/** Names no pull request: the queue's entries are the only way from the group to its members. */
function groupDelivery(event: Extract<SimulatedEvent, { name: 'merge_group' }>, urls: Urls): Delivery {
  const { entry } = event
  const repository = entry.pull.repository
  const ref = `refs/heads/gh-readonly-queue/${entry.base}/pr-${entry.pull.number}-${entry.baseCommit}`
  const group = {
    head_sha: entry.headCommit,
    head_ref: ref,
    base_sha: urls.world.tip(repository, entry.base),
    base_ref: `refs/heads/${entry.base}`,
    head_commit: headCommit(commitAt(urls.world.store, entry.headCommit)),
  }
  const payload = { action: 'checks_requested', merge_group: group, ...around(repository, event.sender, urls) }
  return { repository, payload, sha: entry.headCommit, ref, actor: event.sender }
}
