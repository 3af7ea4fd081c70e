import { isRefusal, parseBundle } from './bundle.ts'
import type { Identity } from './certificate.ts'
import { type Witnesses, witnessesOf } from './witnesses.ts'

/** Whom a keyless bundle names, and what it brings along; nothing of it is verified here. */
export interface Signatory extends Identity {
  timestamped: boolean
  logged: boolean
  /** Whether the entry is one of a log of version 2, which not every program reads. */
  logVersion2: boolean
  /** Whether the certificate shows a promise of a certificate log. */
  certificateLogged: boolean
  /** Organisation of the certificate's authority, and the page of the repository whose job signed; null where the certificate does not say. */
  authority: string | null
  sourceRepository: string | null
}

/** The same of any bundle. */
export function namesLogVersion2(bytes: Uint8Array): boolean {
  const parsed = parseBundle(bytes)
  return !isRefusal(parsed) && parsed.signed && witnessesOf(parsed.bundle).entries.some(isOfVersion2)
}

const isOfVersion2 = ({ kindVersion }: Witnesses['entries'][number]): boolean => kindVersion?.version === '0.0.2'

/** Null for a bundle that no certificate signed. */
export function signatoryOf(bytes: Uint8Array): Signatory | null {
  const parsed = parseBundle(bytes)
  if (isRefusal(parsed) || !parsed.certificate) return null
  const { identity, issuer, promised, authority, sourceRepository } = parsed.certificate
  const { timestamps, entries } = witnessesOf(parsed.bundle)
  const seen = { timestamped: timestamps.length > 0, logged: entries.length > 0, logVersion2: entries.some(isOfVersion2), certificateLogged: promised }
  return { identity, issuer, ...seen, authority, sourceRepository }
}
