import { maxDepth } from './canonical.ts'

/** `file` says what kind of thing the bytes are, for the one who must tell a damaged record from a web page. */
export type StrictJson = { ok: true; value: unknown; text: string } | { ok: false; found: string }

/** JSON from hostile bytes: UTF-8 without replacement characters or byte order mark, nesting counted before the parser sees it. Never throws. */
export function readStrictJson(bytes: Uint8Array): StrictJson {
  const text = decode(bytes)
  if (text === null) return { ok: false, found: 'bytes that are not UTF-8 text' }
  if (text.trim() === '') return { ok: false, found: bytes.length === 0 ? 'an empty file' : 'a blank file' }
  if (tooDeep(bytes)) return { ok: false, found: `JSON nested deeper than ${maxDepth} levels` }
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
const backslash = 0x5c
const openers = new Set([0x5b, 0x7b])
const closers = new Set([0x5d, 0x7d])

// On bytes: all of JSON's structure is ASCII, and no byte of a longer UTF-8 sequence is.
function tooDeep(bytes: Uint8Array): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (inString) {
      if (byte === backslash) index += 1
      else if (byte === quote) inString = false
    } else if (byte === quote) inString = true
    else if (openers.has(byte)) {
      depth += 1
      if (depth > maxDepth) return true
    } else if (closers.has(byte)) depth -= 1
  }
  return false
}

/** An object of JSON, or null for anything else. */
export const objectOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null

/** Bytes of base64 in its one canonical spelling (padding, no slack bits, no line breaks), or null. */
export function canonicalBase64(value: unknown): Uint8Array | null {
  if (typeof value !== 'string') return null
  const bytes = Buffer.from(value, 'base64')
  return bytes.toString('base64') === value ? bytes : null
}
