import { describe, expect, test } from '@jest/globals'
import { World } from '../../src/simulator/world.ts'
import { scene } from '../simulator/fixture.ts'
import { factsOf, failure, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RestTamper, RigOptions, Tampering } from './rig.ts'

const team = 'acme/release'

async function teamFact(world: World, options: RigOptions) {
  const pull = [...world.repository('acme/payments').pulls.values()][0]
  if (!pull) throw new Error('no pull request')
  let result: { fact: Awaited<ReturnType<typeof factsOf>>['teams'][string] | undefined; asked: string[] } = { fact: undefined, asked: [] }
  await withRig(world, options, async ({ collector, asked }) => {
    const facts = await factsOf(collector, pull, [`team:${team}`])
    result = { fact: facts.teams[team], asked: asked().filter((line) => line.includes('/orgs/') || line.includes('TeamMembers')) }
  })
  return result
}

const many = (world: World, howMany: number, given?: Parameters<World['team']>[2]) =>
  world.team(team, Array.from({ length: howMany }, (_, index) => `member-${index}`), given)

const byGraphql = 'POST /graphql TeamMembers'
const byRest = 'GET /orgs/acme/teams/release/members?per_page=100'
const whole = ['data', 'organization', 'team']
const onTeam = (path: (string | number)[], to: unknown): Tampering => ({
  graphql: (operation, answer) => (operation === 'TeamMembers' ? replaced(answer, path, to) : answer),
})

describe('with a token of the organisation: members and privacy in one request', () => {
  test.each([['VISIBLE', 'visible'], ['SECRET', 'secret']] as const)('a team that is %s', async (privacy, told) => {
    const { world } = scene()
    many(world, 2, { privacy })
    const { fact, asked } = await teamFact(world, { orgToken: true })
    expect(valueOf(fact)).toMatchObject({ slug: team, privacy: told, members: [{ login: 'member-0', type: 'User' }, { login: 'member-1' }] })
    expect(asked).toEqual([byGraphql])
  })

  test('members of child teams count, and pending ones do not', async () => {
    const { world } = scene()
    many(world, 1, { pending: ['invited'] })
    world.team('acme/release-eu', ['child'], { parent: 'release' })
    const { fact } = await teamFact(world, { orgToken: true })
    expect(valueOf(fact).members.map(({ login }) => login).sort()).toEqual(['child', 'member-0'])
  })

  test('201 members: three pages', async () => {
    const { world } = scene()
    many(world, 201)
    const { fact, asked } = await teamFact(world, { orgToken: true })
    expect(valueOf(fact).members).toHaveLength(201)
    expect(asked).toEqual([byGraphql, byGraphql, byGraphql])
  })

  test('a kind of privacy that nobody knows yet shows nobody', async () => {
    const { fact, asked } = await teamFact(scene().world, { orgToken: true, tamper: onTeam([...whole, 'privacy'], 'SEMI') })
    expect(valueOf(fact)).toMatchObject({ privacy: null, members: [{}, {}] })
    expect(asked).toEqual([byGraphql])
  })

  test('secret on one page is secret', async () => {
    const { world } = scene()
    many(world, 101)
    const tamper: Tampering = {
      graphql: (operation, answer) => {
        const list = answer.data?.['organization'] as { team: { members: { nodes: unknown[] } } } | undefined
        return operation === 'TeamMembers' && list?.team.members.nodes.length === 1 ? replaced(answer, [...whole, 'privacy'], 'SECRET') : answer
      },
    }
    expect(valueOf((await teamFact(world, { orgToken: true, tamper })).fact)).toMatchObject({ privacy: 'secret' })
  })
})

describe('half an answer of GraphQL counts for nothing: the list of REST is asked', () => {
  const members = [...whole, 'members']
  const reviewer = { __typename: 'User', login: 'reviewer', databaseId: 1 }
  test.each<[string, Tampering]>([
    ['an error beside the data', onTeam(['errors'], [{ type: 'FORBIDDEN', path: ['organization', 'team', 'members'], message: 'no' }])],
    ['an error without a place', onTeam(['errors'], [{ type: null, path: [], message: 'later' }])],
    ['no organisation', onTeam(['data', 'organization'], null)],
    ['no team', onTeam(whole, null)],
    ['no list', onTeam(members, null)],
    ['a total that says there are more', onTeam([...members, 'totalCount'], 3)],
    ['a total that says there are fewer', onTeam([...members, 'totalCount'], 1)],
    ['a member who is null', onTeam([...members, 'nodes', 0], null)],
    ['a member without an id', onTeam([...members, 'nodes', 0, 'databaseId'], null)],
    ['a member who is no person', onTeam([...members, 'nodes', 0, '__typename'], 'Bot')],
    ['a member twice', onTeam([...members, 'nodes'], [reviewer, reviewer])],
    ['a further page without a cursor', onTeam([...members, 'pageInfo'], { hasNextPage: true, endCursor: null })],
    ['a cursor that leads back', onTeam([...members, 'pageInfo'], { hasNextPage: true, endCursor: 'again' })],
    ['no page information', onTeam([...members, 'pageInfo'], undefined)],
    ['a refusal', { graphql: (operation, answer) => { if (operation === 'TeamMembers') throw failure(403, byGraphql); return answer } }],
  ])('%s', async (_, tamper) => {
    const { fact, asked } = await teamFact(scene().world, { orgToken: true, tamper })
    expect(valueOf(fact)).toMatchObject({ privacy: null, members: [{ login: 'reviewer' }, { login: 'lead' }] })
    expect(asked.at(0)).toBe(byGraphql)
    expect(asked.at(-1)).toBe(byRest)
  })

  test('the second page is missing in both: unavailable', async () => {
    const { world } = scene()
    many(world, 101)
    const { fact } = await teamFact(world, { orgToken: true, misbehave: { secondPageMissing: true } })
    expect(reasonOf(fact)).toMatchObject({ what: `members of team ${team}`, detail: 'a page that was promised came back empty' })
  })

  test.each([403, 404] as const)('%i for everything: the endpoint and its status are named, every answer is kept', async (status) => {
    const { fact, asked } = await teamFact(scene().world, { orgToken: true, misbehave: { teams: status } })
    const reason = reasonOf(fact)
    expect(reason).toMatchObject({ request: byRest, status })
    expect(reason.detail).toContain(`GET /orgs/acme/teams/release answered ${status}`)
    expect(fact?.sources.map(({ request }) => request)).toEqual([byGraphql, byRest, 'GET /orgs/acme/teams/release'])
    expect(asked).toHaveLength(3)
  })

  test('a team of another name is nobody’s: unavailable, after the team itself was asked for', async () => {
    const { world } = scene()
    world.teams.delete(team)
    const { fact } = await teamFact(world, { orgToken: true })
    expect(reasonOf(fact)).toMatchObject({ request: byRest, status: 404 })
  })
})

describe('without one: by REST, with one request', () => {
  test('members by id, privacy not asked for, hence nobody may show them', async () => {
    const { fact, asked } = await teamFact(scene().world, {})
    expect(valueOf(fact)).toMatchObject({ slug: team, privacy: null, members: [{ login: 'reviewer' }, { login: 'lead' }] })
    expect(asked).toEqual(['GET /orgs/acme/teams/release/members?per_page=100'])
  })

  test('101 members: both pages', async () => {
    const { world } = scene()
    many(world, 101)
    const { fact, asked } = await teamFact(world, {})
    expect(valueOf(fact).members).toHaveLength(101)
    expect(asked).toHaveLength(2)
  })

  test('the second page is missing: unavailable', async () => {
    const { world } = scene()
    many(world, 101)
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
