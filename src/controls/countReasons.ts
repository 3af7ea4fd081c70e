import type { Reason } from '../domain/outcome.ts'
import type { Approval } from '../duties/approvals.ts'
import type { Case } from '../duties/case.ts'
import type { Contribution, Unattributed } from '../duties/contributors.ts'
import type { ApprovalReason, ContributorReason } from './approvalReasons.ts'
import { contributorReason, inhumanReason, notCounted } from './approvalReasons.ts'
import type { countMessages, extraMessages, unattributedMessages } from './sentences.ts'

export type CountReason = Reason<keyof typeof countMessages>
export type UnattributedReason = Reason<keyof typeof unattributedMessages>
export type ExtraNote = Reason<keyof typeof extraMessages>

/** How many approvals are missing; names the one person whose approval people see and would take for the missing one. */
export function tooFewReason(counted: Approval[], required: number, { approvals, head }: Case, pairwise: boolean): CountReason {
  const missing = required - counted.length
  const uncounted = approvals.filter((approval) => !counted.includes(approval))
  const isStale = ({ whyNot, contribution }: Approval): boolean => whyNot?.why === 'stale' && (pairwise || contribution === null)
  const eligible = uncounted.filter(isStale).map(({ person }) => person.name)
  const data = { role: null, required, found: counted.length, missing, eligible: eligible.slice(0, 10), head }
  const isOwn = ({ whyNot, contribution }: Approval): boolean => !pairwise && contribution !== null && (whyNot === null || whyNot.why === 'stale')
  const own = uncounted.find(isOwn)
  const seen = own ?? uncounted.find(({ whyNot }) => whyNot?.why === 'stale')
  if (seen === undefined) return { message: 'tooFew', data, facts: ['/reviews'] }
  const contribution = own?.contribution ?? null
  const commit = contribution?.commit ?? null
  const about = { ...data, login: seen.person.name, ...(commit === null ? {} : { commit }) }
  return { message: tooFewMessage(contribution), data: about, facts: ['/reviews', seen.fact, ...(contribution === null ? [] : [contribution.fact])] }
}

function tooFewMessage(contribution: Contribution | null): CountReason['message'] {
  if (contribution === null) return 'tooFewStale'
  if (contribution.commit === null) return 'tooFewOwn'
  if (contribution.how === 'pusher' || contribution.how === 'force-pusher') return 'tooFewPushed'
  if (contribution.how === 'commit-author') return 'tooFewWrote'
  return contribution.how === 'co-author' ? 'tooFewCoAuthored' : 'tooFewOwn'
}

export const countedReasons = (counted: Approval[]): ApprovalReason[] =>
  counted.map(({ person, commit, contribution, fact }) => ({
    message: contribution === null ? 'approved' : 'approvedAsContributor',
    data: { login: person.name, commit },
    facts: [fact],
  }))

/** Everybody who approved and does not count, one sentence each; then everybody who contributed, and how that is known (SEMANTICS 49). */
export function tableReasons(counted: Approval[], found: Case, pairwise: boolean): (ApprovalReason | ContributorReason)[] {
  const { approvals, inhuman, contributors, head } = found
  const uncounted = approvals.filter((approval) => !counted.includes(approval)).flatMap((approval) => notCounted(approval, head, pairwise) ?? [])
  return [...uncounted, ...inhuman.map(inhumanReason), ...contributors.all.map(contributorReason)]
}

const unattributedMessage = {
  author: 'nobodyWrote',
  committer: 'nobodyCommitted',
  'web-flow': 'notGitHub',
  pusher: 'nobodyPushed',
  'pull-request': 'authorGone',
} as const

/** One reason for each kind and e-mail address, with the commits it is about: many commits by one stranger are one thing to repair. */
export function unattributedReasons(unattributed: Unattributed[]): UnattributedReason[] {
  const groups = new Map<string, Unattributed[]>()
  for (const one of unattributed) {
    const key = one.what === 'author' || one.what === 'committer' ? `${one.what} ${one.emailSha256}` : one.what
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const email = first.what === 'author' || first.what === 'committer' ? { email: first.emailSha256 } : {}
    const data = first.what === 'pull-request' ? {} : { commits: commitsOf(group), ...email }
    return [{ message: unattributedMessage[first.what], data, facts: group.map(({ fact }) => fact) }]
  })
}

const commitsOf = (group: Unattributed[]): string[] => [...new Set(group.flatMap(({ commit }) => commit ?? []))]

/** Where the policy answers unattributed work with one more approval, the report says what it is for. */
export function extraNotes(extras: string[], { contributors: { unattributed, agent } }: Case): ExtraNote[] {
  const commits = commitsOf(unattributed)
  return [
    ...(extras.includes('unattributed') && commits.length > 0
      ? [{ message: 'extraUnattributed' as const, data: { commits }, facts: unattributed.map(({ fact }) => fact) }]
      : []),
    ...(extras.includes('unattributed') && unattributed.some(({ what }) => what === 'pull-request')
      ? [{ message: 'extraAuthorGone' as const, data: {}, facts: ['/pullRequest/author'] }]
      : []),
    ...(extras.includes('agent') && agent !== null
      ? [{ message: 'extraAgent' as const, data: { login: agent.person.name }, facts: ['/pullRequest/author'] }]
      : []),
  ]
}
