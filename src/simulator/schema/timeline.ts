import type { PullRequest, TimelineEvent } from '../model.ts'
import { objectType, type Answerable, type Context, type Fields } from '../objects.ts'
import { actor, actorNode, userNode } from './account.ts'
import { commitNode } from './objects.ts'
import { pullRequest, pullRequestReview } from './pullRequest.ts'
import { refNode } from './repository.ts'

interface Happened {
  event: TimelineEvent
  pull: PullRequest
}

const common: Fields<Happened> = {
  id: ({ event }) => `EV_${event.id}`,
  createdAt: ({ event }) => event.at,
  actor: ({ event }, _, context) => actor(event.actor, context),
}

const ofPull: Fields<Happened> = { ...common, pullRequest: ({ pull }) => pullRequest(pull) }

/** The object may be gone from GitHub; then the field is null. */
function commitField(name: string) {
  return ({ event, pull }: Happened, _: unknown, context: Context): Answerable | null => {
    const sha = event.detail[name]
    return typeof sha === 'string' && context.world.store.commits.has(sha) ? commitNode(sha, pull.repository, context) : null
  }
}

const textField =
  (name: string) =>
  ({ event }: Happened): string =>
    String(event.detail[name] ?? '')

const memberField =
  (name: string) =>
  ({ event }: Happened, _: unknown, context: Context): Answerable | null =>
    userNode(context.world.member(Number(event.detail[name] ?? event.actor)))

/** The fields of one type of event beyond the common ones. */
function fieldsOf(type: string): Fields<Happened> {
  switch (type) {
    case 'HeadRefForcePushedEvent':
      return {
        ...ofPull,
        beforeCommit: commitField('before'),
        afterCommit: commitField('after'),
        ref: ({ pull }) => refNode(pull.repository, pull.head.branch),
      }
    case 'ReviewDismissedEvent':
      return {
        ...ofPull,
        dismissalMessage: textField('message'),
        previousReviewState: textField('previous'),
        databaseId: ({ event }) => event.id,
        review: ({ event, pull }) => {
          const review = pull.reviews.find((made) => made.id === event.detail['review'])
          return review ? pullRequestReview({ review, pull }) : null
        },
      }
    case 'BaseRefChangedEvent':
      return { ...ofPull, previousRefName: textField('from'), currentRefName: textField('to'), databaseId: ({ event }) => event.id }
    case 'AutomaticBaseChangeSucceededEvent':
      return { ...ofPull, oldBase: textField('from'), newBase: textField('to') }
    case 'MergedEvent':
      return { ...ofPull, commit: commitField('commit'), mergeRefName: textField('ref') }
    case 'AddedToMergeQueueEvent':
      return { ...ofPull, enqueuer: memberField('enqueuer') }
    case 'RemovedFromMergeQueueEvent':
      return { ...ofPull, reason: textField('reason'), enqueuer: memberField('enqueuer') }
    case 'AssignedEvent':
      return {
        ...common,
        assignee: ({ event }, _, context) => {
          const member = context.world.member(Number(event.detail['assignee']))
          return member ? actorNode(member) : null
        },
      }
    case 'ReopenedEvent':
    case 'ClosedEvent':
      return { ...common, stateReason: () => null }
    default:
      return ofPull
  }
}

export const timelineItem =
  (pull: PullRequest) =>
  (event: TimelineEvent): Answerable =>
    objectType<Happened>(event.type, fieldsOf(event.type))({ event, pull })
