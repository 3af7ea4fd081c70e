import type { Account } from './account.ts'
import type { Fact } from './fact.ts'

/** Facts of a deployment as a whole; those of the changes it brings stand under `Facts.changes`, as at their merges. */
export interface DeploymentFactValues {
  deployment: Deployment
  runApprovals: RunApproval[]
  environment: EnvironmentState
  lineage: Lineage
  deployedRefs: DeployedRef[]
}

export type DeploymentFactName = keyof DeploymentFactValues
export type DeploymentFacts = { [Name in DeploymentFactName]?: Fact<DeploymentFactValues[Name]> }

/** Who deploys what where. Deployers are the run's actor and triggering actor and the creator of the deployment (SEMANTICS 40). */
export interface Deployment {
  environment: string
  /** null: no run is known, so nobody can be named as its deployer. */
  run: DeploymentRun | null
  /** Entries of this environment and commit that belong to the run, or that the event named. Anyone who can write can make one. */
  entries: DeploymentEntry[]
  repository: { archived: boolean; defaultBranch: string }
  /**
   * Blob ids of the policy file: at the deployed commit, and at the tip of the default branch by which is judged; null: no such file. And the
   * commits that last touched it there: the same text can be pushed back, the same commit cannot.
   */
  policy: { atCommit: string | null; atTip: string | null; touchedAtCommit: string | null; touchedAtTip: string | null }
}

export interface DeploymentRun {
  id: number
  attempt: number
  event: string
  /** The workflow file, as `.github/workflows/deploy.yml`. */
  path: string
  headSha: string
  headBranch: string | null
  actor: Account | null
  /** Who started this attempt: another person after a re-run. */
  triggeringActor: Account | null
  /** The job that the gate runs in, as the workflow file at the run's commit says; null: not known. */
  job: DeploymentJob | null
}

/** `environment` null: the job is bound to none. `computed`: its name is an expression, which is not evaluated here. */
export interface DeploymentJob {
  id: string
  environment: string | null
  computed: boolean
}

export interface DeploymentEntry {
  id: number
  sha: string
  environment: string
  createdAt: string
  creator: Account | null
}

/** One entry of the run's review history. GitHub gives no time and no commit with it (SEMANTICS 43). */
export interface RunApproval {
  state: 'approved' | 'rejected'
  account: Account | null
  environments: string[]
}

/** How the repository protects an environment. `exists` false: GitHub would create it on first use, without protection (SEMANTICS 47). */
export interface EnvironmentState {
  name: string
  exists: boolean
  reviewers: { users: number; teams: number }
  preventSelfReview: boolean
  /** In neither published schema, but answered; absent is unknown: null. */
  adminsBypass: boolean | null
  /** `all`: every ref; `protected`: protected branches, and every branch where none is; `custom`: those that match `branches` and `tags`. */
  refs: 'all' | 'protected' | 'custom'
  /** Where protected branches may deploy, the default one if it is known to be protected, else all that are; empty: none is. */
  branches: string[]
  tags: string[]
  /** Custom deployment protection rules: apps that must answer; we cannot see what they ask. */
  customRules: string[]
}

/** A ref that the policy lets be deployed, or the one the run is on, and whether it holds the deployed commit. */
export interface DeployedRef {
  branch: string
  /** null: there is no such branch. */
  contains: boolean | null
}

/**
 * What came in since the last deployment that has a verified passed record, or since the policy's baseline (SEMANTICS 41). `from` null: neither
 * is there. Commits are those reachable from the deployed one and not from `from`, in topological order, oldest first.
 */
export interface Lineage {
  from: LineageStart | null
  /** Of the deployed commit to `from`: `behind` is a rollback. */
  relation: 'ahead' | 'identical' | 'behind' | 'diverged'
  /** A verified passed record of the very commit, for a rollback; null: none was found. */
  earlier: RecordReference | null
  commits: RangeCommit[]
  /** Moves of the deployed branch, oldest first, as repository activity tells them; only those that brought commits of the range. */
  updates: BranchUpdate[]
  /** Every merged pull request that commits of the range are associated with. */
  changes: RangeChange[]
  /** Texts of the policies in force at the merges, by blob id. */
  policies: Record<string, string>
}

export type LineageStart = { sha: string; known: 'record'; record: RecordReference } | { sha: string; known: 'baseline' }

export interface RecordReference {
  sha256: string
  sha: string
  evaluatedAt: string
  artifact: string
  /** Accounts of everybody whom that record names as having contributed to what was deployed; deploying the same again brings in nobody else. */
  people: Account[]
  /** The commit that had last touched the policy it was judged by; null: none. */
  policy: string | null
}

export interface RangeCommit {
  sha: string
  tree: string
  parents: string[]
  author: { account: Account | null; emailSha256: string | null }
  committer: { account: Account | null; emailSha256: string | null }
  signedByGitHub: boolean
  /** Numbers of merged pull requests that GitHub associates with it; what they prove is judged (SEMANTICS 37, 62). */
  pullRequests: number[]
}

/** `pr_merge` and `merge_queue_merge` are made by GitHub itself from the reviewed head; a `push` is what somebody pushed. */
export interface BranchUpdate {
  before: string | null
  after: string
  at: string
  actor: Account | null
  type: 'push' | 'force_push' | 'branch_creation' | 'pr_merge' | 'merge_queue_merge' | 'other'
}

/** A merged pull request of the range with the policy in force then: the blob at the first parent of its merge; null: there was none. */
export interface RangeChange {
  number: number
  head: string
  baseBranch: string
  /** The base before the merge. */
  base: string
  policy: { blob: string; extends: Record<string, string> } | null
  /** The record of its merge or of its last evaluation, when one was found and verified. */
  record: RecordReference | null
}
