import type { NonEmpty } from '../domain/outcome.ts'
import { commitAt, type Commit, type Snapshot } from './git.ts'
import { commitsBetween, mergeBase } from './history.ts'
import { fullName, type PullRequest, type QueueEntry, type Repository, type Review, type TimelineEvent } from './model.ts'
import { webFlow, type World } from './world.ts'

const byGitHub = { valid: true, byGitHub: true, signer: 'web-flow' }

function note(world: World, pull: PullRequest, type: string, by: string, detail: TimelineEvent['detail'] = {}): TimelineEvent {
  const event = { id: world.nextId(), type, at: world.clock.tick(), actor: world.account(by).id, detail }
  pull.timeline.push(event)
  pull.updatedAt = event.at
  return event
}

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
    id: world.nextId(), number: opening.number ?? Math.max(0, ...repository.pulls.keys()) + 1, repository, author: world.account(opening.by).id,
    title: opening.title ?? `Merge ${opening.head}`, body: '',
    head: { repository: fullName(source), branch: opening.head, sha: world.tip(source, opening.head) }, base, frozenBase: world.tip(repository, base),
    state: 'OPEN', draft: opening.draft ?? false, createdAt: at, updatedAt: at, closedAt: null, mergedAt: null, mergedBy: null, merge: null,
    mergedOnto: null, landed: [], assignees: (opening.assignees ?? []).map((login) => world.account(login).id), requestedReviewers: [], reviews: [], timeline: [],
  }
  repository.pulls.set(pull.number, pull)
  return pull
}

/** `commit` defaults to the head at that moment, as in GitHub's own form. */
export function review(world: World, pull: PullRequest, given: { by: string; state?: Review['state']; commit?: string; body?: string }): Review {
  const state = given.state ?? 'APPROVED'
  const at = world.clock.tick()
  const made: Review = {
    id: world.nextId(), author: world.account(given.by).id, state, submittedAt: state === 'PENDING' ? null : at,
    commit: given.commit ?? pull.head.sha, body: given.body ?? '',
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
  const commit = world.commit(pull.repository, { by: given.by, committer: webFlow, parents: [pull.head.sha, tip], changes: merged, message, signature: byGitHub })
  world.moveBranch(world.repository(pull.head.repository), pull.head.branch, commit.sha, given.by)
  if (given.moveReviews) for (const made of pull.reviews) made.commit = commit.sha
  return commit
}

type Edits = Record<string, { content: Uint8Array; mode: string } | null>

/** The edits that bring `theirs` into `ours`: every file that changed on their side since the merge base, taken whole. */
const mergedFiles = (world: World, theirs: string, ours: string): Edits =>
  editsBetween(world, mergeBase(world.store, ours, theirs)?.files ?? new Map(), commitAt(world.store, theirs).files)

function editsBetween(world: World, from: Snapshot, to: Snapshot): Edits {
  const edits: Edits = {}
  for (const [path, entry] of to) {
    const old = from.get(path)
    if (old?.blob === entry.blob && old.mode === entry.mode) continue
    edits[path] = { content: world.store.blobs.get(entry.blob) ?? new Uint8Array(), mode: entry.mode }
  }
  for (const path of from.keys()) if (!to.has(path)) edits[path] = null
  return edits
}

type MergeMethod = 'merge' | 'squash' | 'rebase'

/** The commits that the chosen method puts on the base, in order; the last one is the merge. */
function landing(world: World, pull: PullRequest, by: string, method: MergeMethod, tip: string): NonEmpty<Commit> {
  if (method === 'rebase') return rebased(world, pull, by, tip)
  const message = method === 'squash' ? `${pull.title} (#${pull.number})` : `Merge pull request #${pull.number}`
  const author = method === 'squash' ? (world.member(pull.author)?.login ?? by) : by
  const parents = method === 'squash' ? [tip] : [tip, pull.head.sha]
  const changes = mergedFiles(world, pull.head.sha, tip)
  return [world.commit(pull.repository, { by: author, committer: webFlow, parents, changes, message, signature: byGitHub })]
}

/** Every commit again on the new base: same authors, the merging person as committer, no signature. */
function rebased(world: World, pull: PullRequest, by: string, tip: string): NonEmpty<Commit> {
  const made: Commit[] = []
  for (const own of commitsBetween(world.store, tip, pull.head.sha).filter((commit) => commit.parents.length === 1)) {
    const onto = made.at(-1)?.sha ?? tip
    const changes = editsBetween(world, commitAt(world.store, own.parents[0] ?? tip).files, own.files)
    made.push(world.commit(pull.repository, { by: own.author, committer: by, coAuthors: own.coAuthors, parents: [onto], changes, message: own.message.split('\n')[0] ?? '' }))
  }
  const [first, ...rest] = made
  if (!first) throw new Error(`pull request ${pull.number} has nothing to rebase`)
  return [first, ...rest]
}

export function merge(world: World, pull: PullRequest, given: { by: string; method?: MergeMethod }): Commit {
  const tip = world.tip(pull.repository, pull.base)
  const commits = landing(world, pull, given.by, given.method ?? 'merge', tip)
  return land(world, pull, given.by, commits, tip)
}

function land(world: World, pull: PullRequest, by: string, commits: NonEmpty<Commit>, tip: string): Commit {
  const commit = commits.at(-1) ?? commits[0]
  pull.landed = commits.map((one) => one.sha)
  pull.state = 'MERGED'
  pull.merge = commit.sha
  pull.mergedOnto = tip
  pull.mergedBy = world.account(by).id
  pull.mergedAt = note(world, pull, 'MergedEvent', by, { commit: commit.sha, ref: pull.base }).at
  pull.closedAt = pull.mergedAt
  world.moveBranch(pull.repository, pull.base, commit.sha, by, 'pr_merge')
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
    id: world.nextId(), pull, base: pull.base, enqueuer: world.account(given.by).id, enqueuedAt: at, baseCommit: tip, headCommit: commit.sha,
  }
  pull.repository.queue.push(entry)
  pull.repository.branches.set(`gh-readonly-queue/${pull.base}/pr-${pull.number}-${tip}`, commit.sha)
  return entry
}

export function dequeue(world: World, entry: QueueEntry, by: string): void {
  entry.pull.repository.queue.splice(entry.pull.repository.queue.indexOf(entry), 1)
  note(world, entry.pull, 'RemovedFromMergeQueueEvent', by, { reason: 'manual' })
}

/** The commits the pull request lists, oldest first. */
export const commitsOf = (world: World, pull: PullRequest): Commit[] =>
  commitsBetween(world.store, pull.mergedOnto ?? world.tip(pull.repository, pull.base), pull.head.sha)
