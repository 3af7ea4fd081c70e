import { describe, expect, test } from '@jest/globals'
import type { Need } from '../../src/domain/facts.ts'
import { deletePullRequest } from '../../src/simulator/tags.ts'
import { enqueue, landQueue, merge, openPullRequest, review } from '../../src/simulator/pulls.ts'
import { startDeployRun } from '../../src/simulator/runs.ts'
import { deployedBefore, land, ranged, site } from './deploying.ts'
import { failure, reasonOf, replaced, valueOf } from './rig.ts'

const everyNeed: Need[] =
  ['deployment', 'runApprovals', 'environment', 'deployedRefs', 'commits', 'reviews', 'pushes', 'timeline', 'merges', 'files', 'policyAtHead']

describe('the range', () => {
  test('from the baseline: every commit with its pull request, the moves, and the policy once', async () => {
    const place = site()
    const pulls = [land(place, 'one'), land(place, 'two', { method: 'merge', commits: 2 }), land(place, 'three', { method: 'rebase', commits: 2 })]
    await ranged(place, {}, ({ lineage }) => {
      const value = valueOf(lineage)
      expect(value).toMatchObject({ from: { sha: place.first, known: 'baseline' }, relation: 'ahead', earlier: null })
      expect(value.commits.map(({ pullRequests }) => pullRequests)).toEqual([[1], [2], [2], [2], [3], [3]])
      expect(value.updates.map(({ type }) => type)).toEqual(['pr_merge', 'pr_merge', 'pr_merge'])
      expect(value.changes.map(({ number, base }) => [number, base])).toEqual(pulls.map(({ number, mergedOnto }) => [number, mergedOnto]))
      expect(Object.values(value.policies)).toEqual(['version: 1\n'])
    })
  })

  test('begins at a short baseline, by its full id', async () => {
    const place = site()
    land(place, 'one')
    await ranged(place, { ask: { baseline: place.first.slice(0, 7) } }, ({ lineage }) => {
      expect(valueOf(lineage).from).toEqual({ sha: place.first, known: 'baseline' })
    })
  })

  test('a direct push is named with its pusher, whatever its message says', async () => {
    const place = site()
    land(place, 'one')
    place.world.push(place.repository, 'main', { by: 'author', pusher: 'lead', changes: { 'b.ts': 'b\n' }, message: 'Two (#1)' })
    await ranged(place, {}, ({ lineage }) => {
      const { commits, updates } = valueOf(lineage)
      expect(commits.map(({ pullRequests }) => pullRequests)).toEqual([[1], []])
      expect(updates.map(({ type, actor }) => [type, actor?.login])).toEqual([['pr_merge', 'reviewer'], ['push', 'lead']])
    })
  })

  test('a merge queue lands several squashes of several commits', async () => {
    const place = site()
    const pulls = ['one', 'two'].map((name) => {
      for (const path of ['a', 'b']) place.world.push(place.repository, name, { by: 'author', changes: { [`${name}-${path}.ts`]: 'x\n' } })
      const pull = openPullRequest(place.world, place.repository, { by: 'author', head: name })
      review(place.world, pull, { by: 'reviewer' })
      return pull
    })
    const entries = pulls.map((pull) => enqueue(place.world, pull, { by: 'reviewer', method: 'squash' }))
    for (const entry of entries.slice(-1)) landQueue(place.world, entry, 'lead')
    await ranged(place, {}, ({ lineage }) => {
      const { changes, updates } = valueOf(lineage)
      expect(changes.map(({ base }) => base)).toEqual(entries.map(({ baseCommit }) => baseCommit))
      expect(new Set(updates.map(({ type }) => type))).toEqual(new Set(['merge_queue_merge']))
    })
  })

  test('nobody merged yet: an open pull request that holds a commit is none of its changes', async () => {
    const place = site()
    place.world.push(place.repository, 'main', { by: 'author', changes: { 'b.ts': 'b\n' } })
    place.world.push(place.repository, 'topic', { by: 'author', changes: { 'c.ts': 'c\n' } })
    openPullRequest(place.world, place.repository, { by: 'author', head: 'topic' })
    const sha = place.world.tip(place.repository, 'topic')
    await ranged(place, { named: { sha } }, ({ lineage }) => {
      expect(valueOf(lineage).commits.map(({ pullRequests }) => pullRequests)).toEqual([[], []])
      expect(valueOf(lineage).changes).toEqual([])
    })
  })

  test.each([
    ['the same commit again', 'identical', (place: ReturnType<typeof site>) => place.world.tip(place.repository, 'main')],
    ['an older commit', 'behind', (place: ReturnType<typeof site>) => place.first],
  ])('%s brings nothing: %s', async (_, relation, shaOf) => {
    const place = site()
    land(place, 'one')
    const baseline = place.world.tip(place.repository, 'main')
    await ranged(place, { named: { sha: shaOf(place) }, ask: { baseline } }, ({ lineage }) => {
      expect(valueOf(lineage)).toMatchObject({ relation, earlier: null, commits: [], updates: [], changes: [] })
    })
  })

  test('a history that has left the baseline has diverged', async () => {
    const place = site()
    land(place, 'one')
    const baseline = place.world.tip(place.repository, 'main')
    place.world.push(place.repository, 'other', { by: 'author', changes: { 'x.ts': 'x\n' }, parents: [place.first] })
    await ranged(place, { named: { sha: place.world.tip(place.repository, 'other') }, ask: { baseline } }, ({ lineage }) => {
      expect(valueOf(lineage).relation).toBe('diverged')
    })
  })

  test('no baseline and no record: known to begin nowhere', async () => {
    await ranged(site(), { ask: { baseline: null } }, ({ lineage }) => expect(valueOf(lineage).from).toBeNull())
  })

  test('a merge that went to another branch first keeps that branch, and only the moves of the deployed one are told', async () => {
    const place = site()
    place.world.push(place.repository, 'release', { by: 'lead', changes: { 'r.ts': 'r\n' } })
    place.world.push(place.repository, 'fix', { by: 'author', from: 'release', changes: { 'f.ts': 'f\n' } })
    const fix = openPullRequest(place.world, place.repository, { by: 'author', head: 'fix', base: 'release' })
    merge(place.world, fix, { by: 'reviewer', method: 'merge' })
    const up = openPullRequest(place.world, place.repository, { by: 'lead', head: 'release' })
    merge(place.world, up, { by: 'reviewer', method: 'merge' })
    await ranged(place, {}, ({ lineage }) => {
      const { changes, updates } = valueOf(lineage)
      expect(changes.map(({ number, baseBranch }) => [number, baseBranch])).toEqual([[1, 'release'], [2, 'main']])
      expect(updates.map(({ type }) => type)).toEqual(['pr_merge'])
    })
  })
})

