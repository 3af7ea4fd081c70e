import type { Account } from '../domain/account.ts'
import type { Person } from './git.ts'
import type { Deployment, RunJob, RunReview, Tag } from './runModel.ts'
import type { ClassicProtection, SecretStores } from './settings.ts'

/** Somebody with an account. A deleted one answers as null everywhere, as GitHub's ghost does in GraphQL. */
export interface Member extends Account {
  name: string
  emails: string[]
  deleted: boolean
}

export interface Repository {
  id: number
  owner: string
  name: string
  private: boolean
  defaultBranch: string
  /** `owner/name` of the repository it was forked from. */
  parent: string | null
  deleted: boolean
  /** Read-only: GitHub refuses every write. */
  archived: boolean
  /** Accounts with write access. */
  writers: Set<number>
  branches: Map<string, string>
  tags: Map<string, Tag>
  pulls: Map<number, PullRequest>
  /** By commit, the numbers of merged pull requests that held it: their commits never change again. */
  merged: Map<string, number[]>
  activity: Activity[]
  runs: WorkflowRun[]
  statuses: Status[]
  checks: CheckRun[]
  issues: Issue[]
  comments: IssueComment[]
  rules: BranchRule[]
  /** Classic protection by branch. */
  classic: Map<string, ClassicProtection>
  secrets: SecretStores
  queue: QueueEntry[]
  environments: Environment[]
  deployments: Deployment[]
}

/** A place to deploy to and what protects it. Names are compared without case. */
export interface Environment {
  id: number
  name: string
  createdAt: string
  updatedAt: string
  /** Any one of them starts a job; empty: no review is required. */
  reviewers: EnvironmentReviewer[]
  preventSelfReview: boolean
  /** 0: no timer. */
  waitMinutes: number
  /** Which refs may deploy: those that branch rules protect, those that match a pattern, or (null) any. */
  refs: 'protected' | BranchPolicy[] | null
  /** Apps whose own rules must pass. */
  customRules: CustomRule[]
  adminsBypass: boolean
}

export interface EnvironmentReviewer {
  type: 'User' | 'Team'
  id: number
}

export interface BranchPolicy {
  id: number
  /** A pattern of branch or tag names, such as `release/*`. */
  name: string
  type: 'branch' | 'tag'
}

export interface CustomRule {
  id: number
  app: string
}

export const fullName = (repository: Pick<Repository, 'owner' | 'name'>): string => `${repository.owner}/${repository.name}`

export interface Team {
  id: number
  org: string
  slug: string
  privacy: 'VISIBLE' | 'SECRET'
  members: Set<number>
  /** Invited, not yet a member. */
  pending: Set<number>
  /** Slug of the parent team. */
  parent: string | null
}

export interface PullRequest {
  id: number
  number: number
  repository: Repository
  author: number
  title: string
  body: string
  /** `repository` is `owner/name`; the fork may be deleted later. */
  head: { repository: string; branch: string; sha: string }
  base: string
  /** The base tip at the last push of the head: GitHub's `base.sha`, which does not follow the branch. */
  frozenBase: string
  state: 'OPEN' | 'CLOSED' | 'MERGED'
  draft: boolean
  createdAt: string
  updatedAt: string
  closedAt: string | null
  mergedAt: string | null
  mergedBy: number | null
  merge: string | null
  /** The base tip just before the merge. */
  mergedOnto: string | null
  /** What merging put on the base: one commit, or after a rebase several. */
  landed: string[]
  assignees: number[]
  requestedReviewers: number[]
  reviews: Review[]
  timeline: TimelineEvent[]
}

export interface Review {
  id: number
  author: number
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  submittedAt: string | null
  commit: string
  body: string
}

export interface TimelineEvent {
  id: number
  /** GraphQL's name of the event, `HeadRefForcePushedEvent` and the like. */
  type: string
  at: string
  actor: number | null
  detail: Record<string, string | number | null>
}

export interface Activity {
  id: number
  ref: string
  before: string
  after: string
  at: string
  actor: number
  type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge'
}

export interface WorkflowRun {
  id: number
  name: string
  event: string
  headSha: string
  headBranch: string
  headRepository: string
  actor: number
  triggeringActor: number
  attempt: number
  /** Who started the attempts before this one, the first one first. */
  earlier: number[]
  createdAt: string
  conclusion: string | null
  jobs: RunJob[]
  reviews: RunReview[]
}

export interface Status {
  id: number
  sha: string
  context: string
  state: 'error' | 'failure' | 'pending' | 'success'
  description: string | null
  targetUrl: string | null
  at: string
}

export interface CheckRun {
  id: number
  name: string
  sha: string
  externalId: string
  status: string
  conclusion: string | null
  detailsUrl: string | null
  startedAt: string
  completedAt: string | null
  output: { title: string | null; summary: string | null; text: string | null; annotations: number }
}

/** Numbers are shared with pull requests. */
export interface Issue {
  id: number
  number: number
  title: string
  body: string | null
  author: number
  labels: string[]
  assignees: number[]
  state: 'open' | 'closed'
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null
  at: string
  updatedAt: string
}

export interface IssueComment {
  id: number
  number: number
  author: number
  body: string
  at: string
  updatedAt: string
}

/** A rule as `GET /rules/branches/{branch}` answers it. */
export interface BranchRule {
  branch: string
  type: string
  parameters: Record<string, unknown> | null
}

export interface QueueEntry {
  id: number
  pull: PullRequest
  base: string
  enqueuer: number
  enqueuedAt: string
  baseCommit: string
  headCommit: string
}

/** Who made a commit: a login of the world, or a person that GitHub maps to nobody. */
export type Who = string | Person
