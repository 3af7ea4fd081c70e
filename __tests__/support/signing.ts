import { payloadType } from '../../src/domain/record.ts'
import { makeBundle, preAuthEncoding } from '../../src/evidence/bundle.ts'
import { readSigningKey } from '../../src/sign/keyMaterial.ts'
import { signWithKey } from '../../src/sign/key.ts'
import type { KeyPair } from './keys.ts'

/** Signs any bytes as a bundle, without the checks of the real signer: tests need records that lie and still carry a good signature. */
export function signedBundle(payload: Uint8Array, { privatePem }: KeyPair): Uint8Array {
  const key = readSigningKey(privatePem)
  return makeBundle(payload, { keyid: key.keyid, sig: signWithKey(key, preAuthEncoding(payloadType, payload)) })
}
