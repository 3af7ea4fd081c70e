import { describe, expect, test } from '@jest/globals'
import { walkBack } from '../../src/collect/mergeBase.ts'
import { segmentsBetween } from '../../src/collect/mergeQueue.ts'
import { oldestFirst } from '../../src/collect/commits.ts'
import type { GraphqlAnswer } from '../../src/domain/client.ts'
import type { Located } from '../../src/domain/collector.ts'
import type { Occasion } from '../../src/domain/occasion.ts'
import { close, enqueue, merge, openPullRequest } from '../../src/simulator/pulls.ts'
import type { PullRequest, Repository } from '../../src/simulator/model.ts'
import { World } from '../../src/simulator/world.ts'
import { scene } from '../simulator/fixture.ts'
import { noHints, payments, pullRequestOccasion, replaced, withRig } from './rig.ts'
import type { RigOptions } from './rig.ts'

async function locatedIn(world: World, occasion: Occasion, options: RigOptions = {}): Promise<Located> {
  let located: Located | null = null
  await withRig(world, options, async ({ collector }) => void (located = await collector.locate(occasion)))
  if (!located) throw new Error('not located')
  return located
}

const numbers = (located: Located): number[] =>
  (located.state === 'found' ? located.subjects.flatMap(({ changes }) => changes.map(({ number }) => number)) : [])

/** A second pull request from the same branch, into another base. */
function withSibling(): { world: World; repository: Repository; pull: PullRequest; sibling: PullRequest } {
  const { world, repository, pull } = scene()
  world.push(repository, 'release', { by: 'author' })
  return { world, repository, pull, sibling: openPullRequest(world, repository, { by: 'mallory', head: 'topic', base: 'release' }) }
}

describe('a pull request', () => {
  test('open: the head against the tip of the base, not the frozen base of the pull request', async () => {
    const { world, repository, pull } = scene()
    const tip = world.push(repository, 'main', { by: 'lead', changes: { b: '1' } })
    expect(await locatedIn(world, pullRequestOccasion(pull))).toMatchObject({
      state: 'found',
      subjects: [
        { gate: 'pull-request', commit: pull.head.sha, base: { branch: 'main', commit: tip.sha }, changes: [{ number: 1, head: pull.head.sha }] },
      ],
    })
  })

  test('every open pull request on the same head is judged with it', async () => {
    const { world, pull, sibling } = withSibling()
    const located = await locatedIn(world, pullRequestOccasion(pull))
    expect(located).toMatchObject({ subjects: [{ base: { branch: 'main' } }, { base: { branch: 'release' } }] })
    expect(numbers(located)).toEqual([pull.number, sibling.number])
  })

  test('a closed sibling, or one whose head moved, is not', async () => {
    const { world, pull, sibling } = withSibling()
    close(world, sibling, 'mallory')
    expect(numbers(await locatedIn(world, pullRequestOccasion(pull)))).toEqual([pull.number])
  })

  test('more siblings than were listed: unavailable', async () => {
    const { world, pull } = withSibling()
    const path = ['data', 'repository', 'pullRequest', 'headRef', 'associatedPullRequests', 'totalCount']
    const graphql = (_: string, answer: GraphqlAnswer) => replaced(answer, path, 51)
    expect(await locatedIn(world, pullRequestOccasion(pull), { tamper: { graphql } })).toMatchObject({ state: 'unavailable', commit: pull.head.sha })
  })

  test('closed without a merge: nothing to judge', async () => {
    const { world, pull } = scene()
    close(world, pull, 'author')
    expect(await locatedIn(world, pullRequestOccasion(pull))).toMatchObject({ state: 'nothing', why: expect.stringContaining('was not merged') })
  })

  test('unknown: unavailable, with the head the event named', async () => {
    const { world } = scene()
    const hints = { ...noHints, headSha: 'a'.repeat(40) }
    expect(await locatedIn(world, { kind: 'pull-request', repository: payments, number: 404, hints })).toMatchObject({
      state: 'unavailable', commit: hints.headSha, reason: { what: 'pull request acme/payments#404', detail: expect.stringContaining('NOT_FOUND') },
    })
  })

  test('the base branch is gone: unavailable', async () => {
    const { world, pull } = scene()
    const graphql = (_: string, answer: GraphqlAnswer) => replaced(answer, ['data', 'repository', 'pullRequest', 'baseRef'], null)
    const located = await locatedIn(world, pullRequestOccasion(pull), { tamper: { graphql } })
    expect(located).toMatchObject({ state: 'unavailable', reason: { what: 'tip of base branch main' } })
  })

  test('the commit listed last is not the head: unavailable', async () => {
    const { world, pull } = scene()
    const graphql = (_: string, answer: GraphqlAnswer) => replaced(answer, ['data', 'repository', 'pullRequest', 'headRefOid'], 'b'.repeat(40))
    expect(await locatedIn(world, pullRequestOccasion(pull), { tamper: { graphql } })).toMatchObject({ state: 'unavailable' })
  })
})

