import { describe, expect, test } from '@jest/globals'
import type { BranchUpdate } from '../../src/domain/deployment.ts'
import type { Fact } from '../../src/domain/fact.ts'
import { land, later, site, type Site } from './deploying.ts'
import { reading, type Reading } from './reconciling.ts'
import { failure, reasonOf, type RestTamper, type RigOptions, valueOf } from './rig.ts'

/** A branch to which two records were added. */
function ledger(): Site & { first: string } {
  const place = site()
  const { world, repository } = place
  const first = world.commit(repository, { by: 'github-actions', parents: [], changes: { 'one.json': '1' } }).sha
  world.moveBranch(repository, 'ledger', first, 'github-actions')
  world.push(repository, 'ledger', { by: 'github-actions', changes: { 'two.json': '2' } })
  return { ...place, first }
}

async function rewrites(
  { world }: Site,
  given: { since: string; until?: string; options?: RigOptions },
  story: (found: Fact<BranchUpdate[]>, reading: Reading) => void,
): Promise<void> {
  const period = { since: given.since, until: given.until ?? world.clock.now() }
  await reading(world, given.options ?? {}, async (found) => story(await found.reader.ledgerRewrites(found.subject, 'ledger', period), found))
}

const long = '2026-01-01T00:00:00Z'
const nothing = '0'.repeat(40)

describe('what was taken away from a ledger', () => {
  test('records that are added take nothing away', async () => {
    const place = ledger()
    land(place, 'one')
    place.world.forcePush(place.repository, 'one', { by: 'author', changes: { 'x.ts': 'x' } })
    await rewrites(place, { since: long }, (found, { asked }) => {
      expect(valueOf(found)).toEqual([])
      expect(asked().filter((line) => line.includes('/activity'))).toHaveLength(2)
    })
  })

  test('a forced push, and a branch that was deleted and made again: by whom and when, oldest first, those after the period too', async () => {
    const place = ledger()
    const { world, repository, first } = place
    const since = later(place)
    const last = world.tip(repository, 'ledger')
    world.deleteBranch(repository, 'ledger', 'lead')
    const until = later(place)
    world.moveBranch(repository, 'ledger', last, 'author')
    world.forcePush(repository, 'ledger', { by: 'author', to: first })
    await rewrites(place, { since, until }, (found) => {
      expect(valueOf(found)).toMatchObject([
        { type: 'other', before: last, after: nothing, actor: { login: 'lead' } },
        { type: 'force_push', before: last, after: first, actor: { login: 'author' } },
      ])
      expect(valueOf(found)[0]?.at).toBe(repository.activity.find(({ type }) => type === 'branch_deletion')?.at)
    })
  })

  test('what happened before the period is left to the one before; since a commit, since it was merged', async () => {
    const place = ledger()
    const { world, repository, first } = place
    world.forcePush(repository, 'ledger', { by: 'author', to: first })
    land(place, 'one')
    const merged = world.tip(repository, 'main')
    await rewrites(place, { since: later(place) }, (found) => expect(valueOf(found)).toEqual([]))
    await rewrites(place, { since: merged }, (found) => expect(valueOf(found)).toEqual([]))
    const pushed = world.push(repository, 'main', { by: 'author', changes: { 'x.ts': 'x' } }).sha
    await rewrites(place, { since: pushed }, (found) => expect(valueOf(found)).toHaveLength(1))
  })

  test('a server that does not know types of moves answers all of them: only these count', async () => {
    const place = ledger()
    const rest: RestTamper = (route, answer) =>
      route.endsWith('/activity') ? { ...answer, data: [{ ...plain, ref: 'refs/heads/ledger' }, { ...plain, activity_type: 'force_push' }] } : answer
    const plain = { before: place.first, after: place.first, timestamp: later(place), activity_type: 'push', actor: null, ref: 'refs/heads/other' }
    await rewrites(place, { since: long, options: { tamper: { rest } } }, (found) => expect(valueOf(found)).toEqual([]))
  })

  test('beyond a first page they are read on', async () => {
    const place = ledger()
    const { world, repository, first } = place
    for (let index = 0; index < 101; index += 1) world.forcePush(repository, 'ledger', { by: 'author', to: first })
    await rewrites(place, { since: long }, (found) => expect(valueOf(found)).toHaveLength(101))
  })

  test.each<[string, RigOptions, RegExp]>([
    ['may not be read', { misbehave: { lacking: ['contents'] } }, /the API names these permissions: contents=read$/],
    ['is not there', { tamper: { rest: refusing(404) } }, /^Resource not accessible; GitHub says so to a token without contents: read/],
    ['answers 502', { tamper: { rest: refusing(502) } }, /^Resource not accessible$/],
  ])('a log that %s: not known', async (_, options, detail) => {
    await rewrites(ledger(), { since: long, options }, (found) => {
      expect(reasonOf(found)).toMatchObject({ what: 'log of moves of ledger', detail: expect.stringMatching(detail) })
    })
  })
})

function refusing(status: number): RestTamper {
  return (route, answer) => {
    if (route.endsWith('/activity')) throw failure(status, route)
    return answer
  }
}
