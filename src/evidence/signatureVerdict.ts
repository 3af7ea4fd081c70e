import type { Problem } from '../domain/problem.ts'
import type { ParsedBundle } from './bundle.ts'
import type { Identity } from './certificate.ts'
import type { Check } from './check.ts'
import type { WitnessedTime } from './trust.ts'

export type Outcome = 'verified' | 'wrong' | 'could-not'

/** What the verifier brings along: whom and what to trust. All of it as text, none of it from the record. */
export interface TrustOptions {
  /** The signer's public key, PEM. */
  key?: string
  /** Several, with the time that each was the signer's: keys.json (docs/verify.md). */
  keys?: string
  /** The workflow that signed and who vouched for it, compared letter by letter. */
  identity?: Identity
  /** Whose certificates, timestamps and log entries count: a Sigstore trusted root. */
  trustedRoot?: string
  /** Check form and replay of a record that carries no signature. Never makes a signed record pass without its key. */
  allowUnsigned?: boolean
}

export interface SignatureVerdict {
  outcome: Outcome
  checks: Check[]
  problem: Problem | null
  /** When others have seen the signature, as far as that was verified. */
  times: WitnessedTime[]
}

export type Signed = Extract<ParsedBundle, { signed: true }>

/** A refusal, in one line and as a problem. */
export function verdict(outcome: 'wrong' | 'could-not', value: string, more: Partial<Problem>): SignatureVerdict {
  const empty = { file: 'evidence.sigstore.json', line: null, column: null, expected: null, found: null, suggestion: null }
  const check = { what: 'signature', value, ok: outcome === 'wrong' ? false : null }
  return { outcome, checks: [check], problem: { code: 'CS-060', message: value, ...empty, ...more }, times: [] }
}

/** The trusted root is at fault, not the record. */
export const unusableRoot = (found: string): SignatureVerdict =>
  verdict('could-not', 'not checked: the given trusted root cannot be used', {
    expected: 'a Sigstore trusted root (trusted_root.json) that names who certified and witnessed the record',
    found,
    suggestion: 'docs/verify.md says where it comes from',
  })

export const verified = (value: string, times: WitnessedTime[], more: Check[] = []): SignatureVerdict => ({
  outcome: 'verified',
  checks: [{ what: 'signature', value, ok: true }, ...more],
  problem: null,
  times,
})
