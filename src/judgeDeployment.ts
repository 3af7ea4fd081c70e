import { ruleFor } from './controls/deploymentCase.ts'
import { breakGlass } from './decision/breakGlass.ts'
import { decide, decisionError } from './decision/decide.ts'
import { deployedOf } from './decision/deployed.ts'
import { deploymentNeeds, evaluateDeployment, isGoverned } from './decision/deployment.ts'
import { policyRefused } from './decision/evaluate.ts'
import type { Lineage } from './domain/deployment.ts'
import type { Fact } from './domain/fact.ts'
import type { Facts } from './domain/facts.ts'
import type { Decision } from './domain/outcome.ts'
import type { Subject } from './domain/subject.ts'
import type { Edge, GateSettings, Judgement } from './edge.ts'
import { orderFacts } from './evidence/order.ts'
import { policyRoom, type PolicyState, readPolicies, reportOn, withBreakGlass } from './judge.ts'
import type { InForce } from './policy/inForce.ts'
import type { LoadedPolicy } from './policy/policy.ts'

/** What is known of a deployment's past: its lineage, and the policies that stood at the merge of each of its changes. */
interface Past {
  lineage: Fact<Lineage>
  inForce: InForce[]
}

/**
 * One deployment: the policy at the tip of the default branch, what came in since the last recorded one, each change of it under the policy in
 * force at its merge, and the facts of the run and its environment. Nothing is announced before: a run that is blocked ends red by itself.
 */
export async function judgeDeployment(subject: Subject, settings: GateSettings, edge: Edge): Promise<Judgement> {
  const policy = await readPolicies(subject, settings.policyPath, edge.collector)
  const policies = policy.state === 'read' ? policy.policies : []
  const governed = isGoverned(policies, subject.environment ?? '')
  const [past] = await Promise.all([governed ? pastOf(subject, policies, settings, edge) : null, edge.meanwhile(() => edge.prepare())])
  const ranged = past === null ? subject : withChanges(subject, past.lineage)
  const needs = past === null ? [] : deploymentNeeds(policies, past.inForce, ranged)
  const [collected, rules] = await Promise.all([edge.collector.facts(ranged, needs), edge.collector.branchRules(subject)])
  if ('moved' in collected) return { state: 'moved', subject, to: collected.moved }
  const facts = orderFacts(completed(collected, past, settings))
  const decision = await decisionOf(policy, facts, past?.inForce ?? [])
  const report = await reportOn({ subject: ranged, facts, policy, decision, rules }, settings, edge)
  const deployed = deployedOf(facts, decision)
  return { state: 'judged', subject: ranged, facts, policies: policy.sources, report: deployed === null ? report : { ...report, deployed } }
}

/** The lineage with the texts of the policies in force, so that a replay needs nothing else. */
async function pastOf(subject: Subject, policies: LoadedPolicy[], { policyPath }: GateSettings, { collector, verifyRecord }: Edge): Promise<Past> {
  const environment = subject.environment ?? ''
  // Central policies follow the repository's own, and their word stands: a repository may not move the line that they have drawn.
  const baselines = policies.map(({ policy }) => ruleFor(policy.deployments ?? [], environment)?.baseline ?? null)
  const baseline = baselines.findLast((commit) => commit !== null) ?? null
  const lineage = await collector.range(subject, { baseline, verify: (bundle) => verifyRecord(bundle, subject) })
  if (lineage.state === 'unavailable') return { lineage, inForce: [] }
  const { loadInForce } = await policyRoom()
  const { owner, name } = subject.repository
  const loaded = await loadInForce(lineage.value, { path: policyPath, repository: `${owner}/${name}` }, (reference) => collector.central(reference))
  return { lineage: { ...lineage, value: loaded.lineage }, inForce: loaded.inForce }
}

const withChanges = (subject: Subject, lineage: Fact<Lineage>): Subject =>
  lineage.state === 'known' ? { ...subject, changes: lineage.value.changes.map(({ number, head }) => ({ number, head })) } : subject

const completed = (facts: Facts, past: Past | null, settings: GateSettings): Facts => ({
  ...withBreakGlass(facts, settings),
  ...(past === null ? {} : { deployment: { ...facts.deployment, lineage: past.lineage } }),
})

async function decisionOf(policy: PolicyState, facts: Facts, inForce: InForce[]): Promise<Decision> {
  if (policy.state === 'unavailable') return decisionError(policy.reason)
  if (policy.state === 'refused') return policyRefused(policy.problems, facts.subject)
  const { proposedReader } = await policyRoom()
  const { policies } = policy
  const input = { facts, policies, inForce, readProposed: proposedReader(policies), readProposedBy: proposedReader }
  return breakGlass(decide(evaluateDeployment(input)), input)
}
