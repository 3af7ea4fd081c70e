import { bundleFromJSON, bundleToJSON, type Bundle } from '@sigstore/bundle'
import type { Problem } from '../domain/problem.ts'
import { bundleMediaType, payloadType } from '../domain/record.ts'
import { canonicalBytes, isCanonical } from './canonical.ts'
import { type SigningCertificate, readCertificate } from './certificate.ts'
import { canonicalBase64, objectOf, readStrictJson } from './strictJson.ts'
import { strangeWitness, type Witnesses } from './witnesses.ts'

/** An unsigned record is its own form, not a bundle: no verifier of any maker can take it for a signed one. */
export const unsignedMediaType = 'application/vnd.countersign.unsigned-evidence.v1+json'

/** Larger files are not read; 3,000 files with the longest names make about a third of it. */
export const maxBundleBytes = 32 * 1024 * 1024

/** Ours has nine, and some more for each witness; what more than that means is said by name, far below what would fill the memory. */
const maxBundleValues = 1000

export interface EnvelopeSignature {
  keyid: string
  sig: Uint8Array
}

/** Signed with a key that a certificate names, DER, instead of a known key. */
export interface CertifiedSignature {
  certificate: Uint8Array
  sig: Uint8Array
}

/** `keyid` is empty where a certificate says who signed. */
export type ParsedBundle =
  | { signed: true; payload: Uint8Array; signature: EnvelopeSignature; certificate: SigningCertificate | null; bundle: Bundle }
  | { signed: false; payload: Uint8Array; signature: null; certificate: null; bundle: null }

/** Why a file is no record: `wrong` when it claims to be one and is not intact, `could-not` when it is something else or beyond this version. */
export interface BundleRefusal extends Problem {
  outcome: 'wrong' | 'could-not'
}

/** DSSE's pre-authentication encoding: the bytes that are signed (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md). */
export function preAuthEncoding(type: string, payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload])
}

/** The file `evidence.sigstore.json`: a Sigstore bundle v0.3 with one signature, or without a signature the unsigned form. */
export function makeBundle(statementBytes: Uint8Array, signature: EnvelopeSignature | CertifiedSignature | null): Uint8Array {
  const envelope = { payload: base64(statementBytes), payloadType }
  if (signature === null) return canonicalBytes({ mediaType: unsignedMediaType, dsseEnvelope: envelope })
  const sig = base64(signature.sig)
  const keyed = 'keyid' in signature
  return canonicalBytes({
    mediaType: bundleMediaType,
    verificationMaterial: keyed ? { publicKey: { hint: signature.keyid } } : { certificate: { rawBytes: base64(signature.certificate) } },
    dsseEnvelope: { ...envelope, signatures: [keyed ? { keyid: signature.keyid, sig } : { sig }] },
  })
}

/** The same bundle with what witnesses said of its signature. */
export function withWitnesses(bytes: Uint8Array, { timestamps, entries }: Witnesses): Uint8Array {
  const bundle = bundleFromJSON(JSON.parse(Buffer.from(bytes).toString('utf8')))
  const { verificationMaterial: material } = bundle
  material.tlogEntries.push(...entries)
  const signed = timestamps.map((timestamp) => ({ signedTimestamp: Buffer.from(timestamp) }))
  if (signed.length > 0) material.timestampVerificationData = { rfc3161Timestamps: signed }
  return canonicalBytes(bundleToJSON(bundle))
}

/** A bundle in exactly the form that `makeBundle` writes, byte for byte; the common library alone accepts thousands of altered files. */
export function parseBundle(bytes: Uint8Array): ParsedBundle | BundleRefusal {
  if (bytes.length > maxBundleBytes) return tooLarge(bytes.length)
  const json = readStrictJson(bytes, maxBundleValues)
  // Damaged in such a way that it is no JSON any more, yet it began as one of ours: altered, not foreign.
  if (!json.ok) return refusal(beginsAsOurs(bytes) ? 'wrong' : 'could-not', 'the file is not an evidence bundle', { found: json.found })
  const file = objectOf(json.value)
  if (!file) return refusal('could-not', 'the file is not an evidence bundle', { found: 'JSON that is not an object' })
  if (file.mediaType !== bundleMediaType && file.mediaType !== unsignedMediaType) return foreignType(file.mediaType)
  const beyond = beyondThisVersion(file)
  if (beyond) return beyond
  return isCanonical(bytes, file) ? readForm(file, bytes) : notIntact('bytes in another form than a record is written in')
}

export const isRefusal = (parsed: ParsedBundle | BundleRefusal): parsed is BundleRefusal => 'outcome' in parsed

