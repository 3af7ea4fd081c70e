import { connection } from '../connection.ts'
import { fullName, type Repository } from '../model.ts'
import { listArgument, needs, objectType, type Answerable, type Arguments, type Fields } from '../objects.ts'
import type { Deployment, DeploymentStatus } from '../runModel.ts'
import { actorOrGhost } from './account.ts'
import { commitNode } from './objects.ts'
import { refNamed, repository } from './repository.ts'

interface DeploymentOf {
  deployment: Deployment
  repository: Repository
}

const latestOf = ({ statuses }: Deployment): DeploymentStatus | null => statuses.at(-1) ?? null

/** A successful deployment is active; until something is said of it, it is pending. */
function stateOf(source: Deployment): string {
  const state = latestOf(source)?.state ?? 'pending'
  return state === 'success' ? 'ACTIVE' : state.toUpperCase()
}

const statusNode = objectType<DeploymentOf & { status: DeploymentStatus }>('DeploymentStatus', {
  id: ({ status }) => `DES_${status.id}`,
  state: ({ status }) => status.state.toUpperCase(),
  createdAt: ({ status }) => status.at,
  updatedAt: ({ status }) => status.at,
  creator: ({ status }, _, context) => actorOrGhost(status.creator, context),
  description: ({ status }) => status.description || null,
  environment: ({ status }) => status.environment,
  environmentUrl: ({ status }) => status.environmentUrl || null,
  logUrl: ({ status, deployment: { job }, repository: home }, _, context) =>
    status.logUrl || (job ? `${context.serverUrl}/${fullName(home)}/actions/runs/${job.run}/job/${job.job}` : null),
  deployment: (source) => deployment(source),
})

export const deployment: (source: DeploymentOf) => Answerable = objectType<DeploymentOf>('Deployment', {
  id: (source) => `DE_${source.deployment.id}`,
  databaseId: (source) => source.deployment.id,
  environment: (source) => source.deployment.environment,
  latestEnvironment: (source) => source.deployment.environment,
  originalEnvironment: (source) => source.deployment.originalEnvironment,
  createdAt: (source) => source.deployment.createdAt,
  updatedAt: (source) => source.deployment.updatedAt,
  commitOid: (source) => source.deployment.sha,
  commit: (source, _, context) =>
    context.world.store.commits.has(source.deployment.sha) ? commitNode(source.deployment.sha, source.repository, context) : null,
  ref: (source) => refNamed(source.repository, source.deployment.ref),
  task: (source) => source.deployment.task,
  description: (source) => source.deployment.description,
  payload: ({ deployment: { payload } }) => (typeof payload === 'string' ? payload : JSON.stringify(payload)),
  state: (source) => stateOf(source.deployment),
  creator: (source, _, context) => actorOrGhost(source.deployment.creator, context),
  repository: (source) => repository(source.repository),
  latestStatus: (source) => {
    const status = latestOf(source.deployment)
    return status ? statusNode({ ...source, status }) : null
  },
  statuses: (source, args, context) => {
    const node = (status: DeploymentStatus): Answerable => statusNode({ ...source, status })
    const newestFirst = source.deployment.statuses.toReversed()
    return connection({ typename: 'DeploymentStatusConnection', field: 'statuses' }, newestFirst, args, node, context)
  },
})

function inOrder(all: Deployment[], args: Arguments): Deployment[] {
  const order = args['orderBy']
  return order && typeof order === 'object' && !Array.isArray(order) && order['direction'] === 'DESC' ? all.toReversed() : all
}

/** Oldest first unless `orderBy` says otherwise. */
export const deployments: Fields<Repository>[string] = (source, args, context) => {
  needs('deployments', context)
  const names = listArgument(args, 'environments')
  const all = source.deployments.filter((one) => names === null || names.includes(one.environment))
  const node = (one: Deployment): Answerable => deployment({ deployment: one, repository: source })
  return connection({ typename: 'DeploymentConnection', field: 'deployments' }, inOrder(all, args), args, node, context)
}
