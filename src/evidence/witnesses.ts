import type { Bundle } from '@sigstore/bundle'
import { type LogEntry, strangeEntry, tellsTime } from './logEntry.ts'
import { readTimestamp } from './timestamps.ts'

/** What others said of a signature: when it was there. Timestamps are RFC 3161 responses in their one form. */
export interface Witnesses {
  timestamps: Uint8Array[]
  entries: LogEntry[]
}

/** More of each than anybody asks for is no record of ours. */
const maxWitnesses = 4

export const witnessesOf = ({ verificationMaterial }: Bundle): Witnesses => ({
  timestamps: (verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []).map(({ signedTimestamp }) => signedTimestamp),
  entries: verificationMaterial.tlogEntries,
})

export const isWitnessed = (bundle: Bundle): boolean => {
  const { timestamps, entries } = witnessesOf(bundle)
  return timestamps.length + entries.length > 0
}

/** Whether anybody says when: the entry of a log of version 2 alone says only that it was. */
export const isTimed = ({ timestamps, entries }: Witnesses): boolean => timestamps.length > 0 || entries.some(tellsTime)

/** Why a witness is not in the one form that is written, or null. */
export function strangeWitness(bundle: Bundle): string | null {
  const { timestamps, entries } = witnessesOf(bundle)
  if (bundle.verificationMaterial.timestampVerificationData !== undefined && timestamps.length === 0) return 'an empty list of timestamps'
  if (timestamps.length > maxWitnesses || entries.length > maxWitnesses) return 'more witnesses than a record has'
  if (timestamps.some((timestamp) => readTimestamp(timestamp) === null)) return 'a timestamp in another form than a record holds'
  return entries.map(strangeEntry).find((found) => found !== null) ?? null
}
