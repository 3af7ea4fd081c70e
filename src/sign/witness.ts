import type { KeyObject } from 'node:crypto'
import { isRefusal, parseBundle, withWitnesses } from '../evidence/bundle.ts'
import { objectOf, readStrictJson } from '../evidence/strictJson.ts'
import { trustOf } from '../evidence/trust.ts'
import { readTrustedRoot } from '../evidence/trustedRoot.ts'
import { readTimestamp } from '../evidence/timestamps.ts'
import { isTimed, type Witnesses } from '../evidence/witnesses.ts'
import { checkJudged } from './clock.ts'
import { type Patience, ordinaryPatience } from './exchange.ts'
import type { Signatory } from './logWitness.ts'
import { ServiceError } from './problems.ts'
import type { Services } from './services.ts'
import type { Outside } from './outside.ts'
import { requestTimestamp } from './timestamp.ts'

export interface Collected {
  witnesses: Witnesses
  /** Why each of the others is missing, with its host. */
  refusals: string[]
}

/** The signed bundle before anybody has seen it; `key` is null where a certificate names the signer. */
export interface Unwitnessed extends Signatory {
  base: Uint8Array
  key: KeyObject | null
}

/** Asks each witness for itself, all at once: one that is down, slow or lying takes neither the signature nor the others with it. */
export async function collectWitnesses(signed: Unwitnessed, asked: Omit<Services, 'fulcio'>, outside: Outside): Promise<Collected> {
  const collected: Collected = { witnesses: { timestamps: [], entries: [] }, refusals: [] }
  for (const answer of await Promise.all(answersOf(signed, asked, outside))) {
    const refusal = answer.found === null ? answer.refusal : untrusted(signed, answer.found, collected.witnesses, outside.trustedRoot)
    if (refusal !== null || answer.found === null) collected.refusals.push(`the ${answer.kind} ${answer.host} ${refusal ?? 'gave nothing'}`)
    else {
      collected.witnesses.timestamps.push(...answer.found.timestamps)
      collected.witnesses.entries.push(...answer.found.entries)
    }
  }
  return collected
}

/** The timestamp authority's first: beside an entry that tells no time, its word is what a verifier goes by. */
function answersOf(signed: Unwitnessed, { rekor, tsa, rekorVersion }: Omit<Services, 'fulcio'>, outside: Outside): Promise<Answer>[] {
  const { patience = ordinaryPatience, now = () => new Date() } = outside
  const enter = (url: string) => (rekorVersion === 2 ? loggedByVersion2(url, signed, patience) : logged(url, signed, patience, now))
  return [
    ...(tsa === null ? [] : [one('timestamp authority', tsa, stamped(tsa, signed, patience, now))]),
    ...(rekor === null ? [] : [one('transparency log', rekor, enter(rekor))]),
  ]
}

interface Answer {
  kind: string
  host: string
  found: Witnesses | null
  refusal: string | null
}

async function one(kind: string, url: string, work: Promise<Witnesses>): Promise<Answer> {
  const { host } = new URL(url)
  try {
    return { kind, host, found: await work, refusal: null }
  } catch (error) {
    return { kind, host, found: null, refusal: error instanceof ServiceError ? error.message : 'answered with something that was not understood' }
  }
}

async function stamped(url: string, { sig, payload }: Unwitnessed, patience: Patience, now: () => Date): Promise<Witnesses> {
  const timestamp = await requestTimestamp(url, sig, patience, now)
  const { time } = readTimestamp(timestamp) ?? {}
  if (time) checkJudged(time, payload)
  return { timestamps: [timestamp], entries: [] }
}

async function logged(url: string, signed: Unwitnessed, patience: Patience, now: () => Date): Promise<Witnesses> {
  const parsed = parseBundle(signed.base)
  if (isRefusal(parsed) || !parsed.signed) throw new ServiceError('was not asked: there is no signature', false)
  // Brings the signing library along, which a timestamp does not need.
  const { logEntry } = await import('./logWitness.ts')
  return { timestamps: [], entries: [await logEntry(url, parsed.bundle, signed, patience, now)] }
}

async function loggedByVersion2(url: string, signed: Unwitnessed, patience: Patience): Promise<Witnesses> {
  const json = readStrictJson(signed.base, 1000)
  const envelope = json.ok ? objectOf(objectOf(json.value)?.['dsseEnvelope']) : null
  if (envelope === null) throw new ServiceError('was not asked: there is no signature', false)
  const { logEntryOfVersion2 } = await import('./logVersion2.ts')
  return { timestamps: [], entries: [await logEntryOfVersion2(url, envelope, signed, patience)] }
}

/**
 * What a verifier with the trusted root would say of this witness, alone or, where it tells no time, with the timestamps there are; null when no
 * root was given to ask, or no timestamp is there to go by.
 */
function untrusted({ base, sig, key }: Unwitnessed, found: Witnesses, before: Witnesses, trustedRoot: string | null): string | null {
  if (trustedRoot === null) return null
  const timed = isTimed(found) ? found : { ...found, timestamps: before.timestamps }
  if (key === null && !isTimed(timed)) return null
  const parsed = parseBundle(withWitnesses(base, timed))
  const reading = readTrustedRoot(trustedRoot)
  if (isRefusal(parsed) || !parsed.signed || !reading.ok) return 'gave what no verifier can read'
  const trust = trustOf(parsed.bundle, sig, reading.roots, key)
  return trust.ok ? null : `is refused with the trusted root: ${trust.why}`
}
