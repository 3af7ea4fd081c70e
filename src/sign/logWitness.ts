import { RekorWitness } from '@sigstore/sign'
import { createHash } from 'node:crypto'
import { type LogEntry, strangeEntry } from '../evidence/logEntry.ts'
import type { Signed } from '../evidence/signatureVerdict.ts'
import { objectOf, readStrictJson } from '../evidence/strictJson.ts'
import { checkClock, checkJudged } from './clock.ts'
import { allTries, type Patience, within } from './exchange.ts'
import { ServiceError } from './problems.ts'
import { serviceErrorOf } from './serviceError.ts'

/** Who signed, as the log is told: a public key or a certificate, PEM. */
export interface Signatory {
  pem: string
  sig: Uint8Array
  payload: Uint8Array
}

/** An entry of a transparency log (Rekor, its first interface) about a bundle's signature. Throws `ServiceError`. */
export async function logEntry(
  url: string,
  { content }: Signed['bundle'],
  signatory: Signatory,
  patience: Patience,
  now: () => Date,
): Promise<LogEntry> {
  const { timeout, tries, wait } = patience
  // A second try may find the entry of the first, whose answer was lost.
  const witness = new RekorWitness({ rekorBaseURL: url, timeout, retry: { retries: tries - 1, minTimeout: wait }, fetchOnConflict: true })
  const answered = await within(witness.testify(content, signatory.pem), allTries(patience)).catch((error: unknown) => {
    throw serviceErrorOf(error)
  })
  const [entry] = answered.tlogEntries ?? []
  if (!entry || strangeEntry(entry) !== null) throw new ServiceError('answered with something that is no log entry', false)
  if (!isAbout(entry, signatory)) throw new ServiceError('answered with an entry about something else', false)
  const time = new Date(Number(entry.integratedTime) * 1000)
  checkClock(time, now())
  checkJudged(time, signatory.payload)
  return entry
}

function isAbout({ canonicalizedBody }: LogEntry, { sig, payload }: Signatory): boolean {
  const json = readStrictJson(canonicalizedBody, 1000)
  const spec = json.ok ? objectOf(objectOf(json.value)?.['spec']) : null
  const signatures: unknown = spec?.['signatures']
  const [signature] = Array.isArray(signatures) ? signatures : []
  const digest = objectOf(spec?.['payloadHash'])?.['value']
  return objectOf(signature)?.['signature'] === Buffer.from(sig).toString('base64') && digest === createHash('sha256').update(payload).digest('hex')
}
