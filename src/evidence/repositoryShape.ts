import { commitMembers, count, fact, sha, someone, time, update } from './deploymentShape.ts'
import { either, exactly, hex, integer, listOf, members, nullable, oneOf, optional, positive, recordOf, text, textLike, truth } from './shape.ts'
import type { Shape } from './shape.ts'

/**
 * The form of the facts of a reconciliation: every member, and no other. Lists and exports are made of all of it, and a standing hangs on each
 * number, digest and time.
 */
const since = either(sha, time)

/** Blob id. */
const policy = nullable(sha)

const change = exactly({
  number: positive,
  state: oneOf('open', 'closed', 'merged'),
  author: someone,
  mergedBy: someone,
  mergedAt: nullable(time),
  mergeCommit: nullable(sha),
  head: sha,
  base: text,
})

const population = exactly({
  branch: text,
  period: exactly({ since, until: time }),
  start: nullable(exactly({ sha, known: oneOf('given', 'activity', 'merge'), policy })),
  end: nullable(sha),
  commits: listOf(exactly({ ...commitMembers, committedAt: time, policy })),
  updates: listOf(update),
  updatesComplete: truth,
  changes: listOf(change),
  unknownChanges: listOf(integer),
  formerNames: listOf(text),
  policies: recordOf(nullable(text)),
})

const deploymentsMade = listOf(
  exactly({
    id: positive,
    sha,
    environment: text,
    renamed: nullable(text),
    createdAt: time,
    creator: someone,
    outcome: oneOf('succeeded', 'failed', 'under-way', 'never-ran'),
    at: time,
    endedAt: nullable(time),
    runs: listOf(positive),
  }),
)

/** What an earlier or later version signed is told as it stands: heads and numbers only have to be what they are in any record. */
const says = exactly({
  gate: oneOf('pull-request', 'merge', 'deployment', 'workflow-secrets', 'repository'),
  repository: text,
  commit: sha,
  tree: sha,
  branch: text,
  environment: nullable(text),
  changes: listOf(exactly({ number: integer, head: text })),
  result: oneOf('passed', 'failed', 'pending', 'error', 'overridden'),
  mode: oneOf('enforce', 'observe'),
  evaluatedAt: time,
  index: nullable(positive),
  run: nullable(positive),
  replayed: truth,
})

const nothing: Shape = (value, at) => (value === null ? null : at)

/** Only a valid record says anything. A path that is no file has no digest. */
const record = either(
  exactly({ sha256: textLike(/^([0-9a-f]{64})?$/), path: text, state: oneOf('wrong', 'unread', 'unsigned'), why: text, says: nothing }),
  exactly({ sha256: hex(64), path: text, state: oneOf('valid'), why: nothing, says }),
)

const ledger = exactly({
  names: listOf(text),
  head: nullable(exactly({ index: positive, sha256: textLike(/^([0-9a-f]{64})?$/) })),
  rewrites: listOf(update),
  findings: listOf(exactly({ kind: text, index: nullable(integer), detail: text })),
})

const records = exactly({ from: text, read: count, ledger: nullable(ledger), records: listOf(record) })

const forms: Record<string, Shape> = { population, deploymentsMade, records }

/** Any of the three, and nothing else. */
export const repositoryFacts: Shape = (value, at) =>
  members(Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, optional(fact(form))])))(value, at) ??
  (Object.keys(value as object).every((name) => Object.hasOwn(forms, name)) ? null : at)
