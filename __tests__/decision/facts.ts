import type { Account } from '../../src/domain/account.ts'
import { known } from '../../src/domain/fact.ts'
import type { Facts, PullRequest, Review } from '../../src/domain/facts.ts'
import { noWorkflows } from '../support/workflows.ts'

/** The least that can be judged; a test says what differs. */
export const account = (login: string, id: number): Account => ({ login, id, type: 'User' })

export const pullRequest = (given: Partial<PullRequest>): PullRequest => ({
  number: 1,
  state: 'open',
  draft: false,
  author: account('author', 1),
  assignees: [],
  createdAt: '2026-11-20T08:00:00Z',
  mergedAt: null,
  base: { branch: 'main' },
  head: { sha: 'a'.repeat(40), tree: 'b'.repeat(40), mergeBase: null, branch: 'feature', repository: 'acme/payments' },
  merge: null,
  actionsMayApprove: false,
  ...given,
})

export const review = (given: Partial<Review>): Review => ({
  id: '1000',
  state: 'APPROVED',
  submittedAt: '2026-11-20T11:00:00Z',
  author: account('reviewer', 2),
  commit: { sha: 'a'.repeat(40), tree: 'b'.repeat(40), mergeBase: null },
  authorCanPush: true,
  ...given,
})

export const facts = (given: Partial<Facts>): Facts => ({
  schema: 1,
  evaluatedAt: '2026-11-20T12:00:00Z',
  subject: {
    gate: 'pull-request',
    repository: { owner: 'acme', name: 'payments' },
    commit: 'a'.repeat(40),
    tree: 'b'.repeat(40),
    base: { branch: 'main', commit: 'c'.repeat(40) },
    changes: [{ number: 1, head: 'a'.repeat(40) }],
  },
  changes: [{ number: 1, pullRequest: known(pullRequest({}), []), reviews: known([review({})], []) }],
  teams: {},
  accounts: known({}, []),
  workflows: known(noWorkflows(), []),
  ...given,
})
