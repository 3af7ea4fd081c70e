import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { sha256 } from '../domain/digest.ts'
import { ledgerFolder } from '../domain/ledger.ts'
import type { Problem } from '../domain/problem.ts'
import type { Check } from '../evidence/check.ts'
import { anchoredAt, followLedger, type LedgerLink, type LedgerReading } from '../evidence/ledger.ts'
import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import { type Outcome, type Verification, verifyEvidence } from '../evidence/verify.ts'
import { logLine } from '../render/escape.ts'
import { jsonText } from '../render/jsonText.ts'
import { problemText } from '../render/problem.ts'
import { branchOf, checkoutOf, type LedgerSource } from './ledgerSource.ts'
import { checkLine, outcomeCode, toldOf } from './verification.ts'

export interface LedgerVerification {
  outcome: Outcome
  checks: Check[]
  problem: Problem | null
  reading: LedgerReading
  tally: Tally
}

/** Findings that are printed one by one; their number is told in any case. */
const toldFindings = 50

/** Every record of a ledger, by itself and in its place. `anchor` is a digest that somebody kept: of a report, or of an earlier visit. */
export async function verifyLedger(
  source: LedgerSource,
  name: string,
  trust: TrustOptions,
  anchor: string | null,
): Promise<LedgerVerification> {
  const tally: Tally = { verified: 0, notReplayed: 0, unsigned: 0, unread: null }
  const paths = (await source.paths()).sort()
  const files = paths.filter((path) => !path.endsWith('/'))
  const links = paths.filter((path) => path.endsWith('/')).map(noFile)
  let read = 0
  for await (const bytes of source.read(files)) {
    links.push(await linkOf(files[read] ?? '', bytes, trust, tally))
    read += 1
  }
  const reading = followLedger(links)
  const at = anchor === null ? null : anchoredAt(links, anchor)
  const anchored: Check[] = anchor === null ? [notCompared] : [anchorCheck(anchor, at, reading)]
  const checks = [...recordChecks(reading, tally), ...chainChecks(reading, tally), headCheck(reading), ...anchored]
  return { ...ending(name, reading, tally, anchor !== null && at === null ? anchor : null), checks, reading, tally }
}

export interface Tally {
  verified: number
  notReplayed: number
  unsigned: number
  /** The first record of which nothing could be said, and why. */
  unread: Problem | null
}

const noFile = (path: string): LedgerLink => ({ path, sha256: '', says: { state: 'wrong', why: 'it is no regular file' } })

async function linkOf(path: string, bytes: Uint8Array, trust: TrustOptions, tally: Tally): Promise<LedgerLink> {
  const verification = await verifyEvidence(bytes, trust)
  return { path, sha256: sha256(bytes), says: saying(verification, path, tally) }
}

function saying({ outcome, statement, problem, replay, signed }: Verification, path: string, tally: Tally): LedgerLink['says'] {
  if (outcome === 'wrong') return { state: 'wrong', why: [problem?.message ?? 'it is not intact', problem?.found].filter(Boolean).join(', found ') }
  if (outcome === 'could-not' || statement === null) {
    if (problem !== null) tally.unread ??= { ...problem, file: path }
    return { state: 'unread', why: problem?.found ?? problem?.message ?? 'it could not be verified' }
  }
  tally.verified += 1
  if (replay !== 'same') tally.notReplayed += 1
  if (!signed) tally.unsigned += 1
  return { state: 'verified', sequence: statement.predicate.sequence ?? null }
}

function recordChecks({ records }: LedgerReading, { verified, notReplayed, unsigned }: Tally): Check[] {
  const whole = verified === records && records > 0
  const all = { what: 'records', value: `${verified} of ${records} verified: signature, digests, replay`, ok: whole ? true : null }
  return [
    all,
    ...(notReplayed > 0 ? [{ what: 'replay', value: `${notReplayed} of them were not judged again: another version made them`, ok: null }] : []),
    ...(unsigned > 0 ? [{ what: 'signature', value: `${unsigned} of them are UNSIGNED: anyone could have written them`, ok: null }] : []),
  ]
}

