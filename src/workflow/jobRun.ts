import type { BoundaryFinding, UndeterminedCause } from '../domain/boundary.ts'
import type { JobModel, Position } from '../domain/workflow.ts'
import type { Callee } from './calls.ts'
import type { RunContext } from './contexts.ts'
import { verdictOf } from './finding.ts'
import type { Handed, Read } from './handing.ts'
import type { BoundaryOptions } from './options.ts'
import type { JobOutline } from './outline.ts'
import type { Scope } from './scope.ts'
import type { SecretUse } from './secretUses.ts'
import type { Stores } from './stores.ts'

/** One job in one run: what the rules judge. */
export interface JobRun extends JobState {
  context: RunContext
  job: JobModel
  outline: JobOutline
  /** What its contexts can hold; of one combination of its matrix, where they are judged apart. */
  scope: Scope
  /** Whether it may ask for an id token. */
  idToken: boolean
  /** The secrets within reach, by the names this workflow knows them by. */
  handed: Handed
  /** What a use of `secrets` reads here. */
  read: (use: SecretUse) => Read
  /** Every environment that lets this run in, by the inventory; null: they are not known. */
  openEnvironments: () => string[] | null
  /** Jobs of its `needs` that are production jobs of this run. */
  productionNeeds: () => string[]
  /** What stands behind its call; null: it calls nothing. */
  callee: Callee | null
}

/** What a job comes to in one run. */
export interface JobState {
  /** Whether it can run at all. */
  exists: boolean
  /** Every environment it can resolve to and that lets the run in; '' is none. null: they cannot be listed. */
  environments: string[] | null
  /** It resolves to a production environment and only that. */
  production: boolean
}

/** What a rule found; place and run are added by who asked. */
export type Found = Pick<BoundaryFinding, 'rule' | 'verdict' | 'message'> & { at: Position } & Partial<
    Pick<BoundaryFinding, 'cause' | 'secret' | 'environment' | 'data'>
  >

export interface Judged {
  options: BoundaryOptions
  stores: Stores
}

type Outcome = Pick<BoundaryFinding, 'verdict' | 'cause'>

/** What cannot be decided, and what the policy makes of that. */
export const undetermined = (cause: UndeterminedCause, { options }: Judged): Outcome => ({ verdict: verdictOf(cause, options), cause })

/**
 * The same for rules of unreviewed runs only. In the run of a tag nobody knows whether the tag holds reviewed code; where the policy tolerates that,
 * nothing that rests on it can block.
 */
export function undeterminedUnreviewed(cause: UndeterminedCause, run: Pick<JobRun, 'context'>, judged: Judged): Outcome {
  const tolerated = run.context.trust === 'tag' && judged.options.undetermined.tag === 'note'
  return undetermined(tolerated ? 'tag' : cause, judged)
}
