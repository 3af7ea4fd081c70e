import { crc32 } from 'node:zlib'

interface Entry {
  name: Buffer
  bytes: Buffer
  checksum: number
}

/** Method 0 (stored), UTF-8 names, 1 January 1980: the same files make the same bytes. */
function common({ name, bytes, checksum }: Entry): Buffer {
  const part = Buffer.alloc(26)
  part.writeUInt16LE(20, 0)
  part.writeUInt16LE(0x0800, 2)
  part.writeUInt16LE(0x21, 8)
  part.writeUInt32LE(checksum, 10)
  part.writeUInt32LE(bytes.length, 14)
  part.writeUInt32LE(bytes.length, 18)
  part.writeUInt16LE(name.length, 22)
  return part
}

const localHeader = (entry: Entry): Buffer => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(entry), entry.name, entry.bytes])

function centralHeader(entry: Entry, offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common(entry), rest, entry.name])
}

/** Files as the archive that an artifact is (PKWARE's APPNOTE.TXT 4.3), without compression. */
export function zipOf(files: Record<string, string | Uint8Array>): Uint8Array {
  const parts: Buffer[] = []
  const index: Buffer[] = []
  let offset = 0
  for (const [path, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const entry = { name: Buffer.from(path), bytes, checksum: crc32(bytes) }
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
  return Buffer.concat([...parts, ...index, end])
}
