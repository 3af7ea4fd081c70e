import { createHash } from 'node:crypto'

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Git's object id of a blob: what `git hash-object` prints for the same bytes. */
export const gitBlobId = (bytes: Uint8Array): string => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

/** E-mail addresses leave the collector only in this form; they compare case-insensitively (SEMANTICS 57). */
export const emailSha256 = (email: string): string => sha256(email.trim().toLowerCase())
