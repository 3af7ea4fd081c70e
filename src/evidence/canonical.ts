import canonicalize from 'canonicalize'

/** Deeper values are refused: verifiers of other makers recurse, and nothing of ours is nearly that deep. */
export const maxDepth = 64

/**
 * The bytes of RFC 8785 (JCS), and the only form in which anything is hashed or signed. Throws `TypeError` for what JSON would drop, bend or
 * write differently from one language to the next: undefined, NaN, fractions, integers from 2^53, lone surrogates, objects with a class.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  refuseUnsafe(value, '', 0)
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('nothing to canonicalise')
  return new TextEncoder().encode(text)
}

/** Whether two values have the same canonical form. Values that have none are never equal. */
export function sameCanonically(one: unknown, other: unknown): boolean {
  try {
    return Buffer.compare(canonicalBytes(one), canonicalBytes(other)) === 0
  } catch {
    return false
  }
}

function refuseUnsafe(value: unknown, at: string, depth: number): void {
  if (depth > maxDepth) throw new TypeError(`${place(at)} is nested deeper than ${maxDepth} levels`)
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') return refuseLoneSurrogate(value, at)
  if (typeof value === 'number') return refuseInexact(value, at)
  if (typeof value !== 'object') throw new TypeError(`${place(at)} is ${value === undefined ? 'undefined' : `a ${typeof value}`}`)
  if (Array.isArray(value)) {
    // By index: holes are skipped by forEach and would become null.
    for (let index = 0; index < value.length; index += 1) refuseUnsafe(value[index], `${at}/${index}`, depth + 1)
    return
  }
  refuseClass(value, at)
  for (const [key, member] of Object.entries(value)) {
    refuseLoneSurrogate(key, `${at}/${key}`)
    refuseUnsafe(member, `${at}/${key}`, depth + 1)
  }
}

// Beyond 2^53 languages disagree about the number, and fractions are printed in different ways.
function refuseInexact(value: number, at: string): void {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${place(at)} is ${value}; only integers below 2^53 are allowed`)
}

function refuseLoneSurrogate(text: string, at: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${place(at)} holds half of a surrogate pair, which has no UTF-8`)
}

// A Date, Map or object with toJSON would be written as something else than what the judgement saw. Plain: the end of the chain is one step away.
function refuseClass(value: object, at: string): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError(`${place(at)} is not a plain object`)
  if ('toJSON' in value && typeof value.toJSON === 'function') throw new TypeError(`${place(at)} brings its own toJSON`)
}

const place = (at: string): string => (at === '' ? 'the value' : JSON.stringify(at))
