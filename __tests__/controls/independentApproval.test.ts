import { describe, expect, test } from '@jest/globals'
import { independentApproval as control } from '../../src/controls/independentApproval.ts'
import { account, actor, approval, bot, cleanMerge, commit, line, madeByGitHub, minute, push, ref, review, role, team } from '../support/facts.ts'
import { ask, dataOf, gist } from '../support/judging.ts'

const approvedBy = (login: string) => [approval(login, minute(5), 'a')]
const verdict = (...args: Parameters<typeof ask> extends [unknown, ...infer Rest] ? Rest : never) => ask(control, ...args).verdict

describe('an approval counts', () => {
  test('by a person with write access who contributed nothing, and is named as the witness', () => {
    const conclusion = ask(control, { reviews: approvedBy('kim') })
    expect(conclusion.verdict).toBe('pass')
    expect(conclusion.because[0]).toEqual({ message: 'approved', data: { login: 'kim', commit: 'a' }, facts: ['/reviews/0'] })
  })

  test('by a role holder without write access', () => {
    const reviews = [approval('erin', minute(5), 'a', { authorCanPush: false })]
    expect(verdict({ reviews })).toBe('pending')
    expect(verdict({ reviews }, { roster: { roles: { compliance: role('erin') } } })).toBe('pass')
  })

  test('when somebody who never contributed only clicked "Update branch" afterwards', () => {
    const commits = line(commit('a', 'author'), commit('m', 'kim', { ...madeByGitHub, parents: ['a', 'base'] }))
    const pushes = [push('author', 'a', minute(0)), push('kim', 'm', minute(9), { before: 'a' })]
    const parts = { commits, pushes, reviews: approvedBy('kim') }
    expect(gist(ask(control, { ...parts, merges: [cleanMerge('m', 'a')] }))).toMatch(/^pass: approved/)
    expect(gist(ask(control, parts))).toMatch(/^pending: tooFewResolved, ownResolution/)
  })
})

