import type { Account } from './account.ts'
import type { BranchUpdate, DeploymentEntry, RangeCommit } from './deployment.ts'
import type { Fact, Unavailability } from './fact.ts'
import type { LedgerHead } from './ledger.ts'
import type { Mode } from './record.ts'
import type { Result } from './outcome.ts'
import type { Gate, RepositoryName, Subject } from './subject.ts'

/** Facts of the gate `repository`: what git and GitHub say came in, and what the records say. Neither is read from the other. */
export interface RepositoryFactValues {
  population: Population
  deploymentsMade: MadeDeployment[]
  records: RecordsRead
}

export type RepositoryFactName = keyof RepositoryFactValues
export type RepositoryFacts = { [Name in RepositoryFactName]?: Fact<RepositoryFactValues[Name]> }

/** `since`: an RFC 3339 time, or a commit of the branch, which is the last one before the period. `until`: RFC 3339, GitHub's clock. */
export interface Period {
  since: string
  until: string
}

/**
 * What came into a branch within a period: its first-parent line, as git has it. Dates of commits are typed by whoever makes them, so the period
 * begins and ends where moves of the branch or merges, which GitHub itself dates, say so.
 */
export interface Population {
  branch: string
  period: Period
  /** The last commit before the period; null: nothing GitHub dated lies before it, and the line is followed to its root. */
  start: { sha: string; known: 'given' | 'activity' | 'merge'; policy: string | null } | null
  /** Where the branch stood at the end of the period; null: it had nothing of the period. */
  end: string | null
  /** First-parent line from `start`, exclusive, to `end`, inclusive; oldest first. */
  commits: BranchCommit[]
  /** Moves of the branch within the period, oldest first. */
  updates: BranchUpdate[]
  /** Whether the log of moves reaches back to the beginning; if not, a rewritten history may not show. */
  updatesComplete: boolean
  /** Every pull request that commits of the line are associated with, or that a record names; sorted by number. */
  changes: NamedChange[]
  /** Numbers that a record names and that GitHub does not know as a pull request here. */
  unknownChanges: number[]
  /** Names that records give this repository and that GitHub itself leads here from: it was renamed or moved. */
  formerNames: string[]
  /** Texts of the policy file, by blob id, as the line has it at `start` and at each commit: what was governed when. null: larger than is read, or no text. */
  policies: Record<string, string | null>
}

export interface BranchCommit extends RangeCommit {
  /** The committer's date: a claim. */
  committedAt: string
  /** Blob id of the policy file; null: there is none. */
  policy: string | null
}

export interface NamedChange {
  number: number
  state: 'open' | 'closed' | 'merged'
  author: Account | null
  mergedBy: Account | null
  mergedAt: string | null
  mergeCommit: string | null
  head: string
  base: string
}

/**
 * `succeeded` and `failed`: a job ran, with whatever secrets the environment holds; `under-way`: it has not ended; `never-ran`: it only waited, was
 * rejected or cancelled before it began. By its statuses, the oldest kept.
 */
export interface MadeDeployment extends DeploymentEntry {
  outcome: 'succeeded' | 'failed' | 'under-way' | 'never-ran'
  /** Another name that a later status gave its environment: anybody who can write can do that. `environment` is the one it was made for. */
  renamed: string | null
  /** When its job began, by its statuses; of one that has not begun, when the entry was made. */
  at: string
  /** When it first ended, by its statuses until the end of the period; null: it has not. */
  endedAt: string | null
  runs: number[]
}

/** Every record that was found, each verified by itself, and the ledger as a whole. Kept: those of the period, and those of what came in within it. */
export interface RecordsRead {
  /** In our words: `ledger acme/payments@countersign-ledger`, `files`. */
  from: string
  /** How many files were read, before those of other times were left out. */
  read: number
  ledger: { names: string[]; head: Omit<LedgerHead, 'branch'> | null; rewrites: BranchUpdate[]; findings: { kind: string; index: number | null; detail: string }[] } | null
  records: ReadRecord[]
}

export interface ReadRecord {
  /** Of the evidence file. */
  sha256: string
  /** Where it was read: a path within the ledger or the folder, or an artifact's name. */
  path: string
  /** Whatever is not `valid` vouches for nothing. `unread`: neither shown to be right nor wrong (foreign type, no trust root). */
  state: 'valid' | 'wrong' | 'unread' | 'unsigned'
  /** Why it is not valid; null: it is. */
  why: string | null
  /** What a valid record says, as it was signed; null of any other. */
  says: RecordSays | null
}

export interface RecordSays {
  gate: Gate
  repository: string
  commit: string
  tree: string
  branch: string
  environment: string | null
  changes: { number: number; head: string }[]
  result: Result
  mode: Mode
  evaluatedAt: string
  /** Its place in a ledger; null: it claims none. */
  index: number | null
  /** The run that made it; null: none is named. */
  run: number | null
  /** False: another version judged it, and it stands by its signature. */
  replayed: boolean
}

