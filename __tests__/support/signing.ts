import { sign } from 'node:crypto'
import { payloadType } from '../../src/domain/record.ts'
import { makeBundle, preAuthEncoding } from '../../src/evidence/bundle.ts'
import { readPublicKey } from '../../src/evidence/publicKey.ts'
import type { KeyPair } from './keys.ts'

/** Signs any bytes as a bundle, without the checks of the real signer: tests need records that lie and still carry a good signature. */
export function signedBundle(payload: Uint8Array, { privatePem, publicPem }: KeyPair): Uint8Array {
  const reading = readPublicKey(publicPem)
  if (!reading.ok) throw new Error(reading.found)
  const { kind, keyid } = reading.usable
  return makeBundle(payload, { keyid, sig: sign(kind === 'Ed25519' ? null : 'sha256', preAuthEncoding(payloadType, payload), privatePem) })
}
