/**
 * What a workflow file asks for, as data that can be recorded and judged again: the fact of the secret boundary. It holds positions, names and
 * expressions, never the file's text; a literal that looks like a credential is hidden. Made by `workflow/read`, judged by `workflow/reach`.
 */
export interface Position {
  /** From 1, as editors count. */
  line: number
  column: number
}

/**
 * An expression of the language of `${{ }}` (https://docs.github.com/actions/reference/workflows-and-actions/expressions). Contexts, functions
 * and property names are case-insensitive and kept in lower case; literals as written.
 */
export type Expression =
  | { literal: string | number | boolean | null }
  /** A literal that looks like a credential: it can be anything. */
  | { hidden: true }
  /** `secrets.X` is `{ context: 'secrets', path: ['x'] }`; the whole context has an empty path. */
  | { context: string; path: PathStep[] }
  /** A property of something computed: `fromJSON(x).y`. */
  | { get: Expression; path: PathStep[] }
  | { call: string; of: Expression[] }
  | { operator: Operator; of: Expression[] }

export type Operator = '!' | '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>='

/** A name, `.*` or `[*]`, or an index that is computed. */
export type PathStep = string | { every: true } | { index: Expression }

/** A scalar with its expressions in place: `prod-${{ inputs.region }}`. One part that is an expression keeps its type. */
export interface Template {
  at: Position
  parts: (string | Expression)[]
}

/** An expression anywhere in a part of the file: what a reference is found by. */
export interface PlacedExpression {
  at: Position
  expression: Expression
}

export interface WorkflowModel {
  kind: 'workflow'
  triggers: Trigger[]
  /** `permissions.id-token: write` of the workflow; null: not said, so that the repository's default holds, which never grants it. */
  idToken: boolean | null
  env: Record<string, Template>
  /** Every expression outside `jobs`, those of `env` included. */
  expressions: PlacedExpression[]
  jobs: JobModel[]
  remarks: FileRemarks
}

/** A composite (or other) action of the repository. What it is handed stands in its caller. */
export interface ActionModel {
  kind: 'action'
  expressions: PlacedExpression[]
  /** Other actions its steps use. */
  uses: Reference[]
  remarks: FileRemarks
}

/** What a file says that needs no context to be told. `doubts` is empty only when every line was understood (S8). */
export interface FileRemarks {
  doubts: Doubt[]
  literals: LiteralCredential[]
  /** Outside jobs; jobs have their own. */
  identities: IdentityMention[]
}

/** What was not understood, in our own words; `found` is a name or number of the file, cut, never a secret. */
export interface Doubt {
  at: Position
  kind: DoubtKind
  found: string | null
}

export type DoubtKind =
  | 'not-text'
  | 'not-utf-8'
  | 'unread'
  | 'too-large'
  | 'too-deep'
  | 'too-many-jobs'
  | 'too-much'
  | 'yaml'
  | 'tab'
  | 'several-documents'
  | 'duplicate-key'
  | 'merge-key'
  | 'unknown-key'
  | 'wrong-shape'
  | 'missing'
  | 'unknown-event'
  | 'expression'
  | 'expression-too-large'
  | 'context-not-allowed'
  | 'unknown-job'
  | 'cyclic-needs'
  | 'stopped'

/** A credential written into the file (S5): where and what kind, never what. `job` null: outside jobs. */
export interface LiteralCredential {
  at: Position
  kind: 'container-password' | 'secret-literal' | 'token' | 'private-key' | 'url-password'
  job: string | null
}

/** A production identity of the policy, named in the file (S6): which pattern matched, and where. */
export interface IdentityMention {
  at: Position
  pattern: string
}

/** One event of `on:`. Filters are patterns of GitHub's filter language; null: no such filter. */
export interface Trigger {
  at: Position
  event: string
  branches: string[] | null
  branchesIgnore: string[] | null
  tags: string[] | null
  tagsIgnore: string[] | null
  /** Activity types, lower case; null: none are named, so that the event's default ones trigger. */
  types: string[] | null
  /** Of `workflow_dispatch` and `workflow_call`. */
  inputs: Record<string, InputModel>
  /** Of `workflow_call`: the secrets it declares, upper case. */
  secrets: string[]
}

export interface InputModel {
  type: 'string' | 'boolean' | 'number' | 'choice' | 'environment'
  options: string[] | null
  /** `required: true`: GitHub refuses to start without it. */
  required: boolean
  /** null: none was given. */
  default: Template | null
}

export interface JobModel {
  id: string
  at: Position
  /** Absent: always, after what it needs. */
  if: Template | null
  needs: string[]
  environment: { name: Template; at: Position } | null
  matrix: Matrix | null
  env: Record<string, Template>
  /** `permissions.id-token: write` of the job; null: the workflow's hold. */
  idToken: boolean | null
  call: Call | null
  /** Actions its steps use. */
  uses: Reference[]
  outputs: Record<string, Template>
  /** Every expression of the job's subtree, those above included. */
  expressions: PlacedExpression[]
  identities: IdentityMention[]
  /** Whether an input or variable of a well-known kind names a cloud identity: as text, only by an expression, or not at all. */
  identity: 'literal' | 'expression' | 'none'
}

/** `jobs.<id>.uses`: a called workflow with what it is handed. */
export interface Call extends Reference {
  with: Record<string, Template>
  /** By the callee's names, upper case. */
  secrets: 'inherit' | Record<string, Template>
}

/** `./…` and `$/…` are of this repository; a remote one names repository, path and ref. */
export interface Reference {
  at: Position
  /** As written; an image (`docker://…`) is `other`. */
  text: string
  target: { kind: 'local'; path: string } | { kind: 'remote'; repository: string; path: string; ref: string } | { kind: 'other' }
}

/** Named dimensions and `include`, each with the values it can take; null: computed while running. */
export interface Matrix {
  dimensions: Record<string, (Template | null)[] | null>
  include: Record<string, Template | null>[] | null
  exclude: Record<string, Template | null>[] | null
}

export type FileModel = WorkflowModel | ActionModel

/** One commit's files by path; every model is kept once, by blob id, because base and head mostly share them. */
export interface WorkflowFiles {
  head: WorkflowTree
  /** The base's, by which findings that were there before are told; null: none is known. */
  base: WorkflowTree | null
  /** By blob id. */
  models: Record<string, FileModel>
  /** Called workflows of other repositories, by `owner/repo/path@ref` in lower case. */
  remote: Record<string, RemoteFile>
  refs: KnownRefs
  /** The identity patterns whose mentions were looked for. */
  identities: string[]
  /** Owners, or `owner/repository`, whose workflows were read at whatever ref they are called; absent: nobody's. */
  trusted?: string[]
}

export interface WorkflowTree {
  /** null: a checkout. */
  commit: string | null
  files: { path: string; blob: string }[]
  /** Local callees and actions that were looked for and are not there. */
  absent: string[]
}

/** `blob` is a key of `models`; `missing`: it was looked for and not found or not readable, with the measured reason. */
export type RemoteFile = { blob: string } | { missing: string }

/** Which branches hold reviewed code by rule, when that could be read. */
export interface KnownRefs {
  defaultBranch: string | null
  /** Names of branches that branch rules protect; null: not known. */
  protectedBranches: string[] | null
}
