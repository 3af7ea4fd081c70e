/** Classic branch protection, as far as readers may see it. */
export interface ClassicProtection {
  approvals: number | null
  deletions: boolean
}

/** Names of secrets by the place they live in: a world of this kind has no values. */
export interface SecretStores {
  repository: string[]
  /** Of the organisation, as far as this repository may read them. */
  organization: string[]
  dependabot: string[]
  /** By the environment's name, as it was written when it was made. */
  environments: Map<string, string[]>
}
