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

/** The one public key of a PEM text. A private key is refused: whoever checks evidence should not hold one. Never throws, never repeats the input. */
export function readPublicKey(pem: string): KeyReading {
  if (pem.includes('PRIVATE KEY')) return { ok: false, found: 'a private key' }
  const [label, ...more] = [...pem.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/g)].map(([, kind = '']) => kind)
  if (label === undefined) return { ok: false, found: 'text that is not PEM' }
  // The library would take the first of several, and of a certificate its key without looking at its dates or use.
  if (more.length > 0) return { ok: false, found: `${more.length + 1} blocks of PEM` }
  if (label.includes('CERTIFICATE')) return { ok: false, found: 'a certificate, which is not a key' }
  if (label !== 'PUBLIC KEY') return { ok: false, found: 'PEM that is not a public key' }
  try {
    return usableKey(createPublicKey(pem))
  } catch {
    return { ok: false, found: 'PEM that is not a public key' }
  }
}

/** Whether this key may sign evidence, with its fingerprint. Takes the public half of a pair. */
export function usableKey(key: KeyObject): KeyReading {
  const found = unusable(key)
  if (found !== null) return { ok: false, found }
  const { crv, x, y, e, n } = key.export({ format: 'jwk' })
  const usable = (kind: KeyKind, ...fields: Uint8Array[]): KeyReading => ({ ok: true, usable: { kind, key, keyid: fingerprint(fields) } })
  if (crv === 'Ed25519') return usable('Ed25519', ascii('ssh-ed25519'), octets(x))
  if (crv === 'P-256') return usable('P-256', ascii('ecdsa-sha2-nistp256'), ascii('nistp256'), Buffer.concat([Buffer.of(4), octets(x), octets(y)]))
  return usable('RSA', ascii('ssh-rsa'), mpint(e), mpint(n))
}

function unusable({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string | null {
  if (type === 'ed25519') return null
  if (type === 'ec') return details?.namedCurve === 'prime256v1' ? null : `an elliptic curve key on ${curveName(details?.namedCurve)}`
  if (type !== 'rsa') return `a key of type ${type ?? 'unknown'}`
  const bits = details?.modulusLength ?? 0
  return bits < minRsaBits ? `an RSA key of ${bits} bits` : null
}

const curveName = (name = 'a curve without a name'): string => ({ secp384r1: 'P-384', secp521r1: 'P-521' })[name] ?? name

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
