/** Half of the order of P-256 (FIPS 186-5; SEC 2): of s and n − s, which both verify, the smaller one is the signature's one form. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const half = order / 2n

/**
 * An ECDSA signature over P-256 in its one form: DER without spare bytes, s in the lower half. Anybody can write a signature in its other form
 * without the key, and the file would have another digest. Null for what is no signature.
 */
export function lowS(der: Uint8Array): Uint8Array | null {
  const r = integerAt(der, 2)
  const s = r && integerAt(der, r.end)
  if (!r || !s || der[0] !== 0x30 || der[1] !== der.length - 2 || s.end !== der.length) return null
  if (r.value <= 0n || r.value >= order || s.value <= 0n || s.value >= order) return null
  const body = Buffer.concat([encoded(r.value), encoded(s.value > half ? order - s.value : s.value)])
  return Buffer.concat([Buffer.of(0x30, body.length), body])
}

function integerAt(der: Uint8Array, at: number): { value: bigint; end: number } | null {
  const [tag, length = 0] = der.subarray(at, at + 2)
  const end = at + 2 + length
  if (tag !== 0x02 || length === 0 || length > 33 || end > der.length) return null
  return { value: BigInt(`0x${Buffer.from(der.subarray(at + 2, end)).toString('hex')}`), end }
}

/** DER's integers are signed: a leading zero keeps them positive. */
function encoded(value: bigint): Uint8Array {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  const positive = (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
  return Buffer.concat([Buffer.of(0x02, positive.length), positive])
}
