import { describe, expect, test } from '@jest/globals'
import { readActivity, activityPage, nextCursor } from '../../src/collect/activity.ts'
import type { Answer, GitHubClient } from '../../src/domain/client.ts'
import type { ChangeHints } from '../../src/domain/occasion.ts'
import { openPullRequest } from '../../src/simulator/pulls.ts'
import type { PullRequest, Repository } from '../../src/simulator/model.ts'
import { World } from '../../src/simulator/world.ts'
import { changeOf, failure, noHints, onlySubject, pullRequestOccasion, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RigOptions } from './rig.ts'

function pushed(): { world: World; repository: Repository; pull: PullRequest } {
  const world = new World()
  const repository = world.repository('acme/payments', { writers: ['author'], files: { '.github/countersign.yml': 'version: 1\n' } })
  world.push(repository, 'topic', { by: 'author', changes: { a: '1' } })
  world.push(repository, 'topic', { by: 'author', pusher: 'pusher', changes: { a: '2' } })
  return { world, repository, pull: openPullRequest(world, repository, { by: 'author', head: 'topic' }) }
}

const withoutActivity: RigOptions = {
  tamper: {
    rest(route, answer) {
      if (route.includes('/activity')) throw failure(403, 'GET /repos/acme/payments/activity')
      return answer
    },
  },
}

async function pushesWith(world: World, pull: PullRequest, hints: Partial<ChangeHints>, options: RigOptions = {}) {
  let pushes: Awaited<ReturnType<typeof changeOf>>['pushes']
  await withRig(world, options, async ({ collector }) => {
    const facts = await collector.facts(await onlySubject(collector, pullRequestOccasion(pull, { ...noHints, ...hints })), ['pushes'])
    if ('moved' in facts) throw new Error('moved')
    pushes = facts.changes[0]?.pushes
  })
  return pushes
}

const who = (fact: Awaited<ReturnType<typeof pushesWith>>): string[] =>
  valueOf(fact).map(({ pusher, source }) => `${pusher?.login ?? 'nobody'} by ${source}`)

describe('who pushed, best source first', () => {
  test('activity of the head branch: everyone who moved it, oldest first', async () => {
    const { world, pull } = pushed()
    expect(who(await pushesWith(world, pull, {}))).toEqual(['author by activity', 'pusher by activity'])
  })

  test('activity is asked of the fork, where the branch is', async () => {
    const { world } = pushed()
    const fork = world.repository('mallory/payments', { parent: 'acme/payments' })
    world.push(fork, 'patch', { by: 'author', pusher: 'mallory', changes: { b: '1' } })
    const pull = openPullRequest(world, world.repository('acme/payments'), { by: 'mallory', head: 'patch', from: 'mallory/payments' })
    expect(who(await pushesWith(world, pull, {}))).toEqual(['mallory by activity'])
  })

  test('activity refused: the run’s first actor, not who ran it again', async () => {
    const { world, repository, pull } = pushed()
    const lead = world.account('lead').id
    world.startRun(repository, { event: 'pull_request_review', by: 'reviewer', headSha: pull.head.sha, headBranch: 'topic' })
    const again = { triggeringActor: lead, attempt: 2 }
    world.startRun(repository, { event: 'pull_request', by: 'pusher', headSha: pull.head.sha, headBranch: 'topic', ...again })
    world.startRun(repository, { event: 'pull_request', by: 'labeller', headSha: pull.head.sha, headBranch: 'topic' })
    expect(who(await pushesWith(world, pull, {}, withoutActivity))).toEqual(['pusher by run'])
  })

  test('activity refused: a push event names the pusher even when a label came first', async () => {
    const { world, repository, pull } = pushed()
    world.startRun(repository, { event: 'pull_request', by: 'labeller', headSha: pull.head.sha, headBranch: 'topic' })
    world.startRun(repository, { event: 'push', by: 'pusher', headSha: pull.head.sha, headBranch: 'topic' })
    expect(who(await pushesWith(world, pull, {}, withoutActivity))).toEqual(['pusher by run'])
  })

  const pusher = { id: 4242, login: 'pusher', type: 'User' as const }

  test('activity refused and no run: the webhook, for the head it speaks of', async () => {
    const { world, pull } = pushed()
    const hints = { headSha: pull.head.sha, push: { pusher, at: '2026-11-20T09:00:09Z' } }
    expect(who(await pushesWith(world, pull, hints, withoutActivity))).toEqual(['pusher by webhook'])
  })

  test.each([
    ['of another head', { headSha: 'a'.repeat(40), push: { pusher, at: '2026-11-20T09:00:09Z' } }],
    ['without a time', { push: { pusher, at: 'now' } }],
    ['without a sender', { push: null }],
  ])('a webhook %s names nobody: unavailable, every source with its answer', async (_, hints) => {
    const { world, pull } = pushed()
    const reason = reasonOf(await pushesWith(world, pull, { headSha: pull.head.sha, ...hints }, withoutActivity))
    expect(reason).toMatchObject({ what: `who pushed ${pull.head.sha}`, status: 403 })
    expect(reason.detail).toContain('GET /repos/acme/payments/activity answered 403')
    expect(reason.detail).toContain('/actions/runs?head_sha=')
    expect(reason.detail).toContain('names nobody for the current head')
    expect(reason.detail).toContain('the event does not say')
  })

  test('the fork is gone: said so, and the runs are asked', async () => {
    const { world, pull } = pushed()
    const graphql = (operation: string, answer: Parameters<typeof replaced>[0]) =>
      operation === 'PullRequest' ? replaced(answer, ['data', 'repository', 'pullRequest', 'headRepository'], null) : answer
    const options = { tamper: { graphql: graphql as NonNullable<NonNullable<RigOptions['tamper']>['graphql']> } }
    expect(reasonOf(await pushesWith(world, pull, {}, options)).detail).toContain('gone or hidden')
  })

  test('the pusher’s account is gone and nothing else names one: unavailable', async () => {
    const { world, pull } = pushed()
    world.deleteAccount('pusher')
    expect(reasonOf(await pushesWith(world, pull, {})).detail).toContain('names nobody for the current head')
  })
})

