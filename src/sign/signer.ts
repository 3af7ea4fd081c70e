import { ProblemError } from '../domain/problem.ts'
import { payloadType } from '../domain/record.ts'
import { signWithKey } from './key.ts'
import { readSigningKey, type SigningKey } from './keyMaterial.ts'

/** Who signs and how. Later modes (keyless, command) add their word here and their branch in `createSigner`. */
export interface Signer {
  mode: 'key' | 'none'
  keyid: string | null
  publicKeyPem: string | null
  /** The bundle's bytes, checked by the verifier's own code. Throws `ProblemError` CS-052. */
  sign(statementBytes: Uint8Array): Promise<Uint8Array>
}

export interface SignerOptions {
  mode: 'auto' | 'key' | 'none'
  /** PEM, or null when none was given. */
  key: string | null
  /** Whether the job may ask for an OIDC token. Nothing here uses it yet; the error says so. */
  idTokenAvailable: boolean
}

/** Throws `ProblemError`: CS-050 for a key that cannot be used, CS-051 when there is no way to sign. Never falls back to unsigned. */
export function createSigner({ mode, key, idTokenAvailable }: SignerOptions): Signer {
  if (mode === 'none') return { mode: 'none', keyid: null, publicKeyPem: null, sign: (statement) => sealed(statement, null) }
  // A secret that this run may not see arrives as an empty string.
  if (key === null || key.trim() === '') throw noWayToSign(mode, idTokenAvailable)
  const material = readSigningKey(key)
  return { mode: 'key', keyid: material.keyid, publicKeyPem: material.publicKeyPem, sign: (statement) => sealed(statement, material) }
}

/** Loaded late: the verifier's libraries cost time that a run without evidence need not pay. */
async function sealed(statementBytes: Uint8Array, key: SigningKey | null): Promise<Uint8Array> {
  const { makeBundle, preAuthEncoding } = await import('../evidence/bundle.ts')
  const { verifyEvidence } = await import('../evidence/verify.ts')
  const signature = key && { keyid: key.keyid, sig: signWithKey(key, preAuthEncoding(payloadType, statementBytes)) }
  const bundle = makeBundle(statementBytes, signature)
  const checked = await verifyEvidence(bundle, key ? { key: key.publicKeyPem } : { allowUnsigned: true })
  if (checked.outcome !== 'verified') throw notSealed(checked.problem?.message ?? 'it did not verify', checked.problem?.found ?? null)
  return bundle
}

const notSealed = (why: string, found: string | null): ProblemError =>
  new ProblemError({
    code: 'CS-052',
    message: `evidence could not be signed: the new bundle does not pass our own verification: ${why}`,
    expected: 'a bundle that verifies before it is published',
    found,
    suggestion: 'run again; if it stays, report it: this is an error of the gate, not of the change',
  })

function noWayToSign(mode: 'auto' | 'key', idTokenAvailable: boolean): ProblemError {
  return new ProblemError({
    code: 'CS-051',
    message: mode === 'key' ? 'signing is "key", but no signing key was given' : 'there is no way to sign the evidence',
    expected: 'a private key in the input signing-key, or signing: none',
    found: idTokenAvailable
      ? 'no key; the job may write id-tokens, but this version does not sign keyless yet'
      : 'no key (a secret that this run may not see is empty)',
    suggestion: 'add to the step "with: signing-key: ${{ secrets.COUNTERSIGN_KEY }}", or "signing: none" to record without a signature',
  })
}
