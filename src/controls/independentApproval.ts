import type { Reason } from '../domain/outcome.ts'
import { countOf } from '../duties/approvals.ts'
import type { Case } from '../duties/case.ts'
import { caseNeeds, caseOf, teamNeeds } from '../duties/case.ts'
import { mergedAsApproved } from '../duties/merges.ts'
import { extraReasons } from '../duties/requirements.ts'
import { concluded } from './approvalReasons.ts'
import type { FactView } from './control.ts'
import { defineControl } from './control.ts'
import { countedReasons, extraNotes, tableReasons, tooFewReason, unattributedReasons } from './countReasons.ts'
import type { ChangesOptions } from './options.ts'
import { earlierPushers, pushMessages } from './pushReasons.ts'
import { approvalMessages, contributorMessages, countMessages, extraMessages, unattributedMessages } from './sentences.ts'

type Options = Pick<ChangesOptions, 'approvals' | 'independence' | 'co-authors' | 'unattributed' | 'agents' | 'objections'>

const messages = {
  ...countMessages,
  ...unattributedMessages,
  ...approvalMessages,
  ...contributorMessages,
  ...extraMessages,
  ...pushMessages,
  draft: {
    kind: 'missing',
    text: 'The pull request is a draft.',
    short: 'the pull request is a draft',
    todo: 'Mark the pull request as ready for review.',
  },
  objection: {
    kind: 'missing',
    text: '{login} requested changes at {at}, and has not approved since.',
    short: '{login} requested changes',
    todo: '{login} approves, or a maintainer dismisses that request with a reason.',
  },
  agentUnknown: {
    kind: 'broken',
    text: '{login} is no person, and neither a trailer nor a run names the human behind it; assignees can be edited.',
    short: 'nobody is named as the human behind {login}',
    todo: 'Have the agent name its human in a co-author trailer, or open the change under a person’s account.',
  },
  mergedOther: {
    kind: 'broken',
    text: 'The merged content of {commit} is not what was approved at {head}.',
    short: 'the merged content is not what was approved',
    todo: 'Find out who made {commit}; revert it, or review the difference in a pull request of its own.',
  },
  coAuthorUnknown: { kind: 'warning', text: 'Co-author trailers of {commits|and} name somebody whom neither GitHub nor the policy knows.' },
  actionsMayApprove: {
    kind: 'warning',
    text: 'This repository lets GitHub Actions approve pull requests. Such approvals count for nothing here, but branch rules may count them.',
  },
} as const

export const independentApproval = defineControl<Options, typeof messages>({
  id: 'independent-approval',
  title: 'Enough people who contributed nothing to the change approved it as it is now',
  rationale:
    'Where one person can write a change and let it pass, by a second account, a push after the review or a borrowed approval, ' +
    'no mistake and no fraud meets a second pair of eyes.',
  mappings: [
    { framework: 'PCI DSS 4.0.1', clause: '6.2.3.1', kind: 'framework', strength: 'direct' },
    { framework: 'PCI DSS 4.0.1', clause: '6.5.4', kind: 'framework', strength: 'supports' },
    { framework: 'SOC 2', clause: 'CC8.1', kind: 'framework', strength: 'direct' },
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'AC-5, CM-3b, SA-10c', kind: 'framework', strength: 'direct' },
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'CM-3d', kind: 'framework', strength: 'supports' },
    { framework: 'ISO/IEC 27001:2022', clause: 'A.5.3, A.8.32', kind: 'framework', strength: 'direct' },
    { framework: 'SLSA Source', clause: 'two-party review, final revision', kind: 'framework', strength: 'supports' },
    { framework: 'SOX 404', clause: 'ITGC change approval', kind: 'practice', strength: 'direct' },
    { framework: 'FINRA Regulatory Notice 15-09', clause: 'approval protocols (algorithmic trading code)', kind: 'guidance', strength: 'supports' },
    { framework: 'FINRA', clause: '3110(b)(6)(C)(i) self-supervision', kind: 'rule', strength: 'weak' },
  ],
  version: 1,
  since: '0.1.0',
  scope: 'change',
  options: ({ changes }) => changes,
  messages,
  needs: (_options, { roster }) => [...caseNeeds(roster), ...teamNeeds(roster)],
  evaluate(facts, chosen, context) {
    const found = caseOf(facts, context, chosen['co-authors'])
    const extras = extraReasons(found.contributors, { ...chosen, guard: false })
    const pairwise = chosen.independence === 'pairwise'
    const count = countOf(found.approvals, found.contributors, chosen.independence, chosen.approvals + extras.length)
    return concluded<keyof typeof messages>({
      broken: brokenRules(facts, chosen, found, context.subject.gate === 'merge'),
      missing: [
        ...(count.found < count.required ? [tooFewReason(count, found)] : []),
        ...waitingFor(facts, chosen, found),
      ],
      witnesses: countedReasons(count.counted),
      others: [...extraNotes(extras, found), ...tableReasons(count.counted, found, pairwise), ...earlierPushers(facts), ...warnings(facts, found)],
    })
  },
})

type Id = keyof typeof messages

/** What more approvals cannot cure. */
function brokenRules(facts: FactView, chosen: Options, { contributors, head }: Case, merged: boolean): Reason<Id>[] {
  const { agent, unattributed } = contributors
  const { pullRequest, commits, merges } = facts
  return [
    ...(merged && !mergedAsApproved(pullRequest, commits, merges)
      ? [mergedOther(pullRequest.merge?.sha ?? null, head)]
      : []),
    ...(chosen.unattributed === 'block' ? unattributedReasons(unattributed) : []),
    ...(chosen.agents === 'block' && agent !== null && !agent.humanKnown
      ? [{ message: 'agentUnknown' as const, data: { login: agent.person.name }, facts: ['/pullRequest/author'] }]
      : []),
  ]
}

const mergedOther = (commit: string | null, head: string): Reason<Id> => ({
  message: 'mergedOther',
  data: { commit, head },
  facts: ['/pullRequest/merge', '/pullRequest/head'],
})

/** A draft gathers approvals but waits; so does a change that somebody who could approve it has objected to (SEMANTICS 12). */
function waitingFor({ pullRequest }: FactView, chosen: Options, { objections }: Case): Reason<Id>[] {
  const heard = objections.filter(({ isOwnWork }) => !isOwnWork || chosen.independence === 'pairwise')
  return [
    ...(pullRequest.draft ? [{ message: 'draft' as const, data: {}, facts: ['/pullRequest/draft'] }] : []),
    ...(chosen.objections === 'block'
      ? heard.map(({ person, at, fact }) => ({ message: 'objection' as const, data: { login: person.name, at }, facts: [fact] }))
      : []),
  ]
}

function warnings({ pullRequest }: FactView, { contributors: { unresolved } }: Case): Reason<Id>[] {
  const commits = [...new Set(unresolved.map(({ commit }) => commit))]
  return [
    ...(commits.length > 0 ? [{ message: 'coAuthorUnknown' as const, data: { commits }, facts: unresolved.map(({ fact }) => fact) }] : []),
    ...(pullRequest.actionsMayApprove === true
      ? [{ message: 'actionsMayApprove' as const, data: {}, facts: ['/pullRequest/actionsMayApprove'] }]
      : []),
  ]
}
