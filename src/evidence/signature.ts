import type { Bundle } from '@sigstore/bundle'
import { toSignedEntity } from '@sigstore/verify'
import { lowS } from './ecdsa.ts'
import type { UsableKey } from './publicKey.ts'

/** Whether this key made the bundle's signature, asked of the library that other verifiers use. What witnesses say is another question. */
export function signedBy(bundle: Bundle, { key }: UsableKey): boolean {
  try {
    return toSignedEntity(withoutWitnesses(bundle)).signature.verifySignature(key)
  } catch {
    return false
  }
}

export const withoutWitnesses = (bundle: Bundle): Bundle => ({
  ...bundle,
  verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [], timestampVerificationData: undefined },
})

/** Whether a signature that verifies is written as our signer writes it. Ed25519 and RSA have one form only, and the library refuses others. */
export function inOneForm({ kind }: UsableKey, sig: Uint8Array): boolean {
  if (kind !== 'P-256') return true
  const form = lowS(sig)
  return form !== null && Buffer.compare(form, sig) === 0
}
