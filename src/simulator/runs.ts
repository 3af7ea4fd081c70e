import { addDeploymentStatus, createDeployment } from './deployments.ts'
import { environmentNamed, mayDeploy, setEnvironment } from './environments.ts'
import type { Environment, Repository, WorkflowRun } from './model.ts'
import type { RunJob } from './runModel.ts'
import type { World } from './world.ts'

/** A job as the workflow declares it. */
export interface JobDraft {
  name: string
  environment?: string
  /** False: the environment's secrets and protection without an entry in the list of deployments (SEMANTICS 48). */
  deployment?: boolean
}

interface Starting {
  by: string
  /** Name of the workflow and of its file; default: `deploy`. */
  name?: string
  event?: string
  /** A branch or a tag; default: the default branch. */
  ref?: string
  /** Default: what the ref points to. */
  sha?: string
  jobs?: JobDraft[]
}

const app = 'github-actions'

/** Starts a run that deploys: its jobs are asked for at once, and those bound to an environment that wants a review wait. */
export function startDeployRun(world: World, repository: Repository, given: Starting): WorkflowRun {
  const ref = given.ref ?? repository.defaultBranch
  const headSha = given.sha ?? repository.branches.get(ref) ?? repository.tags.get(ref)?.commit
  if (headSha === undefined) throw new Error(`no branch or tag ${ref}`)
  const run = world.startRun(repository, {
    name: given.name ?? 'deploy',
    event: given.event ?? 'workflow_dispatch',
    by: given.by,
    headSha,
    headBranch: ref,
    conclusion: null,
  })
  for (const job of given.jobs ?? [{ name: 'deploy', environment: 'production' }]) requestJob(world, repository, run, job)
  return run
}

/**
 * A job comes up: it starts, or waits for a review of its environment. A name that is new becomes an environment without protection; a ref
 * that may not deploy is refused. Timers are taken to have run out, and custom rules to have passed.
 */
export function requestJob(world: World, repository: Repository, run: WorkflowRun, draft: JobDraft): RunJob {
  const { name } = draft
  const environment = draft.environment === undefined ? null : bound(world, repository, draft.environment)
  if (environment && !mayDeploy(repository, environment, run.headBranch)) throw new Error(`${run.headBranch} may not deploy to ${environment.name}`)
  const isWaiting = (environment?.reviewers.length ?? 0) > 0
  const at = world.clock.tick()
  const job: RunJob = {
    id: world.nextId(),
    attempt: run.attempt,
    name,
    environment: environment?.name ?? null,
    status: isWaiting ? 'waiting' : 'in_progress',
    conclusion: null,
    createdAt: at,
    startedAt: at,
    completedAt: null,
    deployment: null,
  }
  run.jobs.push(job)
  if (environment && draft.deployment !== false) {
    const entry = { by: app, environment: environment.name, sha: run.headSha, ref: run.headBranch, job: { run: run.id, job: job.id } }
    job.deployment = createDeployment(world, repository, entry).id
    tell(world, repository, job, isWaiting ? 'waiting' : 'in_progress')
  }
  return job
}

const bound = (world: World, repository: Repository, name: string): Environment =>
  environmentNamed(repository, name) ?? setEnvironment(world, repository, name)

function tell(world: World, repository: Repository, job: RunJob, state: 'waiting' | 'in_progress' | 'success' | 'failure'): void {
  const deployment = repository.deployments.find((one) => one.id === job.deployment)
  if (deployment) addDeploymentStatus(world, repository, deployment, { by: app, state })
}

export const jobsOf = (run: WorkflowRun, attempt = run.attempt): RunJob[] => run.jobs.filter((job) => job.attempt === attempt)

export const waitingJobs = (run: WorkflowRun): RunJob[] => jobsOf(run).filter((job) => job.status === 'waiting')

interface Reviewing {
  by: string
  environments: string[]
  comment?: string
}

/**
 * A review of waiting jobs. One approval starts them, however many reviewers are listed; GitHub refuses a second one, people who are not
 * listed, and, where self-review is prevented, whoever started the attempt. So does this world: a story cannot tell otherwise.
 */