describe('a range that is not told in full is not told', () => {
  const busy = (): ReturnType<typeof site> => {
    const place = site()
    for (let index = 0; index < 3; index += 1) land(place, `t${index}`, { method: 'merge', commits: 40 })
    return place
  }

  test('two pages of the comparison, the second of which is empty', () =>
    ranged(busy(), { options: { misbehave: { secondPageMissing: true } } }, ({ lineage }) => {
      expect(reasonOf(lineage)).toMatchObject({ status: 200, detail: expect.stringMatching(/^100 of 123 commits were listed$/) })
    }))

  test('two full pages hold everything', () =>
    ranged(busy(), {}, ({ lineage }) => expect(valueOf(lineage).commits).toHaveLength(123)))

  test.each([
    ['a commit left out', ['commits'], (commits: unknown[]) => commits.slice(1), /^2 of 3 commits were listed$/],
    ['a commit that came twice', ['commits'], (commits: unknown[]) => [commits[0], commits[0], commits[2]], /^2 of 3 commits were listed$/],
    ['a count that is too low', ['total_commits'], () => 2, /^3 of 2 commits were listed$/],
    ['no commits although it is ahead', [], (data: object) => ({ ...data, total_commits: 0, commits: [] }), /^no commits, and yet ahead$/],
    ['commits although it is the same', ['status'], () => 'identical', /^3 commits, and yet identical$/],
    ['another beginning', ['base_commit', 'sha'], () => 'b'.repeat(40), /names the commit b{40}$/],
    ['a status nobody knows', ['status'], () => 'sideways', /^unexpected form at status/],
    ['parents that lead elsewhere', ['commits', 2, 'parents'], () => [], /^1 of 3 listed commits lead to the deployed one$/],
  ])('%s', async (_, path, change, detail) => {
    const place = site()
    land(place, 'one', { method: 'merge', commits: 2 })
    const at = (data: unknown): unknown => path.reduce<unknown>((here, key) => (here as Record<string, unknown>)[key], data)
    const rest = (route: string, answer: { data: unknown }) =>
      route.endsWith('{basehead}') ? { ...answer, data: replaced(answer.data, path, (change as (old: unknown) => unknown)(at(answer.data))) } : answer
    await ranged(place, { options: { tamper: { rest: rest as never } } }, ({ lineage }) => expect(reasonOf(lineage).detail).toMatch(detail))
  })

  test.each([
    ['a commit answered for another', 'RangeCommits', ['repository', 'c0', 'oid'], 'b'.repeat(40), /was answered for another$/],
    [
      'a commit with other parents',
      'RangeCommits',
      ['repository', 'c0', 'parents'],
      { totalCount: 0, nodes: [] },
      /other parents than in the comparison$/,
    ],
    ['a commit that is not there', 'RangeCommits', ['repository', 'c0'], null, /^unexpected form at repository.c0/],
    [
      'pull requests that are not all listed',
      'RangeCommits',
      ['repository', 'c0', 'associatedPullRequests', 'totalCount'],
      9,
      /^1 of 9 were listed$/,
    ],
    ['a pull request answered for another', 'MergedChanges', ['repository', 'p0', 'number'], 99, /^pull request 99 was answered for another$/],
    ['a pull request that is gone', 'MergedChanges', ['repository', 'p0'], null, /^no data$/],
  ])('%s', async (_, query, path, value, detail) => {
    const place = site()
    land(place, 'one')
    const graphql = (operation: string, answer: { data: Record<string, unknown> | null }) =>
      operation === query ? { ...answer, data: replaced(answer.data, path, value) } : answer
    await ranged(place, { options: { tamper: { graphql: graphql as never } } }, ({ lineage }) => expect(reasonOf(lineage).detail).toMatch(detail))
  })

  test.each([403, 404, 500])('the comparison answers %i', async (status) => {
    const place = site()
    land(place, 'one')
    const rest = <T>(route: string, answer: T): T => {
      if (route.endsWith('{basehead}')) throw failure(status, 'GET /compare')
      return answer
    }
    await ranged(place, { options: { tamper: { rest } } }, ({ lineage }) =>
      expect(reasonOf(lineage)).toMatchObject({ request: 'GET /compare', status }))
  })

  test('a baseline that the repository does not know', async () => {
    const place = site()
    land(place, 'one')
    await ranged(place, { ask: { baseline: 'b'.repeat(40) } }, ({ lineage }) => {
      expect(reasonOf(lineage)).toMatchObject({ status: 404, what: `the baseline ${'b'.repeat(40)} that the policy names` })
    })
  })

  test('the pull request was deleted: its commit stands there without one', async () => {
    const place = site()
    deletePullRequest(land(place, 'one'))
    await ranged(place, {}, ({ lineage }) => {
      expect(valueOf(lineage)).toMatchObject({ commits: [{ pullRequests: [] }], changes: [], updates: [{ type: 'pr_merge' }] })
    })
  })

  test('deleted between two questions: which one, and what was answered', async () => {
    const place = site()
    const pull = land(place, 'one')
    const graphql = <T>(operation: string, answer: T): T => {
      if (operation === 'RangeCommits') deletePullRequest(pull)
      return answer
    }
    await ranged(place, { options: { tamper: { graphql } } }, ({ lineage }) => {
      expect(reasonOf(lineage)).toMatchObject({ what: 'pull request acme/payments#1', detail: expect.stringMatching(/NOT_FOUND/) })
    })
  })

  test('without activity nothing shows who moved the branch, and that is told', async () => {
    const place = site()
    land(place, 'one')
    const rest = <T>(route: string, answer: T): T => {
      if (route.endsWith('/activity')) throw failure(403, 'GET /activity')
      return answer
    }
    await ranged(place, { options: { tamper: { rest } } }, ({ lineage, collector }) => {
      expect(valueOf(lineage).updates).toEqual([])
      expect(collector.notRead()).toMatchObject([{ what: 'activity of acme/payments', status: 403 }])
    })
  })

  test('a server that gives up is asked for half as many pull requests', async () => {
    const place = site()
    for (let index = 0; index < 4; index += 1) land(place, `t${index}`)
    let refused = 0
    const graphql = <T>(operation: string, answer: T): T => {
      if (operation === 'MergedChanges' && refused++ < 2) throw failure(502, 'POST /graphql')
      return answer
    }
    await ranged(place, { options: { tamper: { graphql } } }, ({ lineage }) => expect(valueOf(lineage).changes).toHaveLength(4))
  })
})