function readForm(file: Record<string, unknown>, bytes: Uint8Array): ParsedBundle | BundleRefusal {
  const envelope = objectOf(file.dsseEnvelope)
  if (!envelope) return notIntact('no dsseEnvelope')
  if (envelope.payloadType !== payloadType) return notIntact('another payload type')
  const payload = canonicalBase64(envelope.payload)
  if (!payload || payload.length === 0) return notIntact('a payload that is not plain base64')
  if (file.mediaType === unsignedMediaType) {
    return Object.keys(file).length === 2 && Object.keys(envelope).length === 2
      ? { signed: false, payload, signature: null, certificate: null, bundle: null }
      : notIntact('more than an unsigned record holds')
  }
  return readSigned(file, bytes, envelope, payload)
}

function readSigned(
  file: Record<string, unknown>,
  bytes: Uint8Array,
  envelope: Record<string, unknown>,
  payload: Uint8Array,
): ParsedBundle | BundleRefusal {
  const signatures = Array.isArray(envelope.signatures) ? envelope.signatures : []
  if (signatures.length !== 1) return notIntact(`${signatures.length} signatures`, 'exactly one signature')
  const one = objectOf(signatures[0])
  const sig = canonicalBase64(one?.sig)
  if (!one || !sig || sig.length === 0) return notIntact('a signature without bytes')
  const material = objectOf(file.verificationMaterial)
  const signer = material && 'certificate' in material ? certified(material, one) : keyed(material, one)
  if (typeof signer === 'string') return notIntact(signer)
  const bundle = roundTrip(file, bytes)
  if (bundle === null) return notIntact('fields that a Sigstore bundle v0.3 does not have')
  const strange = strangeWitness(bundle)
  if (strange !== null) return notIntact(strange)
  return { signed: true, payload, signature: { keyid: signer.keyid, sig }, certificate: signer.certificate, bundle }
}

interface NamedSigner {
  keyid: string
  certificate: SigningCertificate | null
}

function keyed(material: Record<string, unknown> | null, { keyid }: Record<string, unknown>): NamedSigner | string {
  if (typeof keyid !== 'string' || keyid === '') return 'a signature without key id'
  return objectOf(material?.publicKey)?.hint === keyid ? { keyid, certificate: null } : 'a key hint that differs from the key id of the signature'
}

function certified(material: Record<string, unknown>, signature: Record<string, unknown>): NamedSigner | string {
  if ('keyid' in signature) return 'a key id beside a certificate'
  const bytes = canonicalBase64(objectOf(material.certificate)?.rawBytes)
  const certificate = bytes && readCertificate(bytes)
  return certificate ? { keyid: '', certificate } : 'a certificate that is not a signing certificate in its one form'
}

/** The library reads on where it knows a field and is silent where it does not: what it writes again must be the file. */
function roundTrip(file: Record<string, unknown>, bytes: Uint8Array): Bundle | null {
  try {
    const bundle = bundleFromJSON(file)
    return isCanonical(bytes, bundleToJSON(bundle)) ? bundle : null
  } catch {
    return null
  }
}

const beginsAsOurs = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 32)).toString('latin1').startsWith('{"dsseEnvelope":{"payload":')

function beyondThisVersion(file: Record<string, unknown>): BundleRefusal | null {
  const material = objectOf(file.verificationMaterial)
  if (!material || !('x509CertificateChain' in material)) return null
  return refusal('could-not', 'could not verify: the bundle carries a chain of certificates, as older tools wrote', {
    suggestion: 'verify it with cosign and a trusted root',
  })
}

const tooLarge = (length: number): BundleRefusal =>
  refusal('could-not', 'the file is too large', { found: `${length} bytes`, expected: `at most ${maxBundleBytes} bytes` })

const foreignType = (found: unknown): BundleRefusal =>
  refusal('could-not', 'the file is not an evidence bundle', {
    expected: `media type ${bundleMediaType}`,
    found: typeof found === 'string' ? `media type ${JSON.stringify(found.slice(0, 100))}` : 'no media type',
  })

const notIntact = (found: string, expected: string | null = null): BundleRefusal =>
  refusal('wrong', 'the bundle is not intact', { found, expected, suggestion: 'take the original file from the artifact; do not reformat it' })

function refusal(outcome: 'wrong' | 'could-not', message: string, more: Partial<Problem>): BundleRefusal {
  const file = 'evidence.sigstore.json'
  return { code: 'CS-060', file, line: null, column: null, expected: null, found: null, suggestion: null, message, ...more, outcome }
}

/** Without a copy: a record is megabytes. */
const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array): string => Buffer.from(buffer, byteOffset, byteLength).toString('base64')
