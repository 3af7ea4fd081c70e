import type { NonEmpty } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { Problem } from '../domain/problem.ts'
import type { Roster } from '../domain/roster.ts'
import type { Policy } from './schema.ts'

/** A policy that was understood: the parsed file with its defaults, and its people and roles in the form the duties use. */
export interface LoadedPolicy {
  source: PolicySource
  /** By what another policy extends it; null: the repository's own. */
  reference: string | null
  policy: Policy
  roster: Roster
  /** Named warnings that change nothing about the verdict. */
  warnings: Problem[]
  /** Sections that are validated but not judged by this version: ["deployments", …]. */
  notEvaluated: string[]
}

export type PolicyReading = { ok: true; loaded: LoadedPolicy } | { ok: false; source: PolicySource | null; problems: NonEmpty<Problem> }
