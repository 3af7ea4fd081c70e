import type { JobResult } from './decision/exitCode.ts'
import type { WithoutEvidence } from './decision/reportOf.ts'
import type { Collector } from './domain/collector.ts'
import type { RecordReference } from './domain/deployment.ts'
import type { EvidencePack, StoredPack } from './domain/evidencePack.ts'
import type { Fact, Unavailability } from './domain/fact.ts'
import type { Facts } from './domain/facts.ts'
import type { LedgerHead } from './domain/ledger.ts'
import type { Occasion } from './domain/occasion.ts'
import type { NonEmpty } from './domain/outcome.ts'
import type { PolicySource } from './domain/policySource.ts'
import type { FoundRecords, Period, PopulationReader, ReadRecord } from './domain/reconciliation.ts'
import type { Mode } from './domain/record.ts'
import type { Reading, Report } from './domain/report.ts'
import type { Subject } from './domain/subject.ts'
import type { LedgerLink } from './evidence/ledger.ts'

/** What the gate needs of the world, and nothing else of it: the shells hand it in. */
export interface Edge {
  collector: Collector
  usage(): Pick<Reading, 'requests' | 'points'>
  /** Null on runs that make no evidence: facts that a fork's run produced are never signed. */
  sealer: Sealer | null
  teller: Teller
  /** Whether a bundle is a genuine, passed record of a deployment to the subject's environment, by the keys that this run trusts. */
  verifyRecord(bundle: Uint8Array, subject: Subject): Promise<Omit<RecordReference, 'artifact'> | null>
  /** Loads what sealing needs. */
  prepare(): Promise<unknown>
  /**
   * Begins something once the request that was just started is most likely on the wire: loading code at once would keep it from being sent.
   */
  meanwhile<T>(begin: () => Promise<T>): Promise<T>
}

/** What a reconciliation needs besides. */
export interface ReconcilingEdge extends Edge {
  population: PopulationReader
  /** The branch of the judged repository that records stand in, if they do; null: they are read elsewhere. */
  ledgerBranch: string | null
  /** sha256 of a record that the ledger must still hold, because somebody kept it; null: nobody did. */
  anchor: string | null
  /** Where this run was told that records are; null: the ledger's branch is not there. */
  findRecords(subject: Subject, period: Period): Promise<Fact<FoundRecords | null>>
  /** One file, verified by whom this run trusts; with its place where a ledger gives it one. */
  readRecord(path: string, bytes: Uint8Array | null): Promise<{ record: ReadRecord; link: LedgerLink | null }>
}

/** Makes the signed record of a judgement, or says why it could not and what to do. */
export type Sealer = (judged: Judged) => Promise<Sealed | { refused: WithoutEvidence }>

export interface Sealed {
  pack: EvidencePack
  signer: string | null
  verifyCommand: string
  /** Where it stands in the ledger, or why the ledger did not take it; null: no ledger is named. */
  entered: { state: 'appended'; head: LedgerHead } | { state: 'refused'; why: WithoutEvidence } | null
}

/** Where verdicts go. `publish/teller.ts` tells GitHub; `countersign check` has one that stays silent. */
export interface Teller {
  /** The status is pending from here on, so that no auto-merge slips in between (SEMANTICS 35). */
  announce(subject: Subject): Promise<void>
  store(pack: EvidencePack): Promise<StoredPack>
  /** The report of one head, which also holds the evidence that no artifact store took. False: then nothing holds it. */
  report(reports: NonEmpty<Report>, packs: EvidencePack[]): Promise<boolean>
  /** Has an override made good: opens the issue that says so. Null once it stands, else what kept it from being opened. */
  followUp(report: Report): Promise<string | null>
  /** Verdict and comment of one head, once its report is there. Answers whether everything was written, the report included. */
  publish(reports: NonEmpty<Report>, occasion: Occasion): Promise<boolean>
  /** Nothing could be judged: says so where the verdict would stand. */
  publishUnavailable(occasion: Occasion, commit: string | null, reason: Unavailability, mode: Mode): Promise<void>
}

/** Tells nobody: for runs that cannot write, and for the command line. */
export const silentTeller: Teller = {
  announce: async () => undefined,
  store: async () => ({ directory: '', artifact: null, problem: null }),
  report: async () => true,
  followUp: async () => null,
  publish: async () => true,
  publishUnavailable: async () => undefined,
}

export interface GateSettings {
  mode: Mode
  jobResult: JobResult
  policyPath: string
  serverUrl: string
  /** Reason and ticket for which a blocked deployment or pull request shall be let through; null: the glass stays whole. */
  breakGlass: string | null
  /** Our own job's id in the workflow that the collector was told of; null outside a runner. */
  job: string | null
}

/** How the run ended. `reports` is empty when there was nothing to judge; `notice` then says why. */
export interface Ending {
  exitCode: 0 | 1
  reports: Report[]
  stored: { pack: EvidencePack; place: StoredPack }[]
  notice: string | null
}

export type Judgement = Judged | { state: 'ungoverned'; subject: Subject } | { state: 'moved'; subject: Subject; to: string }

export interface Judged {
  state: 'judged'
  subject: Subject
  facts: Facts
  /** The repository's own policy first, then the central ones; empty when it was missing or could not be read. */
  policies: PolicySource[]
  report: Report
}