describe('waits when', () => {
  const refusals: [string, string, Parameters<typeof ask>[1], Parameters<typeof ask>[2]?][] = [
    ['nobody approved', 'tooFew', {}],
    ['only the author approved', 'ownChange', { reviews: approvedBy('author') }],
    [
      'a second account of the author approved',
      'ownChange',
      { reviews: approvedBy('author-admin') },
      { roster: { people: [{ name: 'jo', accounts: [ref('author'), ref('author-admin')], emailSha256: [] }] } },
    ],
    [
      'a commit author approved',
      'ownCommit',
      { reviews: [approval('sam', minute(5), 'b')], commits: line(commit('a', 'sam'), commit('b', 'author')) },
    ],
    ['a committer approved', 'ownCommitting', { reviews: approvedBy('sam'), commits: line(commit('a', 'author', { committer: actor('sam') })) }],
    ['a co-author approved', 'ownCoAuthorship', { reviews: approvedBy('ria'), commits: line(commit('a', 'author', { coAuthors: [actor('ria')] })) }],
    ['a pusher approved', 'ownPush', { reviews: approvedBy('sam'), pushes: [push('sam', 'a', minute(1))] }],
    [
      'somebody who force-pushed a commit that is gone approved',
      'ownForcePush',
      { reviews: approvedBy('sam'), pushes: [push('sam', 'gone', minute(1), { forced: true }), push('author', 'a', minute(2), { forced: true })] },
    ],
    [
      'the timeline alone knows of the force push',
      'ownForcePush',
      { reviews: approvedBy('sam'), timeline: [{ type: 'head-force-pushed', at: minute(1), actor: account('sam'), before: 'z', after: 'y' }] },
    ],
    ['a stranger approved', 'noAccess', { reviews: [approval('stranger', minute(5), 'a', { authorCanPush: false })] }],
    [
      'the role of the approver has expired',
      'roleExpired',
      { reviews: [approval('dave', minute(5), 'a', { authorCanPush: false })] },
      { roster: { roles: { r: { teams: [], members: [{ person: null, account: ref('dave'), from: null, until: '2026-11-20', reason: null }] } } } },
    ],
    ['a bot approved', 'botApproved', { reviews: [approval(bot('github-actions'), minute(5), 'a')] }],
    ['a machine of the policy approved', 'machineApproved', { reviews: approvedBy('acme-ci') }, { roster: { machines: [ref('acme-ci')] } }],
    ['a deleted account approved', 'ghostApproved', { reviews: [approval(null, minute(5), 'a')] }],
    ['a placeholder of an import approved', 'noPersonApproved', { reviews: [approval(account('kim', 'Mannequin'), minute(5), 'a')] }],
    [
      'the approval was dismissed',
      'wasDismissed',
      {
        reviews: [review('kim', 'DISMISSED', minute(5), 'a', { id: '5' })],
        timeline: [{ type: 'review-dismissed', at: minute(6), actor: account('lead'), review: '5', previousState: 'APPROVED' }],
      },
    ],
    ['the approver requested changes later', 'withdrew', { reviews: [...approvedBy('kim'), review('kim', 'CHANGES_REQUESTED', minute(6), 'a')] }],
    [
      'that later request was dismissed: the approval does not come back',
      'withdrew',
      {
        reviews: [...approvedBy('kim'), review('kim', 'DISMISSED', minute(6), 'a', { id: '6' })],
        timeline: [{ type: 'review-dismissed', at: minute(7), actor: account('lead'), review: '6', previousState: 'CHANGES_REQUESTED' }],
      },
    ],
    [
      'commits came after the approval',
      'olderCommit',
      {
        reviews: approvedBy('kim'),
        commits: line(commit('a', 'author'), commit('b', 'author')),
        pushes: [push('author', 'a', minute(0)), push('author', 'b', minute(9))],
      },
    ],
    [
      'the pull request was retargeted after the approval',
      'retargeted',
      { reviews: approvedBy('kim'), timeline: [{ type: 'base-changed', at: minute(5), actor: null, from: 'dev', to: 'main' }] },
    ],
    ['it is a draft', 'draft', { reviews: approvedBy('kim'), pullRequest: { draft: true } }],
    ['somebody else objects', 'objection', { reviews: [...approvedBy('kim'), review('lee', 'CHANGES_REQUESTED', minute(4), 'a')] }],
    ['one of two approvals is there', 'tooFew', { reviews: approvedBy('kim') }, { options: { approvals: 2 } }],
    [
      'one person approved from two accounts',
      'tooFew',
      { reviews: [...approvedBy('kim'), approval('kim-admin', minute(6), 'a')] },
      { options: { approvals: 2 }, roster: { people: [{ name: 'kim', accounts: [ref('kim'), ref('kim-admin')], emailSha256: [] }] } },
    ],
    ['the same person approved twice', 'tooFew', { reviews: [...approvedBy('kim'), approval('kim', minute(6), 'a')] }, { options: { approvals: 2 } }],
    ['a bot opened it and nobody is named as its human', 'extraAgent', { reviews: approvedBy('kim'), pullRequest: { author: bot('renovate') } }],
    [
      'the assignee of an agent approved',
      'ownAssignment',
      { reviews: approvedBy('jo'), pullRequest: { author: bot('copilot'), assignees: [account('jo')] } },
    ],
  ]
  test.each(refusals)('%s', (...[, reason, parts, told]) => {
    const conclusion = ask(control, parts, told)
    expect(conclusion.verdict).toBe('pending')
    expect(conclusion.because.map(({ message }) => message)).toContain(reason)
  })
})

