import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { down, lying, nonsense, type Sigstore, startSigstore } from '../support/sigstore.ts'
import { key, play } from './stage.ts'
import { onlyPack } from './told.ts'

/** The built action as a process, with the token service, certificate authority, log and timestamp authority of its job. */
const at = new Date('2026-11-20T13:45:07Z')
let sigstore: Sigstore
let folder: string

beforeAll(async () => {
  sigstore = await startSigstore({ at })
  folder = mkdtempSync(join(tmpdir(), 'keyless-'))
  // The simulated GitHub has its own time; the process gets it too, because certificates and timestamps are of minutes.
  writeFileSync(
    join(folder, 'clock.cjs'),
    `const Real = Date, shift = ${at.getTime()} - Real.now()
globalThis.Date = class extends Real { constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + shift) } static now() { return Real.now() + shift } }`,
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await sigstore.close()
})

const run = (inputs: Record<string, string> = {}, permitted = true) =>
  play({}, async (stage) => {
    stage.approve('reviewer')
    const environment = {
      NODE_OPTIONS: `--require=${join(folder, 'clock.cjs')}`,
      ...(permitted && { ACTIONS_ID_TOKEN_REQUEST_URL: sigstore.idToken.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: sigstore.idToken.token }),
    }
    const { fulcio, rekor, tsa } = sigstore.services
    const all = {
      signing: 'keyless',
      'signing-key': '',
      'fulcio-url': fulcio,
      'rekor-url': rekor,
      'tsa-url': tsa,
      'trusted-root': sigstore.trustedRoot,
      ...inputs,
    }
    const told = await stage.run(stage.target('opened'), all, { environment })
    return { told, status: stage.status() }
  })

const verified = async (bundle: Uint8Array) =>
  verifyEvidence(bundle, { identity: sigstore.identity, trustedRoot: sigstore.trustedRoot, expect: 'passed' })

describe('a keyless gate', () => {
  test('passes with a record that verifies for its workflow, and VERIFY.md says how', async () => {
    const { told, status } = await run()
    expect([told.exitCode, status?.state]).toEqual([0, 'success'])
    const { bundle, files } = onlyPack(told)
    expect(await verified(bundle)).toMatchObject({ outcome: 'verified', problem: null })
    expect(String(files['VERIFY.md'])).toContain(`--identity '${sigstore.identity.identity}'`)
    expect(told.stdout).not.toContain(sigstore.idToken.token)
  })

  test('auto signs keyless where the job may, even beside a key', async () => {
    const { told } = await run({ signing: 'auto', 'signing-key': key.privatePem })
    expect((await verified(onlyPack(told).bundle)).outcome).toBe('verified')
  })

  test('writes to a log of version 2, whose entries stand beside a timestamp', async () => {
    const { told } = await run({ 'rekor-url': sigstore.rekor2.url, 'rekor-version': '2' })
    const { bundle } = onlyPack(told)
    expect(told.exitCode).toBe(0)
    expect(String(bundle)).toContain('"kindVersion":{"kind":"dsse","version":"0.0.2"}')
    expect((await verified(bundle)).outcome).toBe('verified')
  })

  test('with such a log alone no verdict is announced: nobody would say when', async () => {
    const { told, status } = await run({ 'rekor-url': sigstore.rekor2.url, 'rekor-version': '2', 'tsa-url': 'none' })
    expect([told.exitCode, status?.state, told.packs]).toEqual([1, 'error', []])
    expect(told.summary).toContain('CS-051')
  })

  test('with one witness down it passes, warns, and the record holds', async () => {
    sigstore.faults = { tsa: down }
    const { told } = await run()
    sigstore.faults = {}
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain('without this witness of its time')
    expect((await verified(onlyPack(told).bundle)).outcome).toBe('verified')
  })

  test.each([
    ['the certificate authority down', { fulcio: down }],
    ['the token service answering nonsense', { token: nonsense }],
    ['both witnesses lying', { rekor: lying(() => Buffer.from('{}')), tsa: lying((body) => body.subarray(0, -9)) }],
  ])('with %s no verdict is announced: could not be signed', async (_, faults) => {
    sigstore.faults = faults
    const { told, status } = await run()
    sigstore.faults = {}
    expect([told.exitCode, status?.state, told.packs]).toEqual([1, 'error', []])
    expect(told.summary).toContain('evidence could not be signed')
  })

  test('without the permission it prints the block to add', async () => {
    const { told } = await run({}, false)
    expect(told.exitCode).toBe(1)
    expect(told.summary).toContain('CS-051')
    expect(told.summary).toContain('id-token: write')
  })
})
