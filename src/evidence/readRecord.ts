import { sha256 } from '../domain/digest.ts'
import type { Facts } from '../domain/facts.ts'
import { ledgerFolder } from '../domain/ledger.ts'
import type { ReadRecord, RecordSays } from '../domain/reconciliation.ts'
import type { Statement } from '../domain/record.ts'
import { repositoryPath } from '../domain/subject.ts'
import { unsignedMediaType } from './bundle.ts'
import type { LedgerLink } from './ledger.ts'
import type { TrustOptions } from './signatureVerdict.ts'
import { readFacts } from './statement.ts'
import { type Verification, verifyEvidence } from './verify.ts'

/** One file that may be a record, and its place when it stands in a ledger. */
export interface RecordFile {
  record: ReadRecord
  link: LedgerLink | null
}

/** Paths and reasons are foreign text; beyond this they tell nobody anything. */
const longest = 500

/**
 * Verifies one file by itself, as `verify` does, by whom the caller trusts. What nobody signed is `unsigned` even where the caller lets it be read:
 * it vouches for nothing. `bytes` null: the path is no file (a link, a submodule). Never throws.
 */
export async function readRecordFile(path: string, bytes: Uint8Array | null, trust: TrustOptions): Promise<RecordFile> {
  if (bytes === null) return refused(path, '', 'wrong', 'it is no regular file')
  const digest = sha256(bytes)
  try {
    return await readVerified(path, bytes, digest, trust)
  } catch {
    return refused(path, digest, 'unread', 'it could not be verified')
  }
}

async function readVerified(path: string, bytes: Uint8Array, digest: string, { allowUnsigned: _, ...trust }: TrustOptions): Promise<RecordFile> {
  const verification = await verifyEvidence(bytes, trust)
  const { outcome, statement, problem, replay } = verification
  if (outcome !== 'verified' || statement === null) {
    const why = [problem?.message ?? 'it is not intact', problem?.found ?? null].filter((part) => part !== null).join(', found ')
    return refused(path, digest, stateOf(verification), why)
  }
  const reading = readFacts(statement)
  if (!reading.ok) return refused(path, digest, 'wrong', reading.found)
  if (Number.isNaN(Date.parse(statement.predicate.evaluatedAt))) return refused(path, digest, 'wrong', 'judged on no day of the calendar')
  const says = saysOf(statement, reading.facts, replay === 'same')
  const record: ReadRecord = { sha256: digest, path: cut(path), state: 'valid', why: null, says }
  return { record, link: linkOf(path, digest, { state: 'verified', sequence: statement.predicate.sequence ?? null }) }
}

/** Whoever asks for a signature calls a record without one wrong; here it is told apart, because what to do about it is another thing. */
function stateOf({ outcome, checks }: Verification): 'wrong' | 'unread' | 'unsigned' {
  if (checks.some(({ what, value }) => what === 'bundle form' && value === unsignedMediaType)) return 'unsigned'
  return outcome === 'wrong' ? 'wrong' : 'unread'
}

function refused(path: string, digest: string, state: 'wrong' | 'unread' | 'unsigned', why: string): RecordFile {
  const record: ReadRecord = { sha256: digest, path: cut(path), state, why: cut(why), says: null }
  return { record, link: linkOf(path, digest, state === 'unread' ? { state } : { state: 'wrong', why: record.why ?? '' }) }
}

/** Half of a character has no canonical form, and could not be sealed. */
const cut = (text: string): string => Buffer.from(text.slice(0, longest)).toString()

/** Every path below the ledger's folder is a ledger's, also one that no ledger would write. */
const linkOf = (path: string, digest: string, says: LedgerLink['says']): LedgerLink | null =>
  path.startsWith(`${ledgerFolder}/`) ? { path, sha256: digest, says } : null

/** What a verified record says. A deployment's run is the one that was judged: a gate in another repository has a run of its own there. */
function saysOf({ predicate }: Statement, { schema, subject, deployment }: Facts, replayed: boolean): RecordSays {
  const { gate, repository, commit, tree, base, environment, changes } = subject
  // Of another schema nothing is known beyond what every schema says alike.
  const run = schema === 1 && deployment?.deployment?.state === 'known' ? (deployment.deployment.value.run?.id ?? null) : null
  return {
    gate,
    repository: repositoryPath(repository),
    commit,
    tree,
    branch: base.branch,
    environment: typeof environment === 'string' ? environment : null,
    changes: changes.map(({ number, head }) => ({ number, head })),
    result: predicate.decision.result,
    mode: predicate.mode,
    evaluatedAt: predicate.evaluatedAt,
    index: predicate.sequence?.index ?? null,
    run: gate === 'deployment' ? run : runIn(predicate.invocation?.uri ?? ''),
    replayed,
  }
}

function runIn(uri: string): number | null {
  const run = Number(/\/actions\/runs\/(\d{1,15})(?:\/|$)/.exec(uri)?.[1] ?? 0)
  return run > 0 ? run : null
}
