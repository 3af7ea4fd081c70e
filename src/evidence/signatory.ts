import { isRefusal, parseBundle } from './bundle.ts'
import type { Identity } from './certificate.ts'
import { witnessesOf } from './witnesses.ts'

/** Whom a keyless bundle names, and what it brings along; nothing of it is verified here. */
export interface Signatory extends Identity {
  timestamped: boolean
  logged: boolean
  /** Whether the certificate shows a promise of a certificate log. */
  certificateLogged: boolean
}

/** Null for a bundle that no certificate signed. */
export function signatoryOf(bytes: Uint8Array): Signatory | null {
  const parsed = parseBundle(bytes)
  if (isRefusal(parsed) || !parsed.certificate) return null
  const { identity, issuer, promised } = parsed.certificate
  const { timestamps, entries } = witnessesOf(parsed.bundle)
  return { identity, issuer, timestamped: timestamps.length > 0, logged: entries.length > 0, certificateLogged: promised }
}
