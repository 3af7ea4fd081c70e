import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { gateWorkflow } from '../../src/cli/samples.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { ecKey, ed25519Key } from '../support/keys.ts'
import { key, play, type Setting } from './stage.ts'
import { onlyPack, reportOf, type Told } from './told.ts'

const signed = (inputs: Record<string, string>, setting: Setting = {}) =>
  play(setting, async (stage) => {
    stage.approve('reviewer')
    const told = await stage.run(stage.target('opened'), inputs)
    return { told, status: stage.status() }
  })

describe('signing modes', () => {
  test.concurrent('key: the record verifies with the public half, and with no other', async () => {
    const { told } = await signed({})
    const { bundle } = onlyPack(told)
    const head = onlyPack(told).statement.subject[1].digest.gitCommit
    const asked = { repo: 'acme/payments', commit: head, expect: 'passed' } as const
    expect((await verifyEvidence(bundle, { key: key.publicPem, ...asked })).outcome).toBe('verified')
    expect((await verifyEvidence(bundle, { key: ecKey('P-256').publicPem, ...asked })).outcome).toBe('wrong')
    expect((await verifyEvidence(bundle, { key: key.publicPem, ...asked, expect: 'failed' })).outcome).toBe('wrong')
  })

  test.concurrent('auto with a key: Ed25519', async () => {
    const pair = ed25519Key()
    const { told } = await signed({ signing: 'auto', 'signing-key': pair.privatePem })
    expect((await verifyEvidence(onlyPack(told).bundle, { key: pair.publicPem })).outcome).toBe('verified')
  })

  test.concurrent('none: the title says so, the record is no signed one', async () => {
    const { told, status } = await signed({ signing: 'none', 'signing-key': '' })
    expect([told.exitCode, status?.state, reportOf(told).title]).toEqual([0, 'success', expect.stringMatching(/unsigned$/)])
    expect(told.summary).toContain('unsigned')
    expect((await verifyEvidence(onlyPack(told).bundle, { key: key.publicPem })).outcome).not.toBe('verified')
    expect((await verifyEvidence(onlyPack(told).bundle, { allowUnsigned: true })).signed).toBe(false)
  })
})

/** An approved pull request that must not pass, because its record could not be signed: an outcome of its own, not a violation. */
function blockedUnsigned({ told, status }: Awaited<ReturnType<typeof signed>>, code: string): void {
  expect([told.exitCode, told.decision, status?.state, told.packs, told.outputs['evidence-sha256']]).toEqual([1, 'error', 'error', [], ''])
  expect(status?.description).toMatch(/^Could not evaluate: .*(sign|seal)/i)
  expect(told.summary).toContain(code)
  expect(told.summary).toMatch(/could not be signed/)
  expect(told.summary).toMatch(/expected `[^`]*private key/)
  expect(told.summary).not.toMatch(/\\u\{a\}/)
  expect(told.stdout).toContain(code)
}

describe('evidence that cannot be signed blocks, with its own message and no stack trace', () => {
  test.concurrent('auto without a key: CS-051', async () => blockedUnsigned(await signed({ signing: 'auto', 'signing-key': '' }), 'CS-051'))
  test.concurrent('auto without a key: the permissions that keyless signing needs can be pasted', async () => {
    const { told } = await signed({ signing: 'auto', 'signing-key': '' })
    const [, block = ''] = /^ {3}```text\n(.*?)\n {3}```$/ms.exec(told.summary) ?? []
    const needed = (parse(gateWorkflow(null)) as { jobs: { gate: { permissions: object } } }).jobs.gate.permissions
    expect(parse(block)).toEqual({ permissions: { ...needed, 'id-token': 'write' } })
  })
  test.concurrent('key without a key', async () => blockedUnsigned(await signed({ signing: 'key', 'signing-key': '' }), 'CS-05'))

  test.concurrent.each<[string, () => string]>([
    ['P-384', () => ecKey('P-384').privatePem],
    ['a public key', () => key.publicPem],
    ['a file that is no key', () => 'not a key at all, but a long enough line to be one of them'],
    ['half a key', () => key.privatePem.slice(0, 80)],
  ])('%s: CS-050', async (_, pem) => blockedUnsigned(await signed({ 'signing-key': pem() }), 'CS-050'))

  test.concurrent('a rule that was broken stays the first thing said', () =>
    play({ policy: 'version: 2\n' }, async (stage) => {
      const told = await stage.run(stage.target('opened'), { 'signing-key': key.publicPem })
      expect([told.decision, stage.status()?.state, stage.status()?.description]).toEqual(['failed', 'failure', expect.stringMatching(/^Blocked/)])
    }),
  )
})

