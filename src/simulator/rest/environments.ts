import { environmentNamed } from '../environments.ts'
import { fullName, type Environment, type EnvironmentReviewer, type Repository } from '../model.ts'
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
import { nestedTeam, userOrGhost, type Urls } from './shapes.ts'

/** A user or team that may review; null for a team that was deleted. */
export function reviewerShape(reviewer: EnvironmentReviewer, urls: Urls): JsonObject {
  const { type, id } = reviewer
  if (type === 'User') return { type, reviewer: userOrGhost(id, urls) }
  const team = [...urls.world.teams.values()].find((one) => one.id === id)
  if (!team) throw new Error(`no team with id ${id}`)
  return { type, reviewer: nestedTeam(team, urls) }
}

/** Custom rules stand in an answer of their own, as GitHub has it. */
function rulesOf(environment: Environment, urls: Urls): JsonObject[] {
  const { id, reviewers, preventSelfReview, waitMinutes, refs } = environment
  const common = (kind: number): JsonObject => ({ id: id * 10 + kind, node_id: `GA_${id * 10 + kind}` })
  return [
    ...(waitMinutes > 0 ? [{ ...common(1), type: 'wait_timer', wait_timer: waitMinutes }] : []),
    ...(reviewers.length > 0
      ? [
          {
            ...common(2),
            type: 'required_reviewers',
            prevent_self_review: preventSelfReview,
            reviewers: reviewers.map((one) => reviewerShape(one, urls)),
          },
        ]
      : []),
    ...(refs === null ? [] : [{ ...common(3), type: 'branch_policy' }]),
  ]
}

/** Name and addresses alone: what approvals and waiting jobs hold of an environment. */
export const environmentHead = (environment: Environment, repository: Repository, urls: Urls): JsonObject => ({
  id: environment.id,
  node_id: `EN_${environment.id}`,
  name: environment.name,
  url: `${repositoryUrl(repository, urls)}/environments/${encodeURIComponent(environment.name)}`,
  html_url: `${pageUrl(repository, urls)}/deployments/activity_log?environments_filter=${encodeURIComponent(environment.name)}`,
})

const environmentShape = (environment: Environment, repository: Repository, request: RestRequest): JsonObject => ({
  ...environmentHead(environment, repository, request),
  created_at: environment.createdAt,
  updated_at: environment.updatedAt,
  can_admins_bypass: environment.adminsBypass,
  protection_rules: rulesOf(environment, request),
  deployment_branch_policy:
    environment.refs === null
      ? null
      : { protected_branches: environment.refs === 'protected', custom_branch_policies: environment.refs !== 'protected' },
})

function listEnvironments(repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(repository.environments, request)
  const environments = page.items.map((one) => environmentShape(one, repository, request))
  return ok({ total_count: repository.environments.length, environments }, page.headers)
}

const forEnvironment = (operation: string, answer: (environment: Environment, repository: Repository, request: RestRequest) => RestAnswer): Route =>
  forRepository(operation, (repository, request) => {
    const environment = environmentNamed(repository, parameter(request, 'environment_name'))
    return environment ? answer(environment, repository, request) : notFound()
  })

function listBranchPolicies(environment: Environment, _: Repository, request: RestRequest): RestAnswer {
  const policies = Array.isArray(environment.refs) ? environment.refs : []
  const page = pageOf(policies, request)
  const listed = page.items.map(({ id, name, type }) => ({ id, node_id: `GP_${id}`, name, type }))
  return ok({ total_count: policies.length, branch_policies: listed }, page.headers)
}

function listCustomRules(environment: Environment, repository: Repository, request: RestRequest): RestAnswer {
  const address = `${request.apiUrl}/repos/${fullName(repository)}/environments/${encodeURIComponent(environment.name)}`
  const rules = environment.customRules.map(({ id, app }) => ({
    id,
    node_id: `CR_${id}`,
    enabled: true,
    app: { id: id + 1, slug: app, node_id: `A_${id + 1}`, integration_url: `${address}/deployment_protection_rules/apps/${app}` },
  }))
  return ok({ total_count: rules.length, custom_deployment_protection_rules: rules })
}

const one = '/repos/{owner}/{repo}/environments/{environment_name}'

export const environmentRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/environments', listEnvironments),
  forEnvironment(`GET ${one}`, (environment, repository, request) => ok(environmentShape(environment, repository, request))),
  forEnvironment(`GET ${one}/deployment-branch-policies`, listBranchPolicies),
  forEnvironment(`GET ${one}/deployment_protection_rules`, listCustomRules),
]
