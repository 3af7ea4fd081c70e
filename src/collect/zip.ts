import { crc32, inflateRawSync } from 'node:zlib'

const endLength = 22
/** The comment of an archive is at most this long, so its end record begins no earlier. */
const longestComment = 0xffff
/** Where a number of the end record does not fit: the 64-bit record before it has it. */
const full = { count: 0xffff, offset: 0xffffffff }

export interface ZipLimits {
  entries: number
  /** Of one entry, once inflated. */
  bytes: number
}

/** `link` has its target as its content; a folder has none. */
export interface ZipEntry {
  name: string
  kind: 'file' | 'executable' | 'link' | 'folder'
}

export interface ZipArchive {
  entries: ZipEntry[]
  comment: string
  /** One entry, inflated now. Null: there is none, or it is encrypted, longer than the limit, or not what its checksum says. */
  read(name: string): Uint8Array | null
}

/**
 * The index of an archive (PKWARE's APPNOTE.TXT 4.3) in memory: no path is ever used for writing, sizes that the archive claims are not believed, and
 * nothing is inflated before it is asked for. Never throws; a text says why it is no archive that is read.
 */
export function openZip(archive: Uint8Array, limits: ZipLimits): ZipArchive | string {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  try {
    const end = endOf(view)
    if (end === null) return 'it has no end of an archive'
    if (end.count > limits.entries) return `it holds ${end.count} entries; no more than ${limits.entries} are read`
    const entries = entriesOf(view, end)
    if (entries === null) return 'its index is not whole'
    const byName = new Map(entries.map((entry) => [entry.name, entry]))
    if (byName.size !== entries.length) return 'two of its entries have one name'
    const read = (name: string): Uint8Array | null => {
      const entry = byName.get(name)
      return entry === undefined ? null : contentOf(view, entry, limits.bytes)
    }
    return { entries: entries.map(({ name, kind }) => ({ name, kind })), comment: end.comment, read }
  } catch {
    return 'a field of it points outside'
  }
}

const smallArchive = 100

/** One file of an archive of a few. Null when there is no such file, or none that can be read. */
export function fileInZip(archive: Uint8Array, name: string, most: number): Uint8Array | null {
  const opened = openZip(archive, { entries: smallArchive, bytes: most })
  return typeof opened === 'string' ? null : opened.read(name)
}

interface End {
  count: number
  index: number
  comment: string
}

/** The end record with its comment ends the archive. Where two could be meant, as with one inside a comment, readers would differ: then none is. */
function endOf(view: Buffer): End | null {
  const fitting: number[] = []
  const next = (from: number): number => view.indexOf('PK\x05\x06', from, 'latin1')
  const first = next(Math.max(0, view.length - endLength - longestComment))
  for (let one = first; one >= 0 && one + endLength <= view.length; one = next(one + 1)) {
    if (one + endLength + view.readUInt16LE(one + 20) === view.length) fitting.push(one)
  }
  const [at, ...others] = fitting
  if (at === undefined || others.length > 0) return null
  const comment = view.toString('latin1', at + endLength)
  const [count, index] = [view.readUInt16LE(at + 10), view.readUInt32LE(at + 16)]
  if (count !== full.count && index !== full.offset) return { count, index, comment }
  if (view.toString('latin1', at - 20, at - 16) !== 'PK\x06\x07') return { count, index, comment }
  const large = Number(view.readBigUInt64LE(at - 12))
  if (view.toString('latin1', large, large + 4) !== 'PK\x06\x06') return null
  return { count: Number(view.readBigUInt64LE(large + 32)), index: Number(view.readBigUInt64LE(large + 48)), comment }
}

interface Entry extends ZipEntry {
  flags: number
  method: number
  checksum: number
  packed: number
  offset: number
}

function entriesOf(view: Buffer, { count, index }: End): Entry[] | null {
  const entries: Entry[] = []
  for (let at = index; entries.length < count; ) {
    if (view.toString('latin1', at, at + 4) !== 'PK\x01\x02') return null
    const nameLength = view.readUInt16LE(at + 28)
    const name = view.toString('utf8', at + 46, at + 46 + nameLength)
    entries.push({
      name,
      kind: kindOf(name, view.readUInt8(at + 5), view.readUInt32LE(at + 38) >>> 16),
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      checksum: view.readUInt32LE(at + 16),
      packed: view.readUInt32LE(at + 20),
      offset: view.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

const unix = 3

/** Only an archive that was made on Unix says a mode. */
function kindOf(name: string, maker: number, mode: number): ZipEntry['kind'] {
  if (name.endsWith('/')) return 'folder'
  if (maker !== unix || mode === 0) return 'file'
  const type = mode & 0o170000
  if (type === 0o120000) return 'link'
  return (mode & 0o111) === 0 ? 'file' : 'executable'
}

function contentOf(view: Buffer, { flags, method, checksum, packed, offset }: Entry, most: number): Uint8Array | null {
  try {
    const isEncrypted = (flags & 1) === 1
    if (isEncrypted || view.toString('latin1', offset, offset + 4) !== 'PK\x03\x04') return null
    const begin = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
    const bytes = view.subarray(begin, begin + packed)
    if (bytes.length !== packed) return null
    const content = method === 0 ? bytes : method === 8 ? inflateRawSync(bytes, { maxOutputLength: most }) : null
    if (content === null || content.length > most || crc32(content) !== checksum) return null
    return new Uint8Array(content)
  } catch {
    // Bytes that do not inflate, or to more than so many.
    return null
  }
}
