import type { Repository } from './model.ts'
import type { Deployment, DeploymentStatus, DeploymentStatusState } from './runModel.ts'
import type { World } from './world.ts'

interface Deploying {
  /** Login of whoever asks; anyone who can write may. */
  by: string
  environment: string
  sha: string
  /** Default: the commit itself. */
  ref?: string
  task?: string
  description?: string
  payload?: Deployment['payload']
  job?: Deployment['job']
}

/** An entry in the list of deployments, without any status yet. Entries prove nothing: they can be forged and deleted (SEMANTICS 41). */
export function createDeployment(world: World, repository: Repository, given: Deploying): Deployment {
  const at = world.clock.tick()
  const made: Deployment = {
    id: world.nextId(),
    sha: given.sha,
    ref: given.ref ?? given.sha,
    environment: given.environment,
    originalEnvironment: given.environment,
    task: given.task ?? 'deploy',
    description: given.description ?? null,
    payload: given.payload ?? {},
    creator: world.account(given.by).id,
    createdAt: at,
    updatedAt: at,
    statuses: [],
    job: given.job ?? null,
  }
  repository.deployments.push(made)
  return made
}

interface Statement {
  by: string
  state: DeploymentStatusState
  description?: string
  environment?: string
  environmentUrl?: string
  logUrl?: string
  /** Default: earlier successful deployments of the environment become inactive. */
  keepOthers?: boolean
}

export function addDeploymentStatus(world: World, repository: Repository, deployment: Deployment, given: Statement): DeploymentStatus {
  if (given.state === 'success' && !given.keepOthers) retire(world, repository, deployment)
  const status: DeploymentStatus = {
    id: world.nextId(),
    state: given.state,
    creator: world.account(given.by).id,
    description: given.description ?? '',
    environment: given.environment ?? deployment.environment,
    environmentUrl: given.environmentUrl ?? '',
    logUrl: given.logUrl ?? '',
    at: world.clock.tick(),
  }
  deployment.statuses.push(status)
  deployment.environment = status.environment
  deployment.updatedAt = status.at
  return status
}

function retire(world: World, repository: Repository, next: Deployment): void {
  for (const other of repository.deployments) {
    if (other === next || other.environment.toLowerCase() !== next.environment.toLowerCase()) continue
    if (other.statuses.at(-1)?.state !== 'success') continue
    addDeploymentStatus(world, repository, other, { by: 'github-actions', state: 'inactive' })
  }
}

/** Gone without a trace, which whoever can write may do to an inactive one. */
export function deleteDeployment(repository: Repository, deployment: Deployment): void {
  repository.deployments.splice(repository.deployments.indexOf(deployment), 1)
}
