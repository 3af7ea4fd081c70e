import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import canonicalize from 'canonicalize'
import { preAuthEncoding } from '../../src/evidence/bundle.ts'
import { canonicalBytes, isCanonical } from '../../src/evidence/canonical.ts'
import { timestampParts, writeTimestamp } from '../../src/evidence/timestampForm.ts'
import { readTimestamp, timestampOf } from '../../src/evidence/timestamps.ts'

/** Our own functions, measured by what others published (README.md says where from). */
const published = (...path: string[]): Buffer => readFileSync(join(import.meta.dirname, ...path))

describe('RFC 8785 (JCS): test data of its authors', () => {
  const names = readdirSync(join(import.meta.dirname, 'jcs/input')).map((name) => name.replace('.json', ''))
  const input = (name: string): unknown => JSON.parse(published('jcs/input', `${name}.json`).toString('utf8'))
  const output = (name: string): Buffer => Buffer.from(published('jcs/outhex', `${name}.txt`).toString('utf8').replaceAll(/\s/g, ''), 'hex')

  test('all six are here', () => {
    expect(names.toSorted()).toEqual(['arrays', 'french', 'structures', 'unicode', 'values', 'weird'])
  })

  test.each(['arrays', 'french', 'structures', 'unicode', 'weird'])('%s: the same bytes', (name) => {
    expect(Buffer.from(canonicalBytes(input(name))).toString('hex')).toBe(output(name).toString('hex'))
    expect(isCanonical(output(name), input(name))).toBe(true)
    expect(isCanonical(published('jcs/input', `${name}.json`), input(name))).toBe(false)
  })

  test('values: numbers that a record may not hold are refused, and written as published below that', () => {
    expect(() => canonicalBytes(input('values'))).toThrow('only integers below 2^53 are allowed')
    expect(isCanonical(output('values'), input('values'))).toBe(false)
    expect(Buffer.from(canonicalize(input('values')) ?? '').toString('hex')).toBe(output('values').toString('hex'))
    const { numbers: _, ...others } = input('values') as Record<string, unknown>
    expect(Buffer.from(canonicalBytes(others)).toString()).toBe(output('values').toString().replace(/"numbers":\[[^\]]*\],/, ''))
  })

  test('the first 10,000 numbers have the published digest, and ours are the same text or refused', () => {
    const hash = createHash('sha256')
    let lines = 0
    let taken = 0
    for (const number of numbers(10_000)) {
      const text = canonicalize(number) ?? ''
      hash.update(`${hexOf(number)},${text}\n`)
      lines += 1
      const ours = written(number)
      expect(ours === null).toBe(!Number.isSafeInteger(number))
      if (ours !== null) {
        expect(ours).toBe(text)
        taken += 1
      }
    }
    expect(hash.digest('hex')).toBe('b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892')
    expect([lines, taken > 0]).toEqual([10_000, true])
  })
})

function written(number: number): string | null {
  try {
    return Buffer.from(canonicalBytes(number)).toString()
  } catch {
    return null
  }
}

const hexOf = (number: number): string => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(number)
  return bytes.readBigUInt64BE().toString(16)
}

const fromBits = (bits: bigint): number => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(bits)
  return bytes.readDoubleBE()
}

/** The sequence that the authors describe: listed ones, 2,000 in a row, then what a chain of digests says. */
function* numbers(count: number): Generator<number> {
  const listed = published('jcs/numbers.txt').toString('utf8').trim().split(/\s+/).map((hex) => fromBits(BigInt(`0x${hex}`)))
  const serial = Array.from({ length: 2000 }, (_, index) => fromBits(0x0010000000000000n + BigInt(index)))
  yield* listed
  yield* serial
  let block = Buffer.alloc(32)
  for (let made = listed.length + serial.length; made < count; ) {
    block = createHash('sha256').update(block).digest()
    for (let at = 0; at < 32 && made < count; at += 8) {
      const number = block.readDoubleLE(at)
      if (number === 0 || !Number.isFinite(number)) continue
      yield number
      made += 1
    }
  }
}

