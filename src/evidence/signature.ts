import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import type { Bundle } from '@sigstore/bundle'
import { lowS } from './ecdsa.ts'
import type { UsableKey } from './publicKey.ts'

/** No authority is trusted: with a key of one's own, the key is all the trust there is. */
const noAuthorities = {
  mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  tlogs: [],
  certificateAuthorities: [],
  ctlogs: [],
  timestampAuthorities: [],
}

/** Whether this key made the bundle's signature, asked of the library that other verifiers use. The key must be the one the hint names. */
export function signedBy(bundle: Bundle, { key, keyid }: UsableKey): boolean {
  const locate = (hint: string) => {
    if (hint !== keyid) throw new Error('the bundle names another key')
    return { publicKey: key, validFor: () => true }
  }
  const verifier = new Verifier(toTrustMaterial(noAuthorities, locate), { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 })
  try {
    verifier.verify(toSignedEntity(bundle))
    return true
  } catch {
    return false
  }
}

/** Whether a signature that verifies is written as our signer writes it. Ed25519 and RSA have one form only, and the library refuses others. */
export function inOneForm({ kind }: UsableKey, sig: Uint8Array): boolean {
  if (kind !== 'P-256') return true
  const form = lowS(sig)
  return form !== null && Buffer.compare(form, sig) === 0
}
