import { connection } from '../connection.ts'
import { environmentNamed } from '../environments.ts'
import { fullName, type Environment, type Repository, type WorkflowRun } from '../model.ts'
import { needs, objectType, type Answerable } from '../objects.ts'
import type { RunReview } from '../runModel.ts'
import { waitingJobs } from '../runs.ts'
import { actorOrGhost } from './account.ts'
import { environment, reviewersOf } from './environment.ts'

export interface RunOf {
  run: WorkflowRun
  repository: Repository
}

const named = (names: (string | null)[], repository: Repository): Environment[] =>
  names.flatMap((name) => environmentNamed(repository, name ?? '') ?? [])

/** Like the history of REST: neither when, nor which attempt, nor which commit. */
const deploymentReview = objectType<{ review: RunReview; repository: Repository }>('DeploymentReview', {
  id: ({ review }) => `DR_${review.id}`,
  databaseId: ({ review }) => review.id,
  state: ({ review }) => review.state.toUpperCase(),
  comment: ({ review }) => review.comment,
  user: ({ review }, _, context) => actorOrGhost(review.user, context),
  environments: ({ review, repository }, args, context) => {
    const node = (one: Environment): Answerable => environment({ environment: one, repository })
    return connection({ typename: 'EnvironmentConnection', field: 'environments' }, named(review.environments, repository), args, node, context)
  },
})

const deploymentRequest = objectType<{ environment: Environment; repository: Repository }>('DeploymentRequest', {
  currentUserCanApprove: () => false,
  environment: (source) => environment(source),
  reviewers: (source, args, context) => reviewersOf(source.environment, args, context),
  waitTimer: (source) => source.environment.waitMinutes,
  waitTimerStartedAt: () => null,
})

export const workflowRun: (source: RunOf) => Answerable = objectType<RunOf>('WorkflowRun', {
  id: ({ run }) => `WFR_${run.id}`,
  databaseId: ({ run }) => run.id,
  event: ({ run }) => run.event,
  runNumber: ({ run }) => run.attempt,
  createdAt: ({ run }) => run.createdAt,
  updatedAt: ({ run }) => run.createdAt,
  url: ({ run, repository }, _, context) => `${context.serverUrl}/${fullName(repository)}/actions/runs/${run.id}`,
  deploymentReviews: ({ run, repository }, args, context) => {
    needs('actions', context)
    const node = (review: RunReview): Answerable => deploymentReview({ review, repository })
    return connection({ typename: 'DeploymentReviewConnection', field: 'deploymentReviews' }, run.reviews, args, node, context)
  },
  pendingDeploymentRequests: ({ run, repository }, args, context) => {
    needs('actions', context)
    const waiting = named([...new Set(waitingJobs(run).map((job) => job.environment))], repository)
    const node = (one: Environment): Answerable => deploymentRequest({ environment: one, repository })
    return connection({ typename: 'DeploymentRequestConnection', field: 'pendingDeploymentRequests' }, waiting, args, node, context)
  },
})
