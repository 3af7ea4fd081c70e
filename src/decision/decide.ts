import { policyReadable } from '../controls/policyReadable.ts'
import { runnerId } from '../controls/runner.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { ControlResult, Decision, Result, Verdict } from '../domain/outcome.ts'
import { unavailableReason } from './unavailable.ts'

/** Most severe first: what approvals cannot cure outweighs what is not known, which outweighs what is still to come. */
const precedence = [
  ['fail', 'failed'],
  ['unknown', 'error'],
  ['pending', 'pending'],
] as const satisfies [Verdict, Result][]

/**
 * One result out of many. It allows only when at least one control passed and none failed, waits or is unknown: no controls, or none
 * that applied, is an error and never a pass. That the policy could be read is no judgement of the change, so it does not count as one.
 */
export function decide(results: ControlResult[]): Decision {
  for (const [verdict, result] of precedence) {
    if (results.some((one) => one.verdict === verdict)) return { result, controls: results }
  }
  // An unheard-of verdict (a record from elsewhere) is no pass: every result must be one of the two words that allow.
  const allowed = results.every((one) => one.verdict === 'pass' || one.verdict === 'not-applicable')
  if (allowed && results.some((one) => one.verdict === 'pass' && one.id !== policyReadable.id)) return { result: 'passed', controls: results }
  return { result: 'error', controls: [...results, nothingEvaluated] }
}

const nothingEvaluated: ControlResult = {
  id: runnerId,
  version: 1,
  policy: 0,
  change: null,
  verdict: 'unknown',
  because: [{ message: 'nothingEvaluated', data: {}, facts: [] }],
}

/** The decision when nothing could be collected at all. */
export function decisionError(reason: Unavailability): Decision {
  return {
    result: 'error',
    controls: [{ id: runnerId, version: 1, policy: 0, change: null, verdict: 'unknown', because: [unavailableReason(reason, [])] }],
  }
}