describe('the budget of requests', () => {
  const deploys = async (place: ReturnType<typeof site>) => {
    const run = startDeployRun(place.world, place.repository, { by: 'deployer' })
    let told = { requests: 0, points: 0 }
    await ranged(place, { named: { run: { id: run.id, attempt: 1 } } }, async ({ lineage, collector, subject, client }) => {
      const ready = { ...subject, changes: valueOf(lineage).changes.map(({ number, head }) => ({ number, head })) }
      await collector.policy(subject)
      const facts = await collector.facts(ready, everyNeed)
      if ('moved' in facts) throw new Error('moved')
      expect(facts.changes.every((change) => Object.values(change).every((fact) => typeof fact === 'number' || fact.state === 'known'))).toBe(true)
      told = { requests: client.usage().requests, points: client.usage().points ?? 0 }
    })
    return told
  }
  const fill = (place: ReturnType<typeof site>, squashes: number, merges: number): void => {
    for (let index = 0; index < squashes; index += 1) land(place, `s${index}`)
    for (let index = 0; index < merges; index += 1) land(place, `m${index}`, { method: 'merge', commits: 2 })
  }

  test('a hundred commits of sixty pull requests: twelve requests', async () => {
    const place = site()
    deployedBefore(place)
    fill(place, 40, 20)
    const { requests, points } = await deploys(place)
    expect(requests).toBeLessThanOrEqual(12)
    expect(points).toBeLessThanOrEqual(20)
  })

  test('a thousand commits of six hundred: sixty requests', async () => {
    const place = site()
    fill(place, 400, 200)
    const { requests, points } = await deploys(place)
    expect(requests).toBeLessThanOrEqual(60)
    expect(points).toBeLessThanOrEqual(200)
  }, 120_000)
})
