import type { Reason } from '../domain/outcome.ts'
import type { Approval, Count } from '../duties/approvals.ts'
import type { Case } from '../duties/case.ts'
import type { Contribution, Unattributed } from '../duties/contribution.ts'
import { contributorReason, inhumanReason, notCounted } from './approvalReasons.ts'
import type { ApprovalReason, ContributorReason } from './approvalReasons.ts'
import type { countMessages, extraMessages, unattributedMessages } from './sentences.ts'

export type CountReason = Reason<keyof typeof countMessages>
export type UnattributedReason = Reason<keyof typeof unattributedMessages>
export type ExtraNote = Reason<keyof typeof extraMessages>

/** How many approvals are missing; names the one person whose approval people see and would take for the missing one. */
export function tooFewReason(count: Count, { approvals, head }: Case): CountReason {
  const { counted, required, found, short } = count
  const missing = required - found
  const uncounted = approvals.filter((approval) => !counted.includes(approval))
  if (short.length > 0) return pairReason(count, uncounted, head)
  const stale = uncounted.filter(({ whyNot, contribution }) => whyNot?.why === 'stale' && contribution === null)
  const data = { role: null, required, found, missing, eligible: namesOf(stale), head }
  const own = uncounted.find(({ whyNot, contribution }) => contribution !== null && (whyNot === null || whyNot.why === 'stale'))
  const seen = own ?? stale[0]
  if (seen === undefined) return { message: 'tooFew', data, facts: ['/reviews'] }
  const contribution = own?.contribution ?? null
  const commit = contribution?.commit ?? null
  const about = { ...data, login: seen.person.name, ...(commit === null ? {} : { commit }) }
  const message = contribution === null ? staleMessage(seen) : ownMessage(contribution)
  return { message, data: about, facts: ['/reviews', seen.fact, ...(contribution === null ? [] : [contribution.fact])] }
}

const namesOf = (approvals: Approval[]): string[] => approvals.map(({ person }) => person.name).slice(0, 10)

/** In `pairwise`: whose work too few others have approved. */
function pairReason({ required, found, short }: Count, uncounted: Approval[], head: string): CountReason {
  const stale = uncounted.filter(({ whyNot }) => whyNot?.why === 'stale')
  const data = { role: null, required, found, missing: required - found, eligible: namesOf(stale), head }
  const people = short.map(({ name }) => name)
  const [first = '', ...more] = people
  if (more.length === 0) return { message: 'alone', data: { ...data, login: first }, facts: ['/reviews'] }
  return { message: 'pairsMissing', data: { ...data, people }, facts: ['/reviews'] }
}

function staleMessage({ whyNot }: Approval): CountReason['message'] {
  if (whyNot?.why !== 'stale') return 'tooFewStale'
  const { freshness } = whyNot
  if (freshness.why === 'rewritten') return freshness.commit === null ? 'tooFewBeforePush' : 'tooFewRewritten'
  const messages = { 'older-commit': 'tooFewStale', 'same-second': 'tooFewSameSecond', 'base-changed': 'tooFewRetargeted' } as const
  return messages[freshness.why]
}

function ownMessage({ commit, how, resolution }: Contribution): CountReason['message'] {
  if (commit === null) return 'tooFewOwn'
  if (resolution === true) return 'tooFewResolved'
  if (how === 'pusher' || how === 'force-pusher') return 'tooFewPushed'
  if (how === 'commit-author') return 'tooFewWrote'
  return how === 'co-author' ? 'tooFewCoAuthored' : 'tooFewOwn'
}

export const countedReasons = (counted: Approval[]): ApprovalReason[] =>
  counted.map((approval) => ({
    message: countedMessage(approval),
    data: { login: approval.person.name, commit: approval.commit },
    facts: [approval.fact],
  }))

function countedMessage({ contribution, fresh }: Approval): ApprovalReason['message'] {
  if (fresh === 'same-tree') return contribution === null ? 'approvedSameTree' : 'contributorApprovedSameTree'
  if (fresh === 'clean-merges') return contribution === null ? 'approvedBeforeMerges' : 'contributorApprovedBeforeMerges'
  return contribution === null ? 'approved' : 'approvedAsContributor'
}

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
