import type { Repository } from './model.ts'
import type { SecretStores } from './settings.ts'

export const noSecrets = (): SecretStores => ({ repository: [], organization: [], dependabot: [], environments: new Map() })

export type SecretPlace = 'repository' | 'organization' | 'dependabot' | { environment: string }

/** Puts secrets of these names into a store. */
export function addSecrets(repository: Repository, place: SecretPlace, names: string[]): void {
  const { secrets } = repository
  if (typeof place === 'string') secrets[place].push(...names)
  else secrets.environments.set(place.environment, [...(secrets.environments.get(place.environment) ?? []), ...names])
}
