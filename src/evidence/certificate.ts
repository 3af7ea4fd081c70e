import { X509Certificate } from 'node:crypto'
import { partsOf, readDer, sameBytes, tags } from './der.ts'
import { type KeyReading, usableKey } from './publicKey.ts'

/** Who a certificate says its holder is: the workflow, and who vouched for it. */
export interface Identity {
  identity: string
  issuer: string
}

export interface SigningCertificate extends Identity {
  key: KeyReading
  from: Date
  until: Date
  /** It brings the promise of a certificate log (RFC 6962). */
  promised: boolean
  /** Organisation of the authority that issued it, and the page of the repository whose job it was issued to; null where it does not say. */
  authority: string | null
  sourceRepository: string | null
}

const maxCertificateBytes = 16 * 1024

/** https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md: 1.3.6.1.4.1.57264.1.8, the issuer as UTF-8 text in DER. */
const issuerOid = '060a2b0601040183bf300108'
/** The same list: 1.3.6.1.4.1.57264.1.12, Source Repository URI. */
const sourceOid = '060a2b0601040183bf30010c'

const promiseOid = Buffer.from('060a2b06010401d679020402', 'hex')

/**
 * A signing certificate from hostile bytes, or null: one name, an issuer, and no byte that could be altered without breaking its signature. Believed
 * by nobody yet.
 */
export function readCertificate(der: Uint8Array): SigningCertificate | null {
  if (der.length > maxCertificateBytes || !isInOneForm(der)) return null
  try {
    const certificate = new X509Certificate(der)
    const identity = onlyName(certificate.subjectAltName)
    const issuer = extensionOf(der, issuerOid)
    if (identity === null || issuer === null) return null
    const [from, until] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
    if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime())) return null
    const promised = Buffer.from(der).includes(promiseOid)
    const sourceRepository = extensionOf(der, sourceOid)
    const authority = organisationOf(der)
    return { identity, issuer, key: usableKey(certificate.publicKey), from, until, promised, authority, sourceRepository }
  } catch {
    return null
  }
}

/** Outside what is signed stand only the name of the algorithm, which the signed part repeats, and the signature. */
function isInOneForm(der: Uint8Array): boolean {
  const [signed, algorithm, signature, ...more] = partsOf(readDer(der), tags.sequence) ?? []
  const [, , repeated] = partsOf(signed, tags.sequence) ?? []
  if (!algorithm || !repeated || signature?.tag !== tags.bitString || more.length > 0) return false
  return signature.content[0] === 0 && sameBytes(algorithm.whole, repeated.whole)
}

/** Node writes `URI:…`, quoted as JSON where a name could be mistaken for several. More names than one would leave open who signed. */
function onlyName(names: string | undefined): string | null {
  const [, kind, text = ''] = /^(URI|email):(.+)$/s.exec(names ?? '') ?? []
  if (kind === undefined || /[^\x20-\x7e]/.test(text)) return null
  if (!text.startsWith('"')) return /[,"]/.test(text) ? null : text
  try {
    const quoted: unknown = JSON.parse(text)
    return typeof quoted === 'string' ? quoted : null
  } catch {
    return null
  }
}

/** Read by hand: the runtime's own list of names crashes on certificates whose key was altered. */
function organisationOf(der: Uint8Array): string | null {
  const [signed] = partsOf(readDer(der), tags.sequence) ?? []
  const [, , issuer] = (partsOf(signed, tags.sequence) ?? []).filter(({ tag }) => tag !== tags.context0)
  const names = (partsOf(issuer, tags.sequence) ?? []).flatMap((set) => partsOf(set, tags.set) ?? []).map((name) => partsOf(name, tags.sequence))
  const found = names.filter((name) => Buffer.from(name?.[0]?.whole ?? []).toString('hex') === organisationOid)
  const value = found.length === 1 ? found[0]?.[1] : undefined
  return value?.tag === utf8Tag || value?.tag === printableTag ? Buffer.from(value.content).toString('utf8') : null
}

const [utf8Tag, printableTag] = [0x0c, 0x13] as const
const organisationOid = '060355040a'

/** An extension of Fulcio's own, which holds UTF-8 text in DER; null where there is none or more than one. */
function extensionOf(der: Uint8Array, oid: string): string | null {
  const [signed] = partsOf(readDer(der), tags.sequence) ?? []
  const wrapped = (partsOf(signed, tags.sequence) ?? []).find(({ tag }) => tag === 0xa3)
  const extensions = partsOf(partsOf(wrapped, 0xa3)?.[0], tags.sequence) ?? []
  const parts = extensions.map((one) => partsOf(one, tags.sequence))
  const found = parts.filter((part) => Buffer.from(part?.[0]?.whole ?? []).toString('hex') === oid)
  const value = found.length === 1 ? found[0]?.at(-1) : undefined
  const text = value?.tag === tags.octetString ? readDer(value.content) : null
  return text?.tag === 0x0c ? Buffer.from(text.content).toString('utf8') : null
}
