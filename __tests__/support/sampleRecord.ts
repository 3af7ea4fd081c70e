import { breakGlass } from '../../src/decision/breakGlass.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluateDeployment } from '../../src/decision/deployment.ts'
import { evaluate, policyRefused } from '../../src/decision/evaluate.ts'
import { assuranceOf } from '../../src/decision/reportOf.ts'
import type { Account } from '../../src/domain/account.ts'
import { known, type Source } from '../../src/domain/fact.ts'
import type { Facts, Review } from '../../src/domain/facts.ts'
import type { Decision } from '../../src/domain/outcome.ts'
import type { PolicySource } from '../../src/domain/policySource.ts'
import type { SealedRecord } from '../../src/domain/record.ts'
import type { Subject } from '../../src/domain/subject.ts'
import { orderFacts } from '../../src/evidence/order.ts'
import { sealRecord, type RecordInput } from '../../src/evidence/record.ts'
import { loadInForce } from '../../src/policy/inForce.ts'
import { loadPolicies } from '../../src/policy/load.ts'
import { proposedReader } from '../../src/policy/proposed.ts'
import { refusalOfMissing } from '../../src/policy/read.ts'
import { noWorkflows } from './workflows.ts'

export const head = 'a1'.repeat(20)
export const tree = 'b2'.repeat(20)
const base = 'c3'.repeat(20)

const account = (id: number, login: string): Account => ({ id, login, type: 'User' })
export const author = account(1, 'author')
export const reviewer = account(2, 'reviewer')

export const source: Source = { request: 'POST /graphql', status: 200, requestId: 'ABCD:1', date: '2026-11-21T14:03:00Z', sha256: 'd4'.repeat(32) }

export const subject: Subject = {
  gate: 'pull-request',
  repository: { owner: 'acme', name: 'payments' },
  commit: head,
  tree,
  base: { branch: 'main', commit: base },
  changes: [{ number: 42, head }],
}

const approval: Review = {
  id: 'R1',
  state: 'APPROVED',
  submittedAt: '2026-11-21T14:00:00Z',
  author: reviewer,
  commit: { sha: head, tree, mergeBase: null },
  authorCanPush: true,
}

/** One pull request: one commit by its author, pushed at 13:00; the reviews are the caller's. */
export function factsWith(reviews: Review[]): Facts {
  const fact = <T>(value: T) => known(value, [source])
  return {
    schema: 1,
    evaluatedAt: '2026-11-21T14:03:00Z',
    subject,
    changes: [
      {
        number: 42,
        pullRequest: fact({
          number: 42,
          state: 'open' as const,
          draft: false,
          author,
          assignees: [],
          createdAt: '2026-11-21T12:00:00Z',
          mergedAt: null,
          base: { branch: 'main' },
          head: { sha: head, tree, mergeBase: null, branch: 'topic', repository: 'acme/payments' },
          merge: null,
          actionsMayApprove: false,
        }),
        commits: fact([
          {
            sha: head,
            tree,
            parents: [base],
            authors: [{ account: author, emailSha256: 'e5'.repeat(32) }],
            committer: { account: author, emailSha256: 'e5'.repeat(32) },
            signature: null,
            claimsWebFlow: false,
          },
        ]),
        reviews: fact(reviews),
        pushes: fact([{ before: base, after: head, at: '2026-11-21T13:00:00Z', pusher: author, forced: false, source: 'activity' as const }]),
        files: fact({ total: 1, listed: [{ path: 'src/ledger.ts', previousPath: null, change: 'modified' as const }] }),
        timeline: fact([]),
        merges: fact([]),
        policyAtHead: fact({ path: '.github/countersign.yml', text: policyText, changed: false }),
      },
    ],
    teams: {},
    accounts: known({}, []),
    workflows: known(noWorkflows(), []),
  }
}

export const passingFacts = (): Facts => factsWith([approval])
export const pendingFacts = (): Facts => factsWith([])

export const policyText = 'version: 1\n'

export const policySource = (text = policyText): PolicySource => ({
  path: '.github/countersign.yml',
  uri: `acme/payments//.github/countersign.yml@${base}`,
  bytes: new TextEncoder().encode(text),
})

/** The facts judged by the policy, exactly as the gate does it. */
export async function judged(facts: Facts, policies: PolicySource[]): Promise<Decision> {
  const [own, ...central] = policies
  if (!own) return policyRefused(refusalOfMissing('.github/countersign.yml'), facts.subject)
  const left = [...central]
  const loaded = await loadPolicies(own, async (reference) => left.shift() ?? { what: reference, request: null, status: null, detail: 'absent' })
  if (!loaded.ok) return policyRefused(loaded.problems, facts.subject)
  const input = {
    facts,
    policies: loaded.policies,
    readProposed: proposedReader(loaded.policies),
    readProposedBy: proposedReader,
    inForce: await inForceOf(facts, own),
  }
  return breakGlass(decide(facts.subject.gate === 'deployment' ? evaluateDeployment(input) : evaluate(input)), input)
}

async function inForceOf({ deployment }: Facts, { path }: PolicySource) {
  if (deployment?.lineage?.state !== 'known') return []
  const place = { path, repository: 'acme/payments' }
  return (await loadInForce(deployment.lineage.value, place, async (reference) =>
    ({ what: reference, request: null, status: null, detail: 'absent' }))).inForce
}

export function recordInput(facts: Facts, decision: Decision, policies: PolicySource[]): RecordInput {
  return {
    gate: facts.subject.gate,
    mode: 'enforce',
    facts,
    decision,
    policies,
    evaluator: { name: 'countersign', version: '0.2.0', digest: { sha256: 'f6'.repeat(32) }, actionRef: null },
    enforcement: { branch: 'main', required: 'yes', pinnedApp: 15368, bypass: 'unreadable', jobCondition: 'unreadable', detail: null },
    invocation: { uri: 'https://github.com/acme/payments/actions/runs/1/attempts/1', event: 'pull_request_target' },
    frameworks: [{ framework: 'PCI DSS 4.0.1', clause: '6.2.3.1', kind: 'framework', strength: 'direct', controls: ['independent-approval'] }],
    supersedes: [],
    inputAttestations: [],
    assurance: assuranceOf(decision),
  }
}

/** A sealed record of what these facts give under this policy; no policies: the file was missing. */
export async function sealed(given: Facts = passingFacts(), policies: PolicySource[] = [policySource()]): Promise<SealedRecord> {
  const facts = orderFacts(given)
  return sealRecord(recordInput(facts, await judged(facts, policies), policies))
}
