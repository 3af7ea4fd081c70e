import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decide, decisionError } from '../../src/decision/decide.ts'
import type { ControlResult, Verdict } from '../../src/domain/outcome.ts'

const result = (verdict: Verdict, id = 'independent-approval'): ControlResult => ({
  id,
  version: 1,
  policy: 0,
  change: 1,
  verdict,
  because: [{ message: 'some', data: {}, facts: [] }],
})

const verdicts: Verdict[] = ['pass', 'fail', 'pending', 'unknown', 'not-applicable']

describe('decide', () => {
  test('nothing evaluated is an error, never a pass', () => {
    const decision = decide([])
    expect(decision.result).toBe('error')
    expect(decision.controls.at(-1)?.because[0].message).toBe('nothingEvaluated')
  })

  test('controls that all did not apply are no pass', () => {
    expect(decide([result('not-applicable'), result('not-applicable')]).result).toBe('error')
  })

  test('a policy that could be read is no judgement of the change', () => {
    expect(decide([result('pass', 'policy-readable')]).result).toBe('error')
    expect(decide([result('pass', 'policy-readable'), result('not-applicable')]).result).toBe('error')
  })

  test('one pass among controls that do not apply allows', () => {
    expect(decide([result('not-applicable'), result('pass')]).result).toBe('passed')
  })

  test.each([
    ['fail', 'unknown', 'failed'],
    ['fail', 'pending', 'failed'],
    ['unknown', 'pending', 'error'],
    ['unknown', 'pass', 'error'],
    ['pending', 'pass', 'pending'],
  ] as const)('%s outweighs %s', (heavier, lighter, expected) => {
    expect(decide([result(lighter), result(heavier)]).result).toBe(expected)
    expect(decide([result(heavier), result(lighter)]).result).toBe(expected)
  })

  test('a verdict nobody has heard of is no pass', () => {
    expect(decide([result('pass'), { ...result('pass'), verdict: 'skipped' as Verdict }]).result).toBe('error')
  })

  test('it allows exactly when something passed and nothing blocks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), (given) => {
        const blocks = given.some((verdict) => ['fail', 'pending', 'unknown'].includes(verdict))
        expect(decide(given.map((verdict) => result(verdict))).result === 'passed').toBe(!blocks && given.includes('pass'))
      }),
    )
  })

  test('the order of results does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), (given) => {
        const results = given.map((verdict) => result(verdict))
        expect(decide(results.toReversed()).result).toBe(decide(results).result)
      }),
    )
  })

  test('when nothing could be collected the measured reason is told', () => {
    const decision = decisionError({ what: 'the pull request', request: 'POST /graphql', status: 502, detail: 'three times' })
    expect(decision.result).toBe('error')
    expect(decision.controls[0]?.because[0]).toMatchObject({ message: 'unavailable', data: { request: 'POST /graphql', status: 502 } })
  })

  test.each([
    ['a request that got no answer', { request: 'GET /x', status: null }, 'unanswered'],
    ['a request that could not be made', { request: null, status: null }, 'unasked'],
  ])('%s is not told as an answer', (_, measured, message) => {
    expect(decisionError({ what: 'x', detail: 'y', ...measured }).controls[0]?.because[0].message).toBe(message)
  })
})
