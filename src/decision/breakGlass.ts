import type { BreakGlassOptions } from '../controls/breakGlass.ts'
import { breakGlassId, breakGlassOfChange, breakGlassOfDeployment } from '../controls/breakGlass.ts'
import { deploymentOptions } from '../controls/deploymentCase.ts'
import type { ControlResult, Decision } from '../domain/outcome.ts'
import type { LoadedPolicy } from '../policy/policy.ts'
import { decide } from './decide.ts'
import { mergedChanges } from './deployment.ts'
import type { DeploymentEvaluation } from './deployment.ts'
import { judge } from './judge.ts'
import type { Judgement } from './judge.ts'

/** What the judgement of the glass needs besides facts and policies: of a deployment, the changes it brings. */
export type GlassInput = Pick<DeploymentEvaluation, 'facts' | 'policies'> & Partial<Pick<DeploymentEvaluation, 'inForce' | 'readProposed' | 'readProposedBy'>>

/**
 * The emergency path: a decision that blocks or waits becomes `overridden` when somebody asked for it in so many words and every policy that
 * blocks has the sign-off it demands. Never of its own, never silent, never for what could not be evaluated, never without a second person.
 */
export function breakGlass(decision: Decision, input: GlassInput): Decision {
  const { facts, policies } = input
  if (facts.breakGlass === undefined || decision.result === 'passed' || decision.result === 'overridden') return decision
  const { reason } = facts.breakGlass
  if (decision.result === 'error') return { ...decision, controls: [...decision.controls, resultOf(0, null, notPossible(reason))] }
  const blocked = policies.flatMap((loaded, policy) => {
    const blocking = decision.controls.filter((control) => control.policy === policy && stops(control)).map(({ id }) => id)
    return blocking.length === 0 ? [] : signed(input, loaded, policy, { reason, blocking: [...new Set(blocking)] })
  })
  const controls = [...decision.controls, ...blocked]
  const broken = blocked.length > 0 && blocked.every(({ verdict }) => verdict === 'pass')
  return broken ? { result: 'overridden', controls } : { result: decide(controls).result, controls }
}

const stops = ({ verdict }: ControlResult): boolean => verdict !== 'pass' && verdict !== 'not-applicable'

function signed(input: GlassInput, { policy, roster }: LoadedPolicy, index: number, asked: Pick<BreakGlassOptions, 'reason' | 'blocking'>): ControlResult[] {
  const { facts } = input
  const options: BreakGlassOptions = { ...deploymentOptions(policy), ...asked, section: policy['break-glass'] ?? null }
  const question = { options, roster, facts, readProposed: () => [] }
  if (facts.subject.gate === 'deployment') {
    const changes = mergedChanges({ inForce: [], readProposed: () => [], readProposedBy: () => () => [], ...input })
    return [resultOf(index, null, judge({ ...question, control: breakGlassOfDeployment, index: null, changes }))]
  }
  return facts.subject.changes.map(({ number }) => {
    const place = facts.changes.findIndex((change) => change.number === number)
    return resultOf(index, number, judge({ ...question, control: breakGlassOfChange, index: place, changes: [] }))
  })
}

const resultOf = (policy: number, change: number | null, judgement: Judgement): ControlResult => ({
  id: breakGlassId,
  version: breakGlassOfChange.version,
  policy,
  change,
  ...judgement,
})

const notPossible = (reason: string): Judgement => ({ verdict: 'not-applicable', because: [{ message: 'notPossible', data: { reason }, facts: ['/breakGlass'] }] })
