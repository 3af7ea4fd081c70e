import type { NonEmpty } from '../domain/outcome.ts'
import { commitAt, type Commit } from './git.ts'
import { commitsBetween } from './history.ts'
import { byGitHub, landing, mergedFiles, type MergeMethod } from './merging.ts'
import { fullName, type PullRequest, type Repository, type Review, type TimelineEvent, type Activity, type QueueEntry } from './model.ts'
import { webFlow, type World } from './world.ts'

/** Adds to the timeline what GitHub would write there. */
export function note(world: World, pull: PullRequest, type: string, by: string, detail: TimelineEvent['detail'] = {}): TimelineEvent {
  const event = { id: world.nextId(), type, at: world.clock.tick(), actor: world.account(by).id, detail }
  pull.timeline.push(event)
  pull.updatedAt = event.at
  return event
}

/** Issues and pull requests are counted together. */
export const nextNumber = ({ pulls, issues }: Repository): number => Math.max(0, ...pulls.keys(), ...issues.map((issue) => issue.number)) + 1

interface Opening {
  by: string
  head: string
  /** `owner/name` of the fork; default: the repository itself. */
  from?: string
  base?: string
  title?: string
  draft?: boolean
  assignees?: string[]
  number?: number
}

export function openPullRequest(world: World, repository: Repository, opening: Opening): PullRequest {
  const source = opening.from ? world.repository(opening.from) : repository
  const base = opening.base ?? repository.defaultBranch
  const at = world.clock.tick()
  const pull: PullRequest = {
    id: world.nextId(),
    number: opening.number ?? nextNumber(repository),
    repository,
    author: world.account(opening.by).id,
    title: opening.title ?? `Merge ${opening.head}`,
    body: '',
    head: { repository: fullName(source), branch: opening.head, sha: world.tip(source, opening.head) },
    base,
    frozenBase: world.tip(repository, base),
    state: 'OPEN',
    draft: opening.draft ?? false,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    merge: null,
    mergedOnto: null,
    landed: [],
    assignees: (opening.assignees ?? []).map((login) => world.account(login).id),
    requestedReviewers: [],
    reviews: [],
    timeline: [],
  }
  repository.pulls.set(pull.number, pull)
  return pull
}

/** `commit` defaults to the head at that moment, as in GitHub's own form. */
export function review(world: World, pull: PullRequest, given: { by: string; state?: Review['state']; commit?: string; body?: string }): Review {
  const state = given.state ?? 'APPROVED'
  const at = world.clock.tick()
  const made: Review = {
    id: world.nextId(),
    author: world.account(given.by).id,
    state,
    submittedAt: state === 'PENDING' ? null : at,
    commit: given.commit ?? pull.head.sha,
    body: given.body ?? '',
  }
  pull.reviews.push(made)
  pull.updatedAt = at
  return made
}

export function dismiss(world: World, pull: PullRequest, dismissed: Review, given: { by: string; message?: string }): void {
  note(world, pull, 'ReviewDismissedEvent', given.by, { review: dismissed.id, previous: dismissed.state, message: given.message ?? 'out of date' })
  dismissed.state = 'DISMISSED'
}

export function retarget(world: World, pull: PullRequest, given: { by: string; to: string }): void {
  note(world, pull, 'BaseRefChangedEvent', given.by, { from: pull.base, to: given.to })
  pull.base = given.to
  pull.frozenBase = world.tip(pull.repository, given.to)
}

export function convertToDraft(world: World, pull: PullRequest, by: string): void {
  note(world, pull, 'ConvertToDraftEvent', by)
  pull.draft = true
}

export function readyForReview(world: World, pull: PullRequest, by: string): void {
  note(world, pull, 'ReadyForReviewEvent', by)
  pull.draft = false
}

export function close(world: World, pull: PullRequest, by: string): void {
  pull.closedAt = note(world, pull, 'ClosedEvent', by).at
  pull.state = 'CLOSED'
}

export function reopen(world: World, pull: PullRequest, by: string): void {
  note(world, pull, 'ReopenedEvent', by)
  pull.state = 'OPEN'
  pull.closedAt = null
}

export function assign(world: World, pull: PullRequest, login: string, by: string): void {
  const assignee = world.account(login).id
  note(world, pull, 'AssignedEvent', by, { assignee })
  pull.assignees.push(assignee)
}