describe('blocks when', () => {
  test.each<[string, string, Parameters<typeof ask>[1], Parameters<typeof ask>[2]?]>([
    [
      'a commit has no author anybody knows',
      'nobodyWrote',
      { commits: line(commit('a', actor(null, 'x@y.example'), { committer: actor('author') })) },
    ],
    ['a commit claims to be GitHub’s without its signature', 'notGitHub', { commits: line(commit('a', 'author', { claimsWebFlow: true })) }],
    [
      'the signature is valid and not GitHub’s',
      'notGitHub',
      { commits: line(commit('a', 'author', { claimsWebFlow: true, signature: { valid: true, byGitHub: false } })) },
    ],
    ['a commit uses GitHub’s own address as author', 'notGitHub', { commits: line(commit('a', 'web-flow', { committer: actor('author') })) }],
    ['the author’s account is gone', 'authorGone', { pullRequest: { author: null } }],
    ['a committer is unknown', 'nobodyCommitted', { commits: line(commit('a', 'author', { committer: actor(null) })) }],
    [
      'an agent’s human is unknown and the policy says block',
      'agentUnknown',
      { pullRequest: { author: bot('copilot') } },
      { options: { agents: 'block' } },
    ],
  ])('%s, whoever approved', (...[, reason, parts, told]) => {
    const conclusion = ask(control, { reviews: approvedBy('kim'), ...parts }, told)
    expect(conclusion.verdict).toBe('fail')
    expect(conclusion.because[0].message).toBe(reason)
  })
})

test('when no source says who pushed the head, it throws, which is unknown', () => {
  expect(() => ask(control, { reviews: approvedBy('kim'), pushes: [] })).toThrow('who pushed the current head')
  expect(() => ask(control, { reviews: approvedBy('kim'), pushes: [push(null, 'a', minute(0))] })).toThrow('who pushed the current head')
})

describe('options', () => {
  const unknown = { commits: line(commit('a', actor(null, 'x@y.example'), { committer: actor('author') })) }
  test('unattributed work can cost one more approval instead, once', () => {
    const told = { options: { unattributed: 'extra-approval' } }
    expect(verdict({ ...unknown, reviews: approvedBy('kim') }, told)).toBe('pending')
    expect(verdict({ ...unknown, reviews: [...approvedBy('kim'), approval('lee', minute(6), 'a')] }, told)).toBe('pass')
  })

  test('the policy’s e-mails attribute, and then their owner contributed', () => {
    const person = { name: 'kim', accounts: [ref('kim')], emailSha256: [actor(null, 'X@Y.example').emailSha256 ?? ''] }
    const conclusion = ask(control, { ...unknown, reviews: approvedBy('kim') }, { roster: { people: [person] } })
    expect(gist(conclusion)).toMatch(/^pending: tooFewWrote/)
  })

  test('co-authors can be ignored', () => {
    const parts = { reviews: approvedBy('ria'), commits: line(commit('a', 'author', { coAuthors: [actor('ria')] })) }
    expect(verdict(parts, { options: { 'co-authors': 'ignore' } })).toBe('pass')
  })

  test('co-authors of an agent’s commits are never ignored: they are its humans', () => {
    const parts = {
      pullRequest: { author: bot('copilot') },
      reviews: approvedBy('jo'),
      commits: line(commit('a', bot('copilot'), { coAuthors: [actor('jo')] })),
      pushes: [push(bot('copilot'), 'a', minute(0))],
    }
    expect(gist(ask(control, parts, { options: { 'co-authors': 'ignore' } }))).toContain('ownAgent')
    expect(verdict({ ...parts, reviews: approvedBy('kim') })).toBe('pass')
  })

  test('objections can be ignored, and objections of those who were seen to contribute are none', () => {
    const reviews = [...approvedBy('kim'), review('lee', 'CHANGES_REQUESTED', minute(4), 'a')]
    expect(verdict({ reviews }, { options: { objections: 'ignore' } })).toBe('pass')
    expect(verdict({ reviews, pushes: [push('lee', 'a', minute(0))] })).toBe('pass')
    expect(verdict({ reviews: [...approvedBy('kim'), review('author', 'CHANGES_REQUESTED', minute(4), 'a')] })).toBe('pass')
  })

  test.each([
    ['as a co-author', line(commit('a', 'author', { coAuthors: [actor('lee')] }))],
    ['as the author of a commit', line(commit('a', 'lee', { committer: actor('author') }))],
    ['as its committer', line(commit('a', 'author', { committer: actor('lee') }))],
  ])('what somebody wrote into a commit %s silences no objector', (_, commits) => {
    const reviews = [...approvedBy('kim'), review('lee', 'CHANGES_REQUESTED', minute(4), 'a')]
    expect(gist(ask(control, { reviews, commits }))).toMatch(/^pending: objection/)
  })

  test('pairwise: two contributors may approve each other’s work, and one cannot approve their own', () => {
    const parts = { commits: line(commit('a', 'author', { coAuthors: [actor('sam')] })) }
    const pairwise = { options: { independence: 'pairwise' } }
    expect(gist(ask(control, { ...parts, reviews: approvedBy('sam') }, pairwise))).toMatch(/^pending: alone/)
    expect(verdict({ ...parts, reviews: [...approvedBy('sam'), approval('author', minute(6), 'a')] }, pairwise)).toBe('pass')
    expect(verdict({ ...parts, reviews: [...approvedBy('sam'), approval('author', minute(6), 'a')] })).toBe('pending')
  })
})