describe('a merged pull request is judged by the policy before its merge', () => {
  test.each(['merge', 'squash', 'rebase'] as const)('%s', async (method) => {
    const { world, repository, pull } = scene()
    const tip = world.tip(repository, 'main')
    const commit = merge(world, pull, { by: 'lead', method })
    const located = await locatedIn(world, { kind: 'merged', repository: payments, number: 1 })
    expect(located).toMatchObject({ state: 'found', subjects: [{ gate: 'merge', commit: commit.sha, base: { branch: 'main', commit: tip } }] })
  })

  test('the event says merged, the API says open: unavailable', async () => {
    const { world } = scene()
    expect(await locatedIn(world, { kind: 'merged', repository: payments, number: 1 })).toMatchObject({ state: 'unavailable' })
  })

  const row = (oid: string, parent: string, changes: number[], committedAt = '2026-11-20T09:00:00Z', authoredAt = '2026-11-01T09:00:00Z') => ({
    oid, parents: [parent], changes, committedAt, authoredAt,
  })
  const now = '2026-11-20T09:01:00Z'
  const mergedAt = now

  test.each<[string, ReturnType<typeof row>[], string | null]>([
    ['a rebase of three: below the third', [row('c', 'b', [7]), row('b', 'a', [7]), row('a', 'base', [7]), row('base', 'x', [6])], 'base'],
    ['a squash on another pull request’s commit', [row('s', 'base', [7]), row('base', 'x', [6]), row('x', 'y', [])], 'base'],
    ['a squash on an old direct push', [row('s', 'base', [7]), row('base', 'x', [], '2026-11-19T09:00:00Z')], 'base'],
    ['a rebase that dropped one of three', [row('c', 'b', [7]), row('b', 'base', [7]), row('base', 'x', [6])], 'base'],
    ['a squash, authored at its merge, on a fresh direct push', [row('s', 'base', [7], now, now), row('base', 'x', [], now)], 'base'],
    ['a fresh commit that GitHub attributes to nobody yet', [row('c', 'b', [7]), row('b', 'a', [], '2026-11-20T09:00:58Z')], null],
    ['a history that ends within the row', [row('c', 'b', [7])], null],
    ['a history that is no row', [row('c', 'b', [7]), row('z', 'a', [7])], null],
    ['no history', [], null],
  ])('%s', (_, history, base) => {
    expect(walkBack(history, 7, 3, mergedAt)).toBe(base)
  })
})

describe('a run of the ping names only a head', () => {
  const fromFork = (): { world: World; pull: PullRequest } => {
    const { world, repository } = scene()
    for (const owner of ['mallory', 'someone']) {
      const fork = world.repository(`${owner}/payments`, { parent: 'acme/payments' })
      world.push(fork, 'patch-1', { by: owner, changes: { b: owner } })
      openPullRequest(world, repository, { by: owner, head: 'patch-1', from: `${owner}/payments` })
    }
    const pull = repository.pulls.get(2)
    if (!pull) throw new Error('no pull request')
    return { world, pull }
  }
  const occasion = (pull: PullRequest, more: Partial<Extract<Occasion, { kind: 'head' }>['head']> = {}): Occasion => ({
    kind: 'head', repository: payments, head: { repository: 'mallory/payments', branch: 'patch-1', sha: pull.head.sha, ...more },
  })

  test('the fork’s pull request is found among others of the same branch name', async () => {
    const { world, pull } = fromFork()
    expect(numbers(await locatedIn(world, occasion(pull)))).toEqual([pull.number])
  })

  test.each([
    ['another repository', { repository: 'someone/payments' }],
    ['another commit', { sha: 'c'.repeat(40) }],
    ['another branch', { branch: 'patch-2' }],
  ])('%s: nothing', async (_, more) => {
    const { world, pull } = fromFork()
    expect(await locatedIn(world, occasion(pull, more))).toMatchObject({ state: 'nothing', why: expect.stringContaining('no open pull request') })
  })

  test('a list that is cut: unavailable, never nothing', async () => {
    const { world, pull } = fromFork()
    const graphql = (operation: string, answer: GraphqlAnswer) =>
      operation === 'PullRequestsOfHead' ? replaced(answer, ['data', 'repository', 'pullRequests', 'totalCount'], 3) : answer
    expect(await locatedIn(world, occasion(pull), { tamper: { graphql } })).toMatchObject({ state: 'unavailable', commit: pull.head.sha })
  })
})