describe('DSSE: the vector of its protocol', () => {
  const type = 'http://example.com/HelloWorld'
  const vector = {
    body: 'hello world',
    encoded: 'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    x: 46950820868899156662930047687818585632848591499744589407958293238635476079160n,
    y: 5640078356564379163099075877009565129882514886557779369047442380624545832820n,
    signature: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==',
  }
  const coordinate = (value: bigint): string => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(vector.x), y: coordinate(vector.y) }
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  const holds = (bytes: Uint8Array): boolean => verify('sha256', bytes, key, Buffer.from(vector.signature, 'base64'))

  test('its encoding is ours, and its signature is over it', () => {
    const encoded = preAuthEncoding(type, Buffer.from(vector.body))
    expect(Buffer.from(encoded).toString('latin1')).toBe(vector.encoded)
    expect(holds(encoded)).toBe(true)
  })

  test.each([
    ['another body', type, 'hello worle'],
    ['another type', `${type}s`, 'hello world'],
    ['a border that moved', 'http://example.com/HelloWorld 11', 'hello world'],
  ])('its signature is not over %s', (_, other, body) => {
    expect(holds(preAuthEncoding(other, Buffer.from(body)))).toBe(false)
  })

  test('lengths are of bytes', () => {
    expect(Buffer.from(preAuthEncoding(type, Buffer.from('ಠ'))).toString('utf8')).toBe(`DSSEv1 29 ${type} 3 ಠ`)
  })
})

describe('RFC 3161: answers of an ordinary authority, RSA', () => {
  const data = Buffer.from('RhT49MYCgJzWssTF+LXtFZbLD4pe94q4uezLWoTLzyM=\n')
  const parts = (name: string) => timestampParts(published('rfc3161', `${name}.tsr`))
  const [authority, issuer] = (parts('with-nonce')?.certificates ?? []).map((der) => new X509Certificate(der).publicKey)

  test.each([
    ['with-nonce', '2017-04-19T06:29:53.000Z'],
    ['without-nonce', '2017-04-19T06:28:13.000Z'],
    ['without-certificates', '2017-04-19T06:32:43.000Z'],
  ])('%s verifies, as it came and in the one form', (name, time) => {
    const found = parts(name)
    const read = found && [timestampOf(found), readTimestamp(writeTimestamp(found))]
    for (const timestamp of read ?? [null]) {
      expect(timestamp?.time.toISOString()).toBe(time)
      expect([timestamp?.covers(data), timestamp?.covers(data.subarray(1))]).toEqual([true, false])
      expect([authority, issuer].map((key) => key && timestamp?.isBy(key))).toEqual([true, false])
    }
  })

  test.each(['refused', 'token-without-response'])('%s is none', (name) => {
    expect(parts(name)).toBeNull()
  })

  test('a byte less, or another one in what is signed, is none or not by the authority', () => {
    const bytes = published('rfc3161/without-certificates.tsr')
    const survivors: number[] = []
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 0x01
      const found = timestampParts(altered)
      const timestamp = found && timestampOf(found)
      if (found && timestamp && authority && timestamp.isBy(authority) && timestamp.covers(data)) survivors.push(at)
      expect(timestampParts(bytes.subarray(0, at))).toBeNull()
    }
    // Nobody signs the status, the versions and the list of hashes, and the one form leaves them no choice; nor whose certificate is named, which is
    // compared with the authority's.
    const original = timestampOf(parts('without-certificates')!)!
    const named = ({ issuer, serial }: { issuer: Uint8Array; serial: Uint8Array }): string => `${hexes(issuer)} ${hexes(serial)}`
    for (const at of survivors) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 0x01
      const found = timestampParts(altered)!
      const same = Buffer.compare(writeTimestamp(found), writeTimestamp(parts('without-certificates')!)) === 0
      expect(same || named(timestampOf(found)!) !== named(original)).toBe(true)
    }
  })
})

const hexes = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
