import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { permissionOf } from '../../src/simulator/misbehave.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts'
import { holdToPublished } from '../published/held.ts'
import { anyToken, at, graphql, rest, scene, type Scene } from './fixture.ts'

async function played(options: SimulatorOptions, story: (simulator: Simulator, scene: Scene) => Promise<void>): Promise<void> {
  const made = scene()
  const simulator = await startSimulator(made.world, { observe: holdToPublished, ...options })
  try {
    await story(simulator, made)
  } finally {
    await simulator.close()
  }
}

const home = '/repos/acme/payments'

describe('every misbehaviour, on demand, within what GitHub publishes or documents', () => {
  test('the second page of a REST list is empty, though the first one promised it', () =>
    played({ misbehave: { secondPageMissing: true } }, async (simulator) => {
      const first = await rest(simulator, 'GET', `${home}/pulls/1/files?per_page=1`)
      const second = await rest(simulator, 'GET', `${home}/pulls/1/files?per_page=1&page=2`)
      const activity = await rest(simulator, 'GET', `${home}/activity?per_page=1&after=1`)
      expect([first.headers.get('link')?.includes('next'), second.body, activity.body]).toEqual([true, [], []])
    }))

  test('the second page of a GraphQL list is empty, and says there is no third', () =>
    played({ misbehave: { secondPageMissing: true } }, async (simulator) => {
      const page = (after: string) =>
        `{ repository(owner: "acme", name: "payments") { pullRequest(number: 1) {
          commits(first: 1${after}) { totalCount pageInfo { hasNextPage endCursor } nodes { id } }
        } } }`
      const first = at(await graphql(simulator, page('')), 'data', 'repository', 'pullRequest', 'commits')
      const second = at(
        await graphql(simulator, page(`, after: "${String(at(first, 'pageInfo', 'endCursor'))}"`)),
        'data',
        'repository',
        'pullRequest',
        'commits',
      )
      expect(second).toEqual({ totalCount: 2, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] })
    }))

  test.each([403, 404] as const)('teams answer %d, naming the permission', (teams) =>
    played({ misbehave: { teams } }, async (simulator) => {
      const answer = await rest(simulator, 'GET', '/orgs/acme/teams/release/members')
      expect([answer.status, answer.headers.get('x-accepted-github-permissions')]).toEqual([teams, 'members=read'])
      const told = await graphql(simulator, '{ organization(login: "acme") { team(slug: "release") { id } } }')
      expect(told).toMatchObject({ data: { organization: { team: null } }, errors: [{ type: 'FORBIDDEN' }] })
    }),
  )

  test('only the given tokens read teams', async () => {
    const org = anyToken()
    await played({ orgTokens: [org] }, async (simulator) => {
      const path = '/orgs/acme/teams/release'
      expect((await rest(simulator, 'GET', path)).status).toBe(403)
      expect((await rest(simulator, 'GET', path, undefined, org)).status).toBe(200)
    })
  })

  test('502 for the next request of that path, then as always', () =>
    played({ misbehave: { badGateway: { path: '/users/' } } }, async (simulator) => {
      const statuses = [
        await rest(simulator, 'GET', home),
        await rest(simulator, 'GET', '/users/author'),
        await rest(simulator, 'GET', '/users/author'),
      ]
      expect(statuses.map(({ status }) => status)).toEqual([200, 502, 200])
    }))

  test.each([403, 429] as const)('a secondary rate limit answers %d with Retry-After, so many times', (status) =>
    played({ misbehave: { secondaryRateLimit: { status, retryAfterSeconds: 7, times: 2 } } }, async (simulator) => {
      const answers = [await rest(simulator, 'GET', home), await rest(simulator, 'GET', home), await rest(simulator, 'GET', home)]
      expect(answers.map((one) => [one.status, one.headers.get('retry-after')])).toEqual([
        [status, '7'],
        [status, '7'],
        [200, null],
      ])
    }),
  )

  test('a field fails while the rest is answered', () =>
    played(
      { misbehave: { failingFields: [{ path: 'repository.pullRequest.reviews', type: 'INTERNAL', message: 'Something went wrong' }] } },
      async (simulator) => {
        const answer = await graphql(
          simulator,
          '{ repository(owner: "acme", name: "payments") { pullRequest(number: 1) { number reviews(first: 1) { totalCount } } } }',
        )
        expect(answer).toEqual({
          data: { repository: { pullRequest: { number: 1, reviews: null } } },
          errors: [{ type: 'INTERNAL', path: ['repository', 'pullRequest', 'reviews'], message: 'Something went wrong' }],
        })
      },
    ))

  test('the world changes after the first query, once', () => {
    let calls = 0
    return played({ misbehave: { afterFirstQuery: () => (calls += 1) } }, async (simulator) => {
      await graphql(simulator, '{ viewer { login } }')
      await graphql(simulator, '{ viewer { login } }')
      expect(calls).toBe(1)
    })
  })

  test('the Date header is the world’s clock, or off by as much as was asked', () =>
    played({}, async (simulator, { world }) => {
      world.clock.set('2031-01-01T00:00:00Z')
      expect((await rest(simulator, 'GET', home)).headers.get('date')).toBe('Wed, 01 Jan 2031 00:00:00 GMT')
      simulator.misbehave.clockOffsetSeconds = -60
      expect((await rest(simulator, 'GET', home)).headers.get('date')).toBe('Tue, 31 Dec 2030 23:59:00 GMT')
    }))

  test('a permission that the token lacks: 403, named, and nothing is written', () =>
    played({ misbehave: { lacking: ['statuses', 'checks', 'pull_requests'] } }, async (simulator, { pull, repository }) => {
      const answers = [
        await rest(simulator, 'POST', `${home}/statuses/${pull.head.sha}`, { state: 'success' }),
        await rest(simulator, 'POST', `${home}/check-runs`, { name: 'r', head_sha: pull.head.sha }),
        await rest(simulator, 'POST', `${home}/issues/1/comments`, { body: 'b' }),
      ]
      expect(answers.map((one) => [one.status, one.headers.get('x-accepted-github-permissions')])).toEqual([
        [403, 'statuses=write'],
        [403, 'checks=write'],
        [403, 'pull_requests=write'],
      ])
      expect([repository.statuses, repository.checks, repository.comments]).toEqual([[], [], []])
    }))

  test('latency is added to every answer: a shorter wait begun with the request ends before it', () =>
    played({ latencyMs: 80 }, async (simulator) => {
      const first = await Promise.race([rest(simulator, 'GET', home).then(() => 'the answer'), wait(60, 'the wait')])
      expect(first).toBe('the wait')
    }))

  test('an Enterprise Server has its API under /api', () =>
    played({ enterprise: true, serverUrl: 'https://ghe.example' }, async (simulator) => {
      expect([new URL(simulator.apiUrl).pathname, new URL(simulator.graphqlUrl).pathname]).toEqual(['/api/v3', '/api/graphql'])
      const answer = await rest(simulator, 'GET', home)
      expect([answer.status, at(answer.body, 'html_url')]).toEqual([200, 'https://ghe.example/acme/payments'])
      expect(await graphql(simulator, '{ viewer { login } }')).toEqual({ data: { viewer: { login: 'github-actions' } } })
    }))

  test('what an observer throws reaches whoever closes', async () => {
    const simulator = await startSimulator(scene().world, {
      observe() {
        throw new Error('not as published')
      },
    })
    expect((await rest(simulator, 'GET', home)).status).toBe(200)
    await expect(simulator.close()).rejects.toThrow('not as published')
  })
})

test.each([
  ['POST', `${home}/statuses/abc`, 'statuses', 'write'],
  ['GET', `${home}/commits/abc/status`, 'statuses', 'read'],
  ['PATCH', `${home}/check-runs/1`, 'checks', 'write'],
  ['GET', `${home}/commits/abc/check-runs`, 'checks', 'read'],
  ['GET', `${home}/pulls/1/files`, 'pull_requests', 'read'],
  ['GET', `${home}/actions/runs`, 'actions', 'read'],
  ['GET', `${home}/activity`, 'contents', 'read'],
])('%s %s needs %s: %s', (method, path, name, level) => {
  expect(permissionOf(method, path)).toEqual({ name, level })
})

test('the repository itself and its rules need no more than metadata', () => {
  expect([permissionOf('GET', home), permissionOf('GET', `${home}/rules/branches/main`)]).toEqual([null, null])
})
