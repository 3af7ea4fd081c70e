import { describe, expect, test } from '@jest/globals'
import { later, site, type Site } from './deploying.ts'
import { populationOf } from './reconciling.ts'
import { reasonOf, replaced, valueOf } from './rig.ts'

describe('former names', () => {
  /** Renamed twice, and somebody took the first name since. */
  function renamed(): Site {
    const place = site()
    const { world, repository } = place
    for (const name of ['acme/taken', 'acme/billing', 'oldco/pay', 'acme/payments']) world.renameRepository(repository, name)
    world.repository('acme/taken', { files: { 'a.ts': 'a' } })
    world.repository('evil/payments', { files: { 'a.ts': 'a' } })
    return place
  }

  test('are those by which GitHub finds this very repository', async () => {
    const place = renamed()
    const names = ['oldco/pay', 'Acme/Billing', 'acme/taken', 'evil/payments', 'nobody/knows', 'ACME/payments', 'no name', 'a/b/c']
    await populationOf(place.world, { since: later(place), names }, (population, { asked }) => {
      expect(valueOf(population).formerNames).toEqual(['Acme/Billing', 'oldco/pay'])
      expect(asked().filter((line) => line.includes('FormerNames'))).toHaveLength(1)
    })
  })

  test('at most ten are asked for, and no request is made for none', async () => {
    const place = renamed()
    const names = Array.from({ length: 10 }, (_, index) => `evil/x${index}`)
    await populationOf(place.world, { since: later(place), names: [...names, 'acme/billing'] }, (population) => {
      expect(valueOf(population).formerNames).toEqual([])
    })
    await populationOf(place.world, { since: later(place), names: ['acme/payments'] }, (population, { asked }) => {
      expect(valueOf(population).formerNames).toEqual([])
      expect(asked().filter((line) => line.includes('FormerNames'))).toEqual([])
    })
  })

  test.each<[string, (string | number)[], unknown, string[] | RegExp]>([
    ['a name that this token may not look at', ['errors'], [{ type: 'FORBIDDEN', path: ['r0'], message: 'SAML' }], ['acme/billing']],
    ['a repository of that name and another id', ['data', 'r0', 'id'], 'R_x', []],
    ['the repository itself by another name', ['data', 'here', 'nameWithOwner'], 'evil/payments', /^evil\/payments answered instead$/],
    ['no repository here', ['data', 'here'], null, /^unexpected form at here/],
    ['an error of the whole', ['errors'], [{ type: null, path: [], message: 'm' }], /^error at the query: m/],
    ['another error of a name', ['errors'], [{ type: 'INTERNAL', path: ['r0'], message: 'm' }], /^INTERNAL at r0: m/],
  ])('an answer with %s', async (_, path, value, expected) => {
    const place = renamed()
    const graphql = <T extends object>(operation: string, answer: T): T => (operation === 'FormerNames' ? replaced(answer, path, value) : answer)
    await populationOf(place.world, { since: later(place), names: ['acme/billing'], options: { tamper: { graphql } } }, (population) => {
      if (Array.isArray(expected)) expect(valueOf(population).formerNames).toEqual(expected)
      else expect(reasonOf(population).detail).toMatch(expected)
    })
  })
})
