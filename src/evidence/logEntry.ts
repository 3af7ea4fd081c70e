import type { Bundle } from '@sigstore/bundle'
import { readCheckpoint } from './checkpoint.ts'
import { sameBytes } from './der.ts'

export type LogEntry = Bundle['verificationMaterial']['tlogEntries'][number]

const maxBodyBytes = 64 * 1024
const number = /^(0|[1-9]\d{0,14})$/

/**
 * Whether the log says when it took the entry, and signs that. Logs of version 2 do not (https://github.com/sigstore/rekor-tiles): beside their
 * entries a timestamp has to tell.
 */
export const tellsTime = ({ inclusionPromise }: LogEntry): boolean => inclusionPromise !== undefined

/**
 * Why a log entry is not in the one form that is written, or null. The common library reads the numbers loosely, never looks at root and size
 * beside the checkpoint, skips signature lines that it does not know, and takes a line's name, which anybody can write, for a regular expression.
 */
export function strangeEntry(entry: LogEntry): string | null {
  const { kindVersion, inclusionPromise, inclusionProof, canonicalizedBody } = entry
  const version = kindVersion?.kind === 'dsse' ? kindVersion.version : null
  if (version !== '0.0.1' && version !== '0.0.2') return 'a log entry of another kind than dsse 0.0.1 or 0.0.2'
  if (!inclusionProof?.checkpoint || (version === '0.0.1' && !inclusionPromise)) return 'a log entry without promise or proof'
  const { checkpoint, rootHash, treeSize, hashes } = inclusionProof
  const numbers = [entry.logIndex, entry.integratedTime, inclusionProof.logIndex, treeSize]
  if (!numbers.every((text) => number.test(text))) return 'a log entry with unusual numbers'
  const tooLarge = canonicalizedBody.length > maxBodyBytes || hashes.length > 64
  if (tooLarge || hashes.some(({ length }) => length !== 32)) return 'a log entry of unusual size'
  const read = readCheckpoint(checkpoint.envelope)
  if (read === null) return 'a log entry with an unusual checkpoint'
  if (read.size !== treeSize || !sameBytes(read.root, rootHash)) return 'a log entry that differs from its checkpoint'
  return version === '0.0.1' ? (entry.integratedTime === '0' ? 'a log entry with unusual numbers' : null) : strangeOfVersion2(entry, read.hint)
}

/** What no signature of such a log covers must be absent, or say again what one does. */
function strangeOfVersion2({ integratedTime, inclusionPromise, inclusionProof, logIndex, logId }: LogEntry, hint: Uint8Array): string | null {
  if (inclusionPromise || integratedTime !== '0') return 'a log entry with a time that its log does not vouch for'
  const isOfIt = logIndex === inclusionProof?.logIndex && logId !== undefined && sameBytes(logId.keyId.subarray(0, 4), hint)
  return isOfIt ? null : 'a log entry that differs from its checkpoint'
}

/** The name that a checkpoint's one signature is under. */
export const signerOfCheckpoint = ({ inclusionProof }: LogEntry): string | null =>
  readCheckpoint(inclusionProof?.checkpoint?.envelope ?? '')?.name ?? null
