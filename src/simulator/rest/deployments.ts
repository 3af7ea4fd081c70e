import { addDeploymentStatus, createDeployment } from '../deployments.ts'
import type { Repository } from '../model.ts'
import type { Deployment, DeploymentStatus } from '../runModel.ts'
import { latestStatuses } from '../schema/checks.ts'
import { resolveRevision } from '../schema/objects.ts'
import {
  created,
  forRepository,
  notFound,
  ok,
  pageOf,
  parameter,
  repositoryUrl,
  type Json,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import { actionsApp, jobPage, userOrNull, type Urls } from './shapes.ts'
import { invalid, text, writer } from './writing.ts'

export function deploymentShape(deployment: Deployment, repository: Repository, urls: Urls): JsonObject {
  const address = `${repositoryUrl(repository, urls)}/deployments/${deployment.id}`
  return {
    url: address,
    id: deployment.id,
    node_id: `DE_${deployment.id}`,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description,
    creator: userOrNull(deployment.creator, urls),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${address}/statuses`,
    repository_url: repositoryUrl(repository, urls),
    transient_environment: false,
    production_environment: false,
    performed_via_github_app: deployment.job ? actionsApp(urls, deployment.createdAt) : null,
  }
}

/** The address of the output; of a job's own statuses the page of the job. */
export const logOf = (status: DeploymentStatus, { job }: Deployment, repository: Repository, urls: Pick<Urls, 'serverUrl'>): string =>
  status.logUrl === '' && job ? jobPage(job.run, job.job, repository, urls) : status.logUrl

function statusShape(status: DeploymentStatus, deployment: Deployment, repository: Repository, request: RestRequest): JsonObject {
  const address = `${repositoryUrl(repository, request)}/deployments/${deployment.id}`
  const log = logOf(status, deployment, repository, request)
  return {
    url: `${address}/statuses/${status.id}`,
    id: status.id,
    node_id: `DES_${status.id}`,
    state: status.state,
    creator: userOrNull(status.creator, request),
    description: status.description,
    environment: status.environment,
    target_url: log,
    log_url: log,
    environment_url: status.environmentUrl,
    created_at: status.at,
    updated_at: status.at,
    deployment_url: address,
    repository_url: repositoryUrl(repository, request),
    performed_via_github_app: deployment.job ? actionsApp(request, status.at) : null,
  }
}

/** Newest first; `none` means any, as GitHub's defaults have it. */
function listDeployments(repository: Repository, request: RestRequest): RestAnswer {
  const wanted = (name: string, value: string): boolean => [null, 'none', value].includes(request.query.get(name))
  const all = repository.deployments.filter(
    ({ sha, ref, task, environment }) => wanted('sha', sha) && wanted('ref', ref) && wanted('task', task) && wanted('environment', environment),
  )
  const page = pageOf(all.reverse(), request)
  return ok(
    page.items.map((deployment) => deploymentShape(deployment, repository, request)),
    page.headers,
  )
}

const payloadOf = (given: Json | undefined): Deployment['payload'] => {
  if (typeof given === 'string') return given
  if (given === null || given === undefined || typeof given !== 'object' || Array.isArray(given)) return {}
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]))
}

/** Refused with 409 while a status of the commit is not successful, unless the request says that none is required. */
function postDeployment(repository: Repository, request: RestRequest): RestAnswer {
  const { body } = request
  const ref = text(body['ref']) ?? ''
  const sha = resolveRevision(ref, repository, request)
  if (sha === null) return invalid(`No ref found for: ${ref}`)
  const required = Array.isArray(body['required_contexts']) ? body['required_contexts'] : null
  const open = latestStatuses(sha, repository).filter(({ context, state }) => state !== 'success' && (required?.includes(context) ?? true))
  if (open.length > 0) return { status: 409, body: { message: `Conflict: Commit status checks failed for ${ref}.` } }
  const deployment = createDeployment(request.world, repository, {
    by: writer(request).login,
    environment: text(body['environment']) ?? 'production',
    sha,
    ref,
    task: text(body['task']) ?? 'deploy',
    payload: payloadOf(body['payload']),
    ...(text(body['description']) === null ? {} : { description: text(body['description']) ?? '' }),
  })
  return created(deploymentShape(deployment, repository, request))
}

const states = ['error', 'failure', 'inactive', 'pending', 'success', 'queued', 'in_progress'] as const

function postStatus(deployment: Deployment, repository: Repository, request: RestRequest): RestAnswer {
  const { body } = request
  const state = states.find((known) => known === body['state'])
  const description = text(body['description']) ?? ''
  if (!state) return invalid('Validation Failed: state is not included in the list')
  if (description.length > 140) return invalid('Validation Failed: description is too long (maximum is 140 characters)')
  const environment = text(body['environment'])
  const status = addDeploymentStatus(request.world, repository, deployment, {
    by: writer(request).login,
    state,
    description,
    logUrl: text(body['log_url']) ?? text(body['target_url']) ?? '',
    environmentUrl: text(body['environment_url']) ?? '',
    keepOthers: body['auto_inactive'] === false,
    ...(environment === null ? {} : { environment }),
  })
  return created(statusShape(status, deployment, repository, request))
}

const forDeployment = (operation: string, answer: (deployment: Deployment, repository: Repository, request: RestRequest) => RestAnswer): Route =>
  forRepository(operation, (repository, request) => {
    const deployment = repository.deployments.find((one) => String(one.id) === parameter(request, 'deployment_id'))
    return deployment ? answer(deployment, repository, request) : notFound()
  })

const one = '/repos/{owner}/{repo}/deployments/{deployment_id}'

export const deploymentRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/deployments', listDeployments),
  forRepository('POST /repos/{owner}/{repo}/deployments', postDeployment),
  forDeployment(`GET ${one}`, (deployment, repository, request) => ok(deploymentShape(deployment, repository, request))),
  forDeployment(`GET ${one}/statuses`, (deployment, repository, request) => {
    const page = pageOf(deployment.statuses.toReversed(), request)
    const listed = page.items.map((status) => statusShape(status, deployment, repository, request))
    return ok(listed, page.headers)
  }),
  forDeployment(`POST ${one}/statuses`, postStatus),
]
