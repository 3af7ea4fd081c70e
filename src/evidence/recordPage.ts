import { deployedOf } from '../decision/deployed.ts'
import { explain } from '../decision/explain.ts'
import { accountsIn } from '../decision/suppose.ts'
import type { Fact } from '../domain/fact.ts'
import type { Facts } from '../domain/facts.ts'
import type { RecordedChange, RecordedDeployment, RecordedText, RecordPage, RecordSigner } from '../domain/recordPage.ts'
import type { RecordedPolicy, Statement } from '../domain/record.ts'
import type { Deployed, Report } from '../domain/report.ts'
import type { Reconciliation } from '../domain/reconciliation.ts'
import type { Subject } from '../domain/subject.ts'
import { changesOfDeployment, changesOfSubject } from './recordedChanges.ts'
import { reconciledAgain } from './rejudge.ts'
import { readFacts } from './statement.ts'
import { factsRead } from './factsRead.ts'
import { canonicalBase64 } from './strictJson.ts'

/** What the page says besides the statement. */
export interface PageInput {
  /** sha256 of `evidence.sigstore.json`. */
  bundleSha256: string
  signer: RecordSigner | null
  verifyCommand: string
  /** Whether judging again gave the recorded decision: only then are the changes of a deployment shown as they are judged again. */
  sameAgain: boolean
}

/**
 * A record sorted for people. Call for statements whose form was read: nothing of the facts is believed beyond it, and what they hold against
 * expectation leaves its part of the page empty, never the decision, which is the signed one. `facts`: those of the statement, where they are at
 * hand.
 */
export async function recordPage(statement: Statement, input: PageInput, facts: Facts | null = shownFacts(statement)): Promise<RecordPage> {
  const { predicate, subject } = statement
  const { policy } = predicate
  return {
    report: reportOf(statement, facts, input, await reconciledOf(statement, facts, input)),
    predicate,
    tree: subject[1].digest.gitTree,
    bundleSha256: input.bundleSha256,
    signer: input.signer,
    changes: facts === null ? [] : await orElse([], () => changesOf(statement, facts, input)),
    deployment: facts === null || predicate.gate !== 'deployment' ? null : deploymentOf(facts),
    read: facts === null ? null : await orElse(null, () => factsRead(facts)),
    people: facts === null ? [] : await orElse([], () => accountsIn(facts).sort((one, other) => one.id - other.id)),
    policies: [policy, ...policy.extends].map(textOf),
  }
}

function shownFacts(statement: Statement): Facts | null {
  const reading = readFacts(statement)
  return reading.ok && reading.facts.schema === 1 ? reading.facts : null
}

/** Facts are looked at no closer than the judgement needs; a part that cannot be shown is left out. */
async function orElse<T>(nothing: T, make: () => T | Promise<T>): Promise<T> {
  try {
    return await make()
  } catch {
    return nothing
  }
}

const changesOf = (statement: Statement, facts: Facts, { sameAgain }: PageInput): RecordedChange[] | Promise<RecordedChange[]> =>
  statement.predicate.gate === 'deployment' ? changesOfDeployment(statement, facts, sameAgain) : changesOfSubject(statement, facts)

function reportOf(statement: Statement, facts: Facts | null, input: PageInput, reconciled: Reconciliation | null): Report {
  const { bundleSha256, signer, verifyCommand } = input
  const { decision, evaluatedAt, mode, policy, enforcement } = statement.predicate
  const subject = facts?.subject ?? subjectOf(statement)
  const deployed = facts === null || subject.gate !== 'deployment' ? null : deployedOrNull(facts, statement)
  return {
    subject,
    mode,
    decision,
    explanation: explain(decision),
    evaluatedAt,
    problems: [],
    remarks: [],
    policy: { path: policy.name, blob: policy.digest?.gitBlob ?? null },
    enforcement,
    reading: { requests: 0, points: null, lines: [], unavailable: [] },
    evidence: { sha256: bundleSha256, signed: signer !== null, signer: null, artifactUrl: null, verifyCommand },
    serverUrl: 'https://github.com',
    notEvaluated: [],
    ...(deployed === null ? {} : { deployed }),
    ...(reconciled === null ? {} : { reconciled }),
  }
}

/** The rows are not in the record: they follow from its facts, and only of a version that judges them the same they are those it rests on. */
async function reconciledOf(statement: Statement, facts: Facts | null, { sameAgain }: PageInput): Promise<Reconciliation | null> {
  if (facts === null || !sameAgain || statement.predicate.gate !== 'repository') return null
  return orElse(null, () => reconciledAgain(statement, facts))
}

function deployedOrNull(facts: Facts, { predicate }: Statement): Deployed | null {
  try {
    return deployedOf(facts, predicate.decision)
  } catch {
    return null
  }
}

/** What a statement alone says of its subject, where its facts cannot be read. */
function subjectOf({ subject: [, judged], predicate }: Statement): Subject {
  const [owner = '', name = ''] = judged.name.split('/')
  const { gitCommit: commit, gitTree: tree } = judged.digest
  return { gate: predicate.gate, repository: { owner, name }, commit, tree, base: { branch: predicate.enforcement.branch, commit: '' }, changes: [] }
}

const deploymentOf = ({ deployment }: Facts): RecordedDeployment => ({
  of: valueOf(deployment?.deployment),
  approvals: valueOf(deployment?.runApprovals),
  environment: valueOf(deployment?.environment),
})

const valueOf = <T>(fact: Fact<T> | undefined): T | null => (fact?.state === 'known' ? fact.value : null)

function textOf({ name, uri, digest, content }: RecordedPolicy): RecordedText {
  const bytes = content === null ? null : canonicalBase64(content)
  const text = bytes === null ? null : Buffer.from(bytes).toString('utf8')
  return { name, uri, sha256: digest?.sha256 ?? null, gitBlob: digest?.gitBlob ?? null, text }
}
