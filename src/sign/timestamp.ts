import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import { encodeDer, partsOf, readDer, sameBytes, tags } from '../evidence/der.ts'
import { timestampParts, type TimestampParts, writeTimestamp } from '../evidence/timestampForm.ts'
import { readTimestamp, type Timestamp, timestampOf } from '../evidence/timestamps.ts'
import { checkClock } from './clock.ts'
import { exchange, type Patience, persistently } from './exchange.ts'
import { ServiceError } from './problems.ts'

/** With the authority's certificates; without, some kilobytes are left. */
const limit = 128 * 1024

const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' }
const sha256Algorithm = Buffer.from('300d06096086480165030402010500', 'hex')

/**
 * A timestamp over a signature from any authority of RFC 3161 (DER over HTTP, its full address), in the form that a bundle holds. Whether the
 * authority is to be trusted is for the trusted root; that it answered what was asked, now, is checked here. Throws `ServiceError`.
 */
export async function requestTimestamp(url: string, sig: Uint8Array, patience: Patience, now: () => Date): Promise<Uint8Array> {
  return persistently(async () => {
    // Small enough for authorities that count in doubles; what it is asked for, a signature of this moment, is as fresh itself.
    const nonce = Buffer.concat([Buffer.of(1), randomBytes(5)])
    const answer = await exchange({ url, method: 'POST', headers, body: query(sig, nonce), limit }, patience)
    return checked(answer, sig, nonce, now())
  }, patience)
}

/** RFC 3161 2.4.1, with the certificates: they let the answer be checked at once, and are left out of the bundle. */
function query(sig: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = encodeDer(tags.sequence, sha256Algorithm, encodeDer(tags.octetString, createHash('sha256').update(sig).digest()))
  return encodeDer(
    tags.sequence,
    encodeDer(tags.integer, Buffer.of(1)),
    imprint,
    encodeDer(tags.integer, nonce),
    encodeDer(tags.boolean, Buffer.of(0xff)),
  )
}

function checked(answer: Uint8Array, sig: Uint8Array, nonce: Uint8Array, now: Date): Uint8Array {
  const parts = timestampParts(answer)
  const timestamp = parts && timestampOf(parts)
  if (!parts || !timestamp) throw new ServiceError('answered with something that is no granted timestamp', false)
  if (!timestamp.covers(sig)) throw new ServiceError('answered with a timestamp over something else', false)
  if (!timestamp.nonce || !sameBytes(timestamp.nonce, nonce)) throw new ServiceError('answered with a timestamp made for another request', false)
  checkClock(timestamp.time, now)
  if (!isByItsOwn(parts, timestamp)) throw new ServiceError('answered with a timestamp that its own certificate did not sign', false)
  // Readers in common use know no other fractions than milliseconds; the next answer has other digits.
  if (!timestamp.commonTime) throw new ServiceError('answered with a time that common verifiers cannot read', true)
  const bytes = writeTimestamp(parts)
  if (readTimestamp(bytes) === null) throw new ServiceError('answered with a timestamp larger than a record holds', false)
  return bytes
}

/** Authorities may leave their certificate out; then only the trusted root can tell. */
function isByItsOwn({ certificates }: TimestampParts, timestamp: Timestamp): boolean {
  const own = certificates.filter((certificate) => {
    const [signed] = partsOf(readDer(certificate), tags.sequence) ?? []
    const fields = (partsOf(signed, tags.sequence) ?? []).filter(({ tag }) => tag !== tags.context0)
    return sameBytes(fields[0]?.content ?? new Uint8Array(), timestamp.serial) && sameBytes(fields[2]?.content ?? new Uint8Array(), timestamp.issuer)
  })
  try {
    return own.length === 0 || own.some((certificate) => timestamp.isBy(new X509Certificate(certificate).publicKey))
  } catch {
    return false
  }
}
