import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decide } from '../../src/decision/decide.ts'
import type { DeploymentEvaluation } from '../../src/decision/deployment.ts'
import { evaluateDeployment } from '../../src/decision/deployment.ts'
import { known } from '../../src/domain/fact.ts'
import { deploymentOf, type ScenarioInput, scenarioOf } from '../support/deployment.ts'

const people = ['dev', 'ned', 'kim', 'rm', 'carol']
const person = fc.constantFrom(...people)

interface Made {
  by: string
  reviews: string[]
  pusher: string
  how: 'merge' | 'squash' | 'rebase'
}

const made = fc.record<Made>({
  by: fc.constantFrom('dev', 'ned'),
  reviews: fc.uniqueArray(person, { maxLength: 2 }),
  pusher: person,
  how: fc.constantFrom('merge', 'squash', 'rebase'),
})
const story = fc.record({
  changes: fc.array(made, { minLength: 1, maxLength: 4 }),
  run: person,
  again: person,
  approvals: fc.uniqueArray(person, { maxLength: 3 }),
  rejects: fc.option(person, { nil: null, freq: 6 }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

/** The scenario of a story, with pushes that nobody reviewed after it. */
function told({ changes, run, again, approvals, rejects }: Story, pushes: string[] = []): ScenarioInput {
  const before = (index: number): string => (index === 0 ? 'old' : `m${index}`)
  const line = changes.flatMap(({ by, how }, index) => {
    const [merge, onto] = [`m${index + 1}`, before(index)]
    if (how === 'squash') return [`${merge} by ${by} < ${onto}`]
    if (how === 'rebase') return [`r${merge} by ${by} < ${onto}`, `${merge} by ${by} < r${merge}`]
    return [`a${merge} by ${by} < ${onto}`, `b${merge} by ${by} < a${merge}`, `${merge} < ${onto} b${merge}`]
  })
  const tip = (index: number): string => (index === 0 ? before(changes.length) : `x${index}`)
  return {
    commit: tip(pushes.length),
    commits: [...line, ...pushes.map((by, index) => `${tip(index + 1)} by ${by} < ${tip(index)}`)],
    moves: [
      ...changes.map((_, index) => `pr_merge ${before(index)}..m${index + 1}`),
      ...pushes.map((by, index) => `push by ${by} ${tip(index)}..${tip(index + 1)}`),
    ],
    changes: Object.fromEntries(
      changes.map(({ by, reviews, pusher }, index) => {
        const merge = `m${index + 1}`
        const commits = [`a${merge} < ${before(index)}`, `b${merge} < a${merge}`]
        return [index + 1, { by, reviews, pushers: [pusher], merge, onto: before(index), commits }]
      }),
    ),
    // As if one attempt had both: what approvals of several attempts are worth is told by scenarios.
    run: { by: run, again, attempt: 1 },
    approvals: [...approvals, ...(rejects === null ? [] : [{ by: rejects, state: 'rejected' as const }])],
    expect: { result: '' },
  }
}

const verdicts = (input: DeploymentEvaluation): string[] => evaluateDeployment(input).map(({ id, verdict }) => `${id} ${verdict}`).sort()
const resultOf = async (input: ScenarioInput): Promise<string> => decide(evaluateDeployment(await deploymentOf(scenarioOf(input)))).result
const holds = (property: fc.IAsyncProperty<unknown[]>): Promise<void> => fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: 60, seed: 4 })

describe('whatever the story', () => {
  test('some pass and some do not', async () => {
    const results = await Promise.all(fc.sample(story, { numRuns: 300, seed: 4 }).map((one) => resultOf(told(one))))
    expect(new Set(results).has('passed') && new Set(results).has('failed')).toBe(true)
  })

  test('with a push past the review it does not pass', () =>
    holds(fc.asyncProperty(story, person, async (one, pusher) => expect(await resultOf(told(one, [pusher]))).toBe('failed'))))

  test('a deployer who becomes a contributor unblocks nothing, and passes no more', () =>
    holds(
      fc.asyncProperty(story, fc.nat(), async (one, which) => {
        const changes = one.changes.map((change, index) => (index === which % one.changes.length ? { ...change, pusher: one.run } : change))
        expect(await resultOf(told({ ...one, changes }))).not.toBe('passed')
      }),
    ))

  test('a review that was not given unblocks nothing', () =>
    holds(
      fc.asyncProperty(story, fc.nat(), async (one, which) => {
        const chosen = which % one.changes.length
        const changes = one.changes.map((change, index) => (index === chosen ? { ...change, reviews: change.reviews.slice(1) } : change))
        const [before, after] = [await resultOf(told(one)), await resultOf(told({ ...one, changes }))]
        expect(before !== 'passed' && after === 'passed').toBe(false)
      }),
    ))

  test('an approval of the run that was not given unblocks nothing, unless it was the deployer’s', () =>
    holds(
      fc.asyncProperty(story, fc.nat(), async (one, which) => {
        const gone = one.approvals[which % Math.max(one.approvals.length, 1)]
        fc.pre(gone !== undefined && gone !== one.run && gone !== one.again)
        const approvals = one.approvals.filter((by) => by !== gone)
        const [before, after] = [await resultOf(told(one)), await resultOf(told({ ...one, approvals }))]
        expect(before !== 'passed' && after === 'passed').toBe(false)
      }),
    ))

  test('in whatever order changes and approvals are told, the verdicts are the same', () =>
    holds(
      fc.asyncProperty(story, async (one) => {
        const input = await deploymentOf(scenarioOf(told(one)))
        expect(verdicts(reversed(input))).toEqual(verdicts(input))
      }),
    ))
})

function reversed(input: DeploymentEvaluation): DeploymentEvaluation {
  const { facts } = input
  const { lineage, runApprovals } = facts.deployment ?? {}
  if (lineage?.state !== 'known' || runApprovals?.state !== 'known') throw new Error('the scenario knows both')
  const deployment = {
    ...facts.deployment,
    lineage: known({ ...lineage.value, changes: lineage.value.changes.toReversed() }, []),
    runApprovals: known(runApprovals.value.toReversed(), []),
  }
  return { ...input, inForce: input.inForce.toReversed(), facts: { ...facts, changes: facts.changes.toReversed(), deployment } }
}
