import type { Problem } from '../domain/problem.ts'
import { bundleMediaType, predicateType, type Statement } from '../domain/record.ts'
import { isRefusal, parseBundle, type ParsedBundle, unsignedMediaType } from './bundle.ts'
import type { Check } from './check.ts'
import { claimChecks, type Claims, innerChecks } from './checks.ts'
import { minRsaBits, readPublicKey } from './publicKey.ts'
import { type Replay, replayRecord } from './replay.ts'
import { inOneForm, signedBy } from './signature.ts'
import { readStatement } from './statement.ts'

export type Outcome = 'verified' | 'wrong' | 'could-not'

export interface VerifyOptions extends Claims {
  /** The signer's public key, PEM. */
  key?: string
  /** Check form and replay of a record that carries no signature. Never makes a signed record pass without its key. */
  allowUnsigned?: boolean
}

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
  const signature = signatureCheck(parsed, options)
  const checks = [form, signature.check]
  if (signature.outcome !== 'verified') return ended(signature.outcome, parsed.signed, checks, signature.problem)
  return verifyStatement(parsed.payload, parsed.signed, options, checks)
}

async function verifyStatement(payload: Uint8Array, signed: boolean, claims: Claims, before: Check[]): Promise<Verification> {
  const reading = readStatement(payload)
  if (reading.state !== 'read') {
    const foreign = reading.state === 'foreign'
    const message = foreign ? 'the record has a predicate type that this program does not know' : 'the signed statement is not one of ours'
    const problem = problemOf('CS-060', message, { expected: predicateType, found: reading.found })
    const check: Check = { what: 'predicate type', value: reading.found, ok: foreign ? null : false }
    return ended(foreign ? 'could-not' : 'wrong', signed, [...before, check], problem)
  }
  const { statement } = reading
  const replay = await replayRecord(statement)
  const inner = [...before, { what: 'predicate type', value: predicateType, ok: true }, ...innerChecks(statement), replayCheck(replay)]
  const claimed = claimChecks(statement, claims)
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

interface SignatureVerdict {
  outcome: Outcome
  check: Check
  problem: Problem | null
}

function signatureCheck(parsed: ParsedBundle, { key, allowUnsigned }: VerifyOptions): SignatureVerdict {
  const verdict = (outcome: Outcome, value: string, more: Partial<Problem>): SignatureVerdict => ({
    outcome,
    check: { what: 'signature', value, ok: outcome === 'wrong' ? false : outcome === 'verified' && parsed.signed ? true : null },
    problem: outcome === 'verified' ? null : problemOf('CS-060', value, more),
  })
  if (!parsed.signed) {
    if (key !== undefined) return verdict('wrong', 'the record is not signed, though a key was given', { expected: 'one signature', found: 'none' })
    if (allowUnsigned) return verdict('verified', 'UNSIGNED: nobody vouches for this record; anyone could have written it', {})
    const suggestion = 'give --unsigned to check its form and replay, without any proof of who wrote it'
    return verdict('could-not', 'the record is not signed', { suggestion })
  }
  const { keyid } = parsed.signature
  if (key === undefined) {
    const suggestion = "give the signer's public key with --key, from a source you trust"
    return verdict('could-not', `not checked: no key was given; the record names ${keyid}`, { suggestion })
  }
  const reading = readPublicKey(key)
  if (!reading.ok) {
    const expected = `one public key in PEM (BEGIN PUBLIC KEY): P-256, Ed25519, or RSA of at least ${minRsaBits} bits`
    return verdict('could-not', 'not checked: the given key cannot be used', { expected, found: reading.found })
  }
  const { usable } = reading
  if (usable.keyid !== keyid) return verdict('wrong', 'signed by another key', { expected: usable.keyid, found: keyid })
  if (!signedBy(parsed.bundle, usable)) return verdict('wrong', `the signature does not fit the payload and the key ${keyid}`, {})
  const { sig } = parsed.signature
  if (!inOneForm(usable, sig)) return verdict('wrong', 'the signature fits, but is not in the one form that is written (DER, low s)', {})
  return verdict('verified', `${usable.kind} key ${keyid}`, {})
}

function ended(outcome: Outcome, signed: boolean, checks: Check[], problem: Problem | null): Verification {
  return { outcome, signed, replay: 'not-performed', checks, problem, statement: null }
}

function problemOf(code: Problem['code'], message: string, more: Partial<Problem>): Problem {
  return { code, file: 'evidence.sigstore.json', line: null, column: null, message, expected: null, found: null, suggestion: null, ...more }
}
