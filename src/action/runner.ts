import { ProblemError } from '../domain/problem.ts'
import type { RepositoryName } from '../domain/subject.ts'

/** A line for the log of the job. */
export type Print = (text: string) => void

/** What the runner says of itself, typed (https://docs.github.com/en/actions/reference/workflows-and-actions/variables). */
export interface Runner {
  eventName: string
  eventPath: string
  repository: RepositoryName
  apiUrl: string
  graphqlUrl: string
  serverUrl: string
  run: { id: string; attempt: string }
  /** What a checkout of the run brings; null when the runner does not say it in full. */
  commit: string | null
  /** The run's page, or null when the run has no id. */
  runUrl: string | null
  outputFile: string | null
  summaryFile: string | null
  /** Folder for the evidence; each pack gets its own below it. */
  directory: string
  /** The artifact service exists: not on GitHub Enterprise Server. */
  artifacts: boolean
  /** Where the job may ask for an identity token; null without the permission `id-token: write`. */
  idToken: { url: string; token: string } | null
  /** The workflow file of this run, if it is one of the repository; and the job's id in it. */
  workflow: { path: string; ref: string } | null
  job: string | null
  /** For the proxy variables. */
  env: Environment
}

type Environment = Record<string, string | undefined>

export function runnerFrom(env: Environment): Runner {
  const [owner = '', name = '', ...rest] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (!owner || !name || rest.length > 0) throw notARunner('GITHUB_REPOSITORY', 'owner/name')
  const serverUrl = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '')
  const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com'
  const id = env['GITHUB_RUN_ID'] ?? ''
  return {
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    eventPath: env['GITHUB_EVENT_PATH'] ?? '',
    repository: { owner, name },
    apiUrl,
    graphqlUrl: env['GITHUB_GRAPHQL_URL'] || 'https://api.github.com/graphql',
    serverUrl,
    run: { id: id || '0', attempt: env['GITHUB_RUN_ATTEMPT'] || '1' },
    commit: /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(env['GITHUB_SHA'] ?? '') ? (env['GITHUB_SHA'] ?? null) : null,
    runUrl: id ? `${serverUrl}/${owner}/${name}/actions/runs/${id}` : null,
    outputFile: env['GITHUB_OUTPUT'] || null,
    summaryFile: env['GITHUB_STEP_SUMMARY'] || null,
    directory: `${env['RUNNER_TEMP'] || '.'}/countersign`,
    artifacts: isHosted(serverUrl),
    idToken: idTokenFrom(env),
    workflow: workflowIn(env['GITHUB_WORKFLOW_REF'] ?? '', `${owner}/${name}`),
    job: env['GITHUB_JOB'] || null,
    env,
  }
}

/**
 * `owner/repo/.github/workflows/file.yml@refs/…`. The name of the file holds no slash, so the first `@refs/` ends it, and the ref may hold
 * more of them.
 */
function workflowIn(text: string, repository: string): Runner['workflow'] {
  if (text.length > 2000) return null
  const [, home = '', path, ref] = /^([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^/:]+)@(refs\/[^:\s]+)$/.exec(text) ?? []
  return path && ref && home.toLowerCase() === repository.toLowerCase() ? { path, ref } : null
}

function idTokenFrom(env: Environment): Runner['idToken'] {
  const [url = '', token = ''] = [env['ACTIONS_ID_TOKEN_REQUEST_URL'], env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']]
  return url !== '' && token !== '' ? { url, token } : null
}

/** The rule of @actions/artifact: github.com, data residency on ghe.com, and local development. */
function isHosted(serverUrl: string): boolean {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : ''
  return host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost')
}

const notARunner = (variable: string, expected: string) =>
  new ProblemError({
    code: 'CS-030',
    file: 'environment',
    message: `${variable} is not set as a runner sets it`,
    expected,
    found: null,
    suggestion: 'run this as a GitHub Action; on a laptop use `countersign check`',
  })