describe('a merge group', () => {
  const queued = () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'second', { by: 'author', changes: { c: '1' } })
    const other = openPullRequest(world, repository, { by: 'author', head: 'second' })
    const tip = world.tip(repository, 'main')
    return { world, repository, pull, other, tip, first: enqueue(world, pull, { by: 'lead' }), second: enqueue(world, other, { by: 'lead' }) }
  }
  const group = (head: string, base: string): Occasion => ({
    kind: 'merge-group', repository: payments, head, base: { branch: 'main', commit: base },
  })

  test('holds every pull request between its base and its head, in order', async () => {
    const { world, pull, other, tip, second } = queued()
    const located = await locatedIn(world, group(second.headCommit, tip))
    expect(numbers(located)).toEqual([pull.number, other.number])
    expect(located).toMatchObject({ subjects: [{ commit: second.headCommit, base: { commit: tip } }] })
  })

  test('on top of another group: only its own, and the policy is read at the tip of the branch', async () => {
    const { world, other, tip, first, second } = queued()
    const located = await locatedIn(world, group(second.headCommit, first.headCommit))
    expect(numbers(located)).toEqual([other.number])
    expect(located).toMatchObject({ subjects: [{ base: { branch: 'main', commit: tip } }] })
  })

  test.each([
    ['a head that is not in the queue', 'd'.repeat(40), null],
    ['a base that the segments never reach', null, 'd'.repeat(40)],
  ])('%s: unavailable', async (_, head, base) => {
    const { world, tip, second } = queued()
    const occasion = group(head ?? second.headCommit, base ?? tip)
    const detail = expect.stringContaining('of 2 entries of the queue none says')
    expect(await locatedIn(world, occasion)).toMatchObject({ state: 'unavailable', reason: { detail } })
  })

  test('no queue at all: unavailable', async () => {
    const { world } = scene()
    expect(await locatedIn(world, group('d'.repeat(40), 'e'.repeat(40)))).toMatchObject({ state: 'unavailable' })
  })

  const entry = (head: string, base: string | null, number: number | null) => ({
    headCommit: { oid: head, tree: { oid: 't' } },
    baseCommit: base === null ? null : { oid: base },
    pullRequest: number === null ? null : { number, headRefOid: 'h' },
  })

  test.each([
    ['a circle', [entry('b', 'a', 1), entry('a', 'b', 2)]],
    ['an entry without a base', [entry('b', null, 1)]],
    ['an entry without a pull request', [entry('b', 'base', null)]],
  ])('%s leads nowhere', (_, entries) => {
    expect(segmentsBetween(entries, 'b', 'base')).toMatch(/none says what/)
  })
})

describe('a sweep', () => {
  test('takes what stands at Ready, and nothing else', async () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'second', { by: 'author', changes: { c: '1' } })
    const other = openPullRequest(world, repository, { by: 'author', head: 'second' })
    await withRig(world, {}, async ({ collector, client }) => {
      const sweep: Occasion = { kind: 'sweep', repository: payments }
      expect(await collector.locate(sweep)).toMatchObject({ state: 'nothing' })
      for (const [sha, state] of [[pull.head.sha, 'success'], [other.head.sha, 'failure']]) {
        await client.rest('POST /repos/{owner}/{repo}/statuses/{sha}', { owner: 'acme', repo: 'payments', sha, state, context: 'countersign' })
      }
      expect(numbers(await collector.locate(sweep))).toEqual([pull.number])
    })
  })

  test('a list without its second page: unavailable, never "nothing"', async () => {
    const { world, repository } = scene()
    for (let index = 0; index < 101; index += 1) {
      world.push(repository, `b${index}`, { by: 'author' })
      openPullRequest(world, repository, { by: 'author', head: `b${index}` })
    }
    const located = await locatedIn(world, { kind: 'sweep', repository: payments }, { misbehave: { secondPageMissing: true } })
    expect(located).toMatchObject({ state: 'unavailable' })
  })
})

describe('commits in order', () => {
  const made = (sha: string, ...parents: string[]) => ({
    sha, parents, tree: 't', authors: [], committer: { account: null, emailSha256: null }, signature: null, claimsWebFlow: false,
  })
  const order = (commits: ReturnType<typeof made>[], head: string) => oldestFirst(commits, head)?.map(({ sha }) => sha).join('') ?? null

  test('whatever the order of the list, parents stand before children and the head last', () => {
    const commits = [made('d', 'b', 'c'), made('c', 'a'), made('b', 'a'), made('a', 'base')]
    expect(order(commits, 'd')).toBe('abcd')
    expect(order(commits.toReversed(), 'd')).toBe('abcd')
  })

  test('a head that is not listed has no order', () => {
    expect(order([made('a', 'base')], 'b')).toBeNull()
  })

  test('ten thousand commits in a row do not exhaust the stack', () => {
    const commits = Array.from({ length: 10_000 }, (_, index) => made(`c${index}`, `c${index - 1}`))
    expect(oldestFirst(commits, 'c9999')).toHaveLength(10_000)
  })
})
