import type { Bundle } from '@sigstore/bundle'
import { toSignedEntity, VerificationError, Verifier } from '@sigstore/verify'
import type { KeyObject } from 'node:crypto'
import { sameBytes } from './der.ts'
import { type LogEntry, signerOfCheckpoint, tellsTime } from './logEntry.ts'
import { withoutWitnesses } from './signature.ts'
import { readTimestamp, type Timestamp } from './timestamps.ts'
import type { TrustedRoot } from './trustedRoot.ts'
import { witnessesOf } from './witnesses.ts'

/** When somebody whom the trusted root names has seen the signature. */
export interface WitnessedTime {
  time: Date
  by: 'timestamp authority' | 'transparency log'
}

export type Trust = { ok: true; times: WitnessedTime[] } | { ok: false; why: string }

/**
 * Whether a trusted root vouches for everything that the bundle brings: certificate (where there is one; else `key` signed) and every witness,
 * each at the time it names. One that does not hold refuses the whole. Call after the signature was found to fit. Never throws.
 */
export function trustOf(bundle: Bundle, sig: Uint8Array, roots: TrustedRoot[], key: KeyObject | null): Trust {
  const { entries, timestamps } = witnessesOf(bundle)
  const read = timestamps.map(readTimestamp).filter((one) => one !== null)
  if (read.length !== timestamps.length) return { ok: false, why: 'a timestamp cannot be read' }
  if (read.some((timestamp) => !timestamp.covers(sig))) return { ok: false, why: 'a timestamp is over another signature' }
  const refusals: string[] = []
  for (const root of roots) {
    const why = refusalBy(root, bundle, read, key)
    if (why === null) return { ok: true, times: timesOf(read, entries) }
    refusals.push(why)
  }
  return { ok: false, why: refusals[0] ?? 'no root is trusted' }
}

function refusalBy(root: TrustedRoot, bundle: Bundle, timestamps: Timestamp[], key: KeyObject | null): string | null {
  const { entries } = witnessesOf(bundle)
  // The library matches this name as a regular expression, and anybody can write it.
  if (entries.some((entry) => !root.logNames.includes(
    signerOfCheckpoint(entry) ?? '',
  ))) return 'a log entry is of a log that the trusted root does not name'
  if (entries.some((entry) => !tellsTime(entry) && !isOfItsLog(entry, root, timestamps))) {
    return 'a log entry is of a log that the trusted root does not name, or not of its time'
  }
  const material = key === null ? root.material : { ...root.material, publicKey: () => ({ publicKey: key, validFor: () => true }) }
  const thresholds = {
    tlogThreshold: 0,
    timestampThreshold: key === null ? 1 : 0,
    ctlogThreshold: key === null && root.certificatesAreLogged ? 1 : 0,
  }
  try {
    new Verifier(material, thresholds).verify(entityOf(bundle, timestamps))
    return null
  } catch (error) {
    return wordsFor(error)
  }
}

/**
 * The library takes the log's key by the first bytes of its id, and looks at its days only where the entry tells a time. Here every timestamp
 * beside it has to lie in them; where there is none, nobody says when.
 */
function isOfItsLog({ logId }: LogEntry, { material }: TrustedRoot, timestamps: Timestamp[]): boolean {
  const log = material.tlogs.find(({ logID }) => logId !== undefined && sameBytes(logID, logId.keyId))
  return log !== undefined && timestamps.every(({ time }) => time >= log.validFor.start && time <= log.validFor.end)
}

type Entity = ReturnType<typeof toSignedEntity>

/**
 * The library's own reader of timestamps knows neither every fraction of a second nor RSA with other hashes than SHA-256, which ordinary
 * authorities use, and passes over what nobody signed; the chain of the authority's certificates and their dates are judged by the library.
 * Only a bare signature is over an artifact, and no record is one.
 */
export function entityOf(bundle: Bundle, timestamps: Timestamp[], artifact?: Uint8Array): Entity {
  const stripped = withoutWitnesses(bundle)
  const { tlogEntries } = bundle.verificationMaterial
  const logged = { ...stripped, verificationMaterial: { ...stripped.verificationMaterial, tlogEntries } }
  const entity = toSignedEntity(logged, artifact && Buffer.from(artifact))
  const read = timestamps.map((timestamp) => ({ $case: 'timestamp-authority', timestamp: asLibraryReads(timestamp) }))
  return { ...entity, timestamps: [...entity.timestamps, ...(read as unknown as Entity['timestamps'])] }
}

const asLibraryReads = ({ time, issuer, serial, covers, isBy }: Timestamp) => ({
  signingTime: time,
  signerIssuer: Buffer.from(issuer),
  signerSerialNumber: Buffer.from(serial),
  verify(data: Buffer, key: KeyObject) {
    if (!covers(data) || !isBy(key)) throw new Error('not over this, or not by this key')
  },
})

const timesOf = (timestamps: Timestamp[], entries: LogEntry[]): WitnessedTime[] => [
  ...timestamps.map(({ time }): WitnessedTime => ({ time, by: 'timestamp authority' })),
  ...entries.filter(tellsTime).map(({ integratedTime }): WitnessedTime => ({ time: new Date(Number(integratedTime) * 1000), by: 'transparency log' })),
]

/** The library's messages name its own parts; whoever holds a refused record needs to know which of theirs does not hold. */
function wordsFor(error: unknown): string {
  if (!(error instanceof VerificationError)) return 'the certificate or a witness cannot be read'
  const { code, message, cause } = error
  if (code === 'TIMESTAMP_ERROR' && message === 'duplicate timestamp') return 'a witness is there twice'
  if (code === 'TIMESTAMP_ERROR') return 'a timestamp is not by an authority of the trusted root, or not of its time'
  if (code === 'CERTIFICATE_ERROR') return certificateWords(message, cause)
  if (code === 'TLOG_BODY_ERROR') return 'a log entry is about another signature'
  if (code.startsWith('TLOG')) return 'a log entry is not confirmed by a log of the trusted root'
  return 'the signature does not hold'
}

function certificateWords(message: string, cause: unknown): string {
  if (message.includes('SCT')) return 'the certificate was not shown to a certificate log of the trusted root'
  const expired = cause instanceof Error && cause.message.includes('expired')
  if (expired) return 'the certificate was not valid when it was signed'
  return 'the certificate is not by an authority of the trusted root, or not of its time'
}
