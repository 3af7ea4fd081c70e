import { gitBlobId, sha256 } from '../domain/digest.ts'
import type { Facts } from '../domain/facts.ts'
import type { Sequence } from '../domain/ledger.ts'
import type { Decision } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import { predicateType, statementType } from '../domain/record.ts'
import type { Assurance, Enforcement, FrameworkMapping, Mode, Predicate, RecordedPolicy, SealedRecord, Statement } from '../domain/record.ts'
import { type Gate, repositoryPath, type Subject } from '../domain/subject.ts'
import { canonicalBytes } from './canonical.ts'

export interface RecordInput {
  gate: Gate
  mode: Mode
  facts: Facts
  decision: Decision
  /** The repository's own policy first, then the central ones in the order they were loaded; empty when there was no policy file. */
  policies: PolicySource[]
  /** Where the policy was looked for; only needed to name it when it was missing. */
  policyPath?: string
  evaluator: Predicate['evaluator']
  enforcement: Enforcement
  invocation: Predicate['invocation']
  frameworks: FrameworkMapping[]
  supersedes: { sha256: string }[]
  inputAttestations: { sha256: string }[]
  /** null: the secret boundary was not judged. */
  assurance: Assurance | null
  /** Its place in a ledger; absent or null: it has none. */
  sequence?: Sequence | null
}

/** Everything that will be signed, in its final bytes. Throws `TypeError` for values that have no canonical form. */
export function sealRecord(input: RecordInput): SealedRecord {
  const factsBytes = canonicalBytes(input.facts)
  const { subject } = input.facts
  const statement: Statement = {
    _type: statementType,
    subject: [
      { name: 'facts.json', digest: { sha256: sha256(factsBytes) } },
      { name: repositoryPath(subject.repository), digest: { gitCommit: subject.commit, gitTree: subject.tree } },
    ],
    predicateType,
    predicate: predicateOf(input, factsBytes),
  }
  return { subject, statement, factsBytes, statementBytes: canonicalBytes(statement) }
}

function predicateOf(input: RecordInput, factsBytes: Uint8Array): Predicate {
  const [own, ...central] = input.policies
  const { gate, mode, decision, evaluator, enforcement, invocation, facts } = input
  return {
    gate,
    mode,
    schema: facts.schema,
    decision,
    policy: { ...(own ? recorded(own) : missing(facts.subject, input.policyPath)), extends: central.map(recorded) },
    facts: { name: 'facts.json', mediaType: 'application/json', digest: { sha256: sha256(factsBytes) }, content: base64(factsBytes) },
    evaluator,
    enforcement,
    invocation,
    evaluatedAt: facts.evaluatedAt,
    frameworks: inOrder(input.frameworks.map((mapping) => ({ ...mapping, controls: mapping.controls.toSorted() }))),
    supersedes: inOrder(input.supersedes),
    inputAttestations: inOrder(input.inputAttestations),
    ...(input.assurance === null ? {} : { assurance: input.assurance }),
    ...(input.sequence ? { sequence: input.sequence } : {}),
  }
}

const recorded = ({ path, uri, bytes }: PolicySource): RecordedPolicy => ({
  name: path,
  uri,
  digest: { sha256: sha256(bytes), gitBlob: gitBlobId(bytes) },
  content: base64(bytes),
})

const missing = ({ repository, base }: Subject, path = '.github/countersign.yml'): RecordedPolicy => ({
  name: path,
  uri: `${repositoryPath(repository)}//${path}@${base.commit}`,
  digest: null,
  content: null,
})

// These lists are sets: sorted by their canonical bytes, so that the same record has the same digest.
const inOrder = <T>(set: T[]): T[] => set.toSorted((one, other) => Buffer.compare(canonicalBytes(one), canonicalBytes(other)))

/** Without a copy: a record is megabytes. */
const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array): string => Buffer.from(buffer, byteOffset, byteLength).toString('base64')
