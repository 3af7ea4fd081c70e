import type { Sequence } from './ledger.ts'
import type { Decision } from './outcome.ts'
import type { Gate, Subject } from './subject.ts'

export const predicateType = 'https://countersign.dev/attestation/separation-of-duties/v1'
export const statementType = 'https://in-toto.io/Statement/v1'
export const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json'
export const payloadType = 'application/vnd.in-toto+json'

/** in-toto Statement v1 (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md) with our predicate. */
export interface Statement {
  _type: typeof statementType
  subject: [FactsSubject, CommitSubject]
  predicateType: typeof predicateType
  predicate: Predicate
}

export interface FactsSubject {
  name: 'facts.json'
  digest: { sha256: string }
}

export interface CommitSubject {
  name: string
  digest: { gitCommit: string; gitTree: string }
}

/** EVIDENCE.md, field for field; docs/record-v1.md explains each to an auditor. */
export interface Predicate {
  gate: Gate
  mode: Mode
  schema: 1
  decision: Decision
  policy: RecordedPolicy & { extends: RecordedPolicy[] }
  facts: { name: 'facts.json'; mediaType: 'application/json'; digest: { sha256: string }; content: string }
  evaluator: { name: 'countersign'; version: string; digest: { sha256: string } | null; actionRef: string | null }
  enforcement: Enforcement
  invocation: { uri: string; event: string } | null
  evaluatedAt: string
  frameworks: FrameworkMapping[]
  supersedes: { sha256: string }[]
  inputAttestations: { sha256: string }[]
  /** What the secret boundary was judged by: the workflow files alone, or also where secrets live. Absent when it was not judged. */
  assurance?: Assurance
  /** Its place in a ledger. Absent when there is none. */
  sequence?: Sequence
}

export type Assurance = 'static' | 'inventory'

export type Mode = 'enforce' | 'observe'

/** `content` is base64 of the exact bytes; a policy that was missing has neither content nor digests. */
export interface RecordedPolicy {
  name: string
  uri: string
  digest: { sha256: string; gitBlob: string } | null
  content: string | null
}

export interface FrameworkMapping {
  framework: string
  clause: string
  kind: 'rule' | 'guidance' | 'framework' | 'practice' | 'audit standard'
  strength: 'direct' | 'supports' | 'weak' | 'partial'
  controls: string[]
}

/** What the self-check read about whether the verdict blocks anything. Unreadable counts as not required. */
export interface Enforcement {
  branch: string
  /** Does a rule of the base branch require the status `countersign`? */
  required: 'yes' | 'no' | 'unreadable'
  /** The app id that the rule pins as the status's source, or null. */
  pinnedApp: number | null
  /** Whether our job carries an `if:` … unknown until the workflow is read; bypass lists are readable by administrators only. */
  bypass: 'none' | 'some' | 'unreadable'
  /** Whether the job that runs us has an `if:`: a skipped required job counts as success. */
  jobCondition: 'none' | 'present' | 'unreadable'
  detail: string | null
}

/** What is signed, before signing: everything the bundle will hold. */
export interface SealedRecord {
  subject: Subject
  statement: Statement
  /** Canonical bytes (RFC 8785) of facts.json and of the statement. */
  factsBytes: Uint8Array
  statementBytes: Uint8Array
}
