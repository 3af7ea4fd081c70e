import { sha256 } from '../../src/domain/digest.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { type Sequence, recordPath } from '../../src/domain/ledger.ts'
import { makeBundle } from '../../src/evidence/bundle.ts'
import { orderFacts } from '../../src/evidence/order.ts'
import { sealRecord } from '../../src/evidence/record.ts'
import type { KeyPair } from './keys.ts'
import { judged, passingFacts, policySource, recordInput } from './sampleRecord.ts'
import { signedBundle } from './signing.ts'

/** A genuine record with this place in a ledger (null: with none), signed if there is a key. */
export async function recordAt(key: KeyPair | null, sequence: Sequence | null, given: Facts = passingFacts()): Promise<Uint8Array> {
  const facts = orderFacts(given)
  const policies = [policySource()]
  const { statementBytes } = sealRecord({ ...recordInput(facts, await judged(facts, policies), policies), sequence })
  return key === null ? makeBundle(statementBytes, null) : signedBundle(statementBytes, key)
}

export const ledger = 'acme/payments@countersign-ledger'

/** A ledger as its checkout holds it: path to bytes, oldest first. */
export async function ledgerOf(key: KeyPair | null, count: number, given: Facts = passingFacts()): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  let previous: Sequence['previous'] = null
  for (let index = 1; index <= count; index += 1) {
    const bytes = await recordAt(key, { ledger, index, previous }, given)
    previous = { sha256: sha256(bytes) }
    files.set(recordPath({ index, ...previous }), bytes)
  }
  return files
}
