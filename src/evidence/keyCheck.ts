import { type ListedKey, readKeyList } from './keyList.ts'
import { minRsaBits, readPublicKey } from './publicKey.ts'
import { inOneForm, signedBy } from './signature.ts'
import { type Signed, type SignatureVerdict, type TrustOptions, unusableRoot, verdict, verified } from './signatureVerdict.ts'
import { trustOf, type WitnessedTime } from './trust.ts'
import { lackOf, readTrustedRoot } from './trustedRoot.ts'
import { isTimed, isWitnessed, witnessesOf } from './witnesses.ts'

/** A record signed with a key of one's own. Witnesses are judged when a trusted root was given, and told as not compared when not. */
export function keyCheck(parsed: Signed, options: TrustOptions): SignatureVerdict {
  const { bundle, signature } = parsed
  const given = givenKeys(options, signature.keyid)
  if (!Array.isArray(given)) return given
  const { keyid, sig } = signature
  const listed = given.find(({ usable }) => usable.keyid === keyid)
  if (!listed) return verdict(
    'wrong',
    'signed by another key',
    { expected: given.length === 1 ? (given[0]?.usable.keyid ?? null) : 'a key of the list', found: keyid },
  )
  const { usable } = listed
  if (!signedBy(bundle, usable)) return verdict('wrong', `the signature does not fit the payload and the key ${keyid}`, {})
  if (!inOneForm(usable, sig)) return verdict('wrong', 'the signature fits, but is not in the one form that is written (DER, low s)', {})
  const seen = timesOf(parsed, options, listed)
  if ('outcome' in seen) return seen
  const note = isWitnessed(bundle) && options.trustedRoot === undefined ? [unseen] : []
  return outsideWindow(listed, seen.times, isTimed(witnessesOf(bundle))) ?? verified(`${usable.kind} key ${keyid}`, seen.times, note)
}

const unseen = { what: 'witnesses', value: 'not compared: --trusted-root was not given', ok: null }

function givenKeys({ key, keys, identity }: TrustOptions, named: string): ListedKey[] | SignatureVerdict {
  if (keys !== undefined) {
    const reading = readKeyList(keys)
    if (reading.ok) return reading.keys
    return verdict(
      'could-not',
      'not checked: the given list of keys cannot be used',
      { expected: '{ "keys": [{ "pem", "from", "until" }] }', found: reading.found },
    )
  }
  if (key !== undefined) {
    const reading = readPublicKey(key)
    if (reading.ok) return [{ usable: reading.usable, from: null, until: null }]
    const expected = `one public key in PEM (BEGIN PUBLIC KEY): P-256, Ed25519, or RSA of at least ${minRsaBits} bits`
    return verdict('could-not', 'not checked: the given key cannot be used', { expected, found: reading.found })
  }
  if (identity !== undefined) return verdict(
    'wrong',
    'signed with a key, not by the given identity',
    { expected: identity.identity, found: 'no certificate' },
  )
  return verdict(
    'could-not',
    `not checked: no key was given; the record names ${named}`,
    { suggestion: "give the signer's public key with --key, from a source you trust" },
  )
}

function timesOf({ bundle, signature }: Signed, { trustedRoot }: TrustOptions, { usable }: ListedKey): { times: WitnessedTime[] } | SignatureVerdict {
  if (trustedRoot === undefined) return { times: [] }
  const reading = readTrustedRoot(trustedRoot)
  if (!reading.ok) return unusableRoot(reading.found)
  const { timestamps, entries } = witnessesOf(bundle)
  const lack = lackOf(reading.roots, { certificate: false, timestamps: timestamps.length, entries: entries.length })
  if (lack !== null) return unusableRoot(lack)
  const trust = trustOf(bundle, signature.sig, reading.roots, usable.key)
  return trust.ok ? trust : verdict('wrong', `the signature fits its key, but ${trust.why}`, {})
}

/** A key that was somebody's for a time proves nothing without a time that the holder could not choose. */
function outsideWindow({ from, until }: ListedKey, times: WitnessedTime[], witnessed: boolean): SignatureVerdict | null {
  if (from === null && until === null) return null
  const window = `from ${from?.toISOString() ?? 'the beginning'} until ${until?.toISOString() ?? 'now'}`
  if (times.length === 0) {
    const suggestion = witnessed
      ? 'give --trusted-root, so that its timestamps can be verified'
      : 'only a record with a timestamp shows when it was signed'
    return verdict('could-not', `not checked: the key counts ${window}, and nothing proves when it signed`, { suggestion })
  }
  const outside = times.find(({ time }) => (from !== null && time < from) || (until !== null && time >= until))
  if (!outside) return null
  const which = from !== null && outside.time < from ? 'not yet' : 'no longer'
  return verdict('wrong', `signed with a key that was ${which} valid`, { expected: window, found: outside.time.toISOString() })
}