test('the title names the approval that people would take for the missing one', () => {
  const conclusion = ask(control, { reviews: approvedBy('sam'), pushes: [push('sam', 'a', minute(1))] })
  expect(conclusion.because[0].message).toBe('tooFewPushed')
  expect(conclusion.because[0].data).toMatchObject({ login: 'sam', commit: 'a', required: 1, found: 0, missing: 1 })
  expect(dataOf(conclusion, 'ownPush')).toMatchObject({ login: 'sam', at: minute(1), source: 'repository activity' })
})

test('warnings change nothing about the verdict', () => {
  const commits = line(commit('a', 'author', { coAuthors: [actor(null, 'who@else.example')] }))
  const conclusion = ask(control, { commits, reviews: approvedBy('kim'), pullRequest: { actionsMayApprove: true } })
  expect(gist(conclusion)).toMatch(/^pass: .*coAuthorUnknown, actionsMayApprove$/)
})

test('an unreadable team is not consulted for people with write access', () => {
  const told = { roster: { roles: { r: { teams: ['acme/r'], members: [] } } }, view: { teams: {} } }
  expect(ask(control, { reviews: approvedBy('kim') }, told).verdict).toBe('pass')
  expect(
    ask(
      control,
      { reviews: [approval('kim', minute(5), 'a', { authorCanPush: false })] },
      { ...told, view: { teams: { 'acme/r': team('acme/r', 'kim') } } },
    ).verdict,
  ).toBe('pass')
})

describe('gate merge: what was merged is what was approved', () => {
  const merged = (merge: object, more = {}) => ({
    reviews: approvedBy('kim'),
    pullRequest: {
      state: 'merged' as const,
      mergedAt: minute(10),
      merge: { sha: 'm', tree: 'tree-m', parents: ['base', 'a'], signedByGitHub: false, ...merge },
    },
    ...more,
  })
  const told = { gate: 'merge' as const, at: minute(10) }
  const same = cleanMerge('m', 'a')
  const movedMerge = { ...same, after: same.after.map((file) => ({ ...file, blob: 'b2', patch: 'p2' })) }

  test.each([
    ['the trees are equal', merged({ tree: 'tree-a' })],
    ['GitHub merged this head into files the base changed too', merged({ signedByGitHub: true }, { merges: [movedMerge] })],
    ['GitHub squashed it into files the base changed too', merged({ signedByGitHub: true, parents: ['base'] }, { merges: [movedMerge] })],
    ['the merge is shown to be clean', merged({}, { merges: [cleanMerge('m', 'a')] })],
  ])('passes when %s', (_, parts) => expect(verdict(parts, told)).toBe('pass'))

  test.each([
    ['somebody’s own merge changed something', merged({})],
    ['GitHub signed another tree', merged({ signedByGitHub: true })],
    ['GitHub signed another squash', merged({ signedByGitHub: true, parents: ['base'] })],
    ['somebody merged it into files the base changed too', merged({}, { merges: [movedMerge] })],
    ['the head’s tree was put on a base that moved on', merged({ tree: 'tree-a', parents: ['newer', 'a'] })],
    ['GitHub’s signature is of an edit on top of the head', merged({ signedByGitHub: true, parents: ['a'] })],
    ['GitHub’s merge is of another head', merged({ signedByGitHub: true, parents: ['base', 'z'] })],
    ['the comparison was cut short', merged({}, { merges: [{ ...cleanMerge('m', 'a'), complete: false }] })],
    ['the comparison is of another head', merged({}, { merges: [cleanMerge('m', 'z')] })],
  ])('blocks when %s', (_, parts) => expect(gist(ask(control, parts, told))).toMatch(/^fail: mergedOther/))

  test('a review after the merge counts for nothing', () => {
    expect(verdict({ ...merged({ tree: 'tree-a' }), reviews: [approval('kim', minute(11), 'a')] }, told)).toBe('pending')
  })

  test('a dismissal after the merge is undone, one before it is not', () => {
    const reviews = [review('kim', 'DISMISSED', minute(5), 'a', { id: '5' })]
    const dismissed = (at: string) => ({
      reviews,
      timeline: [{ type: 'review-dismissed' as const, at, actor: account('x'), review: '5', previousState: 'APPROVED' as const }],
    })
    expect(verdict({ ...merged({ tree: 'tree-a' }), ...dismissed(minute(11)) }, told)).toBe('pass')
    expect(verdict({ ...merged({ tree: 'tree-a' }), ...dismissed(minute(9)) }, told)).toBe('pending')
  })

  test('without a time of merge it throws, which is unknown', () => {
    const parts = merged({ tree: 'tree-a' })
    expect(() => ask(control, { ...parts, pullRequest: { ...parts.pullRequest, mergedAt: null } }, told)).toThrow('merged')
  })
})

