/** A job of one attempt of a run. REST does not say which environment it is bound to; only waiting jobs and deployments do. */
export interface RunJob {
  id: number
  attempt: number
  name: string
  /** As the environment itself is written; null: bound to none. */
  environment: string | null
  status: 'waiting' | 'in_progress' | 'completed'
  conclusion: 'success' | 'failure' | null
  createdAt: string
  startedAt: string
  completedAt: string | null
  /** Its entry in the list of deployments; null: unbound, or `deployment: false`. */
  deployment: number | null
}

/** What somebody decided about waiting jobs. GitHub keeps neither the time nor the attempt. */
export interface RunReview {
  id: number
  user: number
  state: 'approved' | 'rejected'
  environments: string[]
  comment: string
}

export interface Deployment {
  id: number
  sha: string
  /** A branch, a tag or a commit, as it was asked for. */
  ref: string
  environment: string
  originalEnvironment: string
  task: string
  description: string | null
  payload: string | Record<string, string>
  creator: number
  createdAt: string
  updatedAt: string
  /** Oldest first. */
  statuses: DeploymentStatus[]
  /** The job that caused it; null: made by a request. */
  job: { run: number; job: number } | null
}

export interface DeploymentStatus {
  id: number
  state: DeploymentStatusState
  creator: number
  description: string
  environment: string
  environmentUrl: string
  /** Empty: none; that of a job is made where pages are known. */
  logUrl: string
  at: string
}

export type DeploymentStatusState = 'error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress' | 'waiting'

/** `annotation`: the object of an annotated tag, which has a name of its own; null: the tag is only a ref. */
export interface Tag {
  commit: string
  annotation: { sha: string; message: string; tagger: number; at: string } | null
}
