import { describe, expect, test } from '@jest/globals'
import { reconciledOf } from '../../src/decision/repository.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { policiesOf, policyAt, reconcileDecision, reconcileFacts, reconcileScenarioOf, type ReconcileInput } from '../support/repositoryScenario.ts'

/* Doubling what came in doubles the work, and no shape of it does more: a large repository, and a record that was made to be slow. */

const name = (index: number): string => `c${index}`
const before = (index: number): string => (index === 0 ? 'old' : name(index - 1))
const all = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))

/** Every commit a change of its own, each with five records. */
const ordinary = (commits: number): ReconcileInput => ({
  commits: all(commits, (index) => `${name(index)} < ${before(index)} #${index + 1}`),
  moves: all(commits, (index) => `pr_merge by merger ${before(index)}..${name(index)} @10`),
  changes: Object.fromEntries(all(commits, (index) => [index + 1, { head: `h${index}`, merge: name(index), at: 10 }])),
  records: all(commits * 5, (index) => ({ commit: name(index % commits), of: [`${(index % commits) + 1}:h${index % commits}`], at: 12 + Math.floor(index / commits) })),
})

const many = 8000
const unrecorded = { ...ordinary(many), records: [] }
const hostile: [string, ReconcileInput][] = [
  ['one move for each commit, all of them from the beginning', { ...unrecorded, moves: all(many, (index) => `push by dev old..${name(index)} @10`) }],
  ['moves that lead the other way', { ...unrecorded, moves: all(many, (index) => `pr_merge by merger ${name(many - 1)}..${name(index)} @10`) }],
  [
    'one change, all of the commits and all of the records',
    {
      commits: all(many, (index) => `${name(index)} < ${before(index)} #1`),
      moves: [`pr_merge by merger old..${name(many - 1)} @10`],
      changes: { 1: { head: 'h', merge: name(many - 1), at: 10 } },
      records: all(many * 5, (index) => ({ gate: 'pull-request' as const, commit: 'h', of: ['1:h'], at: 1, run: index + 1, result: 'failed' as const })),
    },
  ],
  [
    'as many environments as policies',
    {
      ...unrecorded,
      ...ordinary(400),
      records: [],
      moves: [],
      policies: Object.fromEntries(all(400, (index) => [name(index), `version: 1\ndeployments: [{ environments: [e${index}] }]\n`])),
      deployments: all(2000, (index) => ({ id: index + 1, environment: `f${index}`, at: 20, runs: [] })),
    },
  ],
  ...[[7], []].map((runs): [string, ReconcileInput] => [
    `one environment and commit, deployed and recorded over and over by ${runs.length === 0 ? 'no run' : 'one run'}`,
    {
      deployments: all(many, (index) => ({ id: index + 1, at: 20 + (index % 300), runs })),
      records: all(many * 2, (index) => ({ gate: 'deployment' as const, environment: 'production', at: 20 + (index % 300), run: 7, of: [`1:${name(index)}`] })),
    },
  ]),
]

const resultOf = async (facts: Facts): Promise<string> => (await reconcileDecision(facts)).result

/* The time a test may take is the guard: what grows with the square of these sizes does not end within it. */
describe('many commits', () => {
  test('five thousand with five records each', async () => {
    const facts = reconcileFacts(reconcileScenarioOf(ordinary(5000)))
    expect(await resultOf(facts)).toBe('passed')
    const rows = reconciledOf(facts, await policiesOf(policyAt(facts)))
    expect(rows?.commits.filter(({ standing }) => standing === 'recorded')).toHaveLength(5000)
  }, 60_000)

  test.each(hostile)('%s', async (_, input) => {
    expect(await resultOf(reconcileFacts(reconcileScenarioOf(input)))).toBe('failed')
  }, 60_000)
})
