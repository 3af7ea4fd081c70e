import { describe, expect, test } from '@jest/globals'
import { land, later, site, type Site } from './deploying.ts'
import { populationOf } from './reconciling.ts'
import { policyPath, reasonOf, replaced, valueOf } from './rig.ts'

const direct = ({ world, repository }: Site): string => world.push(repository, 'main', { by: 'author', changes: { 'direct.ts': 'x' } }).sha

describe('the policy of the line', () => {
  const textAt = (name: string): string => `version: 1\n# ${name}\n`
  const pushed = ({ world, repository }: Site, content: string | Uint8Array, path = policyPath): string =>
    world.push(repository, 'main', { by: 'author', changes: { [path]: { content } } }).sha

  test('by commit, of the one before the period too, and each text once', async () => {
    const place = site()
    const start = pushed(place, textAt('before'))
    const since = later(place)
    pushed(place, textAt('then'))
    direct(place)
    pushed(place, textAt('before'))
    await populationOf(place.world, { since }, (population, { asked }) => {
      const { start: begins, commits, policies } = valueOf(population)
      expect(begins?.sha).toBe(start)
      expect([begins, ...commits].map((one) => policies[one?.policy ?? ''])).toEqual(['before', 'then', 'then', 'before'].map(textAt))
      expect(Object.keys(policies)).toHaveLength(2)
      expect(asked().filter((line) => line.includes('PolicyTexts'))).toHaveLength(1)
    })
  })

  test('is none where it was taken away, and none is asked for', async () => {
    const place = site()
    place.world.push(place.repository, 'main', { by: 'author', changes: { [policyPath]: null } })
    const since = later(place)
    direct(place)
    await populationOf(place.world, { since }, (population, { asked }) => {
      expect(valueOf(population)).toMatchObject({ start: { policy: null }, commits: [{ policy: null }], policies: {} })
      expect(asked().filter((line) => line.includes('PolicyTexts'))).toEqual([])
    })
  })

  test('GitHub may say that there is none by an error beside it', async () => {
    const place = site()
    const since = later(place)
    direct(place)
    const path = ['repository', 'object', 'history', 'nodes', 0, 'file']
    const graphql = <T extends object>(operation: string, answer: T): T =>
      operation === 'BranchHistory' ? { ...replaced(answer, ['data', ...path], null), errors: [{ type: 'NOT_FOUND', path, message: 'none' }] } : answer
    await populationOf(place.world, { since, options: { tamper: { graphql } } }, (population) => {
      expect(valueOf(population).commits.at(-1)?.policy).toBeNull()
    })
  })

  test.each<[string, string | Uint8Array, string]>([
    ['larger than any policy', `# ${'x'.repeat(128 * 1024)}\n`, policyPath],
    ['binary', new Uint8Array([0, 1, 2, 255]), policyPath],
    ['no UTF-8', new Uint8Array([0x23, 0xff, 0x0a]), policyPath],
    ['a folder', 'x', `${policyPath}/inner`],
  ])('%s: it is there, without a text', async (_, content, path) => {
    const place = site()
    place.world.push(place.repository, 'main', { by: 'author', changes: { [policyPath]: null } })
    const since = later(place)
    pushed(place, content, path)
    await populationOf(place.world, { since }, (population) => {
      const { commits, policies } = valueOf(population)
      expect(commits[0]?.policy).toMatch(/^[0-9a-f]{40}$/)
      expect(policies).toEqual({ [commits[0]?.policy ?? '']: null })
    })
  })

  test('a hundred texts are read, of the newest commits; the others are there without one', async () => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    for (let index = 0; index < 104; index += 1) pushed(place, textAt(`${index}`))
    await populationOf(place.world, { since }, (population, { asked }) => {
      const { commits, policies, start } = valueOf(population)
      expect(commits.map(({ policy }) => policies[policy ?? ''] === null)).toEqual([true, true, true, true, ...Array.from({ length: 100 }, () => false)])
      expect(policies[start?.policy ?? '']).toBeNull()
      expect(asked().filter((line) => line.includes('PolicyTexts'))).toHaveLength(4)
    })
  })

  const texts = ['data', 'repository', 'b0']
  test.each<[string, (string | number)[], unknown, string | null]>([
    ['another text than the blob’s', [...texts, 'text'], 'version: 2\n', null],
    ['another blob', [...texts, 'oid'], 'ab'.repeat(20), null],
    ['nothing', texts, null, null],
    ['an error', ['errors'], [{ type: 'FORBIDDEN', path: ['repository', 'b0'], message: 'no' }], 'FORBIDDEN at repository.b0: no'],
  ])('%s is no text of it', async (_, path, value, detail) => {
    const place = site()
    const since = later(place)
    direct(place)
    const graphql = <T extends object>(operation: string, answer: T): T => (operation === 'PolicyTexts' ? replaced(answer, path, value) : answer)
    await populationOf(place.world, { since, options: { tamper: { graphql } } }, (population) => {
      if (detail === null) expect(Object.values(valueOf(population).policies)).toEqual([null])
      else expect(reasonOf(population).detail).toBe(detail)
    })
  })

  test('stays with a commit that is asked for again', async () => {
    const place = site()
    land(place, 'before')
    const since = later(place)
    land(place, 'one')
    const count = ['data', 'repository', 'object', 'history', 'nodes', 0, 'associatedPullRequests', 'totalCount']
    const graphql = <T extends object>(operation: string, answer: T): T => (operation === 'BranchHistory' ? replaced(answer, count, 300) : answer)
    await populationOf(place.world, { since, options: { tamper: { graphql } } }, (population, { asked }) => {
      expect(asked()).toContain('POST /graphql LineCommits')
      expect(Object.values(valueOf(population).policies)).toEqual(['version: 1\n'])
      expect(valueOf(population).commits.map(({ policy }) => policy)).toEqual([valueOf(population).start?.policy])
    })
  })
})
