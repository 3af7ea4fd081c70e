import { breakGlassId } from '../controls/breakGlass.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import type { ControlResult, Decision, Verdict } from '../domain/outcome.ts'

/**
 * True of every version: nothing passed while anything failed, waits or is unknown, or when no control passed (a readable policy is none); and
 * nothing was overridden unless something blocks and every policy that blocks has a broken glass of its own, signed for each change.
 */
export function supportsItself({ result, controls }: Decision): boolean {
  const glasses = controls.filter(({ id }) => id === breakGlassId)
  const judged = controls.filter(({ id }) => id !== breakGlassId)
  if (result === 'passed') return glasses.length === 0 && judged.some(passes) && judged.every(({ verdict }) => allowing.has(verdict))
  return result !== 'overridden' || isOverridden(judged, glasses)
}

function isOverridden(judged: ControlResult[], glasses: ControlResult[]): boolean {
  const blocking = new Set(judged.filter(({ verdict }) => !allowing.has(verdict)).map(({ policy }) => policy))
  return blocking.size > 0 && glasses.every(({ verdict }) => verdict === 'pass') && [...blocking].every((policy) => glasses.some((one) => one.policy === policy))
}

const passes = ({ id, verdict }: ControlResult): boolean => verdict === 'pass' && id !== policyReadable.id

const allowing: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])