function chainChecks({ findings, head, names }: LedgerReading, { unread }: Tally): Check[] {
  const told = findings.slice(0, toldFindings).map(({ detail }): Check => ({ what: 'chain', value: detail, ok: false }))
  const more: Check[] = findings.length > toldFindings ? [{ what: 'chain', value: `… and ${findings.length - toldFindings} more`, ok: false }] : []
  const chained = { what: 'chain', value: `records 1 to ${head?.index ?? 0}, each names the one before`, ok: unread === null ? true : null }
  const whole: Check[] = told.length > 0 || head === null ? [] : [chained]
  return [...whole, ...told, ...more, { what: 'ledger', value: names.length === 0 ? 'not known' : names.join(', then '), ok: null }]
}

function headCheck({ head }: LedgerReading): Check {
  const keep = 'keep it; whoever has it notices what is changed or cut off'
  const value = head === null ? 'there is none' : `record ${head.index} sha256 ${head.sha256}: ${keep}`
  return { what: 'head', value, ok: null }
}

const notCompared: Check = { what: 'anchor', value: 'not compared: --head was not given; what was cut off the end would not show', ok: null }

function anchorCheck(anchor: string, at: number | null, { head }: LedgerReading): Check {
  if (at === null) return { what: 'anchor', value: `${anchor} is not in the ledger: it was cut off there, or written anew`, ok: false }
  return { what: 'anchor', value: `${anchor} is record ${at}, and ${(head?.index ?? at) - at} follow`, ok: true }
}

type Ending = Pick<LedgerVerification, 'outcome' | 'problem'>

function ending(name: string, { findings: [first], head }: LedgerReading, { unread }: Tally, lost: string | null): Ending {
  const problem = (message: string, more: Partial<Problem> = {}): Problem => ({ ...nothing, code: 'CS-062', file: basename(name), message, ...more })
  if (first) return { outcome: 'wrong', problem: problem(first.detail) }
  const found = head?.sha256 ?? 'no record'
  const cut = 'the ledger does not hold the record that was asked for'
  if (lost !== null) return { outcome: 'wrong', problem: problem(cut, { expected: lost, found }) }
  if (unread !== null) return { outcome: 'could-not', problem: unread }
  const expected = `the folder ${ledgerFolder} of a checkout of the ledger`
  if (head === null) return { outcome: 'could-not', problem: problem('there are no records', { expected }) }
  return { outcome: 'verified', problem: null }
}

const nothing = { line: null, column: null, expected: null, found: null, suggestion: null }

/** A folder if there is one of that name, else a branch of the clone one stands in. A name that git could read as anything but a name is none. */
export async function ledgerSource(given: string, cwd: string): Promise<LedgerSource> {
  const directory = resolve(cwd, given)
  const isPlace = await stat(directory).then(() => true, () => false)
  return isPlace || !/^[A-Za-z0-9][\w./-]{0,250}$/.test(given) ? checkoutOf(directory) : branchOf(given, cwd)
}

/** Never more is claimed than the weakest of the records allows. */
function verifiedLine({ reading: { records }, tally: { unsigned, notReplayed } }: LedgerVerification): string {
  const whole = `${records} records, none changed, moved or missing up to the head`
  if (unsigned > 0) return `UNSIGNED: consistent in itself, but nobody vouches for ${unsigned} of its ${records} records`
  const only = `signatures and digests only for ${notReplayed} of them; their decisions were NOT replayed`
  return notReplayed === 0 ? `VERIFIED: ${whole}` : `VERIFIED (${only}): ${whole}`
}

export function ledgerText(verification: LedgerVerification, name: string, color: boolean): string {
  const { outcome, checks, problem } = verification
  const endings = {
    verified: verifiedLine(verification),
    wrong: 'WRONG: this is not the ledger as it was written. Do not rely on it.',
    'could-not': 'COULD NOT VERIFY: nothing was shown, neither good nor bad.',
  }
  const trouble = problem === null ? [] : [problemText(problem), '']
  return [`ledger in ${logLine(name)}`, ...checks.map((check) => checkLine(check, color)), '', ...trouble, endings[outcome]].join('\n')
}

/** Stable like that of a single record, and documented beside it. */
export function ledgerJson({ outcome, checks, problem, reading, tally: { unsigned, notReplayed } }: LedgerVerification): string {
  const { names, records, head, findings } = reading
  const ledger = { names, records, head, unsigned, notReplayed }
  return jsonText({ version: 1, outcome, exitCode: outcomeCode(outcome), ledger, findings, checks, problem: problem && toldOf(problem) }, 2)
}
