import canonicalize from 'canonicalize'
import { pieceLength, writeCanonical } from './canonicalText.ts'

/** Deeper values are refused: verifiers of other makers recurse, and nothing of ours is nearly that deep. */
export const maxDepth = 64

/**
 * The bytes of RFC 8785 (JCS), and the only form in which anything is hashed or signed. Throws `TypeError` for what JSON would drop, bend or
 * write differently from one language to the next: undefined, NaN, fractions, integers from 2^53, lone surrogates, objects with a class.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  const refused = faultIn(value, 0)
  if (refused !== null) throw new TypeError(`${place(refused.keys)} ${refused.is}`)
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('nothing to canonicalise')
  return new TextEncoder().encode(text)
}

/** Whether the bytes are the canonical form of the value: spare spaces and double keys show. A value that has none is never in it. Makes no copy. */
export function isCanonical(bytes: Uint8Array, value: unknown): boolean {
  if (faultIn(value, 0) !== null) return false
  const piece = Buffer.alloc(3 * pieceLength)
  let [at, same] = [0, true]
  writeCanonical(value, (text) => {
    const end = at + piece.write(text)
    same &&= end <= bytes.length && piece.compare(bytes, at, end, 0, end - at) === 0
    at = end
  })
  return same && at === bytes.length
}

/** Whether two values have the same canonical form. Values that have none are never equal. */
export function sameCanonically(one: unknown, other: unknown): boolean {
  try {
    return isCanonical(canonicalBytes(one), other)
  } catch {
    return false
  }
}

/** What is wrong with a member, and the keys that lead to it, innermost first: a path is made for what is refused only, records are large. */
interface Fault {
  is: string
  keys: (string | number)[]
}

const fault = (is: string): Fault => ({ is, keys: [] })

function under(key: string | number, found: Fault | null): Fault | null {
  found?.keys.push(key)
  return found
}

function faultIn(value: unknown, depth: number): Fault | null {
  if (depth > maxDepth) return fault(`is nested deeper than ${maxDepth} levels`)
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'string') return loneSurrogate(value)
  if (typeof value === 'number') return inexact(value)
  if (typeof value !== 'object') return fault(`is ${value === undefined ? 'undefined' : `a ${typeof value}`}`)
  return Array.isArray(value) ? faultInList(value, depth) : (strangeClass(value) ?? faultInMembers(value as Record<string, unknown>, depth))
}

function faultInList(list: unknown[], depth: number): Fault | null {
  // By index: holes are skipped by forEach and would become null.
  for (let index = 0; index < list.length; index += 1) {
    const found = under(index, faultIn(list[index], depth + 1))
    if (found !== null) return found
  }
  return null
}

function faultInMembers(value: Record<string, unknown>, depth: number): Fault | null {
  for (const key of Object.keys(value)) {
    const found = under(key, loneSurrogate(key) ?? faultIn(value[key], depth + 1))
    if (found !== null) return found
  }
  return null
}

// Beyond 2^53 languages disagree about the number, and fractions are printed in different ways.
const inexact = (value: number): Fault | null => (Number.isSafeInteger(value) ? null : fault(`is ${value}; only integers below 2^53 are allowed`))

const loneSurrogate = (text: string): Fault | null =>
  /\p{Surrogate}/u.test(text) ? fault('holds half of a surrogate pair, which has no UTF-8') : null

// A Date, Map or object with toJSON would be written as something else than what the judgement saw. Plain: the end of the chain is one step away.
function strangeClass(value: object): Fault | null {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return fault('is not a plain object')
  return 'toJSON' in value && typeof value.toJSON === 'function' ? fault('brings its own toJSON') : null
}

const place = (keys: Fault['keys']): string => (keys.length === 0 ? 'the value' : JSON.stringify(`/${keys.toReversed().join('/')}`))
