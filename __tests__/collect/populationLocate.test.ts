import { describe, expect, test } from '@jest/globals'
import { createPopulationReader } from '../../src/collect/population.ts'
import type { LocatedBranch } from '../../src/domain/reconciliation.ts'
import { site, type Site } from './deploying.ts'
import { failure, payments, replaced, withRig, type RigOptions } from './rig.ts'

interface Given {
  repository?: typeof payments
  branch?: string | null
  options?: RigOptions
  place?: Site
}

async function located(given: Given): Promise<LocatedBranch> {
  const { place = site(), repository = payments, branch = null, options = {} } = given
  let found: LocatedBranch | null = null
  await withRig(place.world, options, async ({ client }) => {
    found = await createPopulationReader({ client, debug: () => undefined }).locate(repository, branch)
  })
  if (found === null) throw new Error('nothing was located')
  return found
}

const tampering = (path: (string | number)[], value: unknown): RigOptions => ({
  tamper: { graphql: (_, answer) => replaced(answer, ['data', ...path], value) },
})

describe('the branch', () => {
  test.each([[null], ['main']])('%s: its tip, under the repository’s own name, and GitHub’s clock', async (branch) => {
    const place = site()
    const commit = place.world.tip(place.repository, 'main')
    const found = await located({ place, branch, repository: { owner: 'ACME', name: 'Payments' } })
    const subject = { gate: 'repository', repository: payments, commit, base: { branch: 'main', commit }, changes: [] }
    expect(found).toMatchObject({ state: 'found', now: place.world.clock.now(), subject })
  })

  test.each<[string, Given, string]>([
    ['a branch that is not there', { branch: 'mian' }, 'there is no branch of that name'],
    ['a branch by its whole name', { branch: 'refs/heads/main' }, 'there is no branch of that name'],
    [
      'a repository that is not there',
      { repository: { owner: 'acme', name: 'none' } },
      "NOT_FOUND at repository: Could not resolve to a Repository with the name 'acme/none'.",
    ],
    ['an empty repository', { options: tampering(['repository', 'default'], null) }, 'the repository has no commits yet'],
    [
      'another branch than the asked one',
      { branch: 'main', options: tampering(['repository', 'named', 'name'], 'other') },
      'the branch other was answered for another',
    ],
    [
      'a tip that is no commit',
      { options: tampering(['repository', 'default', 'target', '__typename'], 'Tag') },
      'unexpected form at repository.default.target.__typename (invalid_value)',
    ],
    [
      'no clock',
      { options: { tamper: { graphql: (_, answer) => ({ ...answer, source: { ...answer.source, date: null } }) } } },
      'the answer carries no Date header, so the time is not known',
    ],
  ])('%s: one clear reason', async (_, given, detail) => expect(await located(given)).toMatchObject({ state: 'unavailable', reason: { detail } }))

  test('a token that may not: the answer’s own status', async () => {
    const graphql = (): never => {
      throw failure(401, 'POST /graphql LocatedBranch')
    }
    expect(await located({ options: { tamper: { graphql } } })).toMatchObject({
      state: 'unavailable',
      reason: { status: 401, what: 'default branch of acme/payments' },
    })
  })
})
