import type { KeyObject } from 'node:crypto'

/**
 * ECDSA over a digest that is given instead of its message (FIPS 186-5, 6.4.2), which Node's crypto does not offer and the conformance protocol asks
 * for. Everything in it is public, so that nothing leaks by its time. Nothing of the program uses this.
 */
interface Curve {
  p: bigint
  n: bigint
  base: [bigint, bigint]
}

type Point = [bigint, bigint] | null

/** SEC 2; a is -3 in both. */
const curves: Record<string, Curve> = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    base: [0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n, 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n],
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    base: [
      0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
      0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
    ],
  },
}

/** False for any other kind of key, and for a digest longer than the curve, which is cut where a message is hashed. */
export function signedDigest(key: KeyObject, digest: Uint8Array, signature: Uint8Array): boolean {
  const { crv = '', x = '', y = '' } = key.export({ format: 'jwk' })
  const curve = curves[crv]
  const [r, s] = integersOf(signature)
  if (!curve || digest.length * 8 > bitsOf(curve) || r === undefined || s === undefined) return false
  const { n, p, base } = curve
  if (r <= 0n || r >= n || s <= 0n || s >= n) return false
  const over = inverse(s, n)
  const at = (text: string): bigint => numberOf(Buffer.from(text, 'base64url'))
  const found = sum(times(base, (numberOf(digest) * over) % n, p), times([at(x), at(y)], (r * over) % n, p), p)
  return found !== null && found[0] % n === r
}

const bitsOf = ({ n }: Curve): number => n.toString(2).length
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by

/** The two integers of a DER signature; none of what is no such sequence, to its last byte. */
function integersOf(der: Uint8Array): bigint[] {
  const first = der[3] ?? 0
  const second = der[5 + first] ?? 0
  const whole = der[0] === 0x30 && der[1] === der.length - 2 && der[2] === 2 && der[4 + first] === 2 && der.length === 6 + first + second
  return whole ? [numberOf(der.subarray(4, 4 + first)), numberOf(der.subarray(6 + first))] : []
}

function inverse(value: bigint, by: bigint): bigint {
  let [one, other, a, b] = [modulo(value, by), by, 1n, 0n]
  while (one > 1n) {
    const times = other / one
    ;[one, other, a, b] = [other - times * one, one, b - times * a, a]
  }
  return modulo(a, by)
}

function sum(one: Point, other: Point, p: bigint): Point {
  if (one === null) return other
  if (other === null) return one
  const [[x1, y1], [x2, y2]] = [one, other]
  if (x1 === x2 && modulo(y1 + y2, p) === 0n) return null
  const slope = x1 === x2 ? (3n * x1 * x1 - 3n) * inverse(2n * y1, p) : (y2 - y1) * inverse(x2 - x1, p)
  const x = modulo(slope * slope - x1 - x2, p)
  return [x, modulo(slope * (x1 - x) - y1, p)]
}

function times(point: Point, factor: bigint, p: bigint): Point {
  let [found, power] = [null as Point, point]
  for (let left = factor; left > 0n; left >>= 1n) {
    if (left & 1n) found = sum(found, power, p)
    power = sum(power, power, p)
  }
  return found
}
