import type { BoundaryOptions } from './options.ts'
import { matchesWildcard } from './wildcard.ts'

const productionWords = new Set(['prod', 'production', 'prd', 'live'])

/** Names people give: `prod-eu`, `eu/production`, `Production – web`. The last kind is why blanks part words too. */
const environmentSeparators = /[-_/.\s]/

/** Whether an environment of this name is production to the policy (SECRETS: Words). Case never matters to GitHub. */
export function isProductionEnvironment(name: string, options: BoundaryOptions): boolean {
  if (options.environments !== null) return options.environments.some((pattern) => matchesWildcard(pattern, name))
  return name.toLowerCase().split(environmentSeparators).some((word) => productionWords.has(word))
}

/** Whether a secret counts as production by its name alone; what environments hold is the inventory's to say. */
export function isProductionSecret(name: string, options: BoundaryOptions): boolean {
  if (isOwnToken(name)) return false
  if (namedProduction(name, options)) return true
  return options.strict && !options.developmentSecrets.some((pattern) => matchesWildcard(pattern, name))
}

/** `secrets.GITHUB_TOKEN` is made for each job and holds what the job may do anyway. */
export const isOwnToken = (name: string): boolean => name.toUpperCase() === 'GITHUB_TOKEN'

function namedProduction(name: string, options: BoundaryOptions): boolean {
  if (options.secrets !== null) return options.secrets.some((pattern) => matchesWildcard(pattern, name))
  return name.toLowerCase().split('_').some((part) => productionWords.has(part))
}
