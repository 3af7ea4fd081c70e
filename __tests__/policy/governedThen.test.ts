import { describe, expect, test } from '@jest/globals'
import type { Population } from '../../src/domain/reconciliation.ts'
import { governedThen } from '../../src/policy/governedThen.ts'
import { loadPolicies } from '../../src/policy/load.ts'
import type { LoadedPolicy } from '../../src/policy/policy.ts'
import { minutes, populationOf, reconcileScenarioOf, type ReconcileInput } from '../support/repositoryScenario.ts'

/* Which policy stood on the branch as a job began. */

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const rule = (environment: string): string => `deployments:\n  - environments: [${environment}]\n`
const firm = 'acme/central//firm.yml@main'
const division = 'acme/central//division.yml@main'
const centrals: Record<string, string> = {
  [firm]: `version: 1\n${rule('production')}`,
  [division]: `version: 1\nextends: [${firm}]\n${rule('staging')}`,
}

async function present(text: string): Promise<LoadedPolicy[]> {
  const loaded = await loadPolicies({ path: 'policy.yml', uri: 'acme/payments//policy.yml@tip', bytes: encode(text) }, async (reference) => ({
    path: 'central.yml',
    uri: reference,
    bytes: encode(centrals[reference] ?? ''),
  }))
  if (!loaded.ok) throw new Error(loaded.problems[0].message)
  return loaded.policies
}

const line = (input: ReconcileInput): Population => populationOf(reconcileScenarioOf(input))
const extending = `version: 1\nextends: [${division}]\n`

describe('central policies', () => {
  test('are the present ones, also those that they extend', async () => {
    const { environment, unread } = governedThen(line({ policy: extending }), await present(extending))
    expect(['production', 'staging', 'dev'].map((name) => environment(name, minutes(20)))).toEqual([true, true, false])
    expect(unread).toEqual([])
  })

  test('that the policy then did not extend bind nothing', async () => {
    const { environment } = governedThen(line({ policy: 'version: 1\n', policies: { m: extending } }), await present(extending))
    expect([5, 20].map((at) => environment('production', minutes(at)))).toEqual([false, true])
  })

  test.each([`version: 1\nextends: ['acme/central//firm.yml@${'a'.repeat(40)}']\n`, "version: 1\nextends: ['acme/other//firm.yml@main']\n"])(
    'that are not the present ones may have asked for anything: %s',
    async (then) => {
      const { environment, unread } = governedThen(line({ policies: { m: then } }), await present(extending))
      expect([environment('dev', minutes(20)), unread.length]).toEqual([true, 1])
      expect(environment('dev', minutes(5))).toBe(false)
    },
  )
})

describe('the time', () => {
  const changed: ReconcileInput = { policy: `version: 1\n${rule('production')}`, policies: { m: `version: 1\n${rule('staging')}` } }

  test.each([
    [-1, [true, true]],
    [0, [true, false]],
    [9, [true, false]],
    [10, [false, true]],
    [600, [false, true]],
  ])('minute %i', async (at, wanted) => {
    const { environment } = governedThen(line(changed), await present('version: 1\n'))
    expect(['production', 'staging'].map((name) => environment(name, minutes(at)))).toEqual(wanted)
  })

  test.each<[string, ReconcileInput]>([
    ['no move is told', { moves: [] }],
    ['the log begins in the middle', { moves: ['pr_merge by merger other..m @10'] }],
    ['the log has a gap', { commits: ['m < old a #1', 'n < m', 'o < n'], moves: ['push by dev old..m @5', 'push by dev n..o @30'] }],
    ['the branch was elsewhere', { moves: ['push by dev old..evil @5', 'force_push by dev evil..m @30'] }],
    ['it was not there', { moves: ['other by dev old.. @5', 'branch_creation by dev ..m @30'] }],
  ])('is any where %s', async (_, input) => {
    const { environment } = governedThen(line({ ...changed, ...input }), await present('version: 1\n'))
    expect(['Production', 'staging', 'dev'].map((name) => environment(name, minutes(7)))).toEqual([true, true, false])
  })
})

test('of a population that was not read, and of a branch with nothing on it, the present policy tells', async () => {
  const policies = await present(`version: 1\n${rule('production')}`)
  const nothing: Population = { ...line({ start: null, commits: [], moves: [] }), end: null }
  for (const population of [null, nothing]) {
    const { environment, hasRules } = governedThen(population, policies)
    expect([environment('production', minutes(5)), environment('dev', minutes(5)), hasRules]).toEqual([true, false, true])
  }
})
