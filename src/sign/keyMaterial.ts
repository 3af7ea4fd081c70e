import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { ProblemError } from '../domain/problem.ts'
import { minRsaBits, usableKey, type KeyKind } from '../evidence/publicKey.ts'

export interface SigningKey {
  kind: KeyKind
  privateKey: KeyObject
  publicKeyPem: string
  keyid: string
}

/** A private key from PEM text. Throws `ProblemError` CS-050 that says in words what was found; key material and the parser's text stay out of it. */
export function readSigningKey(pem: string): SigningKey {
  const found = unusable(pem)
  if (found) throw refused(found)
  const privateKey = parsed(pem)
  const publicKey = createPublicKey(privateKey)
  const reading = usableKey(publicKey)
  if (!reading.ok) throw refused(reading.found)
  const { kind, keyid } = reading.usable
  return { kind, privateKey, keyid, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
}

/** What this text is, when its first look already shows that it is no unencrypted private key. */
function unusable(pem: string): string | null {
  if (pem.trim() === '') return 'nothing (the secret may be empty or not visible to this run)'
  if (!pem.includes('-----BEGIN')) return 'text that is not PEM'
  if (pem.includes('ENCRYPTED')) return 'an encrypted private key'
  if (pem.includes('-----BEGIN OPENSSH')) return 'a private key in OpenSSH form'
  if (pem.includes('-----BEGIN CERTIFICATE')) return 'a certificate'
  if (!pem.includes('PRIVATE KEY-----')) return pem.includes('PUBLIC KEY-----') ? 'a public key' : 'PEM of another kind'
  return null
}

function parsed(pem: string): KeyObject {
  try {
    return createPrivateKey(restoredLines(pem))
  } catch {
    // The parser's error is dropped on purpose: it can quote its input.
    throw refused('PEM that is damaged or holds another kind of key')
  }
}

// Secrets pasted as one line carry \n as two characters.
const restoredLines = (pem: string): string => (pem.includes('\n') ? pem : pem.replaceAll('\\n', '\n'))

const refused = (found: string): ProblemError =>
  new ProblemError({
    code: 'CS-050',
    file: 'signing-key',
    message: 'the signing key cannot be used',
    expected: `an unencrypted private key in PEM: P-256, Ed25519, or RSA of at least ${minRsaBits} bits`,
    found,
    suggestion: 'make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out countersign.key',
  })
