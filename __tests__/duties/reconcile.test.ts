import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RepositoryFactValues } from '../../src/domain/reconciliation.ts'
import { reconcile } from '../../src/duties/reconcile.ts'
import { reconcileFacts, reconcileScenarioOf, type ReconcileInput } from '../support/repositoryScenario.ts'

/* What must hold whatever came in and whatever is recorded of it. */

const commitNames = ['c0', 'c1', 'c2', 'c3', 'c4']
const heads = ['h1', 'h2', 'h3']
const moveTypes = ['push', 'force_push', 'pr_merge', 'merge_queue_merge', 'other'] as const

const record = fc.record({
  gate: fc.constantFrom('merge', 'pull-request', 'deployment'),
  commit: fc.constantFrom(...commitNames, ...heads),
  into: fc.constantFrom('main', 'main', 'dev'),
  of: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...heads)).map(([number, head]) => `${number}:${head}`), { maxLength: 2 }),
  result: fc.constantFrom('passed', 'passed', 'failed', 'pending', 'error', 'overridden'),
  at: fc.integer({ min: 0, max: 20 }),
  repository: fc.constantFrom('acme/payments', 'acme/payments', 'acme/other'),
  environment: fc.constantFrom('production', 'staging', null),
  run: fc.constantFrom(7, 8, null),
  state: fc.constantFrom('valid', 'valid', 'valid', 'wrong', 'unsigned'),
} as const)

const change = fc.record({
  head: fc.constantFrom(...heads),
  merge: fc.constantFrom(...commitNames, null),
  at: fc.integer({ min: 0, max: 20 }),
  into: fc.constantFrom('main', 'main', 'dev'),
} as const)

const scenario = fc
  .record({
    parents: fc.array(fc.constantFrom('', ' h1', ' h2'), { minLength: 5, maxLength: 5 }),
    numbers: fc.array(fc.constantFrom('', ' #1', ' #2', ' #1,2'), { minLength: 5, maxLength: 5 }),
    moves: fc.array(fc.tuple(fc.constantFrom(...moveTypes), fc.constantFrom('old', ...commitNames), fc.constantFrom(...commitNames), fc.integer({ min: 0, max: 20 })), { maxLength: 5 }),
    changes: fc.tuple(change, change),
    records: fc.array(record, { maxLength: 8 }),
    deployments: fc.array(fc.record({ commit: fc.constantFrom('c1', 'c2'), at: fc.integer({ min: 0, max: 20 }), runs: fc.constantFrom<number[]>([7], [8], []) }), { maxLength: 4 }),
    unknown: fc.constantFrom<number[]>([], [4]),
  })
  .map(({ parents, numbers, moves, changes: [one, two], records, deployments, unknown }): ReconcileInput => ({
    commits: commitNames.map((name, at) => `${name} < ${at === 0 ? 'old' : `c${at - 1}`}${parents[at]}${numbers[at]}`),
    moves: moves.toSorted((first, second) => first[3] - second[3]).map(([type, before, after, at]) => `${type} by dev ${before}..${after} @${at}`),
    changes: { 1: one, 2: two },
    records,
    deployments: deployments.map((made, at) => ({ ...made, id: at + 1 })),
    unknown,
  }))

function valuesOf(input: ReconcileInput): RepositoryFactValues {
  const { population, deploymentsMade, records } = reconcileFacts(reconcileScenarioOf(input)).repository ?? {}
  if (population?.state !== 'known' || deploymentsMade?.state !== 'known' || records?.state !== 'known') throw new Error('not known')
  return { population: population.value, deploymentsMade: deploymentsMade.value, records: records.value }
}

const judged = (values: RepositoryFactValues) => reconcile(values, ['acme/payments'], () => true)
const runs = { numRuns: 400, seed: 5 }

