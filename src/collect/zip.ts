import { crc32, inflateRawSync } from 'node:zlib'

const endLength = 22
/** The comment of an archive is at most this long, so its end record begins no earlier. */
const longestComment = 0xffff
const maxEntries = 100

/**
 * One file of an archive (PKWARE's APPNOTE.TXT 4.3), read in memory: no path is ever used for writing. Null when there is no such file, when
 * it is named twice, encrypted, longer than `most` bytes once inflated, or not what its checksum says. Sizes that the archive claims are not
 * believed. Never throws.
 */
export function fileInZip(archive: Uint8Array, name: string, most: number): Uint8Array | null {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  try {
    const [entry, ...more] = entriesOf(view).filter((one) => one.name === name)
    return entry === undefined || more.length > 0 ? null : contentOf(view, entry, most)
  } catch {
    // A field that points outside the archive, or bytes that do not inflate to at most so many.
    return null
  }
}

interface Entry {
  name: string
  flags: number
  method: number
  checksum: number
  packed: number
  offset: number
}

function entriesOf(view: Buffer): Entry[] {
  const end = view.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < Math.max(0, view.length - endLength - longestComment)) return []
  const count = view.readUInt16LE(end + 10)
  if (count > maxEntries) return []
  const entries: Entry[] = []
  for (let at = view.readUInt32LE(end + 16); entries.length < count; ) {
    if (view.toString('latin1', at, at + 4) !== 'PK\x01\x02') return []
    const nameLength = view.readUInt16LE(at + 28)
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
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

function contentOf(view: Buffer, { flags, method, checksum, packed, offset }: Entry, most: number): Uint8Array | null {
  const isEncrypted = (flags & 1) === 1
  if (isEncrypted || view.toString('latin1', offset, offset + 4) !== 'PK\x03\x04') return null
  const begin = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
  const bytes = view.subarray(begin, begin + packed)
  if (bytes.length !== packed) return null
  const content = method === 0 ? bytes : method === 8 ? inflateRawSync(bytes, { maxOutputLength: most }) : null
  if (content === null || content.length > most || crc32(content) !== checksum) return null
  return new Uint8Array(content)
}
