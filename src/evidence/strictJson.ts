import { maxDepth } from './canonical.ts'

/** `file` says what kind of thing the bytes are, for the one who must tell a damaged record from a web page. */
export type StrictJson = { ok: true; value: unknown; text: string } | { ok: false; found: string }

/**
 * JSON from hostile bytes: UTF-8 without replacement characters or byte order mark, nesting and number of values counted before the parser
 * sees it (ten million empty objects fit in a small file and fill a memory). Never throws.
 */
export function readStrictJson(bytes: Uint8Array, maxValues: number): StrictJson {
  const text = decode(bytes)
  if (text === null) return { ok: false, found: 'bytes that are not UTF-8 text' }
  if (text.trim() === '') return { ok: false, found: bytes.length === 0 ? 'an empty file' : 'a blank file' }
  const { depth, values } = extentOf(bytes)
  if (depth > maxDepth) return { ok: false, found: `JSON nested deeper than ${maxDepth} levels` }
  if (values > maxValues) return { ok: false, found: `JSON of more than ${maxValues} values` }
  try {
    return { ok: true, text, value: JSON.parse(text) }
  } catch {
    return { ok: false, found: text.trimStart().startsWith('<') ? 'HTML or XML' : 'text that is not JSON' }
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c

/** The deepest nesting, and how many values there are at most. On bytes: all of JSON's structure is ASCII, and no byte of a longer character is. */
function extentOf(bytes: Uint8Array): { depth: number; values: number } {
  let [level, depth, values] = [0, 0, 1]
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte === quote) index = endOfString(bytes, index)
    else if (byte === comma) values += 1
    else if (byte === 0x5b || byte === 0x7b) {
      level += 1
      values += 1
      depth = Math.max(depth, level)
    } else if (byte === 0x5d || byte === 0x7d) level -= 1
  }
  return { depth, values }
}

/** Found from quote to quote, since half of a record is one long string. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(quote, start + 1); end >= 0; end = bytes.indexOf(quote, end + 1)) {
    let before = end - 1
    while (bytes[before] === backslash) before -= 1
    if ((end - before) % 2 === 1) return end
  }
  return bytes.length
}

/** An object of JSON, or null for anything else. */
export const objectOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null

/** Bytes of base64 in its one canonical spelling (padding, no slack bits, no line breaks), or null. */
export const canonicalBase64 = (value: unknown): Uint8Array | null =>
  typeof value === 'string' && isCanonicalBase64(value) ? Buffer.from(value, 'base64') : null

/** Told by its form: written again to be compared, a record would stand in memory once more. No expression here keeps what it has passed. */
const isCanonicalBase64 = (text: string): boolean =>
  text === '' || (text.length % 4 === 0 && lastFour.test(text.slice(-4)) && !/[^A-Za-z0-9+/]/.test(text.slice(0, -4)))

/** Before a padding only those digits whose unused bits are zero. */
const lastFour = /^[A-Za-z0-9+/](?:[A-Za-z0-9+/]{3}|[A-Za-z0-9+/][AEIMQUYcgkosw048]=|[AQgw]==)$/
