import { randomUUID } from 'node:crypto'
import { fullName, type Repository } from './model.ts'
import type { Simulator } from './exchange.ts'

/** A runner's token: three parts of which nobody here checks the signature; the artifact client reads run and job from `scp`. */
export function runtimeToken(run: string, job: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [part({ alg: 'none', typ: 'JWT' }), part({ scp: `Actions.Results:${run}:${job}` }), randomUUID()].join('.')
}

export interface JobFiles {
  event: string
  output: string
  summary: string
  state: string
  environment: string
  path: string
  temp: string
  workspace: string
}

export interface Job {
  repository: Repository
  simulator: Simulator
  eventName: string
  sha: string
  ref: string
  actor: string
  actorId: number
  /** Who started this attempt. */
  triggeringActor: string
  /** Name of the workflow and of its file, and the ref that it was read from. */
  workflow: string
  workflowRef: string
  /** Id of the job. */
  job: string
  runId: number
  attempt: number
  files: JobFiles
}

/** The variables of a GitHub-hosted runner that a JavaScript action can see (docs.github.com, "Variables reference"). */
export function jobEnvironment(job: Job): Record<string, string> {
  const { repository, simulator, files } = job
  const name = fullName(repository)
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: simulator.serverUrl,
    GITHUB_API_URL: simulator.apiUrl,
    GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
    GITHUB_REPOSITORY: name,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner,
    GITHUB_EVENT_NAME: job.eventName,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_SHA: job.sha,
    GITHUB_REF: job.ref,
    GITHUB_REF_NAME: job.ref.replace(/^refs\/(heads|pull|tags)\//, ''),
    GITHUB_REF_TYPE: job.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_ACTOR: job.actor,
    GITHUB_TRIGGERING_ACTOR: job.triggeringActor,
    GITHUB_ACTOR_ID: String(job.actorId),
    GITHUB_RUN_ID: String(job.runId),
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: String(job.attempt),
    GITHUB_WORKFLOW: job.workflow,
    GITHUB_JOB: job.job,
    GITHUB_ACTION: 'countersign',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTION_REF: '',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_WORKFLOW_REF: `${name}/.github/workflows/${job.workflow}.yml@${job.workflowRef}`,
    GITHUB_WORKSPACE: files.workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_STATE: files.state,
    GITHUB_ENV: files.environment,
    GITHUB_PATH: files.path,
    RUNNER_TEMP: files.temp,
    RUNNER_TOOL_CACHE: files.temp,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'simulated',
    RUNNER_ENVIRONMENT: 'github-hosted',
    ACTIONS_RESULTS_URL: `${simulator.url}/`,
    ACTIONS_RUNTIME_URL: `${simulator.url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(`run-${job.runId}-${job.attempt}`, 'job-1'),
  }
}

/** Inputs as the runner hands them over: upper case, spaces to underscores, hyphens kept. */
export const inputVariables = (inputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]))