/** "Update branch": GitHub merges the base into the head. It can also move earlier reviews to the merge, which is why `commit_id` proves nothing. */
export function updateBranch(world: World, pull: PullRequest, given: { by: string; moveReviews?: boolean }): Commit {
  const tip = world.tip(pull.repository, pull.base)
  const merged = mergedFiles(world, tip, pull.head.sha)
  const message = `Merge branch '${pull.base}' into ${pull.head.branch}`
  const commit = world.commit(pull.repository, {
    by: given.by,
    committer: webFlow,
    parents: [pull.head.sha, tip],
    changes: merged,
    message,
    signature: byGitHub,
  })
  world.moveBranch(world.repository(pull.head.repository), pull.head.branch, commit.sha, given.by)
  if (given.moveReviews) for (const made of pull.reviews) made.commit = commit.sha
  return commit
}

export function merge(world: World, pull: PullRequest, given: { by: string; method?: MergeMethod }): Commit {
  const tip = world.tip(pull.repository, pull.base)
  const commits = landing(world, pull, given.by, given.method ?? 'merge', tip)
  return land(world, pull, given.by, commits, tip)
}

function land(world: World, pull: PullRequest, by: string, commits: NonEmpty<Commit>, tip: string, type: Activity['type'] = 'pr_merge'): Commit {
  const commit = commits.at(-1) ?? commits[0]
  pull.landed = commits.map((one) => one.sha)
  pull.state = 'MERGED'
  pull.merge = commit.sha
  pull.mergedOnto = tip
  pull.mergedBy = world.account(by).id
  pull.mergedAt = note(world, pull, 'MergedEvent', by, { commit: commit.sha, ref: pull.base }).at
  pull.closedAt = pull.mergedAt
  const { merged } = pull.repository
  for (const { sha } of commitsOf(world, pull)) merged.set(sha, [...(merged.get(sha) ?? []), pull.number])
  world.moveBranch(pull.repository, pull.base, commit.sha, by, type)
  return commit
}

/** Puts the pull request at the end of the base's queue; its group commit stands on the entry before it. */
export function enqueue(world: World, pull: PullRequest, given: { by: string; method?: MergeMethod }): QueueEntry {
  const ahead = pull.repository.queue.filter((entry) => entry.base === pull.base).at(-1)
  const tip = ahead?.headCommit ?? world.tip(pull.repository, pull.base)
  const commits = landing(world, pull, given.by, given.method ?? 'merge', tip)
  const commit = commits.at(-1) ?? commits[0]
  const at = note(world, pull, 'AddedToMergeQueueEvent', given.by, { enqueuer: world.account(given.by).id }).at
  const entry: QueueEntry = {
    id: world.nextId(),
    pull,
    base: pull.base,
    enqueuer: world.account(given.by).id,
    enqueuedAt: at,
    baseCommit: tip,
    headCommit: commit.sha,
  }
  pull.repository.queue.push(entry)
  pull.repository.branches.set(`gh-readonly-queue/${pull.base}/pr-${pull.number}-${tip}`, commit.sha)
  return entry
}

export function dequeue(world: World, entry: QueueEntry, by: string): void {
  entry.pull.repository.queue.splice(entry.pull.repository.queue.indexOf(entry), 1)
  note(world, entry.pull, 'RemovedFromMergeQueueEvent', by, { reason: 'manual' })
}

/** The queue's groups up to this entry pass: the base moves to its commit and all of them are merged. */
export function landQueue(world: World, entry: QueueEntry, by: string): void {
  const { queue } = entry.pull.repository
  const line = queue.filter((one) => one.base === entry.base)
  for (const one of line.slice(0, line.indexOf(entry) + 1)) {
    queue.splice(queue.indexOf(one), 1)
    land(world, one.pull, by, [commitAt(world.store, one.headCommit)], one.baseCommit, 'merge_queue_merge')
  }
}

/** The commits the pull request lists, oldest first. */
export const commitsOf = (world: World, pull: PullRequest): Commit[] =>
  commitsBetween(world.store, pull.mergedOnto ?? world.tip(pull.repository, pull.base), pull.head.sha)