describe('hints save a round trip, and decide nothing', () => {
  test('activity starts before the query has answered, and is not asked twice', async () => {
    const { world, pull } = pushed()
    await withRig(world, {}, async ({ collector, asked }) => {
      const hints = { ...noHints, headRepository: 'acme/payments', headBranch: 'topic' }
      await collector.facts(await onlySubject(collector, pullRequestOccasion(pull, hints)), ['pushes'])
      expect(asked().filter((line) => line.includes('/activity'))).toHaveLength(1)
      expect(asked()).toHaveLength(3)
    })
  })

  test('hints of another branch are not believed', async () => {
    const { world, repository, pull } = pushed()
    world.push(repository, 'other', { by: 'mallory' })
    const fact = await pushesWith(world, pull, { headRepository: 'acme/payments', headBranch: 'other' })
    expect(who(fact)).toEqual(['author by activity', 'pusher by activity'])
  })

  test.each(['../../user', 'acme/payments/../..', 'acme'])('a head repository of %j is asked nothing', async (headRepository) => {
    const { world, pull } = pushed()
    await withRig(world, {}, async ({ collector, asked }) => {
      await collector.locate(pullRequestOccasion(pull, { ...noHints, headRepository, headBranch: 'topic' }))
      expect(asked()).toEqual(['POST /graphql PullRequest'])
    })
  })
})

interface Move {
  before?: string
  after?: string
  activity_type?: string
  login?: string
}

const sha = (letter: string): string => letter.repeat(40)

/** Pages of activity, newest first, as the API would give them; counts the pages asked for. */
function activityOf(pages: Move[][], endless = false): { client: GitHubClient; asked: () => number } {
  let asked = 0
  const rest = async (): Promise<Answer> => {
    const page = pages[Math.min(asked, pages.length - 1)] ?? []
    asked += 1
    const more = endless || asked < pages.length
    const headers = more ? { link: `<https://api.github.example/x?after=cursor-${asked}>; rel="next"` } : {}
    const data = page.map(({ login, ...move }) => ({
      ref: 'refs/heads/topic', before: sha('0'), after: sha('a'), activity_type: 'push', timestamp: '2026-11-20T09:00:00Z',
      actor: { id: 1, login: login ?? 'author', type: 'User' }, ...move,
    }))
    return { status: 200, data, headers, source: { request: 'GET /activity', status: 200, requestId: null, date: null, sha256: '' } }
  }
  const client: GitHubClient = { rest, graphql: () => Promise.reject(new Error('no')), usage: () => ({ requests: 0, points: null, log: [] }) }
  return { client, asked: () => asked }
}

