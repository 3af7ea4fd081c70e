import { canonicalBase64 } from './strictJson.ts'

export interface Checkpoint {
  size: string
  root: Uint8Array
  /** Whom the one signature is by, as it names itself, and the first bytes of the key's id. */
  name: string
  hint: Uint8Array
}

const maxLength = 4096
const number = /^(0|[1-9]\d{0,14})$/
const line = /^\u2014 ([A-Za-z0-9.:/_-]{1,255}) ([A-Za-z0-9+/]{8,1024}={0,2})\n$/

/** https://github.com/transparency-dev/formats/blob/main/log/README.md, with exactly one signature; null for anything else. */
export function readCheckpoint(envelope: string): Checkpoint | null {
  if (envelope.length > maxLength) return null
  const [note = '', signatures = '', ...more] = envelope.split('\n\n')
  const [, size = '', encodedRoot] = note.split('\n')
  const root = canonicalBase64(encodedRoot)
  const [, name, encoded] = line.exec(signatures) ?? []
  const signature = canonicalBase64(encoded)
  if (more.length > 0 || !number.test(size) || !root || name === undefined || !signature) return null
  return { size, root, name, hint: signature.subarray(0, 4) }
}

/**
 * The same checkpoint with nothing but the signature of the log itself, whose name is its first line: others may have countersigned it, and lines
 * that no verifier looks at could be anybody's.
 */
export function withoutCosignatures(envelope: string): string {
  const [note = '', signatures = '', ...more] = envelope.slice(0, 64 * 1024).split('\n\n')
  const [origin = ''] = note.split('\n')
  const own = signatures.split('\n').find((one) => one.startsWith(`\u2014 ${origin} `))
  return own === undefined || more.length > 0 ? envelope : `${note}\n\n${own}\n`
}
