import { assuranceOf, frameworksOf } from './decision/reportOf.ts'
import type { Sequence } from './domain/ledger.ts'
import type { Predicate, SealedRecord } from './domain/record.ts'
import type { Judged } from './edge.ts'
import { sealRecord } from './evidence/record.ts'

/** What a record says besides the judgement: who judged, in which run, after which records. */
export interface Circumstances {
  evaluator: Predicate['evaluator']
  invocation: Predicate['invocation']
  /** Digests of the evidence of earlier evaluations of the same head. */
  earlier: { sha256: string }[]
  sequence: Sequence | null
}

/** The statement of a judgement, as it will be signed: the same whoever makes it. */
export function recordOf({ subject, facts, policies, report }: Judged, { evaluator, invocation, earlier, sequence }: Circumstances): SealedRecord {
  const isMerge = subject.gate === 'merge'
  return sealRecord({
    gate: subject.gate,
    mode: report.mode,
    facts,
    decision: report.decision,
    policies,
    policyPath: report.policy.path,
    evaluator,
    enforcement: report.enforcement,
    invocation,
    frameworks: frameworksOf(report.decision),
    supersedes: isMerge ? [] : earlier,
    inputAttestations: isMerge ? earlier : [],
    assurance: assuranceOf(report.decision),
    sequence,
  })
}