/** Each commit, deployment and record of the period in its standing: lists, tables and exports are all made of this. */
export interface Reconciled {
  commits: CommitRow[]
  /** Moves of the branch that took commits away. */
  rewrites: BranchUpdate[]
  deployments: DeploymentRow[]
  records: RecordRow[]
}

/** A reconciliation as people are shown it: the rows, and between what and what they lie. All of it is of the facts, none of it judged again. */
export interface Reconciliation extends Reconciled {
  period: Period
  /** The last commit before the period, and the last one of it; null: see `Population`. */
  start: string | null
  end: string | null
  /** Of the log of moves: see `Population`. */
  updatesComplete: boolean
  /** Where records were read, and how many files of all times there were. */
  from: string
  read: number
  /** null: no ledger, or an empty one. */
  ledger: Omit<LedgerHead, 'branch'> | null
  /** Moves of the ledger's branch that took something away. */
  ledgerRewrites: BranchUpdate[]
  /** What is not whole about the ledger. */
  findings: { kind: string; index: number | null; detail: string }[]
}

/**
 * `recorded`: a valid record that it passed, of the commit itself or of the row or head that GitHub merged as it. `overridden`: a record that an
 * emergency let it through. `bypassed`: merged although what is recorded of it did not pass. `direct-push`: no change brought it. `unrecorded`:
 * a change brought it and no valid record tells of it.
 */
export type CommitStanding = 'recorded' | 'overridden' | 'bypassed' | 'direct-push' | 'unrecorded'

export interface CommitRow {
  sha: string
  /** When GitHub dates that it came in; null: nothing tells. */
  at: string | null
  /** Who pushed or merged it; null: nobody can be named. */
  login: string | null
  change: number | null
  standing: CommitStanding
  /** How the record and the commit are tied: `commit` is its own; `head`: the pull request's head that GitHub merged; `row`: rebased with one that has its own. */
  by: 'commit' | 'head' | 'row' | null
  /** sha256 of that record, or of the one that did not pass; of what is `unrecorded`: of one that tells of the change, not of this commit. */
  record: string | null
}

/** `ungoverned`: no deployment rule of the policy in force then names the environment. `failed`: the job ended badly and a record tells of its gate. */
export type DeploymentStanding = 'recorded' | 'overridden' | 'bypassed' | 'unrecorded' | 'failed' | 'under-way' | 'never-ran' | 'ungoverned'

export interface DeploymentRow {
  id: number
  environment: string
  sha: string
  at: string
  login: string | null
  standing: DeploymentStanding
  record: string | null
}

/**
 * `without-change`: it vouches for a commit, pull request or deployment that is not there. `not-valid`: it does not verify. `foreign`: of another
 * repository. The others are accounted for: `matched` to what came in, of a change that is not merged (`not-merged`), of a blocked deployment that
 * was not made (`not-deployed`), of another branch or time (`elsewhere`), of an earlier reconciliation
 * (`reconciliation`).
 */
export type RecordStanding = 'matched' | 'not-merged' | 'not-deployed' | 'elsewhere' | 'reconciliation' | 'without-change' | 'not-valid' | 'foreign'

export interface RecordRow extends ReadRecord {
  standing: RecordStanding
}

/** What a reconciliation reads of GitHub. `collect/population.ts` makes it; it judges nothing. */
export interface PopulationReader {
  /** The branch as it stands; null branch: the default one. The subject is its tip, and the policy is read there. */
  locate(repository: RepositoryName, branch: string | null): Promise<LocatedBranch>
  /** The line, its moves, the pull requests its commits are associated with, and those in `named`. */
  population(subject: Subject, period: Period, asked: AskedPopulation): Promise<Fact<Population>>
  /** All entries of all environments that were under way at some time of the period, or only waited; in order of `at`. */
  deployments(subject: Subject, period: Period): Promise<Fact<MadeDeployment[]>>
  /** Every file of the ledger's branch, in one request; null: there is no such branch. */
  ledger(subject: Subject, branch: string): Promise<Fact<FoundRecords | null>>
  /** Moves of the ledger's branch since the period began that took something away: forced pushes and deletions, oldest first. */
  ledgerRewrites(subject: Subject, branch: string, period: Period): Promise<Fact<BranchUpdate[]>>
  /** Evidence among the artifacts of runs in the period, one request each: for repositories without a ledger. */
  artifacts(subject: Subject, period: Period): Promise<Fact<FoundRecords>>
}

/** What records name: pull requests, and the repository by names that are not its own. And where the policy stands. */
export interface AskedPopulation {
  numbers: number[]
  names: string[]
  policyPath: string
}

export type LocatedBranch = { state: 'found'; subject: Subject; now: string } | { state: 'unavailable'; reason: Unavailability }

/** Files that may be records, in the order of their paths and one at a time: all of them together may be large. */
export interface FoundRecords {
  /** In our words: `ledger acme/payments@countersign-ledger at <commit>`, `artifacts`. */
  from: string
  /** How many commits lead to where they were read: a ledger has one for each record. null: it is no branch that tells. */
  commits: number | null
  /** `bytes` null: what stands there is no file (a link, a submodule), and vouches for nothing. */
  files(): AsyncIterable<{ path: string; bytes: Uint8Array | null }>
}
