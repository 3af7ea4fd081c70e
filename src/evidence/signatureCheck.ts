import type { ParsedBundle } from './bundle.ts'
import { keyCheck } from './keyCheck.ts'
import { keylessCheck } from './keylessCheck.ts'
import { type SignatureVerdict, type TrustOptions, verdict } from './signatureVerdict.ts'

/** Who signed, by whom that is vouched for, and when: before anything inside the payload is believed. */
export function signatureCheck(parsed: ParsedBundle, options: TrustOptions): SignatureVerdict {
  if (!parsed.signed) return unsignedCheck(options)
  return parsed.certificate === null ? keyCheck(parsed, options) : keylessCheck(parsed, parsed.certificate, options)
}

function unsignedCheck({ key, keys, identity, allowUnsigned }: TrustOptions): SignatureVerdict {
  const asked = identity !== undefined ? 'an identity' : (key ?? keys) !== undefined ? 'a key' : null
  if (asked !== null) return verdict('wrong', `the record is not signed, though ${asked} was given`, { expected: 'one signature', found: 'none' })
  const value = 'UNSIGNED: nobody vouches for this record; anyone could have written it'
  if (allowUnsigned) return { outcome: 'verified', checks: [{ what: 'signature', value, ok: null }], problem: null, times: [] }
  return verdict(
    'could-not',
    'the record is not signed',
    { suggestion: 'give --unsigned to check its form and replay, without any proof of who wrote it' },
  )
}
