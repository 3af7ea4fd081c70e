import { governsBranch } from './controls/scope.ts'
import { breakGlass } from './decision/breakGlass.ts'
import { decide, decisionError } from './decision/decide.ts'
import { enforcementFrom } from './decision/enforcement.ts'
import { evaluate, needsOf, policyRefused } from './decision/evaluate.ts'
import { explain } from './decision/explain.ts'
import type { BranchRules } from './domain/branchRules.ts'
import type { Collector } from './domain/collector.ts'
import { gitBlobId } from './domain/digest.ts'
import type { Fact, Unavailability } from './domain/fact.ts'
import type { Facts, Need } from './domain/facts.ts'
import type { Decision, NonEmpty } from './domain/outcome.ts'
import type { PolicySource } from './domain/policySource.ts'
import type { Problem } from './domain/problem.ts'
import type { Enforcement } from './domain/record.ts'
import type { Report } from './domain/report.ts'
import type { Subject } from './domain/subject.ts'
import type { Edge, GateSettings, Judgement } from './edge.ts'
import { orderFacts } from './evidence/order.ts'
import type { LoadedPolicy } from './policy/policy.ts'

/** Loaded while the first request is under way: the YAML reader is a third of what would otherwise be loaded before anything starts. */
export const policyRoom = async () => ({
  ...(await import('./policy/inForce.ts')),
  ...(await import('./policy/load.ts')),
  ...(await import('./policy/proposed.ts')),
  ...(await import('./policy/read.ts')),
  ...(await import('./workflow/jobCondition.ts')),
})

/** One subject: its policy at the tip of the base, its facts, its decision. A head that moved meanwhile is left to the run that follows. */
export async function judge(subject: Subject, settings: GateSettings, edge: Edge): Promise<Judgement> {
  const policy = await readPolicies(subject, settings.policyPath, edge.collector)
  if (policy.state === 'read' && !policy.policies.some((loaded) => governsBranch(loaded.policy.changes.branches, subject.base.branch))) {
    return { state: 'ungoverned', subject }
  }
  const needs: Need[] = policy.state === 'read' ? needsOf(policy.policies, subject) : ['pullRequest']
  await Promise.all([edge.teller.announce(subject), edge.meanwhile(() => edge.prepare())])
  const [collected, rules] = await Promise.all([edge.collector.facts(subject, needs), edge.collector.branchRules(subject)])
  if ('moved' in collected) return { state: 'moved', subject, to: collected.moved }
  const facts = orderFacts(withBreakGlass(collected, settings))

  const decision = await decisionOf(policy, facts)
  return {
    state: 'judged',
    subject,
    facts,
    policies: policy.sources,
    report: await reportOn({ subject, facts, policy, decision, rules }, settings, edge),
  }
}

/** Everything a report is made of, once the decision stands. */
export interface Decided {
  subject: Subject
  facts: Facts
  policy: PolicyState
  decision: Decision
  rules: Fact<BranchRules>
}

export async function reportOn({ subject, facts, policy, decision, rules }: Decided, settings: GateSettings, edge: Edge): Promise<Report> {
  const loaded = policy.state === 'read' ? policy.policies : []
  return {
    subject,
    mode: settings.mode,
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems: policy.state === 'refused' ? policy.problems : [],
    remarks: loaded.flatMap(({ warnings }) => warnings),
    policy: { path: settings.policyPath, blob: policy.sources[0] ? gitBlobId(policy.sources[0].bytes) : null },
    enforcement: enforcementFrom(subject.base.branch, rules, await ownCondition(settings, edge)),
    reading: { ...edge.usage(), lines: edge.collector.reading(), unavailable: [...unavailableIn(facts), ...edge.collector.notRead()] },
    evidence: null,
    serverUrl: settings.serverUrl,
    notEvaluated: [...new Set(loaded.flatMap(({ notEvaluated }) => notEvaluated))],
  }
}

export type PolicyState =
  | { state: 'read'; policies: NonEmpty<LoadedPolicy>; sources: PolicySource[] }
  | { state: 'refused'; problems: NonEmpty<Problem>; sources: PolicySource[] }
  | { state: 'unavailable'; reason: Unavailability; sources: PolicySource[] }

export async function readPolicies(subject: Subject, path: string, collector: Collector): Promise<PolicyState> {
  const { loadPolicies, refusalOfMissing } = await policyRoom()
  const source = await collector.policy(subject)
  if (source === null) return { state: 'refused', problems: refusalOfMissing(path), sources: [] }
  if ('state' in source) return { state: 'unavailable', reason: source.reason, sources: [] }
  const loaded = await loadPolicies(source, (reference) => collector.central(reference))
  if (!loaded.ok) return { state: 'refused', problems: loaded.problems, sources: loaded.sources }
  return { state: 'read', policies: loaded.policies, sources: loaded.policies.map((policy) => policy.source) }
}

async function decisionOf(policy: PolicyState, facts: Facts): Promise<Decision> {
  if (policy.state === 'unavailable') return decisionError(policy.reason)
  if (policy.state === 'refused') return policyRefused(policy.problems, facts.subject)
  const { policies } = policy
  const results = evaluate({ facts, policies, readProposed: (await policyRoom()).proposedReader(policies) })
  return breakGlass(decide(results), { facts, policies })
}

/** Whoever asks for the glass to be broken is on the record with it, whether it breaks or not. */
export const withBreakGlass = (facts: Facts, { breakGlass: reason }: GateSettings): Facts =>
  reason === null ? facts : { ...facts, breakGlass: { reason } }

/** Whether our own job may be skipped, as the text of its workflow says. */
async function ownCondition({ job }: GateSettings, { collector }: Edge): Promise<Enforcement['jobCondition']> {
  const text = collector.workflowText()
  return text === null || job === null ? 'unreadable' : (await policyRoom()).jobCondition(text, job)
}

function unavailableIn(facts: Facts): Unavailability[] {
  const { changes, teams, accounts, workflows, inventory, deployment = {}, repository = {} } = facts
  const all = [
    ...changes.flatMap((change) => Object.values(change)),
    ...Object.values(teams),
    accounts,
    workflows,
    inventory,
    ...Object.values(deployment), ...Object.values(repository),
  ]
  const reasons = all.flatMap((fact) => (typeof fact === 'object' && fact.state === 'unavailable' ? [fact.reason] : []))
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()]
}
