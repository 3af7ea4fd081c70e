import { describe, expect, test } from '@jest/globals'
import { recordReport } from '../../src/action/recordReport.ts'
import { packFiles } from '../../src/cli/packFiles.ts'
import { sha256 } from '../../src/domain/digest.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { makeBundle } from '../../src/evidence/bundle.ts'
import { orderFacts } from '../../src/evidence/order.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { createSigner } from '../../src/sign/signer.ts'
import { ed25519Key } from '../support/keys.ts'
import { brokenGlassOfChange, deploymentFacts, deploymentPolicy, glassPolicy } from '../support/sampleDeployment.ts'
import { passingFacts, pendingFacts, policySource, sealed } from '../support/sampleRecord.ts'

const pair = ed25519Key()
const signer = createSigner({ mode: 'key', key: pair.privatePem, idTokenAvailable: false })

describe('the page of a run is the page that pack makes of its bundle, byte for byte', () => {
  test.each<[string, Facts, ReturnType<typeof policySource>]>([
    ['passed', passingFacts(), policySource()],
    ['pending', pendingFacts(), policySource()],
    ['overridden', brokenGlassOfChange(), glassPolicy()],
    ['deployed', deploymentFacts(), deploymentPolicy()],
  ])('%s', async (_, facts, policy) => {
    const { statement, statementBytes } = await sealed(facts, [policy])
    const bundle = await signer.sign(statementBytes)
    const of = { statement, facts: orderFacts(facts), bundleSha256: sha256(bundle), signer: { keyid: signer.keyid ?? '' } }
    const trust = { key: pair.publicPem }
    const packed = await packFiles({ bundle, statement, verification: await verifyEvidence(bundle, trust), trust })
    const page = packed.find(({ name }) => name === 'report.html')
    expect(Buffer.from((await recordReport(of)) ?? []).toString()).toBe(Buffer.from(page?.bytes ?? []).toString())
  })

  test('unsigned', async () => {
    const { statement, statementBytes } = await sealed()
    const bundle = makeBundle(statementBytes, null)
    const trust = { allowUnsigned: true }
    const packed = await packFiles({ bundle, statement, verification: await verifyEvidence(bundle, trust), trust })
    const page = await recordReport({ statement, facts: orderFacts(passingFacts()), bundleSha256: sha256(bundle), signer: null })
    expect(Buffer.from(page ?? []).toString()).toBe(Buffer.from(packed.find(({ name }) => name === 'report.html')?.bytes ?? []).toString())
  })
})

test('a deployment of more changes than a run has time for has none: pack makes it', async () => {
  const { statement } = await sealed(deploymentFacts(), [deploymentPolicy()])
  const facts = deploymentFacts()
  const [change] = facts.subject.changes
  if (change === undefined) throw new Error('no change')
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...change, number: index + 1 }))
  const of = (count: number): Facts => ({ ...facts, subject: { ...facts.subject, changes: many(count) } })
  expect(await recordReport({ statement, facts: of(101), bundleSha256: '', signer: null })).toBeNull()
  expect(await recordReport({ statement, facts: of(100), bundleSha256: '', signer: null })).not.toBeNull()
})

test('a page that cannot be made loses nothing but itself', async () => {
  const { statement } = await sealed()
  const broken = { ...passingFacts(), subject: null } as unknown as Facts
  await expect(
    recordReport({ statement, facts: { ...passingFacts(), subject: { ...broken.subject, gate: 'merge' } } as Facts, bundleSha256: '', signer: null }),
  ).resolves.toBeNull()
})
