import type { Commit, Push, Review, TimelineEvent } from '../../domain/facts.ts'
import { approvedMergeBase, fork } from './merges.ts'
import type { Names } from './names.ts'
import { isUnread, webFlow } from './names.ts'
import type { ChangeText, CommitText, ReviewText } from './schema.ts'

/** Author of the pull request unless the commit says otherwise; each commit follows the one above it unless it names its parents. */
export function commitsOf(texts: CommitText[], author: string, names: Names): Commit[] {
  return texts.map((text, index) => {
    const by = names.actor(text.author ?? (author === '(deleted)' ? '(unknown)' : author))
    const committer = text.committer === undefined ? by : names.actor(text.committer)
    const previous = index === 0 ? fork : (texts[index - 1]?.id ?? fork)
    return {
      sha: names.sha(text.id),
      tree: names.tree(text.tree ?? text.id),
      parents: (text.parents ?? (text.merge === undefined ? [previous] : [previous, fork])).map(names.sha),
      authors: [by, ...text['co-authors'].map(names.actor)],
      committer,
      signature: signatureOf(text.signature),
      claimsWebFlow: text['claims-github'] ?? text.committer === webFlow,
    }
  })
}

const signatures: Record<CommitText['signature'], Commit['signature']> = {
  none: null,
  valid: { valid: true, byGitHub: false },
  invalid: { valid: false, byGitHub: false },
  github: { valid: true, byGitHub: true },
  'github-invalid': { valid: false, byGitHub: true },
}
const signatureOf = (word: CommitText['signature']): Commit['signature'] => signatures[word]

/** The pushes that commits and the list `pushes` tell of, in order; if neither tells of any, the author pushed the head at 09:00. */
export function pushesOf(change: ChangeText, commits: CommitText[], author: string, names: Names): Push[] {
  const listed = change.pushes === undefined || isUnread(change.pushes) ? [] : change.pushes
  const pushes = [
    ...listed.map((push) => ({ ...push, at: names.time(push.at), before: push.before ?? null })),
    ...commits.flatMap(({ id, pushed }) =>
      pushed === undefined ? [] : [{ ...names.moment(pushed), commit: id, before: null, source: 'activity' as const }],
    ),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  if (pushes.length === 0 && change.pushes === undefined) return [headPush(commits.at(-1)?.id ?? fork, author, names)]
  return pushes.map(({ commit, before, at, by, forced, source }, index) => ({
    before: before === null ? (index === 0 ? null : names.sha(pushes[index - 1]?.commit ?? fork)) : names.sha(before),
    after: names.sha(commit),
    at,
    pusher: names.account(by),
    forced,
    source,
  }))
}

const headPush = (head: string, author: string, names: Names): Push => ({
  before: null,
  after: names.sha(head),
  at: names.time('09:00'),
  pusher: names.account(author),
  forced: false,
  source: 'activity',
})

const states: Record<ReviewText['state'], Review['state']> = {
  approved: 'APPROVED',
  'changes-requested': 'CHANGES_REQUESTED',
  commented: 'COMMENTED',
  dismissed: 'DISMISSED',
  pending: 'PENDING',
}

/** A review that was dismissed later shows GitHub's present state; the timeline keeps what it was. */
export function reviewsOf(texts: ReviewText[], commits: CommitText[], names: Names): Review[] {
  const trees = new Map(commits.map(({ id, tree }) => [id, tree ?? id]))
  return texts.map((text, index) => {
    const on = text.on ?? commits.at(-1)?.id ?? fork
    const mergeBase = approvedMergeBase(on, text, commits, names)
    return {
      id: reviewId(text, index),
      state: text.dismissed === undefined ? states[text.state] : 'DISMISSED',
      submittedAt: text.state === 'pending' ? null : names.time(text.at),
      author: names.account(text.by),
      commit: on === '(gone)' ? null : { sha: names.sha(on), tree: names.tree(trees.get(on) ?? on), mergeBase },
      authorCanPush: text.write,
    }
  })
}

const reviewId = (text: ReviewText, index: number): string => text.id ?? String(1000 + index)

export function timelineOf(change: ChangeText, names: Names): TimelineEvent[] {
  const reviews = isUnread(change.reviews) ? [] : change.reviews
  const dismissals = reviews.flatMap((text, index): TimelineEvent[] => {
    if (text.dismissed === undefined) return []
    const { at, by } = names.moment(text.dismissed)
    return [{ type: 'review-dismissed', at, actor: names.account(by), review: reviewId(text, index), previousState: states[text.state] }]
  })
  const bases = change['base-changes'].map(
    ({ at, by, from, to }): TimelineEvent => ({ type: 'base-changed', at: names.time(at), actor: names.account(by), from, to }),
  )
  const reopened = change.reopened.map(({ at, by }): TimelineEvent => ({ type: 'reopened', at: names.time(at), actor: names.account(by) }))
  return [...dismissals, ...bases, ...reopened, ...forcePushes(change, names)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function forcePushes(change: ChangeText, names: Names): TimelineEvent[] {
  const commits = isUnread(change.commits) ? [] : change.commits
  return pushesOf(change, commits, '(deleted)', names).flatMap(({ forced, at, pusher, before, after }): TimelineEvent[] =>
    forced ? [{ type: 'head-force-pushed', at, actor: pusher, before, after }] : [],
  )
}
