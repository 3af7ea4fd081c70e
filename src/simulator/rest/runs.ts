import { environmentNamed } from '../environments.ts'
import { commitAt } from '../git.ts'
import { fullName, type Repository, type WorkflowRun } from '../model.ts'
import type { RunJob, RunReview } from '../runModel.ts'
import { jobsOf, waitingJobs } from '../runs.ts'
import { environmentHead, reviewerShape } from './environments.ts'
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
import { jobPage, minimalRepository, userOrGhost, type Urls } from './shapes.ts'

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
    head_branch: run.headBranch === '' ? null : run.headBranch,
    head_sha: run.headSha,
    path: `.github/workflows/${run.name}.yml`,
    display_title: run.name,
    run_number: 1,
    run_attempt: run.attempt,
    event: run.event,
    status: run.conclusion === null ? (waitingJobs(run).length > 0 ? 'waiting' : 'in_progress') : 'completed',
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

const runOf = (repository: Repository, request: RestRequest): WorkflowRun | undefined =>
  repository.runs.find((one) => String(one.id) === parameter(request, 'run_id'))

const forRun = (operation: string, answer: (run: WorkflowRun, repository: Repository, request: RestRequest) => RestAnswer): Route =>
  forRepository(operation, (repository, request) => {
    const run = runOf(repository, request)
    return run ? answer(run, repository, request) : notFound()
  })

/** The first attempt was started by the actor himself; `earlier` tells who started those between. */
function oneRun(run: WorkflowRun, repository: Repository, request: RestRequest): RestAnswer {
  const attempt = Number(request.parameters['attempt_number'] ?? run.attempt)
  if (attempt > run.attempt || attempt < 1) return notFound()
  const triggeringActor = attempt === run.attempt ? run.triggeringActor : (run.earlier[attempt - 1] ?? run.actor)
  return ok(runShape({ ...run, attempt, triggeringActor }, repository, request))
}

function jobShape(job: RunJob, run: WorkflowRun, repository: Repository, request: RestRequest): JsonObject {
  const address = `${repositoryUrl(repository, request)}/actions`
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${address}/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: `CR_${job.id}`,
    head_sha: run.headSha,
    head_branch: run.headBranch === '' ? null : run.headBranch,
    url: `${address}/jobs/${job.id}`,
    html_url: jobPage(run.id, job.id, repository, request),
    name: job.name,
    workflow_name: run.name,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    check_run_url: `${repositoryUrl(repository, request)}/check-runs/${job.id}`,
    steps: [],
    labels: ['ubuntu-latest'],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null,
  }
}

function listJobs(jobs: RunJob[], run: WorkflowRun, repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(jobs, request)
  return ok({ total_count: jobs.length, jobs: page.items.map((job) => jobShape(job, run, repository, request)) }, page.headers)
}

/** The list of everybody's decisions, of all attempts: no time, no attempt, no commit. */
function reviewShape(review: RunReview, repository: Repository, request: RestRequest): JsonObject {
  const environments = review.environments.flatMap((name) => {
    const found = environmentNamed(repository, name)
    return found ? [{ ...environmentHead(found, repository, request), created_at: found.createdAt, updated_at: found.updatedAt }] : []
  })
  return { environments, state: review.state, user: userOrGhost(review.user, request), comment: review.comment }
}

function pendingOf(run: WorkflowRun, repository: Repository, request: RestRequest): JsonObject[] {
  const names = new Set(waitingJobs(run).map((job) => job.environment))
  return repository.environments
    .filter((environment) => names.has(environment.name))
    .map((environment) => ({
      environment: environmentHead(environment, repository, request),
      wait_timer: environment.waitMinutes,
      wait_timer_started_at: null,
      current_user_can_approve: false,
      reviewers: environment.reviewers.map((one) => reviewerShape(one, request)),
    }))
}

const one = '/repos/{owner}/{repo}/actions/runs/{run_id}'

export const runRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/actions/runs', listRuns),
  forRun(`GET ${one}`, oneRun),
  forRun(`GET ${one}/attempts/{attempt_number}`, oneRun),
  forRun(`GET ${one}/attempts/{attempt_number}/jobs`, (run, repository, request) => {
    const attempt = Number(parameter(request, 'attempt_number'))
    return attempt > run.attempt || attempt < 1 ? notFound() : listJobs(jobsOf(run, attempt), run, repository, request)
  }),
  forRun(`GET ${one}/jobs`, (run, repository, request) =>
    listJobs(request.query.get('filter') === 'all' ? run.jobs : jobsOf(run), run, repository, request),
  ),
  forRun(`GET ${one}/approvals`, (run, repository, request) => ok(run.reviews.map((review) => reviewShape(review, repository, request)))),
  forRun(`GET ${one}/pending_deployments`, (run, repository, request) => ok(pendingOf(run, repository, request))),
]
