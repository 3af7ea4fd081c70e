import { describe, expect, test } from '@jest/globals'
import type { GraphqlAnswer } from '../../src/domain/client.ts'
import type { ChangeFactName } from '../../src/domain/facts.ts'
import { openPullRequest, review } from '../../src/simulator/pulls.ts'
import type { PullRequest } from '../../src/simulator/model.ts'
import { World } from '../../src/simulator/world.ts'
import { scene } from '../simulator/fixture.ts'
import { changeOf, failure, onlySubject, pullRequestOccasion, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { Tampering } from './rig.ts'

/** A pull request with so many commits, files and reviews. */
function long(counts: { commits?: number; files?: number; reviews?: number }): { world: World; pull: PullRequest } {
  const world = new World()
  const repository = world.repository('acme/payments', { writers: ['author'], files: { '.github/countersign.yml': 'version: 1\n' } })
  const files = Object.fromEntries(Array.from({ length: counts.files ?? 1 }, (_, index) => [`src/${String(index).padStart(5, '0')}`, `${index}`]))
  world.push(repository, 'topic', { by: 'author', changes: files })
  for (let index = 1; index < (counts.commits ?? 1); index += 1) world.push(repository, 'topic', { by: 'author' })
  const pull = openPullRequest(world, repository, { by: 'author', head: 'topic' })
  for (let index = 0; index < (counts.reviews ?? 0); index += 1) review(world, pull, { by: `reviewer-${index}`, state: 'COMMENTED' })
  return { world, pull }
}

const pullPath = ['data', 'repository', 'pullRequest']

/** Changes one list of the first answer. */
const onFirst = (list: string, path: (string | number)[], to: unknown): Tampering => ({
  graphql: (operation, answer) => (operation === 'PullRequest' ? replaced(answer, [...pullPath, list, ...path], to) : answer),
})

const withError = (path: (string | number)[], more: Partial<GraphqlAnswer['errors'][number]> = {}): Tampering => ({
  graphql: (operation, answer) =>
    operation === 'PullRequest' ? { ...answer, errors: [{ type: 'FORBIDDEN', path, message: 'Resource not accessible', ...more }] } : answer,
})

describe('lists are read to their end', () => {
  test('101 commits, 101 reviews and 101 files take one more request, not three', async () => {
    const { world, pull } = long({ commits: 101, files: 101, reviews: 101 })
    await withRig(world, {}, async ({ collector, asked }) => {
      const change = await changeOf(collector, pull, ['commits', 'reviews', 'files'])
      expect([valueOf(change.commits).length, valueOf(change.reviews).length, valueOf(change.files).listed.length]).toEqual([101, 101, 101])
      expect(valueOf(change.commits).at(-1)?.sha).toBe(pull.head.sha)
      expect(change.commits?.sources.map(({ request }) => request)).toEqual(['POST /graphql PullRequest', 'POST /graphql PullRequestPages'])
      expect(asked()).toEqual(['POST /graphql PullRequest', 'POST /graphql PullRequestPages', 'GET /repos/acme/payments/pulls/1'])
      expect(collector.reading()).toContainEqual({ what: 'commits', listed: 101, total: 101 })
    })
  })

  test('1,001 commits: all of them, oldest first, each a child of the one before', async () => {
    const { world, pull } = long({ commits: 1001 })
    await withRig(world, {}, async ({ collector }) => {
      const commits = valueOf((await changeOf(collector, pull, ['commits'])).commits)
      expect(commits).toHaveLength(1001)
      expect(commits.every((commit, index) => index === 0 || commit.parents[0] === commits[index - 1]?.sha)).toBe(true)
    })
  })

  test.each<[ChangeFactName, Parameters<typeof long>[0]]>([
    ['commits', { commits: 101 }],
    ['reviews', { reviews: 101 }],
    ['files', { files: 101 }],
  ])('the second page of %s is missing: unavailable, with the counts', async (fact, counts) => {
    const { world, pull } = long(counts)
    await withRig(world, { misbehave: { secondPageMissing: true } }, async ({ collector }) => {
      const reason = reasonOf((await changeOf(collector, pull, [fact]))[fact])
      expect(reason).toMatchObject({ request: 'POST /graphql PullRequestPages', status: 200 })
      expect(reason.detail).toMatch(/100 of 101|empty page/)
    })
  })

  test('3,001 files: what GitHub lists and the true total', async () => {
    const { world, pull } = long({ files: 3001 })
    await withRig(world, {}, async ({ collector }) => {
      const files = valueOf((await changeOf(collector, pull, ['files'])).files)
      expect([files.listed.length, files.total]).toEqual([3000, 3001])
    })
  })

  test('the head moves between two pages: nothing is told', async () => {
    const { world, pull } = long({ commits: 101 })
    const move = () => void world.push(world.repository('acme/payments'), 'topic', { by: 'author' })
    await withRig(world, { misbehave: { afterFirstQuery: move } }, async ({ collector }) => {
      const subject = await onlySubject(collector, pullRequestOccasion(pull))
      expect(await collector.facts(subject, ['commits'])).toEqual({ moved: pull.head.sha })
      expect(pull.head.sha).not.toBe(subject.commit)
    })
  })
})

describe('half a list is no list', () => {
  const { world, pull } = scene()
  const noParents = { totalCount: 0, nodes: [] }
  const cases: [string, ChangeFactName, Tampering, RegExp][] = [
    ['the total is higher than the list', 'commits', onFirst('commits', ['totalCount'], 3), /2 of 3 were listed/],
    ['the total is lower than the list', 'reviews', onFirst('reviews', ['totalCount'], 0), /1 of 0 were listed/],
    ['the list is null', 'reviews', onFirst('reviews', [], null), /null/],
    ['pageInfo is missing', 'commits', onFirst('commits', ['pageInfo'], undefined), /unexpected form at pageInfo/],
    ['a further page has no cursor', 'timeline', onFirst('timeline', ['pageInfo'], { hasNextPage: true, endCursor: null }), /without a cursor/],
    ['a node is null', 'reviews', onFirst('reviews', ['nodes', 0], null), /unexpected form at nodes\.0/],
    ['a commit id is no commit id', 'commits', onFirst('commits', ['nodes', 0, 'commit', 'oid'], '../../x'), /nodes\.0\.commit\.oid/],
    ['a time is no time', 'reviews', onFirst('reviews', ['nodes', 0, 'submittedAt'], 'tomorrow'), /nodes\.0\.submittedAt/],
    ['a submitted review without a time', 'reviews', onFirst('reviews', ['nodes', 0, 'submittedAt'], null), /nodes\.0/],
    ['a review in a state nobody knows', 'reviews', onFirst('reviews', ['nodes', 0, 'state'], 'BLESSED'), /nodes\.0\.state/],
    ['an account id that is no number', 'reviews', onFirst('reviews', ['nodes', 0, 'author', 'databaseId'], '1003'), /databaseId/],
    ['an account of a kind nobody knows', 'reviews', onFirst('reviews', ['nodes', 0, 'author', '__typename'], 'Robot'), /__typename/],
    ['a list longer than any page', 'files', onFirst('files', ['nodes'], Array(1001).fill({ path: 'x', changeType: 'ADDED' })), /nodes/],
    ['an event of a kind that was not asked for', 'timeline', onFirst('timeline', ['nodes'], [{ __typename: 'LabeledEvent' }]), /__typename/],
    ['the head is not among the commits', 'commits', onFirst('commits', ['nodes', 1, 'commit', 'oid'], 'e'.repeat(40)), /not among/],
    ['a commit that is no ancestor of the head', 'commits', onFirst('commits', ['nodes', 1, 'commit', 'parents'], noParents), /not ancestors/],
    ['files are fewer than the pull request says', 'files', onFirst('changedFiles', [], 7), /2 of 7/],
    ['an error beside the list', 'reviews', withError(['repository', 'pullRequest', 'reviews', 'nodes', 0]), /FORBIDDEN at repository\.pull/],
  ]
  test.each(cases)('%s: %s is unavailable', async (_, fact, tamper, detail) => {
    await withRig(world, { tamper }, async ({ collector }) => {
      expect(reasonOf((await changeOf(collector, pull, [fact]))[fact]).detail).toMatch(detail)
    })
  })

  test('the same cursor twice is a circle, not a list', async () => {
    const { world: wide, pull: many } = long({ commits: 201 })
    let cursor: unknown = null
    const graphql = (operation: string, answer: GraphqlAnswer): GraphqlAnswer => {
      const path = [...pullPath, 'commits', 'pageInfo', 'endCursor']
      if (operation === 'PullRequest') cursor = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], answer)
      return operation === 'PullRequestPages' ? replaced(answer, path, cursor) : answer
    }
    await withRig(wide, { tamper: { graphql } }, async ({ collector }) => {
      expect(reasonOf((await changeOf(collector, many, ['commits'])).commits).detail).toMatch(/cursor came twice/)
    })
  })

  test('an error beside one list leaves the others known', async () => {
    await withRig(world, { tamper: withError(['repository', 'pullRequest', 'reviews']) }, async ({ collector }) => {
      const change = await changeOf(collector, pull, ['commits', 'reviews'])
      expect([change.commits?.state, change.reviews?.state]).toEqual(['known', 'unavailable'])
    })
  })

  test.each(['reports', 'headRef', 'headRepository'])('an error beside the optional %s harms nothing', async (name) => {
    await withRig(world, { tamper: withError(['repository', 'pullRequest', name]) }, async ({ collector }) => {
      expect((await changeOf(collector, pull, ['commits'])).commits?.state).toBe('known')
    })
  })

  test.each([
    ['without a place', []],
    ['beside the author', ['repository', 'pullRequest', 'author']],
    ['beside the head', ['repository', 'pullRequest', 'head', 'nodes', 0]],
    ['elsewhere', ['viewer']],
  ])('an error %s makes the whole pull request unavailable', async (_, path) => {
    await withRig(world, { tamper: withError(path) }, async ({ collector }) => {
      const detail = expect.stringContaining('FORBIDDEN')
      expect(await collector.locate(pullRequestOccasion(pull))).toMatchObject({ state: 'unavailable', reason: { detail } })
    })
  })
})

