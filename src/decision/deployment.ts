import type { MergedChange, SubjectControl } from '../controls/control.ts'
import { ruleFor } from '../controls/deploymentCase.ts'
import { controls } from '../controls/index.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import { runnerId } from '../controls/runner.ts'
import type { RangeChange } from '../domain/deployment.ts'
import type { ChangeFacts, Facts, Need } from '../domain/facts.ts'
import type { ControlResult, Reason } from '../domain/outcome.ts'
import type { Subject } from '../domain/subject.ts'
import type { InForce } from '../policy/inForce.ts'
import type { LoadedPolicy } from '../policy/policy.ts'
import { decide } from './decide.ts'
import type { Evaluation } from './evaluate.ts'
import { evaluate, governs, needsOf } from './evaluate.ts'
import { judge } from './judge.ts'
import { missingOfChange } from './missing.ts'
import { judgeRoster, rosterNeeds } from './rosterCheck.ts'

/** A deployment is judged by the present policies; each change it brings by those that stood on its base branch when it was merged. */
export interface DeploymentEvaluation extends Evaluation {
  inForce: InForce[]
  /** Reads proposed policies as `readProposed` does, for the policies in force at one merge. */
  readProposedBy: (policies: LoadedPolicy[]) => Evaluation['readProposed']
}

/** What the deployment controls ask for, and what the change controls of every policy in force ask of the changes under it. */
export function deploymentNeeds(policies: LoadedPolicy[], inForce: InForce[], subject: Subject): Need[] {
  const ofChanges = inForce.flatMap((one) => {
    const { number } = one
    const change = subject.changes.find((one) => one.number === number)
    return change === undefined ? [] : needsOf(policiesOf(one, policies), { ...subject, gate: 'merge', changes: [change] }, changeControls)
  })
  const own = policies.flatMap(({ policy, roster }) => [
    ...rosterNeeds(roster),
    ...deploymentControls.flatMap((control) => control.needs(control.options(policy), { subject, roster })),
  ])
  return [...new Set([...own, ...ofChanges])].sort()
}

const policiesOf = ({ state, policies }: InForce, present: LoadedPolicy[]): LoadedPolicy[] => (state === 'first' ? present : policies)

const deploymentControls = controls.filter((control): control is SubjectControl => control.scope === 'deployment')
const changeControls = controls.filter((control) => control.scope === 'change')

/** A record of an earlier release is judged again by the controls of that release. */
const deploymentControlsOf = ({ controls: given = controls }: Evaluation): SubjectControl[] =>
  given.filter((control): control is SubjectControl => control.scope === 'deployment')

/** Whether any policy names the environment: a typo must not pass for want of rules (SEMANTICS 60). */
export const isGoverned = (policies: LoadedPolicy[], environment: string): boolean =>
  policies.some(({ policy }) => ruleFor(policy.deployments ?? [], environment) !== null)

/** Every deployment control of every policy. Never throws for what facts or policies hold. */
export function evaluateDeployment(input: DeploymentEvaluation): ControlResult[] {
  const { facts, policies } = input
  const environment = facts.subject.environment ?? ''
  if (!isGoverned(policies, environment)) return [ungovernedEnvironment(environment)]
  const asked = { facts, index: null, changes: mergedChanges(input), readProposed: input.readProposed }
  return policies.flatMap((loaded, policy) => [
    { id: policyReadable.id, version: policyReadable.version, policy, change: null, ...judgeRoster(loaded.roster, facts) },
    ...deploymentControlsOf(input).map((control) => ({
      id: control.id,
      version: control.version,
      policy,
      change: null,
      ...judge({ ...asked, control, options: control.options(loaded.policy), roster: loaded.roster }),
    })),
  ])
}

const ungovernedEnvironment = (environment: string): ControlResult => ({
  id: runnerId,
  version: 1,
  policy: 0,
  change: null,
  verdict: 'unknown',
  because: [{ message: 'environmentUngoverned', data: { environment }, facts: ['/subject/environment'] }],
})

/** Each merged change of the range, judged with the facts at its merge by the policy in force then (SEMANTICS 42, 59). */
export function mergedChanges({
  facts,
  policies: present,
  inForce,
  readProposedBy,
  controls: given = controls,
}: DeploymentEvaluation): MergedChange[] {
  const asked = given.filter((control) => control.scope === 'change')
  const lineage = facts.deployment?.lineage
  const ranged = lineage?.state === 'known' ? lineage.value.changes : []
  // Of two with one number the first counts.
  const places = new Map(facts.changes.map((change, index) => [change.number, index] as const).toReversed())
  return ranged.map((ranging) => {
    const { number } = ranging
    const index = places.get(number) ?? -1
    const change = facts.changes[index]
    const then = inForce.find((one) => one.number === number)
    const seen = change === undefined ? null : doingsOf(change)
    const base = { number, index, facts: seen, unread: seen === null ? unreadOf(facts, index, number) : [] }
    if (then === undefined || then.state === 'none') return { ...base, standing: 'no-policy', decision: null }
    if (then.state === 'refused') return { ...base, standing: 'policy-refused', decision: null }
    const subject = subjectAtMerge(facts, ranging, seen)
    const policies = policiesOf(then, present)
    if (!policies.some((loaded) => governs(loaded, subject))) return { ...base, standing: 'ungoverned', decision: null }
    const at: Facts = { ...facts, subject, changes: change === undefined ? [] : [change] }
    const results = evaluate({ facts: at, policies, readProposed: readProposedBy(policies), controls: asked })
    return { ...base, standing: 'governed', decision: decide(results) }
  })
}

/** Why nothing can be said of a change: what GitHub answered instead of its facts. */
const unreadOf = (facts: Facts, index: number, number: number): Reason[] => {
  const change = facts.changes[index]
  const missing = change === undefined ? [] : missingOfChange([...doings], { ...facts, teams: {} }, index, change)
  const answered = missing.filter(({ message }) => message !== 'notCollected')
  if (answered.length > 0) return answered
  return missing.length > 0 ? missing : [{ message: 'notCollected', data: { fact: `pull request #${number}` }, facts: [] }]
}

const doings = ['pullRequest', 'commits', 'reviews', 'pushes', 'timeline', 'merges'] as const

function subjectAtMerge({ subject }: Facts, { number, baseBranch, base }: RangeChange, seen: MergedChange['facts']): Subject {
  const merge = seen?.pullRequest.merge
  return {
    gate: 'merge',
    repository: subject.repository,
    commit: merge?.sha ?? '',
    tree: merge?.tree ?? '',
    base: { branch: baseBranch, commit: base },
    changes: [{ number, head: seen?.pullRequest.head.sha ?? '' }],
  }
}

/** null when any of the facts that say who did what is missing: then nothing can be said of the change. */
function doingsOf({ pullRequest, commits, reviews, pushes, timeline, merges }: ChangeFacts): MergedChange['facts'] {
  if (pullRequest?.state !== 'known' || commits?.state !== 'known' || reviews?.state !== 'known') return null
  if (pushes?.state !== 'known' || timeline?.state !== 'known' || merges?.state !== 'known') return null
  return {
    pullRequest: pullRequest.value,
    commits: commits.value,
    reviews: reviews.value,
    pushes: pushes.value,
    timeline: timeline.value,
    merges: merges.value,
  }
}
