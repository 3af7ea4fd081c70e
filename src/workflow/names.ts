import type { BoundaryOptions } from './options.ts'
import type { TextSet } from './possible.ts'
import { mayBe, mayBeginWith } from './refNames.ts'
import type { NameSet } from './refNames.ts'
import { matchesWildcard } from './wildcard.ts'

const productionWords = new Set(['prod', 'production', 'prd', 'live'])

/** Names people give: `prod-eu`, `eu/production`, `Production – web`. The last kind is why blanks part words too. */
const environmentSeparators = /[-_/.\s]/

/** Whether an environment of this name is production to the policy (SECRETS: Words). Case never matters to GitHub. */
export function isProductionEnvironment(name: string, options: BoundaryOptions): boolean {
  if (options.environments !== null) return options.environments.some((pattern) => matchesWildcard(pattern, name))
  return name.toLowerCase().split(environmentSeparators).some((word) => productionWords.has(word))
}

/** Sets of names in which no word of production can stand: numbers, commits, and the merge refs of pull requests. */
export const wordless = { number: '[0-9]+', commit: '[0-9a-f]+', merge: '[0-9]+/merge' }

/** Whether a name that nobody can list may be a production environment to the policy: `pr-${{ github.event.number }}` is none. */
export function mayBeProduction({ before, names }: TextSet, options: BoundaryOptions): boolean {
  const lead = before.trimStart().toLowerCase()
  if (options.environments !== null) return options.environments.some((pattern) => mayMatch(pattern.toLowerCase(), lead, names))
  const isWordless = names.only !== null && names.only.length > 0 && names.only.every((pattern) => Object.values(wordless).includes(pattern))
  // The last piece runs on into what nobody knows.
  return !isWordless || names.empty || lead.split(environmentSeparators).slice(0, -1).some((word) => productionWords.has(word))
}

function mayMatch(pattern: string, lead: string, names: NameSet): boolean {
  const [head = ''] = pattern.split('*', 1)
  if (!head.startsWith(lead)) return head.length < pattern.length && lead.startsWith(head)
  // Blanks at its end GitHub takes away; a name of refs has none.
  return head.length < pattern.length ? mayBeginWith(names, head.slice(lead.length)) : names.only === null || mayBe(names, head.slice(lead.length))
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
