import { expect, test } from '@jest/globals'
import { decide } from '../../src/decision/decide.ts'
import { evaluateDeployment } from '../../src/decision/deployment.ts'
import type { DeploymentEvaluation } from '../../src/decision/deployment.ts'
import { deploymentOf, type ScenarioInput, scenarioOf } from '../support/deployment.ts'

/** A range of `count` pull requests, the odd ones of two commits, each merged on the one before. */
function rangeOf(count: number): ScenarioInput {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const before = (number: number): string => (number === 1 ? 'old' : `m${number - 1}`)
  const own = (number: number): string[] => (number % 3 === 0 ? [`a${number}`] : [`a${number}`, `b${number}`])
  return {
    commit: `m${count}`,
    commits: numbers.flatMap((number) => [
      ...own(number).map((sha, index) => `${sha} by dev${number % 40} < ${index === 0 ? before(number) : `a${number}`} #${number}`),
      `m${number} by dev${number % 40} < ${before(number)} ${own(number).at(-1)} #${number}`,
    ]),
    moves: numbers.map((number) => `pr_merge ${before(number)}..m${number}`),
    changes: Object.fromEntries(
      numbers.map((number) => {
        const commits = own(number).map((sha, index) => (index === 0 ? `${sha} < ${before(number)}` : sha))
        return [number, { by: `dev${number % 40}`, commits, merge: `m${number}`, onto: before(number) }]
      }),
    ),
    expect: { result: 'passed' },
  }
}

const timed = (input: DeploymentEvaluation): number => {
  const from = performance.now()
  expect(decide(evaluateDeployment(input)).result).toBe('passed')
  return performance.now() - from
}

test('a range of 600 changes and 1,600 commits is judged within a second, and twice the range takes no more than thrice as long', async () => {
  const [half, whole] = [await deploymentOf(scenarioOf(rangeOf(300))), await deploymentOf(scenarioOf(rangeOf(600)))]
  timed(half)
  const [less, more] = [timed(half), timed(whole)]
  expect(more).toBeLessThan(1000)
  expect(more).toBeLessThan(less * 3 + 50)
})
