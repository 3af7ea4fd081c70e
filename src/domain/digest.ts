import { createHash } from 'node:crypto'

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Git's object id of a blob: what `git hash-object` prints for the same bytes. */
export const gitBlobId = (bytes: Uint8Array): string => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

/** E-mail addresses leave the collector only in this form; they compare case-insensitively (SEMANTICS 57). */
export const emailSha256 = (email: string): string => sha256(email.trim().toLowerCase())

/** One row of a git tree: `mode` as git writes it, `40000` for a folder. */
export interface TreeRow {
  mode: string
  name: string
  oid: string
}

/** Git's object id of a folder: proves that a list of its entries is the whole list. */
export function gitTreeId(rows: TreeRow[]): string {
  const keyed = rows.map((row) => ({ row, key: Buffer.from(row.mode === '40000' ? `${row.name}/` : row.name) }))
  const sorted = keyed.sort((one, two) => Buffer.compare(one.key, two.key))
  const body = Buffer.concat(sorted.flatMap(({ row: { mode, name, oid } }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]))
  return createHash('sha1').update(`tree ${body.length}\0`).update(body).digest('hex')
}