describe('when the server gives up', () => {
  test('a 502 halves the page, the smaller page is remembered, and nothing is lost', async () => {
    const { world, pull } = long({ commits: 120 })
    await withRig(world, { misbehave: { badGateway: { path: '/graphql', times: 1 } } }, async ({ collector, simulator }) => {
      const change = await changeOf(collector, pull, ['commits'])
      expect(valueOf(change.commits)).toHaveLength(120)
      const queries = simulator.requests.filter(({ kind }) => kind === 'graphql')
      const sizes = queries.map(({ requestBody }) => (requestBody as { variables?: { n?: number } }).variables?.n)
      expect(sizes).toEqual([100, 50, 50, 50])
    })
  })

  test('the connection breaks once: asked again, at the same size', async () => {
    const { world, pull } = scene()
    let broken = false
    const graphql = (_: string, answer: GraphqlAnswer): GraphqlAnswer => {
      if (broken) return answer
      broken = true
      throw failure(null, 'POST /graphql PullRequest')
    }
    await withRig(world, { tamper: { graphql } }, async ({ collector, client }) => {
      expect(await collector.locate(pullRequestOccasion(pull))).toMatchObject({ state: 'found' })
      expect(client.usage().requests).toBe(2)
    })
  })

  test('"something went wrong" under a 200 is a server that gave up, too', async () => {
    const { world, pull } = scene()
    let heavy = true
    const graphql = (_: string, answer: GraphqlAnswer): GraphqlAnswer => {
      if (!heavy) return answer
      heavy = false
      return { ...answer, data: null, errors: [{ type: null, path: [], message: 'Something went wrong while executing your query. It timed out.' }] }
    }
    await withRig(world, { tamper: { graphql } }, async ({ collector, simulator }) => {
      expect(await collector.locate(pullRequestOccasion(pull))).toMatchObject({ state: 'found' })
      expect(simulator.requests.map(({ requestBody }) => (requestBody as { variables?: { n?: number } }).variables?.n)).toEqual([100, 50])
    })
  })

  test('it gives up at every size: unavailable, after a bounded number of tries', async () => {
    const { world, pull } = scene()
    await withRig(world, { misbehave: { badGateway: { path: '/graphql', times: 1000 } } }, async ({ collector, client }) => {
      const located = await collector.locate(pullRequestOccasion(pull))
      expect(located).toMatchObject({ state: 'unavailable', reason: { request: 'POST /graphql PullRequest', status: 502 } })
      expect(client.usage().requests).toBeLessThanOrEqual(8)
    })
  })
})
