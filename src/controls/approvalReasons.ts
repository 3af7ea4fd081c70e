import type { Conclusion, NonEmpty, Reason } from '../domain/outcome.ts'
import type { Approval, WhyNot } from '../duties/approvals.ts'
import type { Contribution } from '../duties/contribution.ts'
import type { Inhuman } from '../duties/reviews.ts'
import type { Lapse } from '../duties/roles.ts'
import type { approvalMessages, contributorMessages } from './sentences.ts'

export type ApprovalReason = Reason<keyof typeof approvalMessages>
export type ContributorReason = Reason<keyof typeof contributorMessages>

/** One sentence for somebody whose approval does not count (SEMANTICS 49); null when nothing stands against it. */
export function notCounted(approval: Approval, head: string, contributorsCount = false): ApprovalReason | null {
  const { whyNot, contribution } = approval
  if (whyNot?.why === 'dismissed' || whyNot?.why === 'withdrawn') return whyNotReason(approval, whyNot, head)
  // In pairwise a standing approval that does not count is of nobody's work but their own.
  if (contribution !== null && (!contributorsCount || whyNot === null)) return ownWork(approval, contribution)
  return whyNot === null ? null : whyNotReason(approval, whyNot, head)
}

function whyNotReason({ person, commit, fact }: Approval, whyNot: WhyNot, head: string): ApprovalReason {
  const data = { login: person.name, commit }
  switch (whyNot.why) {
    case 'dismissed':
      if (whyNot.by === null) return { message: 'wasDismissedBySomebody', data, facts: [fact, whyNot.fact] }
      return { message: 'wasDismissed', data: { ...data, by: whyNot.by, at: whyNot.at }, facts: [fact, whyNot.fact] }
    case 'withdrawn':
      return { message: 'withdrew', data: { ...data, at: whyNot.at }, facts: [fact, whyNot.fact] }
    case 'not-eligible':
      return whyNot.lapse === null ? { message: 'noAccess', data: { login: person.name }, facts: [fact] } : lapsed(person.name, whyNot.lapse, fact)
    case 'stale':
      return outdated(person.name, whyNot, fact, head)
  }
}

/** A grant that does not hold is named with its date. */
export function lapsed(login: string, { role, why, date }: Lapse, fact: string): ApprovalReason {
  const message = ({ expired: 'roleExpired', 'not-yet': 'roleNotYet', 'granted-later': 'roleGrantedLater' } as const)[why]
  return { message, data: { login, role, date }, facts: [fact] }
}

function outdated(login: string, { freshness }: Extract<WhyNot, { why: 'stale' }>, fact: string, head: string): ApprovalReason {
  switch (freshness.why) {
    case 'older-commit':
      return { message: 'olderCommit', data: { login, commit: freshness.commit, since: freshness.since }, facts: [fact, '/commits', '/pushes'] }
    case 'same-second':
      return { message: 'sameSecond', data: { login, commit: freshness.commit }, facts: [fact, '/pushes'] }
    case 'rewritten':
      if (freshness.commit === null) return { message: 'beforePush', data: { login, head }, facts: [fact, '/pushes'] }
      return { message: 'rewritten', data: { login, commit: freshness.commit }, facts: [fact, '/pushes'] }
    case 'base-changed':
      return { message: 'retargeted', data: { login, from: freshness.from, to: freshness.to, at: freshness.at }, facts: [fact, freshness.fact] }
  }
}

const ownWorkMessage = {
  author: 'ownChange',
  pusher: 'ownPush',
  'force-pusher': 'ownForcePush',
  'commit-author': 'ownCommit',
  committer: 'ownCommitting',
  'co-author': 'ownCoAuthorship',
  'agent-human': 'ownAgent',
  assignee: 'ownAssignment',
} as const

const ownWork = ({ person, fact }: Approval, contribution: Contribution): ApprovalReason => ({
  message: contribution.resolution === true ? 'ownResolution' : ownWorkMessage[contribution.how],
  data: { ...contributionData(contribution), login: person.name },
  facts: [fact, contribution.fact],
})

const contributorMessage = {
  author: 'opened',
  pusher: 'pushed',
  'force-pusher': 'forcePushed',
  'commit-author': 'wrote',
  committer: 'committed',
  'co-author': 'coAuthored',
  'agent-human': 'behindAgent',
  assignee: 'assigned',
} as const

export const contributorReason = (contribution: Contribution): ContributorReason => ({
  message: contribution.resolution === true ? 'resolved' : contributorMessage[contribution.how],
  data: contributionData(contribution),
  facts: [contribution.fact],
})

export const sourceName = { activity: 'repository activity', run: 'workflow run', webhook: 'event', timeline: 'timeline' } as const

/** Who merged, and who pushed the merge, is told once: a resolution has no time or source of its own. */
const contributionData = ({ person, commit, at, source, resolution }: Contribution): Reason['data'] => ({
  login: person.name,
  ...(commit === null ? {} : { commit }),
  ...(at === null || resolution === true ? {} : { at }),
  ...(source === null || resolution === true ? {} : { source: sourceName[source] }),
})

export function inhumanReason({ who, login, submitted }: Inhuman): ApprovalReason {
  const commit = submitted.review.commit?.sha ?? null
  const message = ({ ghost: 'ghostApproved', bot: 'botApproved', machine: 'machineApproved', 'no-person': 'noPersonApproved' } as const)[who]
  return { message, data: who === 'ghost' ? { commit } : { login }, facts: [submitted.fact] }
}

/** Fails before it waits, waits before it passes. A pass must bring its witnesses: without one it throws, which is `unknown`. */
export function concluded<Id extends string>(parts: {
  broken: Reason<Id>[]
  missing: Reason<Id>[]
  witnesses: Reason<Id>[]
  others: Reason<Id>[]
}): Conclusion<Id> {
  const { broken, missing, witnesses, others } = parts
  const verdict = broken.length > 0 ? 'fail' : missing.length > 0 ? 'pending' : 'pass'
  if (verdict === 'pass' && witnesses.length === 0) throw new Error('a pass without a witness')
  return { verdict, because: [...broken, ...missing, ...witnesses, ...others] as NonEmpty<Reason<Id>> }
}
