import { describe, expect, test } from '@jest/globals'
import { changedLines } from '../../src/collect/comparison.ts'
import type { ChangeFacts, MergeComparison } from '../../src/domain/facts.ts'
import { merge, openPullRequest, review, updateBranch } from '../../src/simulator/pulls.ts'
import type { PullRequest, Repository } from '../../src/simulator/model.ts'
import { World } from '../../src/simulator/world.ts'
import { changeOf, failure, payments, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RigOptions } from './rig.ts'

function behind(): { world: World; repository: Repository; pull: PullRequest } {
  const world = new World()
  const repository = world.repository('acme/payments', { writers: ['author'], files: { a: '1', b: '1' } })
  world.push(repository, 'topic', { by: 'author', changes: { a: '2' } })
  const pull = openPullRequest(world, repository, { by: 'author', head: 'topic' })
  world.push(repository, 'main', { by: 'lead', changes: { b: '2' } })
  return { world, repository, pull }
}

async function merges(world: World, pull: PullRequest, options: RigOptions = {}) {
  let result: { fact: Awaited<ReturnType<typeof changeOf>>['merges']; compared: number } = { fact: undefined, compared: 0 }
  await withRig(world, options, async ({ collector, asked }) => {
    result = { fact: (await changeOf(collector, pull, ['merges'])).merges, compared: asked().filter((line) => line.includes('/compare/')).length }
  })
  return result
}

const onCompare = (change: (data: unknown, path: string) => unknown): RigOptions => ({
  tamper: { rest: (route, answer) => (route.includes('/compare/') ? { ...answer, data: change(answer.data, answer.source.request) } : answer) },
})

