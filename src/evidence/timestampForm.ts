import { type Der, encodeDer, partsOf, readDer, tags } from './der.ts'

/** What a timestamp response holds that counts (RFC 3161, RFC 5652): everything else in it nobody signed. */
export interface TimestampParts {
  /** TSTInfo, DER. */
  info: Uint8Array
  /** Hash of the signed attributes' message digest. */
  digest: Hash
  signature: { family: 'ecdsa' | 'rsa'; hash: Hash; value: Uint8Array }
  /** IssuerAndSerialNumber of the authority's certificate. */
  sid: Uint8Array
  /** The signed attributes as they stand in the response, with the implicit tag. */
  attributes: Uint8Array
  /** Certificates that came along: of use while signing, never proof. */
  certificates: Uint8Array[]
}

export type Hash = 'sha256' | 'sha384' | 'sha512'

const signedData = '06092a864886f70d010702'
const timestampInfo = '060b2a864886f70d0109100104'
/** Names of hashes: their object identifiers in DER, hexadecimal. */
export const digests: Readonly<Record<string, Hash>> = {
  '0609608648016503040201': 'sha256',
  '0609608648016503040202': 'sha384',
  '0609608648016503040203': 'sha512',
}
const ecdsa: Record<string, Hash> = { '06082a8648ce3d040302': 'sha256', '06082a8648ce3d040303': 'sha384', '06082a8648ce3d040304': 'sha512' }
const rsa: Record<string, Hash> = { '06092a864886f70d01010b': 'sha256', '06092a864886f70d01010c': 'sha384', '06092a864886f70d01010d': 'sha512' }
const rsaWithDigest = '06092a864886f70d010101'
const nothing = Buffer.of(tags.null, 0)

/** The parts of a response, in whatever spelling the authority chose among those that RFC 3161 allows; null for a refusal or what is no response. */
export function timestampParts(response: Uint8Array): TimestampParts | null {
  const [status, token] = partsOf(readDer(response), tags.sequence) ?? []
  const granted = partsOf(status, tags.sequence)?.[0]
  if (!token || granted?.tag !== tags.integer || granted.content.length !== 1 || (granted.content[0] ?? 9) > 1) return null
  const [type, wrapped] = partsOf(token, tags.sequence) ?? []
  const data = partsOf(partsOf(wrapped, tags.context0)?.[0], tags.sequence)
  if (hex(type) !== signedData || !data) return null
  const [infoType, infoWrapped] = partsOf(data[2], tags.sequence) ?? []
  const info = partsOf(infoWrapped, tags.context0)?.[0]
  const signers = partsOf(data.at(-1), tags.set)
  if (hex(infoType) !== timestampInfo || info?.tag !== tags.octetString || signers?.length !== 1) return null
  const certificates = data.slice(3, -1).find(({ tag }) => tag === tags.context0)
  return signerParts(signers[0], info.content, certificates)
}

function signerParts(signer: Der | undefined, info: Uint8Array, certificates: Der | undefined): TimestampParts | null {
  const [, sid, digestAlgorithm, attributes, signatureAlgorithm, value] = partsOf(signer, tags.sequence) ?? []
  const digest = digests[oidOf(digestAlgorithm) ?? '']
  if (!sid || sid.tag !== tags.sequence || !digest || attributes?.tag !== tags.context0 || value?.tag !== tags.octetString) return null
  const scheme = schemeOf(oidOf(signatureAlgorithm) ?? '', digest)
  if (!scheme) return null
  return {
    info,
    digest,
    signature: { ...scheme, value: value.content },
    sid: sid.whole,
    attributes: attributes.whole,
    certificates: certificates ? (partsOf(certificates, tags.context0) ?? []).map(({ whole }) => whole) : [],
  }
}

/**
 * The response in the one form that a bundle holds: granted, no words, no certificates, no unsigned attributes. What is left out or respelled
 * nobody signed; left in, anybody could alter a file that still verifies.
 */
export function writeTimestamp({ info, digest, signature, sid, attributes }: TimestampParts): Uint8Array {
  const digestAlgorithm = encodeDer(tags.sequence, keyOf(digests, digest))
  const signatureAlgorithm =
    signature.family === 'ecdsa' ? encodeDer(tags.sequence, keyOf(ecdsa, signature.hash)) : encodeDer(
      tags.sequence,
      keyOf(rsa, signature.hash),
      nothing,
    )
  const value = encodeDer(tags.octetString, signature.value)
  const signer = encodeDer(tags.sequence, integer(1), sid, digestAlgorithm, attributes, signatureAlgorithm, value)
  const content = encodeDer(tags.sequence, bytes(timestampInfo), encodeDer(tags.context0, encodeDer(tags.octetString, info)))
  const data = encodeDer(tags.sequence, integer(3), encodeDer(tags.set, digestAlgorithm), content, encodeDer(tags.set, signer))
  return encodeDer(tags.sequence, encodeDer(tags.sequence, integer(0)), encodeDer(tags.sequence, bytes(signedData), encodeDer(tags.context0, data)))
}

/** RSA's bare name leaves the hash to the digest's name. */
function schemeOf(oid: string, digest: Hash): { family: 'ecdsa' | 'rsa'; hash: Hash } | null {
  const [asEcdsa, asRsa] = [ecdsa[oid], oid === rsaWithDigest ? digest : rsa[oid]]
  if (asEcdsa) return { family: 'ecdsa', hash: asEcdsa }
  return asRsa ? { family: 'rsa', hash: asRsa } : null
}

const hex = (der: Der | undefined): string => Buffer.from(der?.whole ?? []).toString('hex')
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex')
const oidOf = (algorithm: Der | undefined): string | undefined => {
  const [oid, parameters, ...more] = partsOf(algorithm, tags.sequence) ?? []
  return more.length === 0 && (parameters === undefined || parameters.tag === tags.null) ? hex(oid) : undefined
}
const keyOf = (table: Readonly<Record<string, Hash>>, hash: Hash): Uint8Array => bytes(
  Object.entries(table).find(([, value]) => value === hash)?.[0] ?? '',
)
const integer = (value: number): Uint8Array => encodeDer(tags.integer, Buffer.of(value))
