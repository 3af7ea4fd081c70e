import type { BranchRules } from './branchRules.ts'
import type { Lineage, RecordReference } from './deployment.ts'
import type { Fact, Unavailability, UnavailableFact } from './fact.ts'
import type { Facts, Need } from './facts.ts'
import type { Occasion } from './occasion.ts'
import type { NonEmpty } from './outcome.ts'
import type { PolicySource } from './policySource.ts'
import type { Reading } from './report.ts'
import type { Subject } from './subject.ts'

/** The edge that reads GitHub: it answers what is asked, with sources, and judges nothing. `collect/collector.ts` makes it. */
export interface Collector extends RangeReader {
  /** What the occasion is about: for a pull request, itself and every open one on the same head (SEMANTICS 34). */
  locate(occasion: Occasion): Promise<Located>
  /** The policy file at `subject.base.commit`; null: there is no such file. */
  policy(subject: Subject): Promise<PolicySource | null | UnavailableFact>
  /** A central policy named as `owner/repo//path@ref`. */
  central(reference: string): Promise<PolicySource | Unavailability>
  /** The needed facts; `moved` is the head found when it was read again last (SEMANTICS 32). */
  facts(subject: Subject, needs: Need[]): Promise<Facts | { moved: string }>
  branchRules(subject: Subject): Promise<Fact<BranchRules>>
  /** Evidence digests that earlier reports on this head carry as their external id. */
  earlier(subject: Subject): { sha256: string }[]
  /** The workflow that runs the gate, as the query of a pull request told it; null: unreadable, or none was named. */
  workflowText(): string | null
  /** Parts of known facts that were asked for and not told: stores of secrets that the token may not list. */
  notRead(): Unavailability[]
  /** How much of each list was read, against GitHub's own totals. */
  reading(): Reading['lines']
}

/** The same edge for deployments. */
export interface RangeReader {
  /** What came in since the last deployment with a verified passed record; its changes then belong to the subject. */
  range(subject: Subject, ask: RangeAsk): Promise<Fact<Lineage>>
}

export interface RangeAsk {
  /** The policy's `baseline`, where lineage begins while there is no record. */
  baseline: string | null
  /** Whether a bundle is a genuine, passed deployment record of this repository and environment; null: it is not. Judged outside. */
  verify(bundle: Uint8Array): Promise<Omit<RecordReference, 'artifact'> | null>
}

export type Located =
  | { state: 'found'; subjects: NonEmpty<Subject> }
  | { state: 'nothing'; why: string }
  | { state: 'unavailable'; reason: Unavailability; commit: string | null }
