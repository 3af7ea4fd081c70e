import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyEvidence, type VerifyOptions } from '../../src/evidence/verify.ts'
import type { SealedRecord } from '../../src/domain/record.ts'
import { brokenGlass, deploymentFacts, deploymentPolicy } from '../support/sampleDeployment.ts'
import { version } from '../../src/domain/version.ts'
import { orderFacts } from '../../src/evidence/order.ts'
import { sealRecord } from '../../src/evidence/record.ts'
import { policyAt, reconcileDecision, reconcileFacts, reconcileScenarioOf } from '../support/repositoryScenario.ts'
import { recordInput, sealed } from '../support/sampleRecord.ts'
import { type Sigstore, startSigstore } from '../support/sigstore.ts'
import { makers, type VectorWorld, vectorWorld } from '../support/vectors.ts'

let world: VectorWorld
/** Services at the time of the sample deployment. */
let later: Sigstore
beforeAll(async () => {
  world = await vectorWorld()
  later = await startSigstore({ at: new Date(Date.parse(deploymentFacts().evaluatedAt) + 7000) })
})
afterAll(() => Promise.all([world.close(), later.close()]))

/** The same numbers in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const flips = 2000
const kinds: [string, string, (() => Promise<SealedRecord>)?][] = [
  ['a pull request, keyless', 'keyless'],
  ['a pull request, keyless with a timestamp', 'keyless-timestamp'],
  ['a pull request, keyless with a log entry', 'keyless-log'],
  ['a pull request, keyless with an entry of a log of version 2', 'keyless-log-2'],
  ['a pull request, an own key', 'keyed'],
  ['a pull request, an own key with a timestamp', 'keyed-timestamp'],
  ['a deployment, keyless', 'keyless', () => sealed(deploymentFacts(), [deploymentPolicy()])],
  ['a deployment, an own key', 'keyed', () => sealed(deploymentFacts(), [deploymentPolicy()])],
  ['an emergency override, an own key with a timestamp', 'keyed-timestamp', () => sealed(brokenGlass(), [deploymentPolicy()])],
  ['a reconciliation, an own key', 'keyed', reconciliation],
]

async function reconciliation(): Promise<SealedRecord> {
  const facts = orderFacts(reconcileFacts(reconcileScenarioOf()))
  const input = recordInput(facts, await reconcileDecision(facts), [policyAt(facts)])
  return sealRecord({ ...input, evaluator: { ...input.evaluator, version } })
}

describe.each(kinds)('%s', (_, kind, seal) => {
  let bytes: Buffer
  let options: VerifyOptions
  beforeAll(async () => {
    const made = await makers[kind]!(seal ? { ...world, record: await seal(), sigstore: later } : world)
    bytes = Buffer.from(made.bytes)
    const signer = kind.startsWith('keyless') ? { identity: world.sigstore.identity } : { key: world.signer.publicPem }
    options = { ...signer, trustedRoot: made.root }
  })

  test('as it was made, it verifies', async () => {
    expect((await verifyEvidence(bytes, options)).outcome).toBe('verified')
  })

  test(`${flips} times one byte of the file is another: never verified`, async () => {
    expect(await survivors(
      bytes,
      options,
      seeded(20261121),
      (random) => [[Math.floor(random() * bytes.length), 1 + Math.floor(random() * 255)]],
    )).toEqual([])
  })

  test('inside the base64 of certificate, timestamp, checkpoint and signature too', async () => {
    const found = [
      'rawBytes',
      'signedTimestamp',
      'sig',
      'canonicalizedBody',
      'signedEntryTimestamp',
      'rootHash',
      'keyId',
      'hint',
      'envelope',
    ].flatMap((name) => within(bytes, name))
    expect(found.length).toBeGreaterThan(0)
    const random = seeded(7)
    const survived: string[] = []
    for (let round = 0; round < 200; round += 1) {
      const { start, end } = found[Math.floor(random() * found.length)] ?? { start: 0, end: 1 }
      const inner = Buffer.from(bytes.subarray(start, end).toString(), 'base64')
      if (inner.length === 0) continue
      const at = Math.floor(random() * inner.length)
      inner[at] = (inner[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      const altered = Buffer.concat([bytes.subarray(0, start), Buffer.from(inner.toString('base64')), bytes.subarray(end)])
      if (Buffer.compare(altered, bytes) !== 0 && (await verifyEvidence(altered, options)).outcome === 'verified') survived.push(`${start}+${at}`)
    }
    expect(survived).toEqual([])
  })
})

async function survivors(
  bytes: Buffer,
  options: VerifyOptions,
  random: () => number,
  edits: (random: () => number) => [number, number][],
): Promise<number[]> {
  const survived: number[] = []
  for (let round = 0; round < flips; round += 1) {
    const altered = Buffer.from(bytes)
    const [[at, bits] = [0, 1]] = edits(random)
    altered[at] = (altered[at] ?? 0) ^ bits
    if ((await verifyEvidence(altered, options)).outcome === 'verified') survived.push(at)
  }
  return survived
}

/** Where the values of a member stand. */
const within = (bytes: Buffer, name: string): { start: number; end: number }[] =>
  [...bytes.toString('latin1').matchAll(new RegExp(`"${name}":"([^"]*)"`, 'g'))].map((match) => {
    const start = match.index + name.length + 4
    return { start, end: start + (match[1]?.length ?? 0) }
  })
