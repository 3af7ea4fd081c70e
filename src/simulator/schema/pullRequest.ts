import { connection } from '../connection.ts'
import { commitAt, type Commit } from '../git.ts'
import { changesBetween, mergeBase, type FileChange } from '../history.ts'
import { fullName, type IssueComment, type PullRequest, type Review } from '../model.ts'
import { listArgument, objectType, type Answerable, type Context } from '../objects.ts'
import { timelineItemType } from '../abstract.ts'
import { commitsOf } from '../pulls.ts'
import { actor, actorNode, team } from './account.ts'
import { commitNode } from './objects.ts'
import { queueEntry } from './queue.ts'
import { refNode, repository } from './repository.ts'
import { timelineItem } from './timeline.ts'

/** Both APIs stop listing here, and GraphQL's own `totalCount` does not admit it; `changedFiles` does (DefinitelyTyped/dt-mergebot#420). */
export const fileLimit = 3000

/** What the pull request changes: from the merge base to the head, as the "Files changed" tab has it. */
export function changesOf(pull: PullRequest, context: Pick<Context, 'world'>): FileChange[] {
  const { world } = context
  const base = mergeBase(world.store, pull.mergedOnto ?? world.tip(pull.repository, pull.base), pull.head.sha)
  return changesBetween(world.store, base?.files ?? new Map(), commitAt(world.store, pull.head.sha).files)
}

const headRepository = (pull: PullRequest, context: Context) => {
  const found = context.world.repositories.get(pull.head.repository.toLowerCase())
  return found && !found.deleted ? found : null
}

const shape = (typename: string, field: string) => ({ typename, field })

export const pullRequest: (source: PullRequest) => Answerable = objectType<PullRequest>('PullRequest', {
  id: (pull) => `PR_${pull.id}`,
  databaseId: (pull) => pull.id,
  fullDatabaseId: (pull) => String(pull.id),
  number: (pull) => pull.number,
  title: (pull) => pull.title,
  body: (pull) => pull.body,
  url: (pull, _, context) => `${context.serverUrl}/${fullName(pull.repository)}/pull/${pull.number}`,
  state: (pull) => pull.state,
  merged: (pull) => pull.state === 'MERGED',
  closed: (pull) => pull.state !== 'OPEN',
  isDraft: (pull) => pull.draft,
  isCrossRepository: (pull) => pull.head.repository !== fullName(pull.repository),
  isInMergeQueue: (pull) => pull.repository.queue.some((entry) => entry.pull === pull),
  locked: () => false,
  createdAt: (pull) => pull.createdAt,
  updatedAt: (pull) => pull.updatedAt,
  closedAt: (pull) => pull.closedAt,
  mergedAt: (pull) => pull.mergedAt,
  lastEditedAt: () => null,
  mergedBy: (pull, _, context) => actor(pull.mergedBy, context),
  author: (pull, _, context) => actor(pull.author, context),
  authorAssociation: (pull) => (pull.repository.writers.has(pull.author) ? 'MEMBER' : 'CONTRIBUTOR'),
  baseRefName: (pull) => pull.base,
  baseRefOid: (pull) => pull.frozenBase,
  baseRef: (pull) => refNode(pull.repository, pull.base),
  baseRepository: (pull) => repository(pull.repository),
  repository: (pull) => repository(pull.repository),
  headRefName: (pull) => pull.head.branch,
  headRefOid: (pull) => pull.head.sha,
  headRef: (pull, _, context) => {
    const home = headRepository(pull, context)
    return home ? refNode(home, pull.head.branch) : null
  },
  headRepository: (pull, _, context) => {
    const home = headRepository(pull, context)
    return home ? repository(home) : null
  },
  headRepositoryOwner: (pull, _, context) => {
    const owner = context.world.findAccount(pull.head.repository.split('/')[0] ?? '')
    return owner ? actorNode(owner) : null
  },
  mergeCommit: (pull, _, context) => (pull.merge === null ? null : commitNode(pull.merge, pull.repository, context)),
  mergeQueueEntry: (pull) => {
    const entry = pull.repository.queue.find((one) => one.pull === pull)
    return entry ? queueEntry(entry) : null
  },
  mergeStateStatus: () => 'BLOCKED',
  mergeable: () => 'MERGEABLE',
  reviewDecision: () => null,
  autoMergeRequest: () => null,
  changedFiles: (pull, _, context) => changesOf(pull, context).length,
  commits: (pull, args, context) => {
    const node = (commit: Commit): Answerable => pullRequestCommit({ commit, pull })
    return connection(shape('PullRequestCommitConnection', 'commits'), commitsOf(context.world, pull), args, node, context)
  },
  files: (pull, args, context) => {
    const listed = changesOf(pull, context).slice(0, fileLimit)
    return connection(shape('PullRequestChangedFileConnection', 'files'), listed, args, changedFile, context)
  },
  reviews: (pull, args, context) => {
    const states = listArgument(args, 'states')
    const listed = pull.reviews.filter((made) => (states === null || states.includes(made.state)) && isVisible(made, context))
    return connection(shape('PullRequestReviewConnection', 'reviews'), listed, args, (made) => pullRequestReview({ review: made, pull }), context)
  },
  timelineItems: (pull, args, context) => {
    const types = listArgument(args, 'itemTypes')
    const events = pull.timeline.filter((event) => types === null || types.includes(timelineItemType(event.type)))
    const node = timelineItem(pull)
    return connection(shape('PullRequestTimelineItemsConnection', 'timelineItems'), events, args, node, context)
  },
  assignees: (pull, args, context) => {
    const members = pull.assignees.map((id) => context.world.member(id)).filter((member) => member?.type === 'User')
    return connection(
      shape('UserConnection', 'assignees'),
      members.filter((member) => member !== null),
      args,
      actorNode,
      context,
    )
  },
  reviewRequests: (pull, args, context) =>
    connection(shape('ReviewRequestConnection', 'reviewRequests'), pull.requestedReviewers, args, (id) => reviewRequest({ id }), context),
  comments: (pull, args, context) => {
    const comments = pull.repository.comments.filter((comment) => comment.number === pull.number)
    return connection(shape('IssueCommentConnection', 'comments'), comments, args, issueComment, context)
  },
  labels: (_, args, context) => connection(shape('LabelConnection', 'labels'), [], args, () => reviewRequest({ id: 0 }), context),
})