describe('pairwise: everybody who contributed needs the whole number from other people', () => {
  const two = { commits: line(commit('a', 'author', { coAuthors: [actor('sam')] })) }
  const told = (approvals: number, more = {}) => ({ options: { independence: 'pairwise', approvals, ...more } })
  const by = (...logins: string[]) => ({ reviews: logins.map((login) => approval(login, minute(5), 'a')) })

  test.each<[number, string[], 'pass' | 'pending']>([
    [1, ['author', 'sam'], 'pass'],
    [1, ['kim'], 'pass'],
    [1, ['sam'], 'pending'],
    [2, ['author', 'sam'], 'pending'],
    [2, ['author', 'kim'], 'pending'],
    [2, ['author', 'sam', 'kim'], 'pass'],
    [2, ['kim', 'lee'], 'pass'],
    [3, ['author', 'sam', 'kim'], 'pending'],
  ])('of %i, by %j: %s', (approvals, logins, expected) => expect(verdict({ ...two, ...by(...logins) }, told(approvals))).toBe(expected))

  test('a second account of the only contributor counts for nothing', () => {
    const roster = { people: [{ name: 'jo', accounts: [ref('author'), ref('author-admin')], emailSha256: [] }] }
    const conclusion = ask(control, by('author-admin', 'kim'), { ...told(2), roster })
    expect(gist(conclusion)).toMatch(/^pending: alone, approved, ownChange/)
    expect(dataOf(conclusion, 'alone')).toMatchObject({ login: 'author', found: 1, required: 2, missing: 1 })
  })

  test('what one more approval is asked for costs one more by others', () => {
    const unknown = { commits: line(commit('a', actor(null, 'x@y.example'), { committer: actor('author') }), commit('b', 'sam')) }
    const on = (...logins: string[]) => ({ reviews: logins.map((login) => approval(login, minute(5), 'b')) })
    const extra = told(1, { unattributed: 'extra-approval' })
    expect(verdict({ ...unknown, ...on('author', 'sam') }, extra)).toBe('pending')
    expect(verdict({ ...unknown, ...on('author', 'sam', 'kim') }, extra)).toBe('pass')
    const agent = {
      pullRequest: { author: bot('builder'), assignees: [account('kim')] },
      commits: line(commit('a', bot('builder'))),
      pushes: [push(bot('builder'), 'a', minute(0))],
    }
    expect(verdict({ ...agent, ...by('kim', 'lee') }, told(1))).toBe('pending')
    expect(verdict({ ...agent, ...by('max', 'lee') }, told(1))).toBe('pass')
  })

  test('nobody at all is never enough', () => expect(gist(ask(control, by(), told(1)))).toMatch(/^pending: alone/))
})
