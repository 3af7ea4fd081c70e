import { describe, expect, test } from '@jest/globals'
import type { GraphqlAnswer } from '../../src/domain/client.ts'
import type { Need } from '../../src/domain/facts.ts'
import { scene } from '../simulator/fixture.ts'
import { factsOf, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RigOptions } from './rig.ts'

async function accountsOf(needs: Need[], options: RigOptions = {}) {
  const { world, pull } = scene()
  world.account('carol')
  let result: { fact: Awaited<ReturnType<typeof factsOf>>['accounts'] | undefined; asked: string[] } = { fact: undefined, asked: [] }
  await withRig(world, options, async ({ collector, asked }) => {
    result = { fact: (await factsOf(collector, pull, needs)).accounts, asked: asked().filter((line) => line.includes('Accounts')) }
  })
  return result
}

describe('logins become accounts', () => {
  test('no login, no request', async () => {
    const { fact, asked } = await accountsOf([])
    expect([valueOf(fact), asked]).toEqual([{}, []])
  })

  test('logins that GitHub named in this run need no request', async () => {
    const { fact, asked } = await accountsOf(['reviews', 'commits', 'login:Reviewer', 'login:co-author'])
    expect(Object.keys(valueOf(fact))).toEqual(['co-author', 'reviewer'])
    expect(asked).toEqual([])
  })

  test('others are asked for in one query; nobody is null', async () => {
    const { fact, asked } = await accountsOf(['login:carol', 'login:not-a-login', 'login:acme', 'login:reviewer'])
    expect(valueOf(fact)).toMatchObject({ carol: { login: 'carol' }, 'not-a-login': null, acme: null, reviewer: { login: 'reviewer' } })
    expect(asked).toHaveLength(1)
  })

  test('a login of the policy cannot break out of its query', async () => {
    const { fact } = await accountsOf(['login:x") { login } u1: user(login: "reviewer'])
    expect(Object.values(valueOf(fact))).toEqual([null])
  })

  test('a bot that bears a person’s login answers for nobody', async () => {
    const { world, pull } = scene()
    world.account('deploy', { type: 'Bot' })
    world.push(world.repository('acme/payments'), 'topic', { by: 'author', pusher: 'deploy' })
    await withRig(world, {}, async ({ collector, asked }) => {
      await factsOf(collector, pull, ['pushes', 'login:deploy'])
      expect(asked()).toContain('POST /graphql Accounts')
    })
  })
})

describe('an answer that is none', () => {
  const onAccounts = (change: (answer: GraphqlAnswer) => GraphqlAnswer): RigOptions => ({
    tamper: { graphql: (operation, answer) => (operation === 'Accounts' ? change(answer) : answer) },
  })

  test.each<[string, (answer: GraphqlAnswer) => GraphqlAnswer]>([
    ['an error of another kind', (answer) => ({ ...answer, errors: [{ type: 'SERVICE_UNAVAILABLE', path: ['u0'], message: 'later' }] })],
    ['an error without a place', (answer) => ({ ...answer, errors: [{ type: 'NOT_FOUND', path: [], message: 'later' }] })],
    ['a login left out', (answer) => replaced(answer, ['data', 'u0'], undefined)],
    ['an id that is no number', (answer) => replaced(answer, ['data', 'u0', 'databaseId'], 'x')],
    ['no data', (answer) => ({ ...answer, data: null })],
  ])('%s: unavailable', async (_, change) => {
    const { fact } = await accountsOf(['login:carol'], onAccounts(change))
    expect(reasonOf(fact).what).toBe('the accounts that the policy names')
  })

  test('more logins than a policy can mean: unavailable, unasked', async () => {
    const { fact, asked } = await accountsOf(Array.from({ length: 1001 }, (_, index): Need => `login:l${index}`))
    expect(reasonOf(fact).detail).toContain('1001 logins')
    expect(asked).toEqual([])
  })
})
