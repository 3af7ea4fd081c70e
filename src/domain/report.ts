import type { Fact } from './fact.ts'
import type { LedgerHead } from './ledger.ts'
import type { ControlResult, Decision, Reason } from './outcome.ts'
import type { Problem } from './problem.ts'
import type { Reconciliation } from './reconciliation.ts'
import type { Enforcement, Mode } from './record.ts'
import type { Subject } from './subject.ts'

/**
 * A decision sorted for people: what is missing first, why last. Title, to-do list and table are all made from this one structure, so
 * that they cannot disagree. Reasons only: `render` fills in the sentences from the controls' messages.
 */
export interface Explanation {
  /** What stands in the title, most important first. Never empty. */
  headline: SourcedReason[]
  /** What would satisfy it: one entry a step. */
  todo: SourcedReason[]
  table: ControlResult[]
  counted: SourcedReason[]
  notCounted: SourcedReason[]
  contributors: SourcedReason[]
  notes: SourcedReason[]
  warnings: SourcedReason[]
}

/** A reason with the control whose message catalogue explains it. */
export interface SourcedReason extends Reason {
  control: string
  change: number | null
}

/** Everything a person is shown about one judged subject; input of every renderer. */
export interface Report {
  subject: Subject
  mode: Mode
  decision: Decision
  explanation: Explanation
  evaluatedAt: string
  /** Problems of the policy, with lines; the text of the block when there are any. */
  problems: Problem[]
  /** Remarks on a policy that was understood: they change nothing about the verdict. */
  remarks: Problem[]
  policy: { path: string; blob: string | null }
  enforcement: Enforcement
  reading: Reading
  evidence: EvidenceLink | null
  /** Where pages live: `https://github.com` or the Enterprise Server. */
  serverUrl: string
  /** Sections of the policy that this version validates but does not judge. */
  notEvaluated: string[]
  /** What a deployment brings; absent for other gates, and where it could not be read. */
  deployed?: Deployed
  /** Of a reconciliation; absent for other gates, and where what came in or what is recorded could not be read. */
  reconciled?: Reconciliation
}

/** What a deployment brings into its environment, for people: who wrote it, who approved it, and what came past the review. */
export interface Deployed {
  from: { sha: string; known: 'record' | 'baseline'; at: string | null } | null
  relation: 'ahead' | 'identical' | 'behind' | 'diverged'
  commits: number
  /** Commits that no approved change accounts for, oldest first. `login` null: nobody can be named. */
  direct: { sha: string; login: string | null; at: string | null }[]
  changes: DeployedChange[]
}

export interface DeployedChange {
  number: number
  authors: string[]
  approvers: string[]
  verdict: 'pass' | 'fail' | 'unknown' | 'not-applicable'
  /** Why not, from the control that judged it; null for a pass. */
  because: SourcedReason | null
}

/** "What was read": counts against GitHub's totals, so that truncation is visible. */
export interface Reading {
  requests: number
  points: number | null
  lines: { what: string; listed: number; total: number }[]
  unavailable: Extract<Fact<never>, { state: 'unavailable' }>['reason'][]
}

export interface EvidenceLink {
  sha256: string
  signed: boolean
  signer: string | null
  artifactUrl: string | null
  verifyCommand: string
  /** The ledger's last record, which is this one; absent where there is no ledger, or it did not take the record. */
  ledger?: LedgerHead
  /** Where `gh attestation verify` finds it; absent where that was not asked for, or refused. */
  attestation?: { id: string; url: string }
}
