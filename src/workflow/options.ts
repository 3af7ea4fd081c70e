import type { UndeterminedCause } from '../domain/boundary.ts'

/** What "production" means to a policy, in the form the judgement of workflow files takes; POLICY.md's `production` and `exceptions`. */
export interface BoundaryOptions {
  /** Wildcards, without regard to case; null: prod, production, prd or live as a whole word between `-` `_` `/` `.`. */
  environments: string[] | null
  /** Wildcards, without regard to case; null: PROD, PRODUCTION, PRD or LIVE as a whole part between underscores. */
  secrets: string[] | null
  release: {
    /** GitHub's filter patterns; null: the default branch and those that branch rules protect, and where neither is known main and master. */
    branches: string[] | null
    tags: string[]
    mergeGroup: 'development' | 'release'
  }
  identities: string[]
  /** Owners, or `owner/repository`, whose workflows count as pinned. */
  trusted: string[]
  strict: boolean
  developmentSecrets: string[]
  undetermined: Record<UndeterminedCause, 'fail' | 'note'>
  /** Findings that the base already had are notes. */
  changesOnly: boolean
  exceptions: BoundaryException[]
}

export interface BoundaryException {
  file: string
  job: string | null
  reason: string
  approvedBy: string
  /** Last day, UTC: `2027-03-31`. */
  expires: string
}

/** What holds without a policy. */
export const defaultBoundary: BoundaryOptions = {
  environments: null,
  secrets: null,
  release: { branches: null, tags: [], mergeGroup: 'development' },
  identities: [],
  trusted: [],
  strict: false,
  developmentSecrets: [],
  undetermined: { environment: 'fail', inherit: 'fail', 'whole-context': 'fail', unreadable: 'fail', identity: 'note', tag: 'fail', flow: 'note' },
  changesOnly: false,
  exceptions: [],
}
