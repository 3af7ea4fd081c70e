import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source, Unavailability } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { EnvironmentProtection, Inventory, InventoryEnvironment } from '../domain/inventory.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { branchName, secretName } from './border.ts'
import { readCountedList } from './countedList.ts'
import { inTurns } from './inTurns.ts'
import { readProtectedBranches } from './protectedBranches.ts'

const rule = z.looseObject({ type: z.string().max(100) })
const reviewersRule = z.looseObject({
  type: z.literal('required_reviewers'),
  prevent_self_review: z.boolean().optional(),
  reviewers: z.array(z.unknown()).max(1000).optional(),
})

const environment = z.object({
  name: z.string().min(1).max(300),
  /** In neither published description, and answered all the same; absent: unknown. */
  can_admins_bypass: z.boolean().optional(),
  protection_rules: z.array(reviewersRule.or(rule)).max(100).optional(),
  deployment_branch_policy: z.object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() }).nullish(),
})
type Environment = z.infer<typeof environment>

const branchPolicy = z.object({ name: branchName, type: z.enum(['branch', 'tag']).optional() })

type Refs = Pick<EnvironmentProtection, 'branches' | 'tags'>

/** What environments share while they are read: the protected branches are listed once. */
interface Tools {
  client: GitHubClient
  repository: RepositoryName
  sources: Source[]
  notRead: Unavailability[]
  protectedBranches: () => Promise<Fact<string[]>>
}

/** All environments with the names of their secrets and their protection; what one of them does not tell is left out of it. */
export async function readEnvironments(
  client: GitHubClient,
  repository: RepositoryName,
): Promise<{ list: Fact<NonNullable<Inventory['environments']>>; sources: Source[]; notRead: Unavailability[] }> {
  const listed = await readCountedList(client, {
    what: `environments of ${repositoryPath(repository)}`,
    route: 'GET /repos/{owner}/{repo}/environments',
    parameters: { owner: repository.owner, repo: repository.name },
    member: 'environments',
    item: environment,
  })
  if (listed.state === 'unavailable') return { list: listed, sources: [], notRead: [] }
  let begun: Promise<Fact<string[]>> | null = null
  const protectedBranches = (): Promise<Fact<string[]>> => (begun ??= readProtectedBranches(client, repository))
  const tools: Tools = { client, repository, sources: [], notRead: [], protectedBranches }
  const read = await inTurns(listed.value, async (one) => [one.name, await inventoryOf(tools, one)] as const)
  return { list: known(Object.fromEntries(read), listed.sources), sources: tools.sources, notRead: tools.notRead }
}

/** What the request told; a refusal is noted, and null means unknown. */
function told<T>({ sources, notRead }: Tools, fact: Fact<T>): T | null {
  sources.push(...fact.sources)
  if (fact.state === 'known') return fact.value
  notRead.push(fact.reason)
  return null
}

async function inventoryOf(tools: Tools, one: Environment): Promise<InventoryEnvironment> {
  const [secrets, protection] = await Promise.all([secretsOf(tools, one), protectionOf(tools, one)])
  return { ...(secrets && { secrets: secrets.sort() }), protection }
}

async function secretsOf(tools: Tools, { name }: Environment): Promise<string[] | null> {
  const listed = await readCountedList(tools.client, {
    what: `secrets of environment ${name}`,
    route: 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
    parameters: { owner: tools.repository.owner, repo: tools.repository.name, environment_name: name },
    member: 'secrets',
    item: secretName,
  })
  return told(tools, listed)
}

async function protectionOf(tools: Tools, one: Environment): Promise<EnvironmentProtection> {
  const rules = one.protection_rules
  const reviewers = rules?.map((found) => reviewersRule.safeParse(found).data).find((found) => found !== undefined)
  // Without a rule that asks for reviewers nothing keeps anybody from approving their own run.
  const preventsSelfReview = reviewers === undefined ? false : reviewers.prevent_self_review
  return {
    ...(rules && { reviewers: reviewers !== undefined && (reviewers.reviewers ?? []).length > 0 }),
    ...(rules && preventsSelfReview !== undefined && { preventSelfReview: preventsSelfReview }),
    ...(one.can_admins_bypass !== undefined && { adminsBypass: one.can_admins_bypass }),
    ...(await refsOf(tools, one)),
  }
}

/**
 * Which refs may deploy. "Protected branches only" admits the branches that are protected now, and every branch where none is
 * (https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags).
 */
async function refsOf(tools: Tools, { name, deployment_branch_policy: policy }: Environment): Promise<Refs> {
  if (policy === undefined) return {}
  if (policy === null) return { branches: null }
  if (policy.protected_branches) {
    const branches = told(tools, await tools.protectedBranches())
    if (branches === null) return {}
    return branches.length > 0 ? { branches, tags: [] } : { branches: null }
  }
  return customRefs(tools, name)
}

async function customRefs(tools: Tools, name: string): Promise<Refs> {
  const listed = await readCountedList(tools.client, {
    what: `deployment branches of environment ${name}`,
    route: 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    parameters: { owner: tools.repository.owner, repo: tools.repository.name, environment_name: name },
    member: 'branch_policies',
    item: branchPolicy,
  })
  const policies = told(tools, listed)
  if (policies === null) return {}
  const named = (type: 'branch' | 'tag'): string[] => policies.filter((one) => (one.type ?? 'branch') === type).map((one) => one.name).sort()
  return { branches: named('branch'), tags: named('tag') }
}
