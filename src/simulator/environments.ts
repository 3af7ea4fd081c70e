import type { BranchPolicy, Environment, EnvironmentReviewer, Repository } from './model.ts'
import { hasProtection, isProtected } from './protection.ts'
import type { World } from './world.ts'

interface Protection {
  /** Logins; teams as `org/slug`. */
  reviewers?: string[]
  preventSelfReview?: boolean
  waitMinutes?: number
  /** `protected`, or patterns of branches; tags as `{ tag }`. Default: every ref may deploy. */
  refs?: 'protected' | (string | { tag: string })[]
  /** Slugs of apps with rules of their own. */
  customRules?: string[]
  adminsBypass?: boolean
}

export const environmentNamed = (repository: Repository, name: string): Environment | null =>
  repository.environments.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null

/** Makes the environment, or changes all that protects it. Without protection it is what GitHub makes of a new name in a job (SEMANTICS 47). */
export function setEnvironment(world: World, repository: Repository, name: string, given: Protection = {}): Environment {
  const known = environmentNamed(repository, name)
  const at = world.clock.tick()
  const made: Environment = {
    id: known?.id ?? world.nextId(),
    name: known?.name ?? name,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    reviewers: (given.reviewers ?? []).map((who) => reviewerOf(world, who)),
    preventSelfReview: given.preventSelfReview ?? false,
    waitMinutes: given.waitMinutes ?? 0,
    refs: given.refs === undefined || given.refs === 'protected' ? (given.refs ?? null) : given.refs.map((one) => policyOf(world, one)),
    customRules: (given.customRules ?? []).map((app) => ({ id: world.nextId(), app })),
    adminsBypass: given.adminsBypass ?? true,
  }
  if (known) return Object.assign(known, made)
  repository.environments.push(made)
  return made
}

/**
 * Whether a run on that branch or tag may deploy there; `*` stops at slashes, as GitHub's patterns do. Where "protected branches only" is set and
 * no branch is protected, every branch may, and tags may not
 * (https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags).
 */
export function mayDeploy(repository: Repository, { refs }: Environment, ref: string): boolean {
  if (refs === null) return true
  if (refs === 'protected') return repository.branches.has(ref) && (!hasProtection(repository) || isProtected(repository, ref))
  const kind = repository.branches.has(ref) ? 'branch' : 'tag'
  return refs.some(({ name, type }) => type === kind && isLike(name, ref))
}

function isLike(pattern: string, ref: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')
  return new RegExp(`^${source}$`).test(ref)
}

function reviewerOf(world: World, who: string): EnvironmentReviewer {
  if (!who.includes('/')) return { type: 'User', id: world.account(who).id }
  const team = world.teams.get(who.toLowerCase())
  if (!team) throw new Error(`no team ${who}`)
  return { type: 'Team', id: team.id }
}

const policyOf = (world: World, given: string | { tag: string }): BranchPolicy =>
  typeof given === 'string' ? { id: world.nextId(), name: given, type: 'branch' } : { id: world.nextId(), name: given.tag, type: 'tag' }