const read = (client: GitHubClient, own: string[]) =>
  readActivity(client, { repository: 'acme/payments', name: 'topic' }, new Set(own.map(sha)), null)

async function movers(client: GitHubClient, own: string[]): Promise<string> {
  const found = await read(client, own)
  return found.state === 'answered' ? found.pushes.map(({ after, forced }) => `${after[0]}${forced ? '!' : ''}`).join(' ') : found.reason.detail
}

describe('how far back the moves of a branch are read', () => {
  test('to the first plain push onto a foreign commit, and no further', async () => {
    const moves = [{ after: sha('b'), before: sha('a') }, { after: sha('a'), before: sha('f') }, { after: sha('f'), before: sha('e') }]
    const { client, asked } = activityOf([moves, [{}]])
    expect([await movers(client, ['a', 'b']), asked()]).toEqual(['a b', 1])
  })

  test('to the end after a force push: what it threw away may lie on both sides', async () => {
    const first = [{ after: sha('b'), before: sha('f'), activity_type: 'force_push' }, { after: sha('f'), before: sha('e') }]
    const { client, asked } = activityOf([first, [{ after: sha('e'), before: sha('d') }]])
    expect([await movers(client, ['b']), asked()]).toEqual(['e f b!', 2])
  })

  test('past a deletion: whoever pushed before it is not washed away by a restored branch', async () => {
    const moves = [
      { after: sha('b'), activity_type: 'branch_creation' },
      { after: sha('0'), before: sha('b'), activity_type: 'branch_deletion' },
      { after: sha('b'), before: sha('f'), login: 'mallory' },
    ]
    const found = await read(activityOf([moves]).client, ['b'])
    expect(found.state === 'answered' && found.pushes.map(({ pusher }) => pusher?.login)).toEqual(['mallory', 'author'])
  })

  test('moves after a merged change are passed over', async () => {
    const moves = [{ after: sha('9'), before: sha('8') }, { after: sha('8'), before: sha('b') }, { after: sha('b'), before: sha('f') }]
    expect(await movers(activityOf([moves]).client, ['b'])).toBe('b')
  })

  test('another branch’s moves do not count, whatever the server lists', async () => {
    const moves = [{ after: sha('b'), before: sha('f'), ref: 'refs/heads/other' } as Move]
    expect(await movers(activityOf([moves]).client, ['b'])).toBe('')
  })

  test('twenty pages and no end: refused', async () => {
    const { client, asked } = activityOf([[{ after: sha('b'), before: sha('f'), activity_type: 'force_push' }]], true)
    expect([await movers(client, ['b']), asked()]).toEqual([expect.stringContaining('more than 2000 moves'), 20])
  })

  test.each<[string, Record<string, unknown>]>([
    ['no commit id', { after: 'HEAD' }],
    ['a kind nobody knows', { activity_type: 'teleport' }],
    ['no time', { timestamp: 'now' }],
    ['no account id', { actor: { login: 'x', type: 'User' } }],
  ])('a move with %s refuses the page', async (_, bad) => {
    const found = await activityPage(activityOf([[bad as Move]]).client, { repository: 'acme/payments', name: 'topic' }, null)
    expect('state' in found && found.reason.detail).toMatch(/unexpected form/)
  })

  test.each([
    [undefined, null],
    ['<https://a.example/x?after=abc&ref=y>; rel="next"', 'abc'],
    ['<https://a.example/x?before=1>; rel="prev", <https://a.example/x?after=z>; rel="next"', 'z'],
    ['<not a url>; rel="next"', null],
    ['<https://a.example/x?after=abc>; rel="last"', null],
  ])('the next cursor of %j is %j', (link, cursor) => {
    expect(nextCursor(link)).toBe(cursor)
  })
})
