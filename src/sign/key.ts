import { sign } from 'node:crypto'
import type { SigningKey } from './keyMaterial.ts'

/** The signature over `message`, in the form verifiers expect: DER for P-256, PKCS #1 v1.5 for RSA, both over SHA-256; Ed25519 hashes by itself. */
export function signWithKey(key: SigningKey, message: Uint8Array): Uint8Array {
  return sign(key.kind === 'Ed25519' ? null : 'sha256', message, key.privateKey)
}
