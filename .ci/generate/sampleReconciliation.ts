import { enforcementFrom } from '../../src/decision/enforcement.ts'
import { explain } from '../../src/decision/explain.ts'
import { reconciledOf } from '../../src/decision/repository.ts'
import { gitBlobId } from '../../src/domain/digest.ts'
import { known } from '../../src/domain/fact.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { policiesOf, policyAt, reconcileDecision, reconcileFacts, reconcileScenarioOf } from '../../__tests__/support/repositoryScenario.ts'

/** Four changes and a push; one change was merged although it was blocked, and one deployment has no record. */
const scenario = {
  commits: ['refund < old #1842', 'limits < refund #1843', 'hotfix < limits', 'rates < hotfix #1844'],
  moves: ['pr_merge by kim old..refund @10', 'pr_merge by kim refund..limits @20', 'push by sam limits..hotfix @30', 'pr_merge by jo hotfix..rates @40'],
  changes: {
    1842: { head: 'a', merge: 'refund', at: 10, by: 'kim' },
    1843: { head: 'b', merge: 'limits', at: 20, by: 'kim' },
    1844: { head: 'c', merge: 'rates', at: 40, by: 'jo' },
  },
  deployments: [
    { id: 71, commit: 'refund', at: 15, by: 'dana', runs: [9001] },
    { id: 72, commit: 'rates', at: 45, by: 'jo', runs: [9002] },
  ],
  records: [
    { commit: 'refund', of: ['1842:a'], at: 12 },
    { gate: 'deployment' as const, commit: 'refund', environment: 'production', at: 14, run: 9001 },
    { commit: 'limits', of: ['1843:b'], result: 'failed' as const, at: 22 },
    { commit: 'rates', of: ['1844:c'], at: 42 },
  ],
}

/** The README's reconciliation: judged and rendered from facts, so that it is what the program prints. Throws when nothing is found. */
export async function sampleReconciliation(): Promise<string> {
  const facts = reconcileFacts(reconcileScenarioOf(scenario))
  const decision = await reconcileDecision(facts)
  const reconciled = reconciledOf(facts, await policiesOf(policyAt(facts)))
  if (decision.result !== 'failed' || reconciled === null) throw new Error(`the sample reconciliation ended ${decision.result}`)
  const report = {
    subject: facts.subject,
    mode: 'enforce' as const,
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems: [],
    remarks: [],
    policy: { path: '.github/countersign.yml', blob: gitBlobId(policyAt(facts).bytes) },
    enforcement: enforcementFrom('main', known({ requiredStatuses: [{ context: 'countersign', app: 15368 }], types: [] }, []), 'none'),
    reading: { requests: 9, points: 6, lines: [], unavailable: [] },
    evidence: null,
    serverUrl: 'https://github.com',
    notEvaluated: [],
    reconciled,
  }
  const [shown = ''] = terminalReport([report], { color: false }).split('\n\nControls')
  return `\`\`\`text\n${shown.trimEnd()}\n…\n\`\`\``
}
