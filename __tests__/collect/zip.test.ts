import { describe, expect, test } from '@jest/globals'
import { openZip } from '../../src/collect/zip.ts'
import { archiveOf, type ZipEntry } from '../../src/simulator/zip.ts'

const limits = { entries: 100, bytes: 1000 }
const entries: ZipEntry[] = [
  { name: 'top/', content: '' },
  { name: 'top/a.json', content: 'one', deflated: true },
  { name: 'top/link', content: '/etc/passwd', mode: 0o120777 },
  { name: 'top/run', content: '#!', mode: 0o100755 },
]
const good = Buffer.from(archiveOf(entries, 'ab'.repeat(20)))
const endOf = (archive: Buffer): number => archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')

/** The same with its numbers where an archive of more entries than 16 bits count has them. */
function large(): Buffer {
  const end = endOf(good)
  const record = Buffer.alloc(56)
  record.write('PK\x06\x06', 'latin1')
  record.writeBigUInt64LE(BigInt(entries.length), 32)
  record.writeBigUInt64LE(BigInt(good.readUInt32LE(end + 16)), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(end), 8)
  const last = Buffer.from(good.subarray(end))
  last.writeUInt16LE(0xffff, 10)
  last.writeUInt32LE(0xffffffff, 16)
  return Buffer.concat([good.subarray(0, end), record, locator, last])
}

describe('an archive', () => {
  test.each([['ordinary', good], ['with 64-bit numbers', large()]])('%s: its entries, what they are, and each on demand', (_, bytes) => {
    const archive = openZip(bytes, limits)
    if (typeof archive === 'string') throw new Error(archive)
    expect(archive.entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['top/', 'folder'],
      ['top/a.json', 'file'],
      ['top/link', 'link'],
      ['top/run', 'executable'],
    ])
    expect(new TextDecoder().decode(archive.read('top/a.json') ?? undefined)).toBe('one')
    expect([archive.read('top/b.json'), archive.comment]).toEqual([null, 'ab'.repeat(20)])
  })

  const changed = (change: (archive: Buffer, end: number) => void): Buffer => {
    const copy = Buffer.from(good)
    change(copy, endOf(copy))
    return copy
  }
  const largeChanged = (change: (archive: Buffer, record: number) => void): Buffer => {
    const copy = large()
    change(copy, copy.lastIndexOf('PK\x06\x06', undefined, 'latin1'))
    return copy
  }

  const many = Array.from({ length: 101 }, (_, index): ZipEntry => ({ name: String(index), content: '' }))
  test.each<[string, Uint8Array, RegExp]>([
    ['that is none', Buffer.from('<html>'), /no end/],
    ['that is empty', new Uint8Array(), /no end/],
    ['cut off', good.subarray(0, good.length - 1), /no end/],
    ['with something behind it', Buffer.concat([good, Buffer.from('x')]), /no end/],
    ['with an end of an archive in its comment', Buffer.from(archiveOf(entries, `PK\x05\x06${'\0'.repeat(18)}`)), /no end/],
    ['of too many entries', archiveOf(many), /101 entries; no more than 100/],
    ['that says it has more than it has', changed((archive, end) => archive.writeUInt16LE(9, end + 10)), /index is not whole/],
    ['with an index elsewhere', changed((archive, end) => archive.writeUInt32LE(3, end + 16)), /index is not whole/],
    ['with an index outside', changed((archive, end) => archive.writeUInt32LE(0xfffffff, end + 16)), /index is not whole|outside/],
    ['with one name twice', Buffer.from(archiveOf([...entries, { name: 'top/run', content: 'other' }])), /one name/],
    ['with 64-bit numbers outside', largeChanged((archive, record) => archive.writeBigUInt64LE(2n ** 60n, record + 48)), /outside|not whole/],
    ['of 2^60 entries', largeChanged((archive, record) => archive.writeBigUInt64LE(2n ** 60n, record + 32)), /1152921504606847000 entries/],
    ['whose 64-bit end is elsewhere', largeChanged((archive, record) => archive.write('XX', record, 'latin1')), /no end/],
  ])('%s: refused', (_, bytes, why) => expect(openZip(bytes, limits)).toMatch(why))

  test('an entry that inflates to more than the limit is not read, and the others are', () => {
    const archive = openZip(archiveOf([{ name: 'bomb', content: Buffer.alloc(10_000_000), deflated: true }, { name: 'a', content: 'a' }]), limits)
    if (typeof archive === 'string') throw new Error(archive)
    expect([archive.read('bomb'), archive.read('a')?.length]).toEqual([null, 1])
  })
})
