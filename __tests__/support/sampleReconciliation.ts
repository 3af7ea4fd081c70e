import { sha256 } from '../../src/domain/digest.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Statement } from '../../src/domain/record.ts'
import { version } from '../../src/domain/version.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { sealRecord } from '../../src/evidence/record.ts'
import { policyAt, reconcileDecision, reconcileFacts, reconcileScenarioOf, usualPolicy, type ReconcileInput } from './repositoryScenario.ts'
import { recordInput } from './sampleRecord.ts'

/** Two merges, a deployment, and a record of each; one pull request is still open. */
export const usualReconciliation: ReconcileInput = {
  commits: ['m < old a #1', 'n < m b #2'],
  moves: ['pr_merge by merger old..m @10', 'pr_merge by merger m..n @20'],
  changes: { 1: { head: 'a', merge: 'm', at: 10 }, 2: { head: 'b', merge: 'n', at: 20 }, 3: { head: 'c', state: 'open' } },
  deployments: [{ id: 10, commit: 'n', at: 30 }, { id: 11, commit: 'n', at: 40, outcome: 'never-ran', runs: [8] }],
  records: [
    { of: ['1:a'] },
    { commit: 'n', of: ['2:b'], at: 22 },
    { gate: 'deployment', commit: 'n', environment: 'production', at: 31, run: 7 },
    { gate: 'pull-request', commit: 'c', of: ['3:c'], result: 'pending', at: 50 },
  ],
}

/** The sealed record of a reconciliation of these facts under this policy. */
export async function reconciliationRecord(facts: Facts = reconcileFacts(reconcileScenarioOf(usualReconciliation)), text = usualPolicy): Promise<Statement> {
  const input = recordInput(facts, await reconcileDecision(facts, text), [policyAt(facts, text)])
  const { evaluator, enforcement } = input
  return sealRecord({ ...input, evaluator: { ...evaluator, version }, enforcement: { ...enforcement, branch: facts.subject.base.branch } }).statement
}

/** The record with other facts and every digest made to fit: any, on purpose, for whoever holds the key can sign what they like. */
export function withFacts(statement: Statement, edit: (facts: any) => void): Statement {
  const changed = structuredClone(statement)
  const facts: unknown = JSON.parse(Buffer.from(statement.predicate.facts.content, 'base64').toString())
  edit(facts)
  const bytes = canonicalBytes(facts)
  changed.predicate.facts.content = Buffer.from(bytes).toString('base64')
  changed.predicate.facts.digest.sha256 = sha256(bytes)
  changed.subject[0].digest.sha256 = sha256(bytes)
  return changed
}