/** The bundle that stands in a report's text, by the command that the report names. */
function bundleIn(text: string): Buffer {
  const block = /by (base64 -d(?: \| gunzip)?)<\/summary>\n\n```\n([A-Za-z0-9+/=]+)\n```/.exec(text)
  if (!block) throw new Error('the report holds no bundle')
  const bytes = Buffer.from(block[2] ?? '', 'base64')
  return block[1]?.includes('gunzip') ? gunzipSync(bytes) : bytes
}

describe('where the evidence goes when no artifact can be stored', () => {
  test.concurrent(
    'the service refuses: into the report, byte for byte',
    async () => {
      const { told, status } = await signed({}, { artifacts: true, misbehave: { artifacts: 'refuse' } })
      expect([told.exitCode, status?.state, told.outputs['artifact-id'], told.outputs['artifact-url']]).toEqual([0, 'success', '', ''])
      expect(sha256(bundleIn(reportOf(told).text))).toBe(told.outputs['evidence-sha256'])
    },
    60_000,
  )

  test.concurrent(
    'it refuses and the bundle is too large: not stored, so not passed',
    async () => {
      const changes = Object.fromEntries(
        Array.from({ length: 2500 }, (_, index) => [`src/${sha256(String(index))}/${sha256(`file ${index}`)}.ts`, 'x']),
      )
      const { told, status } = await signed({}, { artifacts: true, misbehave: { artifacts: 'refuse' }, changes })
      expect([told.exitCode, told.decision, status?.state]).toEqual([1, 'error', 'error'])
      expect(told.summary).toMatch(/no store took it/)
      expect(status?.description).toMatch(/stored/)
    },
    60_000,
  )

  test.concurrent(
    'and when observing, that is a warning',
    async () => {
      const changes = Object.fromEntries(
        Array.from({ length: 2500 }, (_, index) => [`src/${sha256(String(index))}/${sha256(`file ${index}`)}.ts`, 'x']),
      )
      const { told } = await signed({ mode: 'observe' }, { artifacts: true, misbehave: { artifacts: 'refuse' }, changes })
      expect([told.exitCode, told.decision, told.summary]).toEqual([0, 'passed', expect.stringMatching(/no store took it/)])
    },
    60_000,
  )

  test.concurrent(
    'neither artifact nor report: no verdict is announced as passed',
    async () => {
      const { told, status } = await signed({}, { artifacts: true, misbehave: { artifacts: 'refuse', lacking: ['checks'] } })
      expect([told.exitCode, told.decision, status?.state]).toEqual([1, 'error', 'error'])
      expect(told.stdout).toContain('checks: write')
      expect(told.summary).toMatch(/no store took it/)
    },
    60_000,
  )

  test.concurrent('an Enterprise Server has no artifact service: its addresses are used, the report holds the bundle', () =>
    play({ enterprise: true, serverUrl: 'https://ghe.acme.example' }, async (stage) => {
      stage.approve('reviewer')
      const environment = { GITHUB_SERVER_URL: 'https://ghe.acme.example' }
      const told = await stage.run(stage.target('opened'), {}, { environment })
      expect([told.exitCode, stage.status()?.state, stage.simulator.artifacts]).toEqual([0, 'success', []])
      expect(told.outputs['report-url']).toMatch(/^https:\/\/ghe\.acme\.example\//)
      expect(sha256(bundleIn(reportOf(told).text))).toBe(told.outputs['evidence-sha256'])
      expect(onlyPack(told).statement.predicate.invocation?.uri).toMatch(
        /^https:\/\/ghe\.acme\.example\/acme\/payments\/actions\/runs\/\d+\/attempts\/1$/,
      )
      expect(JSON.stringify(reportOf(told))).not.toContain('https://github.com/')
    }),
  )
})

test.concurrent('outputs: each is what action.yml says, and the file they name is the evidence', () =>
  play({ artifacts: true }, async (stage) => {
    stage.approve('reviewer')
    const folder = mkdtempSync(join(tmpdir(), 'countersign-outputs-'))
    const told: Told = await stage.run(stage.target('opened'), {}, { folder })
    const { 'evidence-path': path = '', 'evidence-sha256': digest } = told.outputs
    expect([sha256(readFileSync(path)), told.outputs]).toEqual([
      digest,
      {
        decision: 'passed',
        missing: '[]',
        'attestation-id': '',
        'attestation-url': '',
        'artifact-id': '1',
        'artifact-url': expect.stringContaining('/artifacts/1'),
        'evidence-path': path,
        'evidence-sha256': digest,
        'report-url': expect.stringContaining('/runs/'),
      },
    ])
    rmSync(folder, { recursive: true })
  }),
)
