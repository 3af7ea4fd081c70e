import { bundleMediaType } from '../domain/record.ts'
import { isRefusal, type ParsedBundle, parseBundle } from '../evidence/bundle.ts'
import type { Check } from '../evidence/check.ts'
import { innerChecks } from '../evidence/checks.ts'
import { replayRecord } from '../evidence/replay.ts'
import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import { readStatement } from '../evidence/statement.ts'
import { type Verification, verifyEvidence } from '../evidence/verify.ts'

/**
 * Verifies before packing. Without anything to trust, everything but the signature is checked: whoever packs need not be the one who holds the key.
 * The outcome is then `could-not` with a statement; nowhere else is there one.
 */
export async function verificationForPack(bytes: Uint8Array, trust: TrustOptions): Promise<Verification> {
  const parsed = parseBundle(bytes)
  const isTrusting = [trust.key, trust.keys, trust.identity, trust.trustedRoot].some((given) => given !== undefined) || trust.allowUnsigned === true
  const isUnknown = isRefusal(parsed) || !parsed.signed || isTrusting
  return isUnknown ? verifyEvidence(bytes, trust) : withoutSignature(parsed, await verifyEvidence(bytes, trust))
}

async function withoutSignature({ payload }: ParsedBundle, unchecked: Verification): Promise<Verification> {
  const reading = readStatement(payload)
  if (reading.state !== 'read' || unchecked.outcome === 'wrong') return unchecked
  const { statement } = reading
  const replay = await replayRecord(statement)
  const performed = replay.state === 'same' || replay.state === 'different' ? replay.state : null
  const checks: Check[] = [
    { what: 'bundle form', value: `${bundleMediaType}, one signature`, ok: true },
    { what: 'signature', value: 'NOT CHECKED: nothing to check it with was given (--key, --keys, or --identity with --trusted-root)', ok: null },
    ...innerChecks(statement),
    performed === null
      ? { what: 'replay', value: `replay not performed: ${replay.detail}`, ok: null }
      : { what: 'replay', value: replay.detail, ok: performed === 'same' },
  ]
  const failed = checks.find(({ ok }) => ok === false)
  const told = { ...unchecked, replay: performed ?? ('not-performed' as const), checks }
  if (failed === undefined) return { ...told, statement }
  const { problem } = unchecked
  return { ...told, outcome: 'wrong', problem: problem && { ...problem, message: `${failed.what} does not hold: ${failed.value}`, suggestion: null } }
}