const issueComment = objectType<IssueComment>('IssueComment', {
  id: (comment) => `IC_${comment.id}`,
  databaseId: (comment) => comment.id,
  fullDatabaseId: (comment) => String(comment.id),
  body: (comment) => comment.body,
  createdAt: (comment) => comment.at,
  updatedAt: (comment) => comment.updatedAt,
  author: (comment, _, context) => actor(comment.author, context),
  viewerDidAuthor: (comment, _, context) => context.world.account(context.viewer).id === comment.author,
})

const reviewRequest = objectType<{ id: number }>('ReviewRequest', { requestedReviewer: ({ id }, _, context) => actor(id, context) })

const pullRequestCommit = objectType<{ commit: Commit; pull: PullRequest }>('PullRequestCommit', {
  id: ({ commit, pull }) => `PRC_${pull.id}_${commit.sha}`,
  commit: ({ commit, pull }, _, context) => commitNode(commit.sha, pull.repository, context),
})

/** A review that is still being written is shown to its author alone. */
const isVisible = (review: Review, context: Context): boolean =>
  review.state !== 'PENDING' || review.author === context.world.account(context.viewer).id

/** GraphQL has the new path only; the other name of a rename is REST's to tell. */
const changedFile = objectType<FileChange>('PullRequestChangedFile', {
  path: (change) => change.path,
  changeType: (change) => (change.status === 'removed' ? 'DELETED' : change.status.toUpperCase()),
  additions: (change) => (change.status === 'removed' ? 0 : 1),
  deletions: (change) => (change.status === 'added' ? 0 : 1),
})

export const pullRequestReview = objectType<{ review: Review; pull: PullRequest }>('PullRequestReview', {
  id: ({ review }) => `PRR_${review.id}`,
  databaseId: ({ review }) => review.id,
  fullDatabaseId: ({ review }) => String(review.id),
  state: ({ review }) => review.state,
  submittedAt: ({ review }) => review.submittedAt,
  createdAt: ({ review, pull }) => review.submittedAt ?? pull.updatedAt,
  lastEditedAt: () => null,
  body: ({ review }) => review.body,
  url: ({ review, pull }, _, context) => `${context.serverUrl}/${fullName(pull.repository)}/pull/${pull.number}#pullrequestreview-${review.id}`,
  author: ({ review }, _, context) => actor(review.author, context),
  authorAssociation: ({ review, pull }) => (pull.repository.writers.has(review.author) ? 'MEMBER' : 'NONE'),
  authorCanPushToRepository: ({ review, pull }) => pull.repository.writers.has(review.author),
  commit: ({ review, pull }, _, context) => commitNode(review.commit, pull.repository, context),
  onBehalfOf: (_, args, context) => connection(shape('TeamConnection', 'onBehalfOf'), [], args, team, context),
})
