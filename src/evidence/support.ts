import { breakGlassId } from '../controls/breakGlass.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import type { ControlResult, Decision, Verdict } from '../domain/outcome.ts'

/**
 * True of every version: nothing passed while anything failed, waits or is unknown, or when no control passed (a readable policy is none); and
 * nothing was overridden unless something blocks, all of it is known, and each of it has the broken glass of its own policy and change.
 */
export function supportsItself({ result, controls }: Decision): boolean {
  const glasses = controls.filter(({ id }) => id === breakGlassId)
  const judged = controls.filter(({ id }) => id !== breakGlassId)
  if (result === 'passed') return glasses.length === 0 && judged.some(passes) && judged.every(({ verdict }) => allowing.has(verdict))
  return result !== 'overridden' || isOverridden(judged, glasses)
}

function isOverridden(judged: ControlResult[], glasses: ControlResult[]): boolean {
  const blocking = judged.filter(({ verdict }) => !allowing.has(verdict))
  const covers = ({ policy, change }: ControlResult): boolean =>
    glasses.some((glass) => glass.policy === policy && (change === null || glass.change === change))
  const signed = glasses.every(({ verdict }) => verdict === 'pass')
  return blocking.length > 0 && signed && blocking.every((one) => canBeSigned(one) && covers(one))
}

/** Nobody signs for what is not known, nor under a policy that contradicts itself. */
const canBeSigned = ({ id, verdict }: ControlResult): boolean => verdict !== 'unknown' && id !== policyReadable.id

const passes = ({ id, verdict }: ControlResult): boolean => verdict === 'pass' && id !== policyReadable.id

const allowing: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])
