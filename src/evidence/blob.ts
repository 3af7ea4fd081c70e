import { gitBlobId, sha256 } from '../domain/digest.ts'

/**
 * Whether a recorded text is the blob it is said to be. What was no UTF-8 is recorded as a lone NUL, which no policy is either. Repositories of
 * SHA-256 hash the same header and bytes.
 */
export function isBlob(id: string, text: string): boolean {
  if (text === '\u0000') return true
  const bytes = Buffer.from(text)
  return id === (id.length === 40 ? gitBlobId(bytes) : sha256(Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes])))
}
