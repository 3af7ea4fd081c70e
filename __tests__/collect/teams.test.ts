import { describe, expect, test } from '@jest/globals'
import { World } from '../../src/simulator/world.ts'
import { scene } from '../simulator/fixture.ts'
import { factsOf, failure, reasonOf, valueOf, withRig } from './rig.ts'
import type { RestTamper, RigOptions } from './rig.ts'

const team = 'acme/release'

async function teamFact(world: World, options: RigOptions) {
  const { pull } = { pull: [...world.repository('acme/payments').pulls.values()][0] }
  if (!pull) throw new Error('no pull request')
  let result: { fact: Awaited<ReturnType<typeof factsOf>>['teams'][string] | undefined; asked: string[] } = { fact: undefined, asked: [] }
  await withRig(world, options, async ({ collector, asked }) => {
    const facts = await factsOf(collector, pull, [`team:${team}`])
    result = { fact: facts.teams[team], asked: asked().filter((line) => line.includes('/orgs/')) }
  })
  return result
}

describe('a team is read with one request', () => {
  test('members by id, privacy not asked for, hence nobody may show them', async () => {
    const { fact, asked } = await teamFact(scene().world, {})
    expect(valueOf(fact)).toMatchObject({ slug: team, privacy: null, members: [{ login: 'reviewer' }, { login: 'lead' }] })
    expect(asked).toEqual(['GET /orgs/acme/teams/release/members?per_page=100'])
  })

  test('101 members: both pages', async () => {
    const { world } = scene()
    world.team(team, Array.from({ length: 101 }, (_, index) => `member-${index}`))
    const { fact, asked } = await teamFact(world, {})
    expect(valueOf(fact).members).toHaveLength(101)
    expect(asked).toHaveLength(2)
  })

  test('the second page is missing: unavailable', async () => {
    const { world } = scene()
    world.team(team, Array.from({ length: 101 }, (_, index) => `member-${index}`))
    const { fact } = await teamFact(world, { misbehave: { secondPageMissing: true } })
    expect(reasonOf(fact)).toMatchObject({ what: `members of team ${team}`, detail: 'a page that was promised came back empty' })
  })
})

describe('this token cannot see is never "not a member"', () => {
  test.each([403, 404] as const)('%i for everything: unavailable, and the team itself was asked for', async (status) => {
    const { fact, asked } = await teamFact(scene().world, { misbehave: { teams: status } })
    const reason = reasonOf(fact)
    expect(reason).toMatchObject({ request: 'GET /orgs/acme/teams/release/members?per_page=100', status })
    expect(reason.detail).toContain('members=read')
    expect(reason.detail).toContain(`GET /orgs/acme/teams/release answered ${status}`)
    expect(asked).toHaveLength(2)
  })

  test('the team can be seen and its members cannot: still unavailable', async () => {
    const rest: RestTamper = (route, answer) => {
      if (route.endsWith('/members')) throw failure(404, 'GET /orgs/acme/teams/release/members')
      return answer
    }
    const { fact } = await teamFact(scene().world, { tamper: { rest } })
    expect(reasonOf(fact).detail).toContain('answered 200: the token sees the team, not its members')
  })

  test.each<[string, unknown]>([
    ['no list', { message: 'ok' }],
    ['a member without an id', [{ login: 'reviewer', type: 'User' }]],
    ['a member of an unknown kind', [{ id: 1, login: 'reviewer', type: 'Wizard' }]],
    ['a page longer than pages are', Array.from({ length: 101 }, (_, id) => ({ id: id + 1, login: 'x', type: 'User' }))],
  ])('%s: unavailable', async (_, data) => {
    const rest: RestTamper = (route, answer) => (route.includes('/members') ? { ...answer, data } : answer)
    const { fact } = await teamFact(scene().world, { tamper: { rest } })
    expect(reasonOf(fact).detail).toMatch(/unexpected form/)
  })

  test('a need that names no team is unavailable, and nothing is asked', async () => {
    const { world, pull } = scene()
    await withRig(world, {}, async ({ collector, asked }) => {
      const facts = await factsOf(collector, pull, ['team:release', 'team:acme/a/b'])
      expect([facts.teams['release']?.state, facts.teams['acme/a/b']?.state]).toEqual(['unavailable', 'unavailable'])
      expect(asked().some((line) => line.includes('/orgs/'))).toBe(false)
    })
  })
})
