import { commitAt } from '../git.ts'
import { fullName, type Activity, type Repository, type WorkflowRun } from '../model.ts'
import {
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
import { minimalRepository, userOrGhost, userOrNull, type Urls } from './shapes.ts'

const activityShape = (activity: Activity, request: RestRequest): JsonObject => ({
  id: activity.id,
  node_id: `PSH_${activity.id}`,
  before: activity.before,
  after: activity.after,
  ref: activity.ref,
  timestamp: activity.at,
  activity_type: activity.type,
  actor: userOrNull(activity.actor, request),
})

/** Newest first; pages by cursor, not by number. */
function listActivity(repository: Repository, request: RestRequest): RestAnswer {
  const ref = request.query.get('ref')
  const all = repository.activity.filter((activity) => ref === null || activity.ref === ref || activity.ref === `refs/heads/${ref}`).reverse()
  if (request.query.get('direction') === 'asc') all.reverse()
  const size = Math.min(100, Number(request.query.get('per_page') ?? 30))
  const after = request.query.get('after')
  const start = after === null ? 0 : all.findIndex((activity) => String(activity.id) === after) + 1
  const items = request.secondPageMissing && after !== null ? [] : all.slice(start, start + size)
  const last = items.at(-1)
  if (!last || start + items.length >= all.length) return ok(items.map((activity) => activityShape(activity, request)))
  const next = new URL(request.address)
  next.searchParams.set('after', String(last.id))
  return ok(
    items.map((activity) => activityShape(activity, request)),
    { link: `<${next.href}>; rel="next"` },
  )
}

/** Open pull requests of this repository on the run's head; of a fork's runs GitHub names none. */
function pullsOfRun(run: WorkflowRun, repository: Repository, urls: Urls): JsonObject[] {
  const place = { id: repository.id, url: repositoryUrl(repository, urls), name: repository.name }
  const pulls = [...repository.pulls.values()].filter(
    (pull) => pull.state === 'OPEN' && pull.head.sha === run.headSha && pull.head.repository === fullName(repository),
  )
  return pulls.map((pull) => ({
    id: pull.id,
    number: pull.number,
    url: `${repositoryUrl(repository, urls)}/pulls/${pull.number}`,
    head: { ref: pull.head.branch, sha: pull.head.sha, repo: place },
    base: { ref: pull.base, sha: pull.frozenBase, repo: place },
  }))
}

export function runShape(run: WorkflowRun, repository: Repository, request: Urls): JsonObject {
  const address = `${repositoryUrl(repository, request)}/actions/runs/${run.id}`
  const home = request.world.repositories.get(run.headRepository.toLowerCase()) ?? repository
  const commit = commitAt(request.world.store, run.headSha)
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.name,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: `.github/workflows/${run.name}.yml`,
    display_title: run.name,
    run_number: 1,
    run_attempt: run.attempt,
    event: run.event,
    status: run.conclusion === null ? 'in_progress' : 'completed',
    conclusion: run.conclusion,
    workflow_id: 1,
    check_suite_id: run.id,
    check_suite_node_id: `CS_${run.id}`,
    url: address,
    html_url: `${pageUrl(repository, request)}/actions/runs/${run.id}`,
    pull_requests: pullsOfRun(run, repository, request),
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    actor: userOrGhost(run.actor, request),
    triggering_actor: userOrGhost(run.triggeringActor, request),
    jobs_url: `${address}/jobs`,
    logs_url: `${address}/logs`,
    check_suite_url: `${address}/suite`,
    artifacts_url: `${address}/artifacts`,
    cancel_url: `${address}/cancel`,
    rerun_url: `${address}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${address}/workflow`,
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committedAt,
      author: { ...commit.author },
      committer: { ...commit.committer },
    },
    repository: minimalRepository(repository, request),
    head_repository: minimalRepository(home, request),
  }
}

function listRuns(repository: Repository, request: RestRequest): RestAnswer {
  const sha = request.query.get('head_sha')
  const event = request.query.get('event')
  const branch = request.query.get('branch')
  const all = repository.runs.filter(
    (run) => (sha === null || run.headSha === sha) && (event === null || run.event === event) && (branch === null || run.headBranch === branch),
  )
  const page = pageOf(all.reverse(), request)
  return ok({ total_count: all.length, workflow_runs: page.items.map((run) => runShape(run, repository, request)) }, page.headers)
}

/** An earlier attempt was started by the actor himself; only later ones have another triggering actor. */
function oneRun(repository: Repository, request: RestRequest): RestAnswer {
  const run = repository.runs.find((one) => String(one.id) === parameter(request, 'run_id'))
  if (!run) return notFound()
  const attempt = Number(request.parameters['attempt_number'] ?? run.attempt)
  if (attempt > run.attempt) return notFound()
  const triggeringActor = attempt === run.attempt ? run.triggeringActor : run.actor
  return ok(runShape({ ...run, attempt, triggeringActor }, repository, request))
}

function rulesOf(repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(
    repository.rules.filter((rule) => rule.branch === parameter(request, 'branch')),
    request,
  )
  const origin = { ruleset_source_type: 'Repository', ruleset_source: fullName(repository), ruleset_id: 1 }
  const body = page.items.map((rule) => ({
    type: rule.type,
    ...(rule.parameters ? { parameters: JSON.parse(JSON.stringify(rule.parameters)) } : {}),
    ...origin,
  }))
  return ok(body, page.headers)
}

export const activityRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/activity', listActivity),
  forRepository('GET /repos/{owner}/{repo}/actions/runs', listRuns),
  forRepository('GET /repos/{owner}/{repo}/actions/runs/{run_id}', oneRun),
  forRepository('GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}', oneRun),
  forRepository('GET /repos/{owner}/{repo}/rules/branches/{branch}', rulesOf),
]
