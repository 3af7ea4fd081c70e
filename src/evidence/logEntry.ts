import type { Bundle } from '@sigstore/bundle'
import { sameBytes } from './der.ts'
import { canonicalBase64 } from './strictJson.ts'

export type LogEntry = Bundle['verificationMaterial']['tlogEntries'][number]

const maxBodyBytes = 64 * 1024
const maxCheckpointLength = 4096
const number = /^(0|[1-9]\d{0,14})$/

/**
 * Why a log entry is not in the one form that is written, or null. The common library reads the numbers loosely, never looks at root and size
 * beside the checkpoint, skips signature lines that it does not know, and takes a line's name, which anybody can write, for a regular expression.
 */
export function strangeEntry({
  logIndex,
  integratedTime,
  kindVersion,
  inclusionPromise,
  inclusionProof,
  canonicalizedBody,
}: LogEntry): string | null {
  if (kindVersion?.kind !== 'dsse' || kindVersion.version !== '0.0.1') return 'a log entry of another kind than dsse 0.0.1'
  if (!inclusionPromise || !inclusionProof?.checkpoint) return 'a log entry without promise or proof'
  const { checkpoint, rootHash, treeSize, hashes } = inclusionProof
  if (![
    logIndex,
    integratedTime,
    inclusionProof.logIndex,
    treeSize,
  ].every((text) => number.test(text)) || integratedTime === '0') return 'a log entry with unusual numbers'
  const tooLarge = canonicalizedBody.length > maxBodyBytes || hashes.length > 64
  if (tooLarge || hashes.some(({ length }) => length !== 32)) return 'a log entry of unusual size'
  const read = readCheckpoint(checkpoint.envelope)
  if (read === null) return 'a log entry with an unusual checkpoint'
  return read.size === treeSize && sameBytes(read.root, rootHash) ? null : 'a log entry that differs from its checkpoint'
}

/** The name that a checkpoint's one signature is under. */
export const signerOfCheckpoint = ({ inclusionProof }: LogEntry): string | null =>
  readCheckpoint(inclusionProof?.checkpoint?.envelope ?? '')?.name ?? null

/** https://github.com/transparency-dev/formats/blob/main/log/README.md, with exactly one signature. */
function readCheckpoint(envelope: string): { size: string; root: Uint8Array; name: string } | null {
  if (envelope.length > maxCheckpointLength) return null
  const [note = '', signatures = '', ...more] = envelope.split('\n\n')
  const [, size = '', encodedRoot] = note.split('\n')
  const root = canonicalBase64(encodedRoot)
  const [, name, encoded] = /^\u2014 ([A-Za-z0-9.:/_-]{1,255}) ([A-Za-z0-9+/]{8,1024}={0,2})\n$/.exec(signatures) ?? []
  if (more.length > 0 || !number.test(size) || !root || name === undefined || canonicalBase64(encoded) === null) return null
  return { size, root, name }
}