describe('a merge of the base into the change', () => {
  test('no merge commit, no request', async () => {
    const { world, pull } = behind()
    expect(await merges(world, pull)).toMatchObject({ fact: { state: 'known', value: [] }, compared: 0 })
  })

  test('"Update branch": the same patch on both sides', async () => {
    const { world, repository, pull } = behind()
    const base = world.tip(repository, 'main')
    const head = pull.head.sha
    const commit = updateBranch(world, pull, { by: 'reviewer' })
    const [found] = valueOf((await merges(world, pull)).fact)
    expect(found).toMatchObject({ sha: commit.sha, baseParent: base, headParent: head, complete: true })
    expect(found?.before).toEqual(found?.after)
    expect(found?.after.map(({ path }) => path)).toEqual(['a'])
  })

  test('work of the base on the same file that is thrown away shows in the patch, not in the blob', async () => {
    const { world, repository, pull } = behind()
    const tip = world.push(repository, 'main', { by: 'lead', changes: { a: 'fixed' } })
    world.push(repository, 'topic', { by: 'mallory', parents: [pull.head.sha, tip.sha], changes: { b: '2' } })
    const [found] = valueOf((await merges(world, pull)).fact)
    const [before, after] = [found?.before[0], found?.after[0]]
    expect([before?.path, after?.path, before?.blob]).toEqual(['a', 'a', after?.blob])
    expect(before?.patch).not.toEqual(after?.patch)
    expect(before?.hunks).not.toEqual(after?.hunks)
  })

  test('the same patch further down has other positions and the same hunks', async () => {
    const lines = (...ends: string[]): string => ['one', 'two', 'three', 'four', 'five', 'six', 'seven', ...ends, ''].join('\n')
    const world = new World()
    const repository = world.repository('acme/payments', { writers: ['author'], files: { a: lines('old') } })
    world.push(repository, 'topic', { by: 'author', changes: { a: lines('new') } })
    const pull = openPullRequest(world, repository, { by: 'author', head: 'topic' })
    const tip = world.push(repository, 'main', { by: 'lead', changes: { a: `zero\n${lines('old')}` } })
    world.push(repository, 'topic', { by: 'author', parents: [pull.head.sha, tip.sha], changes: { a: `zero\n${lines('new')}` } })
    const [found] = valueOf((await merges(world, pull)).fact)
    const [before, after] = [found?.before[0], found?.after[0]]
    expect(before?.hunks).toEqual(after?.hunks)
    expect([before?.patch === after?.patch, before?.blob === after?.blob]).toEqual([false, false])
  })

  test('a file whose patch GitHub does not show has none', async () => {
    const { world, pull } = behind()
    updateBranch(world, pull, { by: 'reviewer' })
    const files = [{ filename: 'a', status: 'renamed', sha: 'a'.repeat(40) }]
    const bare = onCompare((data) => replaced(data, ['files'], files))
    expect(valueOf((await merges(world, pull, bare)).fact)[0]?.before).toMatchObject([{ path: 'a', patch: null, hunks: null }])
  })

  test('a resolution slipped into the merge is in the measurement', async () => {
    const { world, repository, pull } = behind()
    const tip = world.tip(repository, 'main')
    const files = { a: 'evil', b: '2' }
    world.push(repository, 'topic', { by: 'mallory', parents: [pull.head.sha, tip], changes: files })
    const [found] = valueOf((await merges(world, pull)).fact)
    expect(found?.before).not.toEqual(found?.after)
  })

  test('a merge of something that is not on the base has no base parent', async () => {
    const { world, repository, pull } = behind()
    const foreign = world.push(repository, 'elsewhere', { by: 'mallory', changes: { c: '1' } })
    world.push(repository, 'topic', { by: 'mallory', parents: [pull.head.sha, foreign.sha] })
    const found = valueOf((await merges(world, pull)).fact).find(({ headParent }) => headParent !== undefined)
    expect(found).toMatchObject({ baseParent: null, complete: false })
  })

  test('300 files on either side may be more: not complete', async () => {
    const { world, pull } = behind()
    updateBranch(world, pull, { by: 'reviewer' })
    const many = Array.from({ length: 300 }, (_, index) => ({ filename: `f${index}`, status: 'added', sha: null }))
    const { fact } = await merges(world, pull, onCompare((data) => replaced(data, ['files'], many)))
    expect(valueOf(fact)[0]?.complete).toBe(false)
  })

  test.each<[string, unknown]>([
    ['a relation nobody knows', { status: 'adjacent', files: [] }],
    ['a file without a name', { status: 'behind', files: [{ status: 'added', sha: null }] }],
    ['more files than there are', { status: 'behind', files: Array.from({ length: 301 }, () => ({ filename: 'x', status: 'added', sha: null })) }],
    ['nothing', null],
  ])('a comparison with %s: unavailable', async (_, data) => {
    const { world, pull } = behind()
    updateBranch(world, pull, { by: 'reviewer' })
    expect(reasonOf((await merges(world, pull, onCompare(() => data))).fact).detail).toMatch(/unexpected form/)
  })

  test('a comparison refused: unavailable; two histories that have nothing in common: not shown', async () => {
    const { world, pull } = behind()
    updateBranch(world, pull, { by: 'reviewer' })
    const refusing = (status: number): RigOptions => onCompare(() => { throw failure(status, 'GET /repos/acme/payments/compare/x') })
    expect(reasonOf((await merges(world, pull, refusing(403))).fact).status).toBe(403)
    expect(valueOf((await merges(world, pull, refusing(404))).fact)).toMatchObject([{ baseParent: null, complete: false }])
  })

  test('beyond twenty merges nothing more is measured, and nothing is shown', async () => {
    const { world, repository, pull } = behind()
    for (let index = 0; index < 21; index += 1) {
      world.push(repository, 'main', { by: 'lead', changes: { b: `${index + 10}` } })
      updateBranch(world, pull, { by: 'author' })
    }
    const { fact, compared } = await merges(world, pull)
    const found: MergeComparison[] = valueOf(fact)
    expect([found.length, found.filter(({ complete }) => complete).length]).toEqual([21, 20])
    expect(compared).toBeLessThanOrEqual(80)
  })
})

/** The comparison of the merge itself, and how often was compared for it. */
async function landed(world: World, pull: PullRequest): Promise<{ found: MergeComparison[]; compared: number }> {
  let result: { found: MergeComparison[]; compared: number } = { found: [], compared: 0 }
  await withRig(world, {}, async ({ collector, asked }) => {
    const located = await collector.locate({ kind: 'merged', repository: payments, number: pull.number })
    if (located.state !== 'found') throw new Error('not found')
    const facts = await collector.facts(located.subjects[0], ['merges'])
    if ('moved' in facts) throw new Error('moved')
    result = { found: valueOf(facts.changes[0]?.merges), compared: asked().filter((line) => line.includes('/compare/')).length }
  })
  return result
}

