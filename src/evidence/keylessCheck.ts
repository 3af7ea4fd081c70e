import type { Identity, SigningCertificate } from './certificate.ts'
import type { Check } from './check.ts'
import { inOneForm, signedBy } from './signature.ts'
import { type Signed, type SignatureVerdict, type TrustOptions, unusableRoot, verdict, verified } from './signatureVerdict.ts'
import { trustOf } from './trust.ts'
import { lackOf, readTrustedRoot } from './trustedRoot.ts'
import { isTimed, witnessesOf } from './witnesses.ts'

/** A record signed with a key of minutes, which a certificate gives to a workflow. All of it offline, from the trusted root that was given. */
export function keylessCheck(parsed: Signed, certificate: SigningCertificate, options: TrustOptions): SignatureVerdict {
  const missing = missingTrust(certificate, options)
  if (missing) return missing
  const { identity, trustedRoot = '' } = options
  const reading = readTrustedRoot(trustedRoot)
  if (!reading.ok) return unusableRoot(reading.found)
  const { bundle, signature } = parsed
  if (!certificate.key.ok) return verdict('wrong', 'the certificate is for a key that no record is signed with', { found: certificate.key.found })
  const { usable } = certificate.key
  if (!signedBy(bundle, usable)) return verdict('wrong', 'the signature does not fit the payload and the certificate', {})
  if (!inOneForm(usable, signature.sig)) return verdict('wrong', 'the signature fits, but is not in the one form that is written (DER, low s)', {})
  const { from, until } = certificate
  const span = `${from.toISOString()} to ${until.toISOString()}`
  if (!isTimed(witnessesOf(bundle))) return verdict(
    'wrong',
    'nobody has witnessed when it was signed, and the certificate has expired',
    { expected: `a timestamp or log entry from ${span}`, found: 'none' },
  )
  const { timestamps, entries } = witnessesOf(bundle)
  const lack = lackOf(reading.roots, { certificate: true, timestamps: timestamps.length, entries: entries.length })
  if (lack !== null) return unusableRoot(lack)
  const trust = trustOf(bundle, signature.sig, reading.roots, null)
  if (!trust.ok) return verdict('wrong', trust.why, trust.why.includes('valid when') ? { expected: span } : {})
  return identityRefusal(certificate, identity) ?? verified(
    `certificate of ${certificate.identity}, valid ${span}`,
    trust.times,
    [{ what: 'issuer', value: certificate.issuer, ok: true }, ...signedIn(certificate)],
  )
}

/** A reusable workflow has one identity wherever it is called from: where that was is told. A control repository signs for others. */
const signedIn = ({ sourceRepository }: SigningCertificate): Check[] =>
  sourceRepository === null ? [] : [{ what: 'signed in', value: `a job of ${sourceRepository}, as the certificate says`, ok: null }]

function missingTrust(certificate: SigningCertificate, { key, keys, identity, trustedRoot }: TrustOptions): SignatureVerdict | null {
  if ((key ?? keys) !== undefined) {
    return verdict(
      'wrong',
      'signed with a certificate, not with the given key',
      { expected: 'a signature by the key', found: `a certificate of ${certificate.identity}` },
    )
  }
  if (identity === undefined) {
    const suggestion = 'give --identity and --issuer, as your own knowledge of the workflow says, and --trusted-root'
    return verdict('could-not', `not checked: no identity was given; the certificate names ${certificate.identity}`, { suggestion })
  }
  if (trustedRoot !== undefined) return null
  return verdict(
    'could-not',
    'not checked: no trusted root was given',
    { suggestion: 'give --trusted-root: docs/verify.md says where it comes from' },
  )
}

/** Letter by letter: a pattern would take `acme/payments-evil` for `acme/payments`. */
function identityRefusal(certificate: SigningCertificate, expected: Identity | undefined): SignatureVerdict | null {
  if (expected?.identity !== certificate.identity) return verdict(
    'wrong',
    'signed by another identity',
    { expected: expected?.identity ?? null, found: certificate.identity },
  )
  if (expected.issuer !== certificate.issuer) return verdict(
    'wrong',
    'the identity was vouched for by another issuer',
    { expected: expected.issuer, found: certificate.issuer },
  )
  return null
}
