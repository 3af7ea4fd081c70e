import type { Repository } from './model.ts'

/** Names of secrets by the place they live in: a world of this kind has no values. */
export interface SecretStores {
  repository: string[]
  /** Of the organisation, as far as this repository may read them. */
  organization: string[]
  dependabot: string[]
  /** By the environment's name, as it was written when it was made. */
  environments: Map<string, string[]>
}

export const noSecrets = (): SecretStores => ({ repository: [], organization: [], dependabot: [], environments: new Map() })

export type SecretPlace = 'repository' | 'organization' | 'dependabot' | { environment: string }

/** Puts secrets of these names into a store. */
export function addSecrets(repository: Repository, place: SecretPlace, names: string[]): void {
  const { secrets } = repository
  if (typeof place === 'string') secrets[place].push(...names)
  else secrets.environments.set(place.environment, [...(secrets.environments.get(place.environment) ?? []), ...names])
}
