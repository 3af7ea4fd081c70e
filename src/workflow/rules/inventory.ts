import type { BoundaryFinding } from '../../domain/boundary.ts'
import type { EnvironmentProtection, Inventory } from '../../domain/inventory.ts'
import { isProductionEnvironment, isProductionSecret } from '../names.ts'
import type { BoundaryOptions } from '../options.ts'
import type { Stores } from '../stores.ts'
import { matchesWildcard } from '../wildcard.ts'

/** A finding of the inventory, which is of no file and no run. */
export type Kept = Pick<BoundaryFinding, 'rule' | 'message' | 'secret' | 'environment' | 'data'>

const kept = (rule: 'I1' | 'I2' | 'I3', message: BoundaryFinding['message'], of: Partial<Kept>): Kept => {
  return { rule, message, secret: null, environment: null, data: {}, ...of }
}

/**
 * I1: production secrets live in production environments only. A secret of another environment is production by its own name only: that staging and
 * production use one name for two values is what environments are for.
 */
export function secretsMisplaced(inventory: Inventory, options: BoundaryOptions, stores: Stores): Kept[] {
  const shared = (['repository', 'organization', 'dependabot'] as const).flatMap((store) =>
    namesOf(inventory[store]).filter(stores.isProduction).map((secret) => kept('I1', 'secretMisplaced', { secret, data: { store } })),
  )
  const others = Object.entries(inventory.environments ?? {}).filter(([name]) => !isProductionEnvironment(name, options))
  const held = others.flatMap(([environment, { secrets }]) =>
    namesOf(secrets)
      .filter((secret) => isProductionSecret(secret, options))
      .map((secret) => kept('I1', 'secretMisplaced', { secret, environment, data: { store: 'environment' } })),
  )
  return [...shared, ...held]
}

/** I2: what a production environment asks before it gives its secrets. Only what is known is judged. */
export function environmentsUnprotected(inventory: Inventory, options: BoundaryOptions): Kept[] {
  return productionIn(inventory, options).flatMap(([environment, { protection }]) => {
    const lacks = lacking(protection ?? {})
    return lacks.length === 0 ? [] : [kept('I2', 'environmentUnprotected', { environment, data: { lacks } })]
  })
}

function lacking({ reviewers, preventSelfReview, adminsBypass, branches }: EnvironmentProtection): string[] {
  const lacks: string[] = []
  if (reviewers === false) lacks.push('reviewers')
  if (preventSelfReview === false) lacks.push('self-review')
  if (adminsBypass === true) lacks.push('admin-bypass')
  if (branches === null || branches?.some(admitsPullRequests) === true) lacks.push('branches')
  return lacks
}

// Taken widely: a star may stop at slashes for GitHub, but a policy that lets every plain branch in guards nothing either. After another wildcard
// anything may follow.
function admitsPullRequests(pattern: string): boolean {
  const [lead = ''] = pattern.split(/[[?{\\]/, 1)
  return matchesWildcard(lead.length < pattern.length ? `${lead}*` : pattern, 'refs/pull/1/merge')
}

/** I3: where a name is missing in its environment GitHub silently gives the lower value, so a name stands at one level only. */
export function secretsShadowed(inventory: Inventory, options: BoundaryOptions): Kept[] {
  return productionIn(inventory, options).flatMap(([environment, { secrets }]) => {
    const held = new Set(namesOf(secrets))
    return (['repository', 'organization'] as const).flatMap((store) =>
      namesOf(inventory[store])
        .filter((secret) => held.has(secret))
        .map((secret) => kept('I3', 'secretShadowed', { secret, environment, data: { store } })),
    )
  })
}

function productionIn({ environments }: Inventory, options: BoundaryOptions) {
  return Object.entries(environments ?? {}).filter(([name]) => isProductionEnvironment(name, options))
}

const namesOf = (names: string[] | undefined): string[] => [...new Set((names ?? []).map((name) => name.toUpperCase()))].sort()
