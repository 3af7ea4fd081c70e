import { describe, expect, test } from '@jest/globals'
import { createClient } from '../../src/collect/client.ts'
import { createCollector } from '../../src/collect/collector.ts'
import type { Facts, Need } from '../../src/domain/facts.ts'
import type { Occasion } from '../../src/domain/occasion.ts'
import { enqueue, merge, updateBranch, openPullRequest } from '../../src/simulator/pulls.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts'
import { paymentsStory, type Story } from '../../src/simulator/story.ts'
import { holdToPublished } from '../published/held.ts'
import { anyToken } from './fixture.ts'

const repository = { owner: 'acme', name: 'payments' }
const opened: Occasion = {
  kind: 'pull-request',
  repository,
  number: 1842,
  hints: { headSha: null, headRepository: null, headBranch: null, push: null },
}
const needs: Need[] = ['pullRequest', 'commits', 'reviews', 'pushes', 'files', 'timeline', 'merges', 'policyAtHead', 'team:acme/release', 'login:kim']

async function told(occasion: Occasion, prepare: (story: Story) => void, options: SimulatorOptions = {}) {
  const story = paymentsStory()
  story.steps[0]?.play()
  prepare(story)
  const simulator = await startSimulator(story.world, { observe: holdToPublished, ...options })
  try {
    const { located, facts } = await collected(simulator, occasion)
    return { located, facts, story, simulator }
  } finally {
    await simulator.close()
  }
}

async function collected(simulator: Simulator, occasion: Occasion) {
  const { apiUrl, graphqlUrl } = simulator
  const client = createClient({ token: anyToken(), apiUrl, graphqlUrl, userAgent: 'test', debug: () => undefined })
  const collector = createCollector({ client, orgClient: client, policyPath: '.github/countersign.yml', workflow: null, debug: () => undefined })
  const located = await collector.locate(occasion)
  const subject = located.state === 'found' ? located.subjects[0] : null
  if (subject) await collector.branchRules(subject)
  const facts = subject ? await collector.facts(subject, needs) : null
  return { located, facts: facts as Facts | { moved: string } | null }
}

const states = (facts: Facts | { moved: string } | null): Record<string, string> => {
  if (!facts || 'moved' in facts) throw new Error('no facts were collected')
  const change = Object.entries(facts.changes[0] ?? {}).flatMap(([name, fact]) => (typeof fact === 'object' ? [[name, fact.state] as const] : []))
  return { ...Object.fromEntries(change), team: facts.teams['acme/release']?.state ?? 'absent' }
}

/** Names of the facts that are not known. */
const unknown = (facts: Facts | { moved: string } | null): string[] =>
  Object.entries(states(facts))
    .filter(([, state]) => state !== 'known')
    .map(([name]) => name)

describe('the collector reads a pull request here as it would at GitHub, within what GitHub publishes', () => {
  test('every fact of the story is known', async () => {
    const { facts } = await told(opened, (story) => story.steps.slice(1, 5).forEach((step) => step.play()))
    expect(unknown(facts)).toEqual([])
    expect(facts).toMatchObject({
      changes: [{ reviews: { value: [{ state: 'APPROVED' }, {}, {}] }, pushes: { value: [{}, { pusher: { login: 'sam' } }] } }],
    })
  })

  test('a merged pull request, by each method', async () => {
    for (const method of ['merge', 'squash', 'rebase'] as const) {
      const merged: Occasion = { kind: 'merged', repository, number: 1842 }
      const { facts, located } = await told(merged, (story) => {
        story.steps.slice(1, 5).forEach((step) => step.play())
        merge(story.world, story.pull(), { by: 'kim', method })
      })
      expect([method, located.state, unknown(facts)]).toEqual([method, 'found', []])
    }
  })

  test('a clean update of the branch is measured', async () => {
    const { facts } = await told(opened, ({ world, repository: home, pull }) => {
      world.push(home, 'main', { by: 'kim', changes: { 'docs/a.md': 'a' } })
      updateBranch(world, pull(), { by: 'lee' })
    })
    expect(facts).toMatchObject({ changes: [{ merges: { state: 'known', value: [{ complete: true, baseParent: expect.any(String) }] } }] })
  })

  test('a merge group of two pull requests', async () => {
    const story = paymentsStory()
    story.steps[0]?.play()
    story.world.push(story.repository, 'second', { by: 'kim', changes: { 'docs/b.md': 'b' } })
    const second = openPullRequest(story.world, story.repository, { by: 'kim', head: 'second' })
    const base = { branch: 'main', commit: story.world.tip(story.repository, 'main') }
    enqueue(story.world, story.pull(), { by: 'lee', method: 'squash' })
    const { headCommit } = enqueue(story.world, second, { by: 'lee', method: 'squash' })
    const simulator = await startSimulator(story.world, { observe: holdToPublished })
    const { located } = await collected(simulator, { kind: 'merge-group', repository, head: headCommit, base })
    await simulator.close()
    expect(located).toMatchObject({ state: 'found', subjects: [{ commit: headCommit, changes: [{ number: 1842 }, { number: 1843 }] }] })
  })

  test('from a head alone, and in a sweep', async () => {
    const { located } = await told(opened, () => undefined)
    const sha = located.state === 'found' ? located.subjects[0].commit : ''
    const byHead = await told({ kind: 'head', repository, head: { repository: 'acme/payments', sha, branch: 'refund-sign' } }, () => undefined)
    expect(byHead.located.state).toBe('found')
    const swept = await told({ kind: 'sweep', repository }, ({ repository: home, world }) => {
      home.statuses.push({ id: 1, sha, context: 'countersign', state: 'success', description: null, targetUrl: null, at: world.clock.now() })
    })
    expect(swept.located.state).toBe('found')
  })
})

