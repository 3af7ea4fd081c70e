import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { withoutCosignatures } from '../evidence/checkpoint.ts'
import { type LogEntry, strangeEntry } from '../evidence/logEntry.ts'
import { canonicalBase64, objectOf, readStrictJson } from '../evidence/strictJson.ts'
import { exchange, type Patience, persistently } from './exchange.ts'
import type { Signatory } from './logWitness.ts'
import { ServiceError } from './problems.ts'

/** An entry with its proof has some kilobytes. */
const limit = 128 * 1024

/**
 * An entry of a transparency log of version 2 (https://github.com/sigstore/rekor-tiles) about the signature of an envelope. Such a log answers once
 * the entry is in the tree, which takes seconds, and says nothing of the time. Throws `ServiceError`.
 */
export async function logEntryOfVersion2(
  url: string,
  envelope: Record<string, unknown>,
  signatory: Signatory,
  patience: Patience,
): Promise<LogEntry> {
  const body = Buffer.from(JSON.stringify({ dsseRequestV002: { envelope, verifiers: [verifierOf(signatory.pem)] } }))
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const address = `${url.replace(/\/+$/, '')}/api/v2/log/entries`
  const slower = { ...patience, timeout: patience.timeout * 3 }
  const entry = await persistently(async () => entryOf(await exchange({ url: address, method: 'POST', headers, body, limit }, slower)), slower)
  if (entry === null || strangeEntry(entry) !== null) throw new ServiceError('answered with something that is no log entry', false)
  if (!isAbout(entry, signatory)) throw new ServiceError('answered with an entry about something else', false)
  return entry
}

/** Whose signature it is, and the algorithm by the name that the log has for it. */
function verifierOf(pem: string): object {
  if (pem.includes('BEGIN CERTIFICATE')) {
    const { raw, publicKey } = new X509Certificate(pem)
    return { x509Certificate: { rawBytes: raw.toString('base64') }, keyDetails: detailsOf(publicKey) }
  }
  const key = createPublicKey(pem)
  return { publicKey: { rawBytes: key.export({ type: 'spki', format: 'der' }).toString('base64') }, keyDetails: detailsOf(key) }
}

function detailsOf(key: KeyObject): string {
  if (key.asymmetricKeyType === 'ec') return 'PKIX_ECDSA_P256_SHA_256'
  if (key.asymmetricKeyType === 'ed25519') return 'PKIX_ED25519'
  const bits = key.asymmetricKeyDetails?.modulusLength
  if (bits === 3072 || bits === 4096) return `PKIX_RSA_PKCS1V15_${bits}_SHA256`
  throw new ServiceError('was not asked: it takes RSA keys of 3072 or 4096 bits only', false)
}

/** TransparencyLogEntry of sigstore_rekor.proto as JSON, in which a zero is left out; null for anything else. */
function entryOf(bytes: Uint8Array): LogEntry | null {
  const json = readStrictJson(bytes, 500)
  const entry = json.ok ? objectOf(json.value) : null
  const proof = objectOf(entry?.['inclusionProof'])
  const kind = objectOf(entry?.['kindVersion'])
  const [keyId, rootHash, body] = [objectOf(entry?.['logId'])?.['keyId'], proof?.['rootHash'], entry?.['canonicalizedBody']].map(canonicalBase64)
  const listed = proof?.['hashes'] ?? []
  const hashes = Array.isArray(listed) ? listed.map(canonicalBase64) : [null]
  const envelope = objectOf(proof?.['checkpoint'])?.['envelope']
  if (!entry || !proof || !keyId || !rootHash || !body || typeof envelope !== 'string' || entry['inclusionPromise']) return null
  return {
    logIndex: textOf(entry['logIndex'] ?? '0'),
    logId: { keyId: Buffer.from(keyId) },
    kindVersion: { kind: textOf(kind?.['kind']), version: textOf(kind?.['version']) },
    // Nothing that the log signs covers a time: one that it names is left out.
    integratedTime: '0',
    inclusionPromise: undefined,
    inclusionProof: {
      logIndex: textOf(proof['logIndex'] ?? '0'),
      rootHash: Buffer.from(rootHash),
      treeSize: textOf(proof['treeSize'] ?? '0'),
      hashes: hashes.map((hash) => Buffer.from(hash ?? [])),
      checkpoint: { envelope: withoutCosignatures(envelope) },
    },
    canonicalizedBody: Buffer.from(body),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function isAbout({ kindVersion, canonicalizedBody }: LogEntry, { sig, payload }: Signatory): boolean {
  const json = readStrictJson(canonicalizedBody, 1000)
  const spec = json.ok ? objectOf(objectOf(objectOf(json.value)?.['spec'])?.['dsseV002']) : null
  const signatures: unknown = spec?.['signatures']
  const [signature, ...more] = Array.isArray(signatures) ? signatures : []
  const digest = objectOf(spec?.['payloadHash'])?.['digest']
  const isSigned = objectOf(signature)?.['content'] === Buffer.from(sig).toString('base64') && more.length === 0
  return kindVersion.version === '0.0.2' && isSigned && digest === createHash('sha256').update(payload).digest('base64')
}
