import type { BreakGlassOptions } from '../controls/breakGlass.ts'
import { breakGlassId, breakGlassOfChange, breakGlassOfDeployment } from '../controls/breakGlass.ts'
import { deploymentOptions } from '../controls/deploymentCase.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import { reviewedLineage } from '../controls/reviewedLineage.ts'
import type { ControlResult, Decision } from '../domain/outcome.ts'
import type { LoadedPolicy } from '../policy/policy.ts'
import { decide } from './decide.ts'
import { mergedChanges } from './deployment.ts'
import type { DeploymentEvaluation } from './deployment.ts'
import { judge } from './judge.ts'
import type { Judgement } from './judge.ts'

/** What the judgement of the glass needs besides facts and policies: of a deployment, the changes it brings. */
export type GlassInput = Pick<DeploymentEvaluation, 'facts' | 'policies'> & Partial<Omit<DeploymentEvaluation, 'facts' | 'policies'>>

/**
 * The emergency path: a decision that blocks or waits becomes `overridden` when somebody asked for it in so many words and every policy that
 * blocks has the sign-off it demands. Never of its own, never silent, never for what could not be evaluated, never without a second person.
 */
export function breakGlass(decision: Decision, input: GlassInput): Decision {
  const { facts, policies } = input
  if (facts.breakGlass === undefined || decision.result === 'passed' || decision.result === 'overridden') return decision
  const { reason } = facts.breakGlass
  if (decision.controls.some(isBeyond) || isUnderItsOwnPolicy(decision, input))
    return { ...decision, controls: [...decision.controls, resultOf(0, null, notPossible(reason))] }
  const blocked = policies.flatMap((loaded, policy) => {
    const blocking = decision.controls.filter((control) => control.policy === policy && stops(control))
    return blocking.length === 0 ? [] : signed(input, loaded, policy, { reason, blocking })
  })
  const controls = [...decision.controls, ...blocked]
  const broken = blocked.length > 0 && blocked.every(({ verdict }) => verdict === 'pass')
  return broken ? { result: 'overridden', controls } : { result: decide(controls).result, controls }
}

/**
 * Nobody signs for what is not known, nor under a policy that contradicts itself about who is who, nor under one that was pushed past the
 * review: it would name its own commanders.
 */
const isBeyond = ({ id, verdict, because }: ControlResult): boolean =>
  verdict === 'unknown' ||
  (id === policyReadable.id && verdict === 'fail') ||
  (id === reviewedLineage.id && because.some(({ message }) => message === 'policyUnjudged'))

/** A policy that the blocked range itself brings in would name its own commanders. */
function isUnderItsOwnPolicy({ controls }: Decision, { facts }: GlassInput): boolean {
  const { lineage, deployment } = facts.deployment ?? {}
  if (lineage?.state !== 'known' || deployment?.state !== 'known') return false
  const brings = lineage.value.commits.some(({ sha }) => sha === deployment.value.policy.touchedAtTip)
  return brings && controls.some(({ id, verdict }) => id === reviewedLineage.id && verdict === 'fail')
}

const stops = ({ verdict }: ControlResult): boolean => verdict !== 'pass' && verdict !== 'not-applicable'

interface Asked {
  reason: string
  blocking: ControlResult[]
}

/** One sign-off of a deployment; of changes one for each that blocks, and for all of them when what blocks is about none in particular. */
function signed(input: GlassInput, { policy, roster }: LoadedPolicy, index: number, { reason, blocking }: Asked): ControlResult[] {
  const { facts } = input
  const ids = [...new Set(blocking.map(({ id }) => id))]
  const options: BreakGlassOptions = { ...deploymentOptions(policy), reason, blocking: ids, section: policy['break-glass'] ?? null }
  const question = { options, roster, facts, readProposed: () => [] }
  if (facts.subject.gate === 'deployment') {
    const changes = mergedChanges({ inForce: [], readProposed: () => [], readProposedBy: () => () => [], ...input })
    return [resultOf(index, null, judge({ ...question, control: breakGlassOfDeployment, index: null, changes }))]
  }
  const blocked = facts.subject.changes.filter(({ number }) => blocking.some(({ change }) => change === null || change === number))
  return blocked.map(({ number }) => {
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

const notPossible = (reason: string): Judgement => ({
  verdict: 'not-applicable',
  because: [{ message: 'notPossible', data: { reason }, facts: ['/breakGlass'] }],
})
