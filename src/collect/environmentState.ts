import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { EnvironmentState } from '../domain/deployment.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { asciiLower } from '../domain/text.ts'
import { branchName, count, misfit } from './border.ts'
import { readCountedList } from './countedList.ts'
import { incomplete, refused, refusing } from './failure.ts'
import { readProtectedBranches } from './protectedBranches.ts'

const reviewersRule = z.object({
  type: z.literal('required_reviewers'),
  prevent_self_review: z.boolean().default(false),
  reviewers: z.array(z.object({ type: z.enum(['User', 'Team']) })).max(1000).default([]),
})
const rule = z.object({ type: z.string().max(100).refine((type) => type !== 'required_reviewers') })

const shape = z.object({
  name: z.string().min(1).max(300),
  /** In neither published description, and answered all the same; absent: unknown. */
  can_admins_bypass: z.boolean().nullish(),
  protection_rules: z.array(reviewersRule.or(rule)).max(100),
  deployment_branch_policy: z.object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() }).nullable(),
})

const branchPolicy = z.object({ name: branchName, type: z.enum(['branch', 'tag']).default('branch') })
const customRule = z.object({ enabled: z.boolean(), app: z.object({ slug: z.string().min(1).max(300) }) })

/**
 * How an environment is protected (https://docs.github.com/rest/deployments/environments#get-an-environment). `knownProtected`: branches that are
 * known to be protected already; where there is one, the others need not be asked for.
 */
export async function readEnvironment(
  client: GitHubClient,
  repository: RepositoryName,
  name: string,
  knownProtected: string[],
): Promise<Fact<EnvironmentState>> {
  const what = `environment ${name}`
  const parameters = { owner: repository.owner, repo: repository.name, environment_name: name }
  try {
    const answer = await client.rest('GET /repos/{owner}/{repo}/environments/{environment_name}', parameters)
    const found = shape.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    if (asciiLower(found.data.name) !== asciiLower(name)) return incomplete(what, answer.source, 'another environment was answered')
    return withLists(client, parameters, found.data, [answer.source], knownProtected)
  } catch (error) {
    // The repository itself was readable, and a token that may not look is told 403: there is no such environment (SEMANTICS 47).
    if (error instanceof RequestFailure && error.status === 404 && error.source) return known(absent(name), [error.source])
    return refused(what, error)
  }
}

const absent = (name: string): EnvironmentState => ({
  name,
  exists: false,
  reviewers: { users: 0, teams: 0 },
  preventSelfReview: false,
  adminsBypass: null,
  refs: 'all',
  branches: [],
  tags: [],
  customRules: [],
})

type Parameters = { owner: string; repo: string; environment_name: string }

async function withLists(
  client: GitHubClient,
  parameters: Parameters,
  told: z.infer<typeof shape>,
  sources: Source[],
  knownProtected: string[],
): Promise<Fact<EnvironmentState>> {
  const refs = refsOf(told)
  const [policies, shielded, apps] = await Promise.all([
    refs === 'custom' ? listBranches(client, parameters) : known([], []),
    refs !== 'protected' || knownProtected.length > 0
      ? known(knownProtected, [])
      : readProtectedBranches(client, { owner: parameters.owner, name: parameters.repo }),
    listCustomRules(client, parameters),
  ])
  if (policies.state === 'unavailable') return policies
  if (shielded.state === 'unavailable') return shielded
  if (apps.state === 'unavailable') return apps
  const required = told.protection_rules.flatMap((one) => (one.type === 'required_reviewers' && 'reviewers' in one ? [one] : []))
  const reviewers = required.flatMap((one) => one.reviewers)
  const named = (type: 'branch' | 'tag'): string[] => policies.value.filter((one) => one.type === type).map((one) => one.name).sort()
  const value: EnvironmentState = {
    name: told.name,
    exists: true,
    reviewers: { users: reviewers.filter(({ type }) => type === 'User').length, teams: reviewers.filter(({ type }) => type === 'Team').length },
    preventSelfReview: required.length > 0 && required.every((one) => one.prevent_self_review),
    adminsBypass: told.can_admins_bypass ?? null,
    refs,
    branches: refs === 'protected' ? shielded.value : named('branch'),
    tags: named('tag'),
    customRules: apps.value.filter(({ enabled }) => enabled).map(({ app }) => app.slug).sort(),
  }
  return known(value, [...sources, ...policies.sources, ...shielded.sources, ...apps.sources])
}

function refsOf({ deployment_branch_policy: policy }: z.infer<typeof shape>): EnvironmentState['refs'] {
  if (policy === null) return 'all'
  return policy.protected_branches ? 'protected' : 'custom'
}

const listBranches = (client: GitHubClient, parameters: Parameters): Promise<Fact<z.infer<typeof branchPolicy>[]>> =>
  readCountedList(client, {
    what: `deployment branches of environment ${parameters.environment_name}`,
    route: 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    parameters,
    member: 'branch_policies',
    item: branchPolicy,
  })

const customRules = z.object({ total_count: count, custom_deployment_protection_rules: z.array(customRule).max(1000) })

/** Comes whole, in no pages (https://docs.github.com/rest/deployments/protection-rules#get-all-deployment-protection-rules-for-an-environment). */
async function listCustomRules(client: GitHubClient, parameters: Parameters): Promise<Fact<z.infer<typeof customRule>[]>> {
  const what = `custom protection rules of environment ${parameters.environment_name}`
  return refusing(what, async () => {
    const answer = await client.rest('GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules', parameters)
    const found = customRules.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    const { total_count: total, custom_deployment_protection_rules: rules } = found.data
    return total === rules.length ? known(rules, [answer.source]) : incomplete(what, answer.source, `${rules.length} of ${total} were listed`)
  })
}
