import { expect, test } from '@jest/globals'
import { decide } from '../../src/decision/decide.ts'
import { evaluateDeployment } from '../../src/decision/deployment.ts'
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

/** How often an entry of the range is looked at, for each change of it, until the deployment is judged. */
async function looks(count: number): Promise<number> {
  const input = await deploymentOf(scenarioOf(rangeOf(count)))
  let seen = 0
  const watched = <T>(list: T[]): T[] => new Proxy(list, { get: (all, name, self) => (seen++, Reflect.get(all, name, self)) })
  const { deployment, changes } = input.facts
  if (deployment?.lineage?.state !== 'known') throw new Error('no range')
  const { value } = deployment.lineage
  Object.assign(value, { commits: watched(value.commits), updates: watched(value.updates), changes: watched(value.changes) })
  Object.assign(input.facts, { changes: watched(changes) })
  seen = 0
  expect(decide(evaluateDeployment(input)).result).toBe('passed')
  return seen / count
}

test('a range of 600 changes and 1,600 commits passes, and costs no more for each change than one of a tenth', async () => {
  const few = await looks(60)
  expect(few).toBeGreaterThan(4)
  expect(await looks(600)).toBeLessThan(few * 1.5)
})