describe('whatever came in', () => {
  test('nothing is recorded but by a valid record of this repository and branch that let it through', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const values = valuesOf(input)
        const { commits, deployments } = judged(values)
        const letThrough = new Set(
          values.records.records.flatMap(({ sha256, state, says }) =>
            state === 'valid' && says?.repository === 'acme/payments' && (says.result === 'passed' || says.result === 'overridden') ? [sha256] : [],
          ),
        )
        const vouched = [...commits, ...deployments].filter(({ standing }) => standing === 'recorded' || standing === 'overridden')
        for (const { record: digest } of vouched) expect(letThrough.has(digest ?? '')).toBe(true)
        const branches = new Map(values.records.records.map(({ sha256, says }) => [sha256, says?.branch]))
        for (const { by, record: digest } of commits) expect(by === null || branches.get(digest ?? '') === 'main').toBe(true)
      }),
      runs,
    )
  })

  test('one record is of one deployment at most', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const used = judged(valuesOf(input)).deployments.flatMap(({ record: digest }) => digest ?? [])
        expect(new Set(used).size).toBe(used.length)
      }),
      runs,
    )
  })

  test('a record that names a run is of a deployment of that run', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const values = valuesOf(input)
        const runOf = new Map(values.records.records.map(({ sha256, says }) => [sha256, says?.run ?? null]))
        for (const [place, { record: digest }] of judged(values).deployments.entries()) {
          const run = digest === null ? null : (runOf.get(digest) ?? null)
          if (run !== null) expect(values.deploymentsMade[place]?.runs).toContain(run)
        }
      }),
      runs,
    )
  })

  test('another name of its environment never takes a deployment from those that are asked', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom('dev', 'production', ''), (input, name) => {
        const values = valuesOf(input)
        const later = { ...values, deploymentsMade: values.deploymentsMade.map((made) => ({ ...made, renamed: name })) }
        const governed = (environment: string): boolean => environment === 'production'
        const of = (one: RepositoryFactValues) => reconcile(one, ['acme/payments'], governed).deployments
        expect(of(later)).toEqual(of(values))
      }),
      runs,
    )
  })

  test('the order in which records were read says nothing', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const values = valuesOf(input)
        const { commits, deployments, records } = judged(values)
        const backwards = judged({ ...values, records: { ...values.records, records: values.records.records.toReversed() } })
        expect(backwards.commits).toEqual(commits)
        expect(backwards.deployments).toEqual(deployments)
        expect(backwards.records.toReversed()).toEqual(records)
      }),
      runs,
    )
  })

  test('a failed record of a merge more never makes anything recorded', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom(...commitNames), fc.integer({ min: 0, max: 20 }), (input, commit, at) => {
        const before = judged(valuesOf(input)).commits
        const after = judged(valuesOf({ ...input, records: [...(input.records ?? []), { commit, at, of: ['1:h1'], result: 'failed' }] })).commits
        const gained = after.filter(({ standing }, place) => standing === 'recorded' && before[place]?.standing !== 'recorded')
        expect(gained).toEqual([])
        expect(after.find(({ sha }) => sha === valuesOf(input).population.commits[Number(commit[1])]?.sha)?.standing).not.toBe('recorded')
      }),
      runs,
    )
  })

  test('forgetting the moves of the branch never makes anything recorded', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const before = judged(valuesOf(input)).commits
        const after = judged(valuesOf({ ...input, moves: [] })).commits
        const gained = after.filter(({ standing }, place) => standing === 'recorded' && before[place]?.standing !== 'recorded')
        // A record of the very commit counts up to GitHub's time of the merge, where no earlier push is known.
        expect(gained.filter(({ by, change: number }) => by !== 'commit' || number === null)).toEqual([])
      }),
      runs,
    )
  })
})

test('a time that is none stops the judgement instead of looking like another day', () => {
  const values = valuesOf({})
  const late = { ...values, population: { ...values.population, period: { ...values.population.period, until: '2026-13-45T00:00:00Z' } } }
  expect(() => judged(late)).toThrow('not a time')
  const [first] = values.records.records
  const undated = { ...values.records, records: [{ ...first!, says: { ...first!.says!, evaluatedAt: 'soon' } }] }
  expect(() => judged({ ...values, records: undated })).toThrow('not a time')
})
