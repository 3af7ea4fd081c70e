import { createHash, createPublicKey, type KeyObject } from 'node:crypto'

/** Kinds of key that other makers' verifiers accept; P-384 is not among them. */
export type KeyKind = 'P-256' | 'Ed25519' | 'RSA'

export interface UsableKey {
  kind: KeyKind
  key: KeyObject
  /** The OpenSSH fingerprint, `SHA256:…`: what `ssh-keygen -l` prints, and the keyid that DSSE verifiers expect. */
  keyid: string
}

export type KeyReading = { ok: true; usable: UsableKey } | { ok: false; found: string }

/** The least RSA modulus, in bits (NIST SP 800-57: 128 bits of strength, good beyond 2030). */
export const minRsaBits = 3072

/** A public key from PEM. A private key is refused: whoever checks evidence should not hold one. Never throws, never repeats the input. */
export function readPublicKey(pem: string): KeyReading {
  if (pem.includes('PRIVATE KEY')) return { ok: false, found: 'a private key' }
  try {
    return usableKey(createPublicKey(pem))
  } catch {
    return { ok: false, found: pem.includes('-----BEGIN') ? 'PEM that is not a public key' : 'text that is not PEM' }
  }
}

/** Whether this key may sign evidence, with its fingerprint. Takes the public half of a pair. */
export function usableKey(key: KeyObject): KeyReading {
  const jwk = key.export({ format: 'jwk' })
  const wire = (kind: KeyKind, ...fields: Uint8Array[]): KeyReading => ({ ok: true, usable: { kind, key, keyid: fingerprint(fields) } })
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') return wire('Ed25519', ascii('ssh-ed25519'), octets(jwk.x))
  if (jwk.kty === 'EC' && jwk.crv === 'P-256') {
    const point = Buffer.concat([Buffer.of(4), octets(jwk.x), octets(jwk.y)])
    return wire('P-256', ascii('ecdsa-sha2-nistp256'), ascii('nistp256'), point)
  }
  if (jwk.kty === 'RSA') {
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return bits < minRsaBits ? { ok: false, found: `an RSA key of ${bits} bits` } : wire('RSA', ascii('ssh-rsa'), mpint(jwk.e), mpint(jwk.n))
  }
  return { ok: false, found: `a key of type ${jwk.crv ?? jwk.kty ?? 'unknown'}` }
}

// RFC 4253 6.6 and RFC 5656 3.1: each field with its length in four bytes.
function fingerprint(fields: Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const field of fields) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(field.length)
    hash.update(length).update(field)
  }
  return `SHA256:${hash.digest('base64').replaceAll('=', '')}`
}

const ascii = (text: string): Uint8Array => Buffer.from(text, 'ascii')
const octets = (base64url: string | undefined): Uint8Array => Buffer.from(base64url ?? '', 'base64url')

// RFC 4251 5: a leading zero keeps a positive number positive.
function mpint(base64url: string | undefined): Uint8Array {
  const bytes = octets(base64url)
  return (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
}
