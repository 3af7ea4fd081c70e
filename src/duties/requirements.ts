import type { Contributors } from './contribution.ts'
import { firstMatch, matchesAny, pathMatcherOf } from './paths.ts'
import type { Matcher } from './paths.ts'

/** How many distinct people of each role must sign off. */
export type Demand = Record<string, number>

export interface Rule {
  name?: string | undefined
  paths?: string[] | undefined
  branches?: string[] | undefined
  roles: Demand
}

/** A rule that the change falls under; `path` is the first name it matched, null when it asks for none or the file list is short. */
export interface MatchedRule {
  name: string
  roles: Demand
  path: string | null
}

/** All given conditions must hold. `names` null: the list of files is short, so every path condition holds (SEMANTICS 58). */
export function matchedRules(rules: Rule[], branch: string, names: string[] | null): MatchedRule[] {
  return rules.flatMap(({ name, paths, branches, roles }, index) => {
    if (branches !== undefined && !matchesAny(branches, branch)) return []
    const match = paths === undefined ? 'everything' : firstMatch(paths, names)
    if (match === null) return []
    return [{ name: name ?? `sign-off rule ${index + 1}`, roles, path: match === 'everything' ? null : match.path }]
  })
}

/** Per role the highest count: two rules that ask for one compliance officer are satisfied by one. */
export function mergedDemand(demands: Demand[]): Demand {
  const merged = new Map<string, number>()
  for (const [role, count] of demands.flatMap((demand) => Object.entries(demand))) merged.set(role, Math.max(count, merged.get(role) ?? 0))
  return Object.fromEntries([...merged].sort(([one], [other]) => (one < other ? -1 : 1)))
}

export interface Guard {
  paths: string[]
  roles?: Demand | undefined
}

/** What protects the gate itself, whatever the policy says (SEMANTICS 31). */
const alwaysGuarded = ['.github/workflows/**', '.github/actions/**']

export function guardedMatch({ paths }: Guard, policyPath: string, names: string[] | null): { path: string } | 'everything' | null {
  // The policy's own path is compared as it stands: it is no pattern, and no pattern of the policy may exclude it.
  if (names === null) return 'everything'
  const always: Matcher = pathMatcherOf(alwaysGuarded)
  const path = names.find((name) => name === policyPath || policyPath.startsWith(`${name}/`) || always(name))
  return path === undefined ? firstMatch(paths, names) : { path }
}

/** The guard's seats; null: one more independent approval instead. */
export function guardDemand({ roles }: Guard, roleNames: string[]): Demand | null {
  if (roles !== undefined) return roles
  return roleNames.includes('policy-owner') ? { 'policy-owner': 1 } : null
}

export type ExtraReason = 'agent' | 'unattributed' | 'guard'

/** Why more approvals are asked for than the policy's number: one more for each reason, not for each commit (SEMANTICS 54). */
export function extraReasons(contributors: Contributors, settings: { unattributed: string; agents: string; guard: boolean }): ExtraReason[] {
  const { agent, unattributed } = contributors
  return [
    ...(agent !== null && !agent.humanKnown && settings.agents === 'extra-approval' ? (['agent'] as const) : []),
    ...(unattributed.length > 0 && settings.unattributed === 'extra-approval' ? (['unattributed'] as const) : []),
    ...(settings.guard ? (['guard'] as const) : []),
  ]
}
