/** One element of DER (X.690): `whole` is its bytes with tag and length. */
export interface Der {
  tag: number
  content: Uint8Array
  whole: Uint8Array
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const

/** The one element that the bytes are, or null: lengths in their shortest form, nothing before or after, no tags beyond one byte. */
export function readDer(bytes: Uint8Array): Der | null {
  const first = elementAt(bytes, 0)
  return first !== null && first.whole.length === bytes.length ? first : null
}

/** The elements inside, or null when the content is not whole elements. `tag` names what is expected to hold them. */
export function partsOf(der: Der | null | undefined, tag: number): Der[] | null {
  if (!der || der.tag !== tag) return null
  const parts: Der[] = []
  for (let at = 0; at < der.content.length; ) {
    const part = elementAt(der.content, at)
    if (part === null) return null
    parts.push(part)
    at += part.whole.length
  }
  return parts
}

export function encodeDer(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content])
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

function elementAt(bytes: Uint8Array, at: number): Der | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null
  const long = first < 0x80 ? 0 : first - 0x80
  if (first === 0x80 || long > 4) return null
  const length = long === 0 ? first : bytes.subarray(at + 2, at + 2 + long).reduce((sum, byte) => sum * 256 + byte, 0)
  const start = at + 2 + long
  if (start + length > bytes.length || lengthOf(length).length !== 1 + long) return null
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) }
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Buffer.of(length)
  const hex = length.toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return Buffer.concat([Buffer.of(0x80 + bytes.length), bytes])
}