describe('the commit that merged the change', () => {
  test.each(['squash', 'merge', 'rebase'] as const)('is measured after a %s onto a base that moved on', async (method) => {
    const { world, repository, pull } = behind()
    const tip = world.tip(repository, 'main')
    const commit = merge(world, pull, { by: 'lead', method })
    const { found } = await landed(world, pull)
    expect(found).toMatchObject([{ sha: commit.sha, baseParent: tip, headParent: pull.head.sha, complete: true }])
    expect(found[0]?.before).toEqual(found[0]?.after)
  })

  test('is measured when it has the head’s tree on a base that moved on: what the base gained was thrown away', async () => {
    const { world, repository, pull } = behind()
    const tip = world.tip(repository, 'main')
    const commit = merge(world, pull, { by: 'lead', method: 'squash' })
    const head = world.store.commits.get(pull.head.sha)
    if (head === undefined) throw new Error('no head')
    world.store.commits.set(commit.sha, { ...commit, tree: head.tree, files: head.files })
    const { found } = await landed(world, pull)
    expect(found).toMatchObject([{ sha: commit.sha, baseParent: tip }])
    expect(found[0]?.before).not.toEqual(found[0]?.after)
  })

  test('is not when it is the head’s tree on the commit that the change stands on', async () => {
    const world = new World()
    const repository = world.repository('acme/payments', { writers: ['author'], files: { a: '1' } })
    world.push(repository, 'topic', { by: 'author', changes: { a: '2' } })
    const pull = openPullRequest(world, repository, { by: 'author', head: 'topic' })
    merge(world, pull, { by: 'lead', method: 'squash' })
    expect(await landed(world, pull)).toEqual({ found: [], compared: 0 })
  })
})

test('what a patch changes is its own lines, wherever they stand and whatever stands around them', () => {
  expect(changedLines('@@ -1,3 +1,4 @@ fn()\n a\n-b\n+c\r@@ -9 +9 @@\n@@ -7 +8')).toBe('-b\n+c\r@@ -9 +9 @@')
  expect(changedLines('@@ -5 +9 @@ other()\n z\n-b\n+c\r@@ -9 +9 @@')).toBe('-b\n+c\r@@ -9 +9 @@')
})

describe('where approved commits with the head’s tree left the base', () => {
  async function measured(rebased: boolean, options: RigOptions = {}, state: 'APPROVED' | 'COMMENTED' = 'APPROVED') {
    const { world, repository, pull } = behind()
    const old = pull.head.sha
    const made = review(world, pull, { by: 'reviewer', state })
    const files = rebased ? { a: '2', b: '1' } : { a: '2' }
    world.forcePush(repository, 'topic', {
      by: 'author',
      ...(rebased ? { onto: world.tip(repository, 'main') } : {}),
      changes: files,
      message: 'amended',
    })
    made.commit = old
    let result = { reviews: undefined as ChangeFacts['reviews'], head: null as string | null, compared: 0 }
    await withRig(world, options, async ({ collector, asked }) => {
      const { reviews, pullRequest } = await changeOf(collector, pull, ['reviews', 'pullRequest'])
      const compared = asked().filter((line) => line.includes('/compare/')).length
      result = { reviews, head: valueOf(pullRequest).head.mergeBase, compared }
    })
    return result
  }
  const baseOf = (fact: ChangeFacts['reviews']): string | null | undefined => valueOf(fact)[0]?.commit?.mergeBase

  test('the same commit after an amended message', async () => {
    const { reviews, head, compared } = await measured(false)
    expect([typeof head, baseOf(reviews), compared]).toEqual(['string', head, 2])
  })

  test('another one when the old tree was put on a newer base', async () => {
    const { reviews, head } = await measured(true)
    expect([typeof head, typeof baseOf(reviews), baseOf(reviews) === head]).toEqual(['string', 'string', false])
  })

  test('is not asked for a comment', async () => {
    expect(await measured(true, {}, 'COMMENTED')).toMatchObject({ head: null, compared: 0 })
  })

  test('refused: the reviews are unavailable; not found: unknown; no comparison at all: unavailable', async () => {
    const refusing = (status: number): RigOptions => onCompare(() => { throw failure(status, 'GET /repos/acme/payments/compare/x') })
    expect(reasonOf((await measured(false, refusing(403))).reviews).status).toBe(403)
    const { reviews, head } = await measured(false, refusing(404))
    expect([baseOf(reviews), head]).toEqual([null, null])
    expect(reasonOf((await measured(false, onCompare(() => null))).reviews).detail).toMatch(/unexpected form/)
  })
})
