import { connection } from '../connection.ts'
import type { Environment, EnvironmentReviewer, Repository } from '../model.ts'
import { listArgument, objectType, type Answerable, type Arguments, type Context, type Fields } from '../objects.ts'
import { actorOrGhost, team } from './account.ts'
import { deployment } from './deployment.ts'

export interface EnvironmentOf {
  environment: Environment
  repository: Repository
}

type RuleType = 'BRANCH_POLICY' | 'REQUIRED_REVIEWERS' | 'WAIT_TIMER'

/** GraphQL knows three kinds; custom rules, branch patterns and the bypass of administrators are REST's to tell. */
const ruleTypes = ({ waitMinutes, reviewers, refs }: Environment): RuleType[] => [
  ...(waitMinutes > 0 ? (['WAIT_TIMER'] as const) : []),
  ...(reviewers.length > 0 ? (['REQUIRED_REVIEWERS'] as const) : []),
  ...(refs === null ? [] : (['BRANCH_POLICY'] as const)),
]

const reviewerNode = ({ type, id }: EnvironmentReviewer, context: Context): Answerable => {
  const found = type === 'Team' ? [...context.world.teams.values()].find((one) => one.id === id) : undefined
  return found ? team(found) : actorOrGhost(id, context)
}

export const reviewersOf = (environment: Environment, args: Arguments, context: Context): Answerable =>
  connection(
    { typename: 'DeploymentReviewerConnection', field: 'reviewers' },
    environment.reviewers,
    args,
    (one) => reviewerNode(one, context),
    context,
  )

const protectionRule = objectType<{ type: RuleType; environment: Environment }>('DeploymentProtectionRule', {
  databaseId: ({ type, environment }) => environment.id * 10 + ['', 'WAIT_TIMER', 'REQUIRED_REVIEWERS', 'BRANCH_POLICY'].indexOf(type),
  type: ({ type }) => type,
  timeout: ({ type, environment }) => (type === 'WAIT_TIMER' ? environment.waitMinutes : 0),
  preventSelfReview: ({ type, environment }) => type === 'REQUIRED_REVIEWERS' && environment.preventSelfReview,
  reviewers: ({ type, environment }, args, context) =>
    reviewersOf(type === 'REQUIRED_REVIEWERS' ? environment : { ...environment, reviewers: [] }, args, context),
})

export const environment: (source: EnvironmentOf) => Answerable = objectType<EnvironmentOf>('Environment', {
  id: (source) => `EN_${source.environment.id}`,
  databaseId: (source) => source.environment.id,
  name: (source) => source.environment.name,
  isPinned: () => false,
  latestCompletedDeployment: (source) => {
    const completed = source.repository.deployments.findLast(
      (one) => one.environment === source.environment.name && ['success', 'failure', 'error'].includes(one.statuses.at(-1)?.state ?? ''),
    )
    return completed ? deployment({ deployment: completed, repository: source.repository }) : null
  },
  protectionRules: (source, args, context) => {
    const shape = { typename: 'DeploymentProtectionRuleConnection', field: 'protectionRules' }
    const node = (type: RuleType): Answerable => protectionRule({ type, environment: source.environment })
    return connection(shape, ruleTypes(source.environment), args, node, context)
  },
})

/** By name, as the schema's default has it. */
export const environments: Fields<Repository>[string] = (source, args, context) => {
  const names = listArgument(args, 'names') ?? []
  const all = source.environments
    .filter((one) => names.length === 0 || names.includes(one.name))
    .toSorted((one, two) => (one.name < two.name ? -1 : 1))
  const node = (one: Environment): Answerable => environment({ environment: one, repository: source })
  return connection({ typename: 'EnvironmentConnection', field: 'environments' }, all, args, node, context)
}
