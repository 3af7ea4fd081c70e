import type { Inventory, InventoryEnvironment } from '../domain/inventory.ts'
import { isProductionEnvironment, isProductionSecret } from './names.ts'
import type { BoundaryOptions } from './options.ts'

/** What the inventory says about names, in the form the rules ask it. Without an inventory every store is unknown. */
export interface Stores {
  /** By its name, or because a production environment holds it. */
  isProduction: (secret: string) => boolean
  /** Every store is known and none holds it: a reference is empty. */
  isNowhere: (secret: string) => boolean
  /**
   * Whether a reference resolves to a secret of the job's own environment that is production by neither name nor place, whichever environment it is:
   * `API_KEY` of staging is not `API_KEY` of production. '' stands for no environment.
   */
  isOfOwnEnvironment: (secret: string, environments: string[] | null) => boolean
  /**
   * The production secrets that a job with these environments can read, and whether that is all of them. null: whatever the environment.
   * `shared`: the secrets of repository and organisation are within reach too.
   */
  reachable: (environments: string[] | null, shared: boolean) => { secrets: string[]; complete: boolean }
  /** What is known of an environment by name, whatever its case. */
  environment: (name: string) => InventoryEnvironment | undefined
  /** The names of all environments; null: they are not known. */
  environments: string[] | null
  /** Those that are production. */
  productionEnvironments: string[] | null
}

/**
 * What of an inventory is not known, in words. Only one that tells everything shows that production secrets live behind the branch policy of a
 * production environment; Dependabot's count, because its pull requests are given them.
 */
export function untoldOf({ repository, organization, dependabot, environments }: Inventory, options: BoundaryOptions): string[] {
  const stores = {
    'the secrets of the repository': repository,
    'those of the organisation': organization,
    "Dependabot's secrets": dependabot,
    environments,
  }
  const missing = Object.entries(stores).flatMap(([words, store]) => (store === undefined ? [words] : []))
  const of = Object.entries(environments ?? {}).flatMap(([name, { secrets, protection }]) => {
    const open = isProductionEnvironment(name, options) && protection?.branches === undefined && secrets?.length !== 0
    return [...(secrets === undefined ? [`the secrets of ${name}`] : []), ...(open ? [`the branches that ${name} admits`] : [])]
  })
  return [...missing, ...of]
}

export function storesOf(inventory: Inventory | null, options: BoundaryOptions): Stores {
  const upper = (names: string[]): string[] => names.map((name) => name.toUpperCase())
  const listed = inventory?.environments === undefined ? null : Object.entries(inventory.environments)
  const environments = new Map((listed ?? []).map(([name, environment]) => [name.toLowerCase(), environment]))
  const held = new Map((listed ?? []).map(([name, { secrets }]) => [name.toLowerCase(), secrets === undefined ? null : new Set(upper(secrets))]))
  const production = (listed ?? []).map(([name]) => name).filter((name) => isProductionEnvironment(name, options))
  const heldByProduction = new Set(production.flatMap((name) => [...(held.get(name.toLowerCase()) ?? [])]))

  const { repository, organization, dependabot } = inventory ?? {}
  const shared = [repository, organization].map((names) => (names === undefined ? null : new Set(upper(names))))
  const ofEnvironments = listed === null ? [null] : [...held.values()]
  const everywhere = [...shared, ...ofEnvironments]
  const anywhere = new Set([...everywhere.flatMap((names) => [...(names ?? [])]), ...upper(dependabot ?? [])])
  const complete = everywhere.every((names) => names !== null)

  const isProduction = (secret: string): boolean => isProductionSecret(secret, options) || heldByProduction.has(secret)
  // An environment that the list of all does not name holds nothing: GitHub makes it, empty, when a job first asks for it.
  const heldBy = (name: string): Set<string> | null => {
    const known = held.get(name.toLowerCase())
    return known === undefined && listed !== null ? new Set() : (known ?? null)
  }
  const ofEvery = (names: string[], secret: string): boolean =>
    names.length > 0 && names.every((name) => name !== '' && heldBy(name)?.has(secret) === true)

  return {
    isProduction,
    isNowhere: (secret) => complete && !anywhere.has(secret),
    isOfOwnEnvironment: (secret, names) => names !== null && !isProductionSecret(secret, options) && ofEvery(names, secret),
    reachable: (names, withShared) => {
      const ofJob = names === null ? ofEnvironments : names.filter((name) => name !== '').map(heldBy)
      const all = withShared ? [...shared, ...ofJob] : ofJob
      const secrets = [...new Set(all.flatMap((found) => [...(found ?? [])]))].filter(isProduction)
      return { secrets: secrets.sort(), complete: all.every((found) => found !== null) }
    },
    environments: listed?.map(([name]) => name) ?? null,
    environment: (name) => environments.get(name.toLowerCase()),
    productionEnvironments: listed === null ? null : production,
  }
}
