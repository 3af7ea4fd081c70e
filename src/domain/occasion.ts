import type { Account } from './account.ts'
import type { Since } from './period.ts'
import type { RepositoryName } from './subject.ts'

/**
 * Why this run exists: the event, parsed at the border, before anything is asked of the network. `collect/locate` turns it into subjects.
 */
export type Occasion =
  | { kind: 'pull-request'; repository: RepositoryName; number: number; hints: ChangeHints }
  | { kind: 'merged'; repository: RepositoryName; number: number }
  | { kind: 'head'; repository: RepositoryName; head: { repository: string | null; sha: string; branch: string } }
  | { kind: 'merge-group'; repository: RepositoryName; head: string; base: { branch: string; commit: string } }
  | { kind: 'deployment'; repository: RepositoryName; deployment: NamedDeployment }
  | { kind: 'sweep'; repository: RepositoryName }
  | Reconciliation
  | { kind: 'nothing'; repository: RepositoryName; why: string }

/** All that came into a branch is held against all that is recorded. */
export interface Reconciliation {
  kind: 'reconciliation'
  repository: RepositoryName
  asked: AskedPeriod
}

/** What shall be reconciled: one branch (null: the default one) since when, and until when; null: until an hour ago. */
export interface AskedPeriod {
  branch: string | null
  since: Since
  until: string | null
}

/** What is to be deployed where, as an event, an input or a command line names it; verified against the API before use. */
export interface NamedDeployment {
  environment: string
  /** null: the commit that the run is on. */
  sha: string | null
  /** null: where a commit is named, the run that the list of deployments names for it. */
  run: { id: number; attempt: number } | null
  /** Of the `deployment` event. */
  id: number | null
  /** The job of the run that asks, and the workflow file that it is in; null: not known, or none that is a job of that run. */
  job: { id: string; path: string } | null
}

/** What the payload already says, so that requests need not wait for one another; verified against the API before use. */
export interface ChangeHints {
  headSha: string | null
  headRepository: string | null
  headBranch: string | null
  /** The webhook's sender and time on opened/synchronize: the last source for who pushed the head. */
  push: { pusher: Account; at: string } | null
}
