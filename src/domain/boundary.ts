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
  /** Of I1–I3, which are of no file: empty, and line and column 0. */
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

/**
 * Every sentence the boundary can say; the control has a text and a remedy for each. `data` of each is told beside it. Besides, where it applies:
 * `callee`: `owner/repo/path@ref` of the called workflow in which it stands, when that is of another repository (`file` and `line` are then those of
 * our call, `calleeLine` and `calleeJob` those of the callee); `caller`: "file: job", the call through which a workflow of this repository is
 * reached; `jobs`: the first of the jobs it reaches and `jobCount` how many, when it stands outside jobs.
 */
export type BoundaryMessage =
  /** S1, violation. `only`: the job resolves to production environments and nothing else. */
  | 'environmentReachable'
  /** S1, undetermined `environment`: the name is computed while running. */
  | 'environmentUnknown'
  /** S1, undetermined `tag`: reachable from a tag, and nothing says who may push tags. `only` as above. */
  | 'environmentByTag'
  /** S2, violation. `as`: the name under which a called workflow was handed it, when that is another; else null. */
  | 'secretOutside'
  /** S2, undetermined `environment`: a release run whose job has an environment that is computed while running. `as` as above. */
  | 'secretPerhapsOutside'
  /** S3, violation with `secrets`: production secrets that the inventory places within reach; undetermined `whole-context` with none. */
  | 'wholeContext'
  /** S3: the same of a name that is computed while running. `secrets`. */
  | 'computedSecret'
  /** S3: `secrets: inherit` to a workflow that could not be read: cause `inherit`. `workflow`: the callee as written; `secrets`. */
  | 'inheritUnreadable'
  /** S4, undetermined `unreadable`. `workflow`; `given`: `secrets`, `inherit` or `id-token`. */
  | 'calleeUnpinned'
  /** S4, undetermined `unreadable`. `workflow`. */
  | 'calleeMissing'
  /** S4, undetermined `unreadable`. `workflow`. */
  | 'calleeCyclic'
  /** S4, undetermined `unreadable`. `workflow`. */
  | 'calleeTooDeep'
  /** S2, violation: handed to a workflow that could not be read or is not pinned. `workflow`; `as`: by which name, null: its own. */
  | 'calleeGivenSecret'
  /** S5, violation. `kind`: of LiteralCredential. */
  | 'literalCredential'
  /** S6, violation. `pattern`: of the policy. */
  | 'identityNamed'
  /** S6, undetermined `identity`. `held`: `expression` (in a variable or secret) or `none` (the job may ask for a token, and says not for what). */
  | 'identityUnknown'
  /** S7, undetermined `flow`. `producer`: the production job. */
  | 'productionOutput'
  /** S8, not understood. `kind`: of Doubt; `found`. */
  | 'notUnderstood'
  /** I1, violation. `store`: `repository`, `organization`, `dependabot`, or `environment`, which `environment` then names. */
  | 'secretMisplaced'
  /** I2, violation. `lacks`: of `reviewers`, `self-review`, `admin-bypass`, `branches`, those that are missing. */
  | 'environmentUnprotected'
  /** I3, violation. `environment` holds it, and so does `store`: `repository` or `organization`. */
  | 'secretShadowed'

/** What was judged, besides the findings. */
export interface BoundaryReading {
  /** `inventory`: besides, every place where secrets live is known, and which branches the production ones admit. */
  assurance: 'static' | 'inventory'
  /** What an inventory that was given does not tell, in words; nothing when there is none. */
  untold: string[]
  findings: BoundaryFinding[]
  /** Every workflow and action file that was judged. */
  files: { path: string; blob: string }[]
  jobs: number
  /** The runs that were looked at, as words, each once. */
  contexts: string[]
  productionJobs: number
  /** Files that start by a call alone, and that no file here calls: what they do is judged where they are called. */
  uncalled: string[]
  /** Exceptions of the policy that matched nothing, or are expired. */
  unused: { file: string; job: string | null; expired: boolean }[]
}
