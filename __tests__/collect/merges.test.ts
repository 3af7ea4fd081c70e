import { describe, expect, test } from '@jest/globals'
import type { MergeComparison } from '../../src/domain/facts.ts'
import { merge, openPullRequest, updateBranch } from '../../src/simulator/pulls.ts'
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

test('a squash whose tree is not the head’s is measured against the base before it', async () => {
  const { world, repository, pull } = behind()
  const tip = world.tip(repository, 'main')
  const commit = merge(world, pull, { by: 'lead', method: 'squash' })
  await withRig(world, {}, async ({ collector }) => {
    const located = await collector.locate({ kind: 'merged', repository: payments, number: pull.number })
    if (located.state !== 'found') throw new Error('not found')
    const facts = await collector.facts(located.subjects[0], ['merges'])
    if ('moved' in facts) throw new Error('moved')
    const [found] = valueOf(facts.changes[0]?.merges)
    expect(found).toMatchObject({ sha: commit.sha, baseParent: tip, headParent: pull.head.sha, complete: true })
    expect(found?.before).toEqual(found?.after)
  })
})
