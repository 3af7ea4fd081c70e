import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify'
import { X509Certificate } from 'node:crypto'
import { canonicalBase64, objectOf, readStrictJson } from './strictJson.ts'

/** Whose word counts: certificate authorities, timestamp authorities, logs, each within its time. */
export interface TrustedRoot {
  material: TrustMaterial
  /** Names that the logs sign their checkpoints under. */
  logNames: string[]
  /** Whether certificates must have been promised to a certificate log: where the root knows one. */
  certificatesAreLogged: boolean
}

export type TrustedRootReading = { ok: true; roots: TrustedRoot[] } | { ok: false; found: string }

type Root = Parameters<typeof toTrustMaterial>[0]
type Authority = Root['certificateAuthorities'][number]
type Log = Root['tlogs'][number]

/** Larger files are no trusted root; Sigstore's own has 10 KB. */
export const maxTrustedRootBytes = 1024 * 1024
const maxValues = 20_000
const ownMediaType = /^application\/vnd\.dev\.sigstore\.trustedroot[.+]/

/**
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto; one document, or one in each line as `gh attestation
 * trusted-root` writes them. Never throws.
 */
export function readTrustedRoot(text: string): TrustedRootReading {
  const documents = jsonLines(text)
  if (documents.length === 0) return { ok: false, found: 'an empty file' }
  const roots: TrustedRoot[] = []
  for (const document of documents) {
    const reading = rootOf(document)
    if (typeof reading === 'string') return { ok: false, found: reading }
    roots.push(reading)
  }
  return { ok: true, roots }
}

/**
 * The kind of house that a bundle calls upon and none of the roots names: of it they say nothing, neither good nor bad. Null when each kind is in one
 * of them.
 */
export function lackOf(roots: TrustedRoot[], called: { certificate: boolean; timestamps: number; entries: number }): string | null {
  type Kind = 'certificateAuthorities' | 'timestampAuthorities' | 'tlogs'
  const none = (kind: Kind): boolean => roots.every(({ material }) => material[kind].length === 0)
  if (called.certificate && none('certificateAuthorities')) return 'a trusted root without certificate authorities'
  if (called.timestamps > 0 && none('timestampAuthorities')) return 'a trusted root without timestamp authorities'
  return called.entries > 0 && none('tlogs') ? 'a trusted root without transparency logs' : null
}

function jsonLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line)) ? lines : text.trim() === '' ? [] : [text]
}

function rootOf(text: string): TrustedRoot | string {
  const json = readStrictJson(Buffer.from(text), maxValues)
  if (!json.ok) return json.found
  const file = objectOf(json.value)
  const mediaType = file?.['mediaType']
  if (!file || typeof mediaType !== 'string' || !ownMediaType.test(mediaType)) return 'JSON that is not a Sigstore trusted root'
  try {
    const list = (name: string): unknown[] => arrayOf(file[name] ?? [])
    const root: Root = {
      mediaType,
      tlogs: list('tlogs').map(logOf),
      ctlogs: list('ctlogs').map(logOf),
      certificateAuthorities: list('certificateAuthorities').map(authorityOf),
      timestampAuthorities: list('timestampAuthorities').map(authorityOf),
    }
    if (root.certificateAuthorities.length + root.timestampAuthorities.length + root.tlogs.length === 0) return 'a trusted root that trusts nobody'
    const material = toTrustMaterial(root, () => {
      throw new Error('a trusted root names no keys')
    })
    const logNames = root.tlogs.map(({ baseUrl }) => baseUrl.replace(/^https?:\/\//, '').replace(/\/$/, ''))
    return { material, logNames, certificatesAreLogged: root.ctlogs.length > 0 }
  } catch (error) {
    return `a trusted root with ${error instanceof Unfit ? error.message : 'a key or certificate that cannot be read'}`
  }
}

class Unfit extends Error {}

function authorityOf(value: unknown): Authority {
  const { certChain, validFor, subject, uri } = record(value)
  const certificates = arrayOf(record(certChain)['certificates']).map((one) => ({ rawBytes: bytesOf(record(one)['rawBytes']) }))
  if (certificates.length === 0) throw new Unfit('an authority without certificates')
  // Parsed here once by the runtime's own reader: the common one is lenient.
  for (const { rawBytes } of certificates) void new X509Certificate(rawBytes)
  const { organization, commonName } = objectOf(subject) ?? {}
  return {
    subject: { organization: text(organization), commonName: text(commonName) },
    uri: text(uri),
    certChain: { certificates },
    validFor: spanOf(validFor),
    operator: '',
  }
}

function logOf(value: unknown): Log {
  const { baseUrl, publicKey, logId, checkpointKeyId } = record(value)
  const { rawBytes, keyDetails, validFor } = record(publicKey)
  return {
    baseUrl: text(baseUrl),
    hashAlgorithm: sha256,
    publicKey: { rawBytes: bytesOf(rawBytes), keyDetails: text(keyDetails).startsWith('PKCS1_') ? pkcs1 : spki, validFor: spanOf(validFor, 'start') },
    logId: { keyId: bytesOf(record(logId)['keyId']) },
    checkpointKeyId: checkpointKeyId === undefined ? undefined : { keyId: bytesOf(record(checkpointKeyId)['keyId']) },
    operator: '',
  }
}

/**
 * Of the many names of keys and hashes the library asks only how a key is encoded (sigstore_common.proto: SHA2_256, PKCS1_RSA_PKCS1V5,
 * PKIX_ECDSA_P256_SHA_256).
 */
const [sha256, pkcs1, spki] = [1, 1, 5] as const

function spanOf(value: unknown, must?: 'start'): { start: Date; end: Date | undefined } {
  const { start, end } = objectOf(value) ?? {}
  if (must !== undefined && start === undefined) throw new Unfit('a key without a first day')
  return { start: start === undefined ? new Date(0) : dateOf(start), end: end === undefined ? undefined : dateOf(end) }
}

function dateOf(value: unknown): Date {
  const date = new Date(typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{1,24}Z$/.test(value) ? value : Number.NaN)
  if (Number.isNaN(date.getTime())) throw new Unfit('a date that is not one')
  return date
}

function bytesOf(value: unknown): Buffer {
  const bytes = canonicalBase64(value)
  if (!bytes || bytes.length === 0) throw new Unfit('bytes that are not plain base64')
  return Buffer.from(bytes)
}

function arrayOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Unfit('an object where a list belongs')
  return value
}

function record(value: unknown): Record<string, unknown> {
  const object = objectOf(value)
  if (!object) throw new Unfit('a part that is missing')
  return object
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
