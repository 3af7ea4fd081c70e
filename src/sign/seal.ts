import { createPublicKey } from 'node:crypto'
import { payloadType } from '../domain/record.ts'
import type { Verification, VerifyOptions } from '../evidence/verify.ts'
import { noWay, notSigned } from './problems.ts'
import type { Services } from './services.ts'
import type { Outside } from './outside.ts'
import type { Certified } from './certify.ts'

/** A signature by a known key over a statement's pre-authentication encoding. */
export interface KeyedSignature {
  keyid: string
  publicKeyPem: string
  sig: Uint8Array
}

/** Loaded late: the verifier's libraries cost time that a run without evidence need not pay. */
const evidence = async () => ({ ...(await import('../evidence/bundle.ts')), ...(await import('../evidence/verify.ts')) })

/** The bytes that a signature is over. */
export async function signedBytes(statement: Uint8Array): Promise<Uint8Array> {
  const { preAuthEncoding } = await evidence()
  return preAuthEncoding(payloadType, statement)
}

/** A record that nobody signs, checked as far as it can be. */
export async function sealUnsigned(statement: Uint8Array): Promise<Uint8Array> {
  const { makeBundle } = await evidence()
  return verifiedAs(makeBundle(statement, null), { allowUnsigned: true })
}

/**
 * A record with its signature by a key, and what witnesses were asked for. One that fails is told and left out: the key's signature stands by
 * itself.
 */
export async function sealWithKey(
  statement: Uint8Array,
  { keyid, publicKeyPem, sig }: KeyedSignature,
  asked: Omit<Services, 'fulcio'>,
  outside: Outside | null,
): Promise<Uint8Array> {
  const { makeBundle, withWitnesses } = await evidence()
  const base = await verifiedAs(makeBundle(statement, { keyid, sig }), { key: publicKeyPem })
  if (outside === null || (asked.rekor === null && asked.tsa === null)) return base
  await refuseUnreadableRoot(outside)
  const { collectWitnesses } = await import('./witness.ts')
  const signed = { base, sig, payload: statement, pem: publicKeyPem, key: createPublicKey(publicKeyPem) }
  const { witnesses, refusals } = await collectWitnesses(signed, asked, outside)
  for (const refusal of refusals) outside.warn(`The evidence is signed, and without this witness of its time: ${refusal}.`)
  if (witnesses.timestamps.length + witnesses.entries.length === 0) return base
  return verifiedAs(withWitnesses(base, witnesses), { key: publicKeyPem, ...rootOf(outside) })
}

/** A record with its signature by a certificate, which is worth nothing without somebody who saw it while the certificate was valid. */
export async function sealCertified(
  statement: Uint8Array,
  certified: Certified,
  asked: Omit<Services, 'fulcio'>,
  outside: Outside,
): Promise<Uint8Array> {
  const { makeBundle, withWitnesses } = await evidence()
  await refuseUnreadableRoot(outside)
  await sealUnsigned(statement)
  const { sig, certificate, pem } = certified
  const base = makeBundle(statement, { certificate, sig })
  const { collectWitnesses } = await import('./witness.ts')
  const { isTimed } = await import('../evidence/witnesses.ts')
  const { witnesses, refusals } = await collectWitnesses({ base, sig, payload: statement, pem, key: null }, asked, outside)
  if (!isTimed(witnesses)) {
    throw notSigned(
      `no witness of its time: ${refusals.join('; ') || 'the log of version 2 tells none'}`,
      'run the job again when a witness is back, name another one (`tsa-url`), or sign with a key',
      'a certificate that is valid for minutes',
    )
  }
  for (const refusal of refusals) outside.warn(`The evidence is signed, and without this witness of its time: ${refusal}.`)
  return certifiedAs(withWitnesses(base, witnesses), outside)
}

/**
 * With a trusted root, as every verifier will judge it; without one, everything but whose word the services' is: form, signature, and what each
 * service answered.
 */
async function certifiedAs(bundle: Uint8Array, outside: Outside): Promise<Uint8Array> {
  const { isRefusal, parseBundle } = await evidence()
  const { signedBy } = await import('../evidence/signature.ts')
  const parsed = parseBundle(bundle)
  if (isRefusal(parsed)) throw unverified(parsed.message, parsed.found)
  const { certificate } = parsed
  if (!parsed.signed || !certificate?.key.ok || !signedBy(parsed.bundle, certificate.key.usable)) throw unverified(
    'the signature does not fit the certificate',
    null,
  )
  if (outside.trustedRoot === null) return bundle
  const { identity, issuer } = certificate
  return verifiedAs(bundle, { identity: { identity, issuer }, ...rootOf(outside) })
}

async function verifiedAs(bundle: Uint8Array, options: VerifyOptions): Promise<Uint8Array> {
  const { verifyEvidence } = await evidence()
  const { outcome, problem }: Verification = await verifyEvidence(bundle, options)
  if (outcome !== 'verified') throw unverified(problem?.message ?? 'it did not verify', problem?.found ?? null)
  return bundle
}

/** Every witness would be refused by it, and the blame would fall on them. */
async function refuseUnreadableRoot({ trustedRoot }: Outside): Promise<void> {
  const { readTrustedRoot } = await import('../evidence/trustedRoot.ts')
  const reading = trustedRoot === null ? null : readTrustedRoot(trustedRoot)
  if (reading !== null && !reading.ok) throw noWay(
    'the trusted root cannot be used',
    'the contents of a trusted_root.json in the input trusted-root',
    reading.found,
    'take it from the services that sign: docs/install.md',
  )
}

const rootOf = ({ trustedRoot }: Outside): { trustedRoot?: string } => (trustedRoot === null ? {} : { trustedRoot })

const unverified = (why: string, found: string | null) =>
  notSigned(
    `the new bundle does not pass our own verification: ${why}`,
    'run again; if it stays, report it: this is an error of the gate, not of the change',
    found,
  )
