import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { predicateType } from '../../src/domain/record.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import type { Misbehaviour } from '../../src/simulator/misbehave.ts'
import { type Sigstore, startSigstore } from '../support/sigstore.ts'
import { play, type Setting } from './stage.ts'
import { onlyPack, reportOf, type Told } from './told.ts'

/** The built action as a process, storing its keyless records in the simulated GitHub's attestation store. */
const at = new Date('2026-11-20T13:45:07Z')
let sigstore: Sigstore
let folder: string

beforeAll(async () => {
  sigstore = await startSigstore({ at })
  folder = mkdtempSync(join(tmpdir(), 'attest-'))
  writeFileSync(join(folder, 'clock.cjs'), `const Real = Date, shift = ${at.getTime()} - Real.now()
globalThis.Date = class extends Real { constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + shift) } static now() { return Real.now() + shift } }`)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await sigstore.close()
})

const run = (misbehave: Misbehaviour = {}, inputs: Record<string, string> = {}, setting: Setting = {}) =>
  play(setting, async (stage) => {
    stage.approve('reviewer')
    Object.assign(stage.simulator.misbehave, misbehave)
    const environment = {
      NODE_OPTIONS: `--require=${join(folder, 'clock.cjs')}`,
      ACTIONS_ID_TOKEN_REQUEST_URL: sigstore.idToken.url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: sigstore.idToken.token,
    }
    const { fulcio, rekor, tsa } = sigstore.services
    const services = { 'fulcio-url': fulcio, 'rekor-url': rekor, 'tsa-url': tsa, 'trusted-root': sigstore.trustedRoot }
    const keyless = { signing: 'keyless', 'signing-key': '', ...services }
    const told = await stage.run(stage.target('opened'), { ...keyless, attest: 'true', ...inputs }, { environment })
    return { told, status: stage.status(), stored: stage.world.attestations }
  })

const posted = ({ requests }: Told) => requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/attestations'))

describe('attest: true', () => {
  test('stores exactly the bundle, where a search by the digest of facts.json and the type finds it', async () => {
    const { told, status, stored } = await run()
    const { bundle, statement } = onlyPack(told)
    expect([told.exitCode, status?.state, posted(told).length, stored.length]).toEqual([0, 'success', 1, 1])
    expect(JSON.stringify((posted(told)[0]?.requestBody as { bundle: unknown }).bundle)).toBe(String(bundle))
    expect(stored[0]).toMatchObject({ predicateType, subjects: [`sha256:${statement.predicate.facts.digest.sha256}`] })
    expect(told.outputs).toMatchObject({
      'attestation-id': String(stored[0]?.id),
      'attestation-url': expect.stringMatching(/\/acme\/payments\/attestations\/\d+$/),
    })
    expect(reportOf(told).summary + reportOf(told).text).toContain(`/attestations/${stored[0]?.id}`)
    const { identity, trustedRoot } = sigstore
    expect((await verifyEvidence(bundle, { identity, trustedRoot, expect: 'passed' })).outcome).toBe('verified')
  })

  test.each<[string, Misbehaviour, Setting, RegExp]>([
    ['403', { lacking: ['attestations'] }, {}, /\{?\/repos\/acme\/payments\/attestations\}? answered 403/],
    ['404 of an Enterprise Server', { attestations: 404 }, { enterprise: true }, /answered 404 .*Enterprise Server has no such store/],
    ['500', { attestations: 500 }, {}, /answered 500/],
  ])('refused by %s is said loudly, and neither verdict nor record is lost', async (_, misbehave, setting, words) => {
    const { told, status, stored } = await run(misbehave, {}, setting)
    expect([told.exitCode, status?.state, told.decision, stored.length]).toEqual([0, 'success', 'passed', 0])
    expect(told.stdout).toMatch(/::warning.*not among GitHub's attestations/)
    for (const place of [told.summary, reportOf(told).summary]) expect(place).toMatch(words)
    expect(told.outputs).toMatchObject({ 'attestation-id': '', 'attestation-url': '', 'evidence-sha256': expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(onlyPack(told).bundle.length).toBeGreaterThan(1000)
  })

  test('the missing permission is printed as the block to add, and only where one is missing', async () => {
    expect((await run({ lacking: ['attestations'] })).told.summary).toMatch(/permissions:\n\s+attestations: write/)
    expect((await run({ attestations: 404 }, {}, { enterprise: true })).told.summary).not.toContain('attestations: write')
  })

  test('beside a key it is a wrong input, and nothing is judged', async () => {
    const { told, stored } = await run({}, { signing: 'key' })
    expect([told.exitCode, told.decision, stored.length]).toEqual([1, expect.stringMatching(/^(error)?$/), 0])
    expect(told.stdout).toContain('"attest" has a wrong value')
  })

  test('without it nothing is offered', async () => {
    expect(posted((await run({}, { attest: 'false' })).told)).toEqual([])
  })
})
