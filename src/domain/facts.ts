import type { Account } from './account.ts'
import type { DeploymentFactName, DeploymentFacts } from './deployment.ts'
import type { Fact } from './fact.ts'
import type { Inventory } from './inventory.ts'
import type { RepositoryFactName, RepositoryFacts } from './reconciliation.ts'
import type { Subject } from './subject.ts'
import type { WorkflowFiles } from './workflow.ts'

/**
 * Everything the judgement may see, as GitHub said it. Serialised as `facts.json` (RFC 8785), embedded in the evidence and replayed from it.
 * No title, body or diff; e-mail addresses only as `sha256` of their lower-case form. All times are RFC 3339 UTC from the API, never the runner's
 * clock.
 */
export interface Facts {
  schema: 1
  /** The API's clock when the last fact was read; grants expire by it. */
  evaluatedAt: string
  subject: Subject
  changes: ChangeFacts[]
  /** Keyed by `org/slug` in lower case. */
  teams: Record<string, Fact<Team>>
  /** Logins that the policy names, lower case, to the account that holds each now; null: nobody. */
  accounts: Fact<Record<string, Account | null>>
  /** Facts of the whole subject, not of one change. Absent: no control needed it. */
  workflows?: Fact<WorkflowFiles>
  inventory?: Fact<Inventory>
  /** Of a deployment; each absent when no control needed it. */
  deployment?: DeploymentFacts
  /** Of the gate `repository`: what came in within a period, and what is recorded of it. */
  repository?: RepositoryFacts
  /** The run's input `break-glass`, in its own words; absent: the glass is whole. */
  breakGlass?: { reason: string }
}

/** What can be known of one change. A fact that no control needed is absent. */
export type ChangeFacts = { number: number } & { [Name in ChangeFactName]?: Fact<ChangeFactValues[Name]> }

export type ChangeFactName = keyof ChangeFactValues

/** Facts that belong to the subject as a whole. */
export type SubjectFactName = 'workflows' | 'inventory'

/**
 * What a control asks for: a fact of the change or of the subject, the members of a team (`team:org/slug`), the account behind a login
 * (`login:carol`), mentions of an identity in workflow files (`identity:arn:aws:iam::111:role/*`), called
 * workflows of an owner or repository at refs that can move (`trusted:acme`). `collect` fetches what is asked and
 * nothing else; it does not know who asked.
 */
export type Need =
  | ChangeFactName
  | SubjectFactName
  | DeploymentFactName
  | RepositoryFactName
  | `team:${string}`
  | `login:${string}`
  | `identity:${string}`
  | `trusted:${string}`

export interface ChangeFactValues {
  pullRequest: PullRequest
  commits: Commit[]
  reviews: Review[]
  pushes: Push[]
  files: ChangedFiles
  timeline: TimelineEvent[]
  merges: MergeComparison[]
  policyAtHead: PolicyAtHead
}

export interface PullRequest {
  number: number
  state: 'open' | 'closed' | 'merged'
  draft: boolean
  /** null: the account was deleted. */
  author: Account | null
  assignees: Account[]
  createdAt: string
  mergedAt: string | null
  base: { branch: string }
  /** `mergeBase`: where it left the base, null when no review's standing hangs on it. `repository` is null when the fork was deleted. */
  head: { sha: string; tree: string; mergeBase: string | null; branch: string; repository: string | null }
  /**
   * The commit that merged it, when merged. `update`: the move of the base branch that put it there, where activity tells of one that GitHub
   * itself made from the head; absent: none is known.
   */
  merge: { sha: string; tree: string; parents: string[]; signedByGitHub: boolean; update?: 'pr_merge' | 'merge_queue_merge' } | null
  /** Whether the repository lets Actions approve pull requests; null: not readable. */
  actionsMayApprove: boolean | null
}

/** All commits of the pull request in topological order, oldest first; the last one is the head. */
export interface Commit {
  sha: string
  tree: string
  parents: string[]
  /** The git author first, then co-authors of the trailers, each as GitHub resolved them. */
  authors: GitActor[]
  committer: GitActor
  /** `byGitHub`: GitHub's own web-flow key made it. Only `valid && byGitHub` proves anything. */
  signature: { valid: boolean; byGitHub: boolean } | null
  /** The committer claims to be GitHub (web-flow's name or e-mail); a claim, proven only by the signature. */
  claimsWebFlow: boolean
}

/** The person named in a commit. Name and address are text anybody can type; `account` is what GitHub maps the address to. */
export interface GitActor {
  account: Account | null
  emailSha256: string | null
}

export interface Review {
  id: string
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  /** null only while PENDING. */
  submittedAt: string | null
  author: Account | null
  /**
   * The commit the review names now; "Update branch" can move it to a newer head (SEMANTICS 8). `mergeBase` is measured only where the
   * commit is not the head and has its tree: the same files on a newer base are another change.
   */
  commit: { sha: string; tree: string; mergeBase: string | null } | null
  /** Whether the author has write access to the repository now. */
  authorCanPush: boolean
}

/** Who moved the head branch, when, and which source says so. Oldest first. The pusher of a token is the token's owner. */
export interface Push {
  before: string | null
  after: string
  at: string
  pusher: Account | null
  forced: boolean
  source: 'activity' | 'run' | 'webhook'
}

/** `listed.length < total` when GitHub's limit of 3,000 files was hit; path rules then count as matched. */
export interface ChangedFiles {
  total: number
  listed: ChangedFile[]
}

export interface ChangedFile {
  path: string
  /** The other name of a rename or copy. */
  previousPath: string | null
  change: 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'changed'
}

export type TimelineEvent =
  | { type: 'review-dismissed'; at: string; actor: Account | null; review: string; previousState: Review['state'] }
  | { type: 'base-changed'; at: string; actor: Account | null; from: string; to: string }
  | { type: 'head-force-pushed'; at: string; actor: Account | null; before: string | null; after: string | null }
  | { type: 'reopened'; at: string; actor: Account | null }

/**
 * The measurements by which a merge of the base into the head can be shown to be clean (SEMANTICS 10): the pull request's own patch on
 * both sides of the merge commit. `complete` is false when GitHub's 300-file limit cut either list: then nothing is shown.
 */
export interface MergeComparison {
  sha: string
  /** The parent that lies on the base branch's history, or null when neither was shown to. */
  baseParent: string | null
  headParent: string
  before: PatchedFile[]
  after: PatchedFile[]
  complete: boolean
}

/** Texts of patches are kept as digests: facts hold no diff. */
export interface PatchedFile {
  path: string
  previousPath: string | null
  status: string
  blob: string | null
  /** sha256 of the patch; null when GitHub shows none (binary, too large, a rename only). Equal blobs, other patches: the base's work was lost. */
  patch: string | null
  /** sha256 of the lines the patch takes away and adds alone: what is left when both sides changed one file at different places. */
  hunks: string | null
}

/** The policy file as this change would leave it; null text: it would be absent, or, of a change that a deployment brings, it is not changed. */
export interface PolicyAtHead {
  path: string
  text: string | null
  changed: boolean
}

/** The members that GitHub lists, child teams included, pending invitations not. */
export interface Team {
  slug: string
  /** Closed or secret teams are named, their members never. null: it was not asked, and counts as secret. */
  privacy: 'visible' | 'secret' | null
  members: Account[]
}
