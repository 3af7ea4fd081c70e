/**
 * Where secrets live: names, never values. Every member is optional, and absent means unknown. The form of `--inventory FILE` and of the fact.
 */
export interface Inventory {
  repository?: string[]
  /** Organisation secrets that this repository may read. */
  organization?: string[]
  dependabot?: string[]
  /** All environments of the repository, by name. */
  environments?: Record<string, InventoryEnvironment>
}

export interface InventoryEnvironment {
  secrets?: string[]
  protection?: EnvironmentProtection
}

/** An absent member is unknown. `branches: null`: every branch may deploy. */
export interface EnvironmentProtection {
  reviewers?: boolean
  preventSelfReview?: boolean
  adminsBypass?: boolean
  branches?: string[] | null
  tags?: string[]
}