describe('misbehaviour reaches the facts as unavailable, never as empty', () => {
  const many = (story: Story): void => {
    for (let index = 0; index < 101; index += 1) story.world.push(story.repository, 'refund-sign', { by: 'jo' })
  }

  test('second page missing: commits are not known', async () => {
    const { facts } = await told(opened, many, { misbehave: { secondPageMissing: true } })
    expect(states(facts)).toMatchObject({ commits: 'unavailable', reviews: 'known' })
  })

  test('the same with both pages: commits are known', async () => {
    expect(unknown((await told(opened, many)).facts)).toEqual([])
  })

  test.each([403, 404] as const)('teams answer %d: the team is not known', async (teams) => {
    const { facts } = await told(opened, () => undefined, { misbehave: { teams } })
    expect(states(facts)).toMatchObject({ team: 'unavailable', reviews: 'known' })
  })

  test('a token without members:read: the team is not known', async () => {
    const { facts } = await told(opened, () => undefined, { orgTokens: ['another'] })
    expect(states(facts)).toMatchObject({ team: 'unavailable' })
  })

  test('a partial GraphQL error: reviews are not known', async () => {
    const failingFields = [{ path: 'repository.pullRequest.reviews', type: 'INTERNAL' as const }]
    const { facts } = await told(opened, () => undefined, { misbehave: { failingFields } })
    expect(states(facts)).toMatchObject({ reviews: 'unavailable', commits: 'known' })
  })

  test('the head moves between the first and the last read: the run says so', async () => {
    const { facts, story } = await told(opened, () => undefined, {
      misbehave: {
        afterFirstQuery: (world) => void world.push(world.repository('acme/payments'), 'refund-sign', { by: 'sam', changes: { 'x.md': 'x' } }),
      },
    })
    expect(facts).toEqual({ moved: story.pull().head.sha })
  })

  test('502 once is survived', async () => {
    const { facts } = await told(opened, () => undefined, { misbehave: { badGateway: { path: '/graphql' } } })
    expect(unknown(facts)).toEqual([])
  })

  test.each([403, 429] as const)('a secondary rate limit (%d) is waited for as told', async (status) => {
    const { facts, simulator } = await told(opened, () => undefined, {
      misbehave: { secondaryRateLimit: { status, retryAfterSeconds: 1, times: 1, path: '/repos/' } },
    })
    expect(unknown(facts)).toEqual([])
    expect(simulator.requests.map((request) => request.status)).toContain(status)
  })

  test('the time of the facts is the API’s, however wrong', async () => {
    const { facts, story } = await told(opened, () => undefined, { misbehave: { clockOffsetSeconds: 3600 } })
    const expected = new Date(Date.parse(story.world.clock.now()) + 3_600_000).toISOString()
    expect(facts).toMatchObject({ evaluatedAt: expect.stringContaining(expected.slice(0, 19)) })
  })

  test('what the token may not read is not known', async () => {
    const { facts } = await told(opened, () => undefined, { misbehave: { lacking: ['contents', 'actions'] } })
    expect(states(facts)).toMatchObject({ pushes: 'unavailable' })
  })
})
