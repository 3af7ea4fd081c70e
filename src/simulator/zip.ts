import { crc32, deflateRawSync } from 'node:zlib'

/** One entry; a name that ends with a slash is a folder. */
export interface ZipEntry {
  name: string
  content: string | Uint8Array
  deflated?: boolean
  /** Git's mode where it is told, as `120000`: a plain file's is not. */
  mode?: number
}

interface Packed {
  name: Buffer
  packed: Buffer
  length: number
  checksum: number
  method: 0 | 8
  mode: number
}

/** UTF-8 names, 1 January 1980: the same files make the same bytes. */
function common({ name, packed, length, checksum, method }: Packed): Buffer {
  const part = Buffer.alloc(26)
  part.writeUInt16LE(20, 0)
  part.writeUInt16LE(0x0800, 2)
  part.writeUInt16LE(method, 4)
  part.writeUInt16LE(0x21, 8)
  part.writeUInt32LE(checksum, 10)
  part.writeUInt32LE(packed.length, 14)
  part.writeUInt32LE(length, 18)
  part.writeUInt16LE(name.length, 22)
  return part
}

const localHeader = (entry: Packed): Buffer => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(entry), entry.name, entry.packed])

/** A mode makes the entry one of Unix, as git does it. */
function centralHeader(entry: Packed, offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(entry.mode === 0 ? 0 : (entry.mode << 16) >>> 0, 6)
  rest.writeUInt32LE(offset, 10)
  const maker = entry.mode === 0 ? '\x14\x00' : '\x17\x03'
  return Buffer.concat([Buffer.from(`PK\x01\x02${maker}`, 'latin1'), common(entry), rest, entry.name])
}

function packedOf({ name, content, deflated = false, mode = 0 }: ZipEntry): Packed {
  const bytes = Buffer.from(content)
  const isPacked = deflated && bytes.length > 0
  return {
    name: Buffer.from(name),
    packed: isPacked ? deflateRawSync(bytes) : bytes,
    length: bytes.length,
    checksum: crc32(bytes),
    method: isPacked ? 8 : 0,
    mode,
  }
}

/** An archive (PKWARE's APPNOTE.TXT 4.3) of the entries in their order, whatever they are. */
export function archiveOf(entries: ZipEntry[], comment = ''): Uint8Array {
  const parts: Buffer[] = []
  const index: Buffer[] = []
  let offset = 0
  for (const entry of entries.map(packedOf)) {
    const local = localHeader(entry)
    index.push(centralHeader(entry, offset))
    parts.push(local)
    offset += local.length
  }
  const size = index.reduce((sum, one) => sum + one.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(index.length, 8)
  end.writeUInt16LE(index.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...parts, ...index, end, Buffer.from(comment, 'latin1')])
}

/** Files as the archive that an artifact is, without compression. */
export const zipOf = (files: Record<string, string | Uint8Array>): Uint8Array =>
  archiveOf(Object.entries(files).map(([name, content]) => ({ name, content })))
