import type { Account } from './account.ts'
import type { Deployment, EnvironmentState, RunApproval } from './deployment.ts'
import type { Unavailability } from './fact.ts'
import type { Decision } from './outcome.ts'
import type { Predicate } from './record.ts'
import type { Explanation, Report } from './report.ts'

/** One record as people read it: made of the signed statement alone, so that the same page can be made years later. Input of the page's renderer. */
export interface RecordPage {
  report: Report
  predicate: Predicate
  tree: string
  /** sha256 of `evidence.sigstore.json`. */
  bundleSha256: string
  /** null: nobody signed it. */
  signer: RecordSigner | null
  changes: RecordedChange[]
  deployment: RecordedDeployment | null
  /** What was read, by kind; null where the embedded facts cannot be shown. */
  read: ReadFacts | null
  /** Everybody the facts name, by the number that no rename changes. */
  people: Account[]
  policies: RecordedText[]
}

/** By a key that one has to know, or by a certificate for a workflow. */
export type RecordSigner = { keyid: string } | { identity: string; issuer: string }

/** One pull request with its own verdict: as recorded, or for a deployment as its facts and the policy in force then give it again. */
export interface RecordedChange {
  number: number
  head: string
  /** null: that fact is not known. */
  about: { author: string | null; branch: string; base: string; createdAt: string; mergedAt: string | null; merge: string | null } | null
  commits: number | null
  files: number | null
  decision: Decision | null
  explanation: Explanation | null
  /** Why there is no decision of its own. */
  without: string | null
}

export interface RecordedDeployment {
  of: Deployment | null
  /** null: they could not be read. */
  approvals: RunApproval[] | null
  environment: EnvironmentState | null
}

/** Facts of one kind over all changes. `total` is what GitHub said there were, where it says so. */
export interface ReadKind {
  what: string
  count: number | null
  total: number | null
  unread: Unavailability[]
}

export interface ReadFacts {
  kinds: ReadKind[]
  /** Distinct answers of GitHub, and when by its clock the first and the last were given. */
  answers: number
  first: string | null
  last: string | null
}

/** A policy as it was; `text` null: there was none, or it is not text. */
export interface RecordedText {
  name: string
  uri: string
  sha256: string | null
  gitBlob: string | null
  text: string | null
}