export const approveRun = (world: World, repository: Repository, run: WorkflowRun, given: Reviewing): void =>
  reviewRun(world, repository, run, 'approved', given)

export const rejectRun = (world: World, repository: Repository, run: WorkflowRun, given: Reviewing): void =>
  reviewRun(world, repository, run, 'rejected', given)

function reviewRun(world: World, repository: Repository, run: WorkflowRun, state: 'approved' | 'rejected', given: Reviewing): void {
  const user = world.account(given.by).id
  const environments = given.environments.map((name) => bound(world, repository, name))
  for (const environment of environments) {
    if (!isReviewer(world, environment, user)) throw new Error(`${given.by} is no reviewer of ${environment.name}`)
    if (environment.preventSelfReview && user === run.triggeringActor) throw new Error(`${given.by} started the run and may not review it`)
  }
  const names = environments.map((one) => one.name)
  settle(world, repository, run, names, state === 'approved')
  run.reviews.push({ id: world.nextId(), user, state, environments: names, comment: given.comment ?? '' })
}

function isReviewer(world: World, environment: Environment, user: number): boolean {
  return environment.reviewers.some(({ type, id }) => {
    if (type === 'User') return id === user
    const team = [...world.teams.values()].find((one) => one.id === id)
    return team !== undefined && world.teamMembers(team).some((member) => member.id === user)
  })
}

/** Waiting jobs of these environments start, or fail. */
function settle(world: World, repository: Repository, run: WorkflowRun, names: string[], go: boolean): void {
  const jobs = waitingJobs(run).filter((job) => job.environment !== null && names.includes(job.environment))
  if (jobs.length === 0) throw new Error(`no job of run ${run.id} waits for ${names.join(', ')}`)
  for (const job of jobs) {
    if (!go) endJob(world, repository, run, job, 'failure')
    else {
      job.status = 'in_progress'
      job.startedAt = world.clock.tick()
      tell(world, repository, job, 'in_progress')
    }
  }
}

/** An administrator starts waiting jobs without a review: nothing is recorded but that they run (SEMANTICS 44). */
export function bypassProtection(world: World, repository: Repository, run: WorkflowRun, environments: string[]): void {
  const found = environments.map((name) => bound(world, repository, name))
  for (const one of found) if (!one.adminsBypass) throw new Error(`nobody may bypass ${one.name}`)
  settle(
    world,
    repository,
    run,
    found.map((one) => one.name),
    true,
  )
}

/** The next attempt, by whoever pressed the button; reviews of earlier attempts stay in the list, and nothing tells them apart. */
export function rerun(world: World, repository: Repository, run: WorkflowRun, given: { by: string }): WorkflowRun {
  const before = jobsOf(run)
  run.earlier.push(run.triggeringActor)
  run.triggeringActor = world.account(given.by).id
  run.attempt += 1
  run.conclusion = null
  for (const job of before) {
    const environment = job.environment === null ? {} : { environment: job.environment }
    requestJob(world, repository, run, { name: job.name, deployment: job.deployment !== null, ...environment })
  }
  return run
}

/** The job of that name in this attempt ends; with the last one the run does. */
export function finishJob(world: World, repository: Repository, run: WorkflowRun, name: string, conclusion: 'success' | 'failure' = 'success'): void {
  const job = jobsOf(run).find((one) => one.name === name && one.status === 'in_progress')
  if (!job) throw new Error(`no job ${name} of run ${run.id} is running`)
  endJob(world, repository, run, job, conclusion)
}

function endJob(world: World, repository: Repository, run: WorkflowRun, job: RunJob, conclusion: 'success' | 'failure'): void {
  job.status = 'completed'
  job.conclusion = conclusion
  job.completedAt = world.clock.tick()
  tell(world, repository, job, conclusion)
  const all = jobsOf(run)
  if (all.some((one) => one.status !== 'completed')) return
  run.conclusion = all.some((one) => one.conclusion === 'failure') ? 'failure' : 'success'
}
