import type { Json } from './outcome.ts'

/** The rules of the secret boundary: S1–S8 of the files, I1–I3 of the inventory. docs/secrets.md says each in a sentence. */
export type BoundaryRule = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'I1' | 'I2' | 'I3'

/** What a policy may tolerate, and whether it does. */
export type UndeterminedCause = 'environment' | 'inherit' | 'whole-context' | 'unreadable' | 'identity' | 'tag' | 'flow'

/** `note`: shown, and blocks nothing: a tolerated cause, an exception, or with `changes-only` what the base already had. */
export type FindingVerdict = 'violation' | 'not-understood' | 'undetermined' | 'note'

/** One thing found: where, in which run, and why. Sentence and remedy are made from `message` and `data` by the control's catalogue. */
export interface BoundaryFinding {
  rule: BoundaryRule
  verdict: FindingVerdict
  /** The switch of `production.undetermined` that decided; null: none did. */
  cause: UndeterminedCause | null
  file: string
  line: number
  column: number
  job: string | null
  /** A run that a person can bring about: "pull_request", "push to a branch other than main". null: in every run. */
  context: string | null
  /** Upper case. */
  secret: string | null
  environment: string | null
  message: BoundaryMessage
  /** What fills the sentence besides the members above. */
  data: Record<string, Json>
  exception: { reason: string; approvedBy: string; expires: string } | null
  /** The base of the change had the same finding. */
  inBase: boolean
}

/** Every sentence the boundary can say; the control has a text and a remedy for each. */
export type BoundaryMessage =
  | 'environmentReachable'
  | 'environmentUnknown'
  | 'environmentByTag'
  | 'secretOutside'
  | 'secretByTag'
  | 'wholeContext'
  | 'computedSecret'
  | 'inheritUnreadable'
  | 'calleeUnpinned'
  | 'calleeMissing'
  | 'calleeCyclic'
  | 'calleeTooDeep'
  | 'calleeGivenSecret'
  | 'literalCredential'
  | 'identityNamed'
  | 'identityUnknown'
  | 'productionOutput'
  | 'notUnderstood'
  | 'secretMisplaced'
  | 'environmentUnprotected'
  | 'secretShadowed'

/** What was judged, besides the findings. */
export interface BoundaryReading {
  assurance: 'static' | 'inventory'
  findings: BoundaryFinding[]
  /** Every workflow and action file that was judged. */
  files: { path: string; blob: string }[]
  jobs: number
  /** The runs that were looked at, as words, each once. */
  contexts: string[]
  productionJobs: number
  /** Exceptions of the policy that matched nothing, or are expired. */
  unused: { file: string; job: string | null; expired: boolean }[]
}
