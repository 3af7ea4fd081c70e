import { createHash, type KeyObject, verify } from 'node:crypto'
import { type Der, partsOf, readDer, sameBytes, tags } from './der.ts'
import { digests, type TimestampParts, timestampParts, writeTimestamp } from './timestampForm.ts'

/** A read RFC 3161 timestamp: who says that it was made when, over what. Nothing of it is believed before `isBy` and `covers` hold. */
export interface Timestamp {
  time: Date
  /** DER contents of issuer and serial number of the authority's certificate. */
  issuer: Uint8Array
  serial: Uint8Array
  nonce: Uint8Array | null
  /** Whether other verifiers can read the time: the common one knows whole seconds and milliseconds only. */
  commonTime: boolean
  covers(data: Uint8Array): boolean
  isBy(key: KeyObject): boolean
}

/** Far more than a token without certificates needs. */
export const maxTimestampBytes = 16 * 1024

/** A timestamp in the one form that a bundle holds, or null. */
export function readTimestamp(response: Uint8Array): Timestamp | null {
  if (response.length > maxTimestampBytes) return null
  const parts = timestampParts(response)
  return parts && sameBytes(writeTimestamp(parts), response) ? timestampOf(parts) : null
}

export function timestampOf(parts: TimestampParts): Timestamp | null {
  const [version, policy, imprint, number, at, ...rest] = partsOf(readDer(parts.info), tags.sequence) ?? []
  const [algorithm, digest] = partsOf(imprint, tags.sequence) ?? []
  const hash = digests[hex(partsOf(algorithm, tags.sequence)?.[0])]
  const [issuer, serial] = partsOf(readDer(parts.sid), tags.sequence) ?? []
  if (!version || policy?.tag !== tags.oid || number?.tag !== tags.integer || digest?.tag !== tags.octetString || !hash) return null
  if (issuer?.tag !== tags.sequence || serial?.tag !== tags.integer) return null
  const text = at?.tag === tags.generalizedTime ? Buffer.from(at.content).toString('latin1') : ''
  const time = timeOf(text)
  if (time === null) return null
  return {
    time,
    issuer: issuer.content,
    serial: serial.content,
    nonce: rest.find(({ tag }) => tag === tags.integer)?.content ?? null,
    commonTime: /^\d{14}(\.\d{3})?Z$/.test(text),
    covers: (data) => sameBytes(createHash(hash).update(data).digest(), digest.content),
    isBy: (key) => isSigned(parts, key),
  }
}

/** The attributes are signed, and they hold the digest of the timestamp's content. */
function isSigned({ info, digest, signature, attributes }: TimestampParts, key: KeyObject): boolean {
  const named = attributeOf(attributes, '06092a864886f70d010904')
  const type = attributeOf(attributes, '06092a864886f70d010903')
  if (!named || !sameBytes(
    named.content,
    createHash(digest).update(info).digest(),
  ) || hex(type ?? undefined) !== '060b2a864886f70d0109100104') return false
  if ((key.asymmetricKeyType === 'ec' ? 'ecdsa' : key.asymmetricKeyType) !== signature.family) return false
  // RFC 5652 5.4: what is signed has the tag of a SET, not the implicit one it travels with.
  const signed = Buffer.concat([Buffer.of(tags.set), attributes.subarray(1)])
  try {
    return verify(signature.hash, signed, key, signature.value)
  } catch {
    return false
  }
}

function attributeOf(attributes: Uint8Array, oid: string): Der | null {
  const list = partsOf(readDer(attributes), tags.context0) ?? []
  const found = list.map((one) => partsOf(one, tags.sequence)).filter((parts) => hex(parts?.[0]) === oid)
  const values = found.length === 1 ? partsOf(found[0]?.[1], tags.set) : null
  return values?.length === 1 ? (values[0] ?? null) : null
}

/** GeneralizedTime as RFC 3161 2.4.2 wants it: seconds, UTC, a fraction without limit of digits. */
function timeOf(text: string): Date | null {
  const [, year, month, day, hour, minute, second, fraction = ''] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text) ?? []
  if (year === undefined) return null
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const time = new Date(`${whole}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  return Number.isNaN(time.getTime()) || !time.toISOString().startsWith(whole) ? null : time
}

const hex = (der: Der | undefined): string => Buffer.from(der?.whole ?? []).toString('hex')
