import { FulcioSigner } from '@sigstore/sign'
import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { readCertificate } from '../evidence/certificate.ts'
import type { CertifiedSignature } from '../evidence/bundle.ts'
import { checkClock } from './clock.ts'
import { allTries, type Patience, within } from './exchange.ts'
import type { IdentityToken } from './identityToken.ts'
import { signWithKey } from './key.ts'
import { notSigned, ServiceError } from './problems.ts'
import { serviceErrorOf } from './serviceError.ts'

/** A signature by a key that lives as long as this call, with the certificate (also as PEM) that gives it to the job. */
export interface Certified extends CertifiedSignature {
  pem: string
  publicKey: KeyObject
}

/** Signs `message` as the job that `token` speaks for (Fulcio). Throws `ProblemError` CS-052. */
export async function signAs(token: IdentityToken, message: Uint8Array, fulcio: string, patience: Patience, now: () => Date): Promise<Certified> {
  try {
    return await certified(token, message, fulcio, patience, now)
  } catch (error) {
    const suggestion = 'run the job again when the service is back, or sign with a key: `signing: key`'
    throw notSigned(`the certificate authority ${new URL(fulcio).host} ${serviceErrorOf(error).message}`, suggestion)
  }
}

async function certified(token: IdentityToken, message: Uint8Array, fulcio: string, patience: Patience, now: () => Date): Promise<Certified> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const sign = (data: Uint8Array) => Buffer.from(signWithKey({ kind: 'P-256', privateKey }, data))
  const signer = new FulcioSigner({
    fulcioBaseURL: fulcio.replace(/\/+$/, ''),
    identityProvider: { getToken: async () => token.token },
    keyHolder: { sign: async (data) => ({ signature: sign(data), key: { $case: 'publicKey', publicKey: publicPem } }) },
    timeout: patience.timeout,
    retry: { retries: patience.tries - 1, minTimeout: patience.wait },
  })
  const answer = await within(signer.sign(Buffer.from(message)), allTries(patience))
  const pem = answer.key.$case === 'x509Certificate' ? answer.key.certificate : ''
  const certificate = derOf(pem)
  refuseUnlessOurs(certificate, publicKey, token, now())
  return { certificate, pem, sig: answer.signature, publicKey }
}

/** Nobody else's certificate, nobody else's name, and valid now. */
function refuseUnlessOurs(der: Uint8Array, key: KeyObject, { issuer, workflow }: IdentityToken, now: Date): void {
  const certificate = readCertificate(der)
  if (!certificate?.key.ok) throw new ServiceError('answered with something that is no signing certificate', false)
  if (!certificate.key.usable.key.equals(key)) throw new ServiceError('certified another key', false)
  if (certificate.issuer !== issuer) throw new ServiceError('named another issuer in the certificate', false)
  if (workflow !== null && !certificate.identity.endsWith(`/${workflow}`)) throw new ServiceError('named another workflow in the certificate', false)
  if (now >= certificate.from && now <= certificate.until) return
  // It begins when it is made, by the authority's clock.
  checkClock(certificate.from, now)
  if (now > certificate.until) checkClock(certificate.until, now)
}

function derOf(pem: string): Uint8Array {
  try {
    return new X509Certificate(pem).raw
  } catch {
    throw new ServiceError('answered with something that is no certificate', false)
  }
}
