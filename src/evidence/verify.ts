import type { Problem } from '../domain/problem.ts'
import { bundleMediaType, predicateType, type Statement } from '../domain/record.ts'
import { isRefusal, parseBundle, type ParsedBundle, unsignedMediaType } from './bundle.ts'
import type { Check } from './check.ts'
import { claimChecks, type Claims, innerChecks } from './checks.ts'
import { type Replay, replayRecord } from './replay.ts'
import { signatureCheck } from './signatureCheck.ts'
import type { Outcome, TrustOptions } from './signatureVerdict.ts'
import { signedAt } from './signedAt.ts'
import { readFacts, readStatement } from './statement.ts'
import type { WitnessedTime } from './trust.ts'

export type { Outcome } from './signatureVerdict.ts'

export interface VerifyOptions extends Claims, TrustOptions {}

export interface Verification {
  outcome: Outcome
  /** False for a record without a signature, whatever the outcome: nobody vouches for it. */
  signed: boolean
  /** Whether the decision was judged again. Never more is claimed of a record than this allows. */
  replay: 'same' | 'different' | 'not-performed'
  checks: Check[]
  /** The first thing that is wrong, or why nothing could be said. */
  problem: Problem | null
  /** Only once the signature holds (or an unsigned record was asked for). */
  statement: Statement | null
}

/**
 * Everything an auditor relies on, in this order: bundle form, signature, predicate type, subjects and digests, replay, what was asked for.
 * Nothing inside the payload is believed before the signature holds. Never throws for what the bytes hold.
 */
export async function verifyEvidence(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  const parsed = parseBundle(bytes)
  if (isRefusal(parsed)) {
    const { outcome, ...problem } = parsed
    const value = [problem.message, problem.found].filter((part) => part !== null).join(': found ')
    return ended(outcome, false, [{ what: 'bundle form', value, ok: outcome === 'wrong' ? false : null }], problem)
  }
  const form: Check = { what: 'bundle form', value: parsed.signed ? `${bundleMediaType}, one signature` : unsignedMediaType, ok: true }
  const { outcome, checks, problem, times } = signatureCheck(parsed, options)
  if (outcome !== 'verified') return ended(outcome, parsed.signed, [form, ...checks], problem)
  return verifyStatement(parsed, options, [form, ...checks], times)
}

async function verifyStatement({ payload, signed }: ParsedBundle, claims: Claims, before: Check[], times: WitnessedTime[]): Promise<Verification> {
  const reading = readStatement(payload)
  if (reading.state !== 'read') {
    const foreign = reading.state === 'foreign'
    const message = foreign ? 'the record has a predicate type that this program does not know' : 'the signed statement is not one of ours'
    const problem = problemOf('CS-060', message, { expected: predicateType, found: reading.found })
    const check: Check = { what: 'predicate type', value: reading.found, ok: foreign ? null : false }
    return ended(foreign ? 'could-not' : 'wrong', signed, [...before, check], problem)
  }
  const { statement } = reading
  const facts = readFacts(statement)
  const replay = await replayRecord(statement, facts)
  const inner = [
    ...before,
    { what: 'predicate type', value: predicateType, ok: true },
    ...innerChecks(statement, facts),
    ...signedAt(statement, times),
    replayCheck(replay),
  ]
  const claimed = claimChecks(statement, claims, facts)
  const checks = [...inner, ...claimed]
  const failed = checks.find((check) => check.ok === false)
  const told = { signed, replay: shownReplay[replay.state], checks, statement }
  if (failed) {
    const code = claimed.includes(failed) ? 'CS-061' : 'CS-060'
    return { ...told, outcome: 'wrong', problem: problemOf(code, `${failed.what} does not hold: ${failed.value}`, {}) }
  }
  const unshown = nothingShown(replay, signed)
  return { ...told, outcome: unshown === null ? 'verified' : 'could-not', problem: unshown === null ? null : problemOf('CS-060', unshown, {}) }
}

const shownReplay = { same: 'same', different: 'different', 'not-comparable': 'not-performed', 'too-large': 'not-performed' } as const

function replayCheck({ state, detail }: Replay): Check {
  const performed = shownReplay[state] !== 'not-performed'
  return { what: 'replay', value: performed ? detail : `replay not performed: ${detail}`, ok: performed ? state === 'same' : null }
}

/** Another version's record rests on its signature; without one, digests that anybody can compute would be all that holds. */
function nothingShown({ state, detail }: Replay, signed: boolean): string | null {
  if (state === 'too-large') return `the record is too large to be judged again: ${detail}`
  return state === 'not-comparable' && !signed ? `nobody signed the record, and its decision cannot be judged again: ${detail}` : null
}

function ended(outcome: Outcome, signed: boolean, checks: Check[], problem: Problem | null): Verification {
  return { outcome, signed, replay: 'not-performed', checks, problem, statement: null }
}

function problemOf(code: Problem['code'], message: string, more: Partial<Problem>): Problem {
  return { code, file: 'evidence.sigstore.json', line: null, column: null, message, expected: null, found: null, suggestion: null, ...more }
}
