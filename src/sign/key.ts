import { sign } from 'node:crypto'
import { lowS } from '../evidence/ecdsa.ts'
import type { SigningKey } from './keyMaterial.ts'

/**
 * The signature over `message`, in the form verifiers expect: DER with low s for P-256, PKCS #1 v1.5 for RSA, both over SHA-256; Ed25519 hashes by
 * itself.
 */
export function signWithKey({ kind, privateKey }: Pick<SigningKey, 'kind' | 'privateKey'>, message: Uint8Array): Uint8Array {
  const signature = sign(kind === 'Ed25519' ? null : 'sha256', message, privateKey)
  return kind === 'P-256' ? (lowS(signature) ?? signature) : signature
}
