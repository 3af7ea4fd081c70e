import { generateKeyPairSync, type KeyObject } from 'node:crypto'

/** Keys are made at run time: no key material lies in the repository. */
export interface KeyPair {
  privatePem: string
  publicPem: string
}

export const ecKey = (namedCurve: string): KeyPair => pems(generateKeyPairSync('ec', { namedCurve }))
export const ed25519Key = (): KeyPair => pems(generateKeyPairSync('ed25519'))
export const rsaKey = (modulusLength: number): KeyPair => pems(generateKeyPairSync('rsa', { modulusLength }))

const pems = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): KeyPair => ({
  privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
})
