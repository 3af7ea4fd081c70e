import type { KeyObject } from 'node:crypto'
import { isRefusal, parseBundle, withWitnesses } from '../evidence/bundle.ts'
import { trustOf } from '../evidence/trust.ts'
import { readTrustedRoot } from '../evidence/trustedRoot.ts'
import type { Witnesses } from '../evidence/witnesses.ts'
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
export async function collectWitnesses(signed: Unwitnessed, { rekor, tsa }: Omit<Services, 'fulcio'>, outside: Outside): Promise<Collected> {
  const collected: Collected = { witnesses: { timestamps: [], entries: [] }, refusals: [] }
  const { patience = ordinaryPatience, now = () => new Date() } = outside
  const asked = [
    ...(tsa === null ? [] : [one('timestamp authority', tsa, stamped(tsa, signed, patience, now))]),
    ...(rekor === null ? [] : [one('transparency log', rekor, logged(rekor, signed, patience, now))]),
  ]
  for (const answer of await Promise.all(asked)) {
    const refusal = answer.found === null ? answer.refusal : untrusted(signed, answer.found, outside.trustedRoot)
    if (refusal !== null || answer.found === null) collected.refusals.push(`the ${answer.kind} ${answer.host} ${refusal ?? 'gave nothing'}`)
    else {
      collected.witnesses.timestamps.push(...answer.found.timestamps)
      collected.witnesses.entries.push(...answer.found.entries)
    }
  }
  return collected
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

const stamped = async (url: string, { sig }: Unwitnessed, patience: Patience, now: () => Date): Promise<Witnesses> => ({
  timestamps: [await requestTimestamp(url, sig, patience, now)],
  entries: [],
})

async function logged(url: string, signed: Unwitnessed, patience: Patience, now: () => Date): Promise<Witnesses> {
  const parsed = parseBundle(signed.base)
  if (isRefusal(parsed) || !parsed.signed) throw new ServiceError('was not asked: there is no signature', false)
  // Brings the signing library along, which a timestamp does not need.
  const { logEntry } = await import('./logWitness.ts')
  return { timestamps: [], entries: [await logEntry(url, parsed.bundle, signed, patience, now)] }
}

/** What a verifier with the trusted root would say of this witness alone; null when none was given to ask. */
function untrusted({ base, sig, key }: Unwitnessed, found: Witnesses, trustedRoot: string | null): string | null {
  if (trustedRoot === null) return null
  const parsed = parseBundle(withWitnesses(base, found))
  const reading = readTrustedRoot(trustedRoot)
  if (isRefusal(parsed) || !parsed.signed || !reading.ok) return 'gave what no verifier can read'
  const trust = trustOf(parsed.bundle, sig, reading.roots, key)
  return trust.ok ? null : `is refused with the trusted root: ${trust.why}`
}
