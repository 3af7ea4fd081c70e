import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packCommand } from '../../src/cli/pack.ts'
import { runProgram, type Loaders } from '../../src/cli/program.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { makeBundle } from '../../src/evidence/bundle.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { createSigner } from '../../src/sign/signer.ts'
import { recordingIo } from '../support/io.ts'
import { ecKey, ed25519Key } from '../support/keys.ts'
import { outsideOf } from '../support/outside.ts'
import { deploymentFacts, deploymentPolicy } from '../support/sampleDeployment.ts'
import { head, passingFacts, pendingFacts, policySource, policyText, sealed } from '../support/sampleRecord.ts'
import { signedBundle } from '../support/signing.ts'
import { type Sigstore, startSigstore } from '../support/sigstore.ts'

const signer = ecKey('P-256')
const other = ed25519Key()
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pack-'))
  const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
  const record = await sealed()
  const central = {
    ...policySource('version: 1\nchanges: { approvals: 1 }\n'),
    path: 'strict.yml',
    uri: `acme/.github//strict.yml@${'1'.repeat(40)}`,
  }
  put('good.json', signedBundle(record.statementBytes, signer))
  put('ed25519.json', signedBundle(record.statementBytes, other))
  put('unsigned.json', makeBundle(record.statementBytes, null))
  put('waiting.json', signedBundle((await sealed(pendingFacts())).statementBytes, signer))
  put(
    'central.json',
    signedBundle(
      (await sealed(passingFacts(), [policySource('version: 1\nextends: ["acme/.github//strict.yml@main"]\n'), central])).statementBytes,
      signer,
    ),
  )
  put('without-policy.json', signedBundle((await sealed(passingFacts(), [])).statementBytes, signer))
  put('deployed.json', signedBundle((await sealed(deploymentFacts(), [deploymentPolicy()])).statementBytes, signer))
  const lying = structuredClone(record.statement)
  lying.predicate.decision.result = 'failed'
  put('lying.json', signedBundle(canonicalBytes(lying), signer))
  const later = structuredClone(record.statement)
  later.predicate.decision.controls[1]!.version = 2
  put('later.json', signedBundle(canonicalBytes(later), signer))
  put('foreign.json', signedBundle(canonicalBytes({ ...record.statement, predicateType: 'https://slsa.dev/provenance/v1' }), signer))
  put('page.json', '<!DOCTYPE html><html></html>')
  put('empty.json', '')
  put('key.pub', signer.publicPem)
  put('ed.pub', other.publicPem)
  put('private.pem', signer.privatePem)
  put('a-file', 'x')
  put('keys.json', JSON.stringify({ keys: [{ pem: other.publicPem }, { pem: signer.publicPem }] }))
  const altered = Buffer.from(readFileSync(join(folder, 'good.json')))
  const middle = Math.floor(altered.length / 2)
  altered[middle] = altered[middle] === 65 ? 66 : 65
  put('altered.json', altered)
})

afterAll(() => rmSync(folder, { recursive: true }))

const loaders: Loaders = { pack: async () => packCommand, verify: async () => verifyCommand }

async function run(...args: string[]) {
  const { io, said, complained } = recordingIo(folder)
  const exitCode = await runProgram(args, io, loaders, 'test')
  return { exitCode, out: said(), err: complained() }
}

const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8')

interface Manifest {
  version: number
  record: Record<string, unknown>
  checked: { outcome: string; signed: boolean; replay: string }
  files: { name: string; bytes: number; sha256: string }[]
}

const manifestOf = (out: string): Manifest => JSON.parse(read(out, 'manifest.json')) as Manifest

describe('countersign pack', () => {
  test('a genuine record: what was checked, then every file, each in the manifest with its size and digest', async () => {
    const { exitCode, out } = await run('pack', 'good.json', '--key', 'key.pub', '--out', 'good')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^PASS {2}signature/m)
    expect(out.indexOf('VERIFIED')).toBeLessThan(out.indexOf('Wrote 8 files to good'))
    const { files, ...rest } = manifestOf('good')
    expect(rest).toMatchObject({
      version: 1,
      record: { gate: 'pull-request', result: 'passed', repository: 'acme/payments', commit: head, environment: null },
      checked: { outcome: 'verified', signed: true, replay: 'same' },
    })
    const names = readdirSync(join(folder, 'good')).sort()
    expect(names).toEqual([
      'VERIFY.md',
      'countersign.pub',
      'evidence.sigstore.json',
      'facts.json',
      'manifest.json',
      'policy.yml',
      'predicate.schema.json',
      'report.html',
    ])
    expect(files.map(({ name }) => name).sort()).toEqual(names.filter((name) => name !== 'manifest.json'))
    for (const { name, bytes, sha256: digest } of files) {
      const content = readFileSync(join(folder, 'good', name))
      expect([name, content.length, sha256(content)]).toEqual([name, bytes, digest])
    }
  })

  test('its files are those of the record, byte for byte, and it verifies again from the pack', async () => {
    await run('pack', 'good.json', '--key', 'key.pub', '--out', 'bytes')
    expect(read('bytes', 'evidence.sigstore.json')).toBe(read('good.json'))
    expect(read('bytes', 'policy.yml')).toBe(policyText)
    expect(read('bytes', 'countersign.pub')).toBe(signer.publicPem)
    expect(read('bytes', 'report.html')).toContain('<h1>Pull request #42 into main</h1>')
    expect(read('bytes', 'predicate.schema.json')).toBe(readFileSync('docs/schema/predicate.v1.json', 'utf8'))
    expect(read('bytes', 'VERIFY.md')).toContain(`--commit ${head} --expect passed`)
    const { exitCode } = await run('verify', 'bytes/evidence.sigstore.json', '--key', 'bytes/countersign.pub', '--expect', 'passed')
    expect(exitCode).toBe(0)
  })

  test('the same record gives the same pack, byte for byte', async () => {
    await run('pack', 'good.json', '--key', 'key.pub', '--out', 'first')
    await run('pack', 'good.json', '--key', 'key.pub', '--out', 'second')
    for (const name of readdirSync(join(folder, 'first'))) expect(read('first', name)).toBe(read('second', name))
  })

  test('without --out the folder is named after the record', async () => {
    const { out, exitCode } = await run('pack', 'waiting.json', '--key', 'key.pub')
    expect(exitCode).toBe(0)
    expect(out).toContain('a genuine record of a decision that did not pass')
    expect(
      existsSync(
        join(folder, `countersign-pull-request-${head.slice(0, 8)}-${sha256(readFileSync(join(folder, 'waiting.json'))).slice(0, 8)}`, 'report.html'),
      ),
    ).toBe(true)
  })

  test('central policies and keys.json come along; a record without policy has none', async () => {
    expect((await run('pack', 'central.json', '--keys', 'keys.json', '--out', 'central')).exitCode).toBe(0)
    expect(read('central', 'central-policy-1.yml')).toContain('approvals: 1')
    expect(read('central', 'keys.json')).toBe(read('keys.json'))
    expect((await run('pack', 'without-policy.json', '--key', 'key.pub', '--out', 'none')).exitCode).toBe(0)
    expect(existsSync(join(folder, 'none', 'policy.yml'))).toBe(false)
    expect(read('none', 'VERIFY.md')).not.toContain('policy.yml')
  })

  test('of a deployment: its environment is in the manifest, the guide and the command of the report', async () => {
    expect((await run('pack', 'deployed.json', '--key', 'key.pub', '--out', 'deployed')).exitCode).toBe(0)
    expect(manifestOf('deployed').record['environment']).toBe('production')
    for (const name of ['VERIFY.md', 'report.html']) expect(read('deployed', name)).toContain('--environment production')
  })

  test('what another version has to judge again is packed and says so', async () => {
    const { exitCode, out } = await run('pack', 'later.json', '--key', 'key.pub', '--out', 'later')
    expect([exitCode, manifestOf('later').checked.replay]).toEqual([0, 'not-performed'])
    expect(out).toContain('the decision was NOT replayed')
  })
})

describe('without a key', () => {
  test('everything else is checked, the pack says that the signature was not, and the exit code is 2', async () => {
    const { exitCode, out } = await run('pack', 'good.json', '--out', 'unkeyed')
    expect(exitCode).toBe(2)
    expect(out).toMatch(/^note {2}signature +NOT CHECKED/m)
    expect(out).toContain('NOT VERIFIED')
    expect(out).not.toMatch(/^VERIFIED/m)
    expect(manifestOf('unkeyed').checked).toMatchObject({ outcome: 'could-not', signed: true, replay: 'same' })
    expect(existsSync(join(folder, 'unkeyed', 'countersign.pub'))).toBe(false)
  })

  test.each([
    ['good.json', 'openssl dgst -sha256 -verify countersign.pub'],
    ['ed25519.json', 'openssl pkeyutl -verify'],
  ])('the guide of %s still has the line that fits the kind of key', async (file, line) => {
    const out = `guide-${file}`
    await run('pack', file, '--out', out)
    expect(read(out, 'VERIFY.md')).toContain(line)
  })

  test('a record that contradicts itself is wrong all the same: 1, and nothing is written', async () => {
    const { exitCode, out } = await run('pack', 'lying.json', '--out', 'lying')
    expect([exitCode, existsSync(join(folder, 'lying'))]).toEqual([1, false])
    expect(out).toContain('Nothing was written.')
  })
})

describe('refusals write nothing', () => {
  test.each<[string, 1 | 2, string[]]>([
    ['another key', 1, ['good.json', '--key', 'ed.pub']],
    ['a decision that does not follow', 1, ['lying.json', '--key', 'key.pub']],
    ['an altered byte', 1, ['altered.json', '--key', 'key.pub']],
    ['an altered byte, without a key', 1, ['altered.json']],
    ['a key for a record that nobody signed', 1, ['unsigned.json', '--key', 'key.pub']],
    ['an unsigned record that was not asked for', 2, ['unsigned.json']],
    ['a signed record as an unsigned one', 2, ['good.json', '--unsigned']],
    ['a private key', 2, ['good.json', '--key', 'private.pem']],
    ['another predicate type', 2, ['foreign.json', '--key', 'key.pub']],
    ['another predicate type, without a key', 2, ['foreign.json']],
    ['a page', 2, ['page.json', '--key', 'key.pub']],
    ['an empty file', 2, ['empty.json']],
    ['no such file', 2, ['absent.json']],
    ['a key that is no file', 2, ['good.json', '--key', 'absent.pub']],
    ['a trusted root instead of an identity', 2, ['good.json', '--identity', 'https://x/y']],
    ['two kinds of trust', 2, ['good.json', '--key', 'key.pub', '--keys', 'keys.json']],
    ['an option that does not exist', 2, ['good.json', '--force']],
  ])('%s', async (_, code, args) => {
    const before = readdirSync(folder).sort()
    const { exitCode, out, err } = await run('pack', ...args, ...['--out', 'refused'])
    expect([exitCode, readdirSync(folder).sort()]).toEqual([code, before])
    expect(out + err).not.toBe('')
    expect(out).not.toContain('Wrote')
  })

  test.each<[string, () => string]>([
    ['a folder with files', () => 'taken'],
    ['an empty folder', () => 'empty'],
    ['a file', () => 'a-file'],
    ['a link that leads nowhere', () => 'dangling'],
    ['a folder below a file', () => 'a-file/pack'],
    ['a folder of the system that can hold none', () => '/proc/countersign'],
  ])('%s is never written to, and the record is checked all the same', async (_, path) => {
    mkdirSync(join(folder, 'taken'), { recursive: true })
    mkdirSync(join(folder, 'empty'), { recursive: true })
    writeFileSync(join(folder, 'taken', 'report.html'), 'mine')
    if (!readdirSync(folder).includes('dangling')) symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    const before = readdirSync(folder).sort()
    const { exitCode, out, err } = await run('pack', 'good.json', '--key', 'key.pub', '--out', path())
    expect([exitCode, readdirSync(folder).sort(), read('taken', 'report.html'), read('a-file')]).toEqual([2, before, 'mine', 'x'])
    expect(out).toContain('VERIFIED')
    expect(err).toContain('CS-081')
  })
})

test('an unsigned record is packed when asked for, and every page says what it is', async () => {
  const { exitCode, out } = await run('pack', 'unsigned.json', '--unsigned', '--out', 'unsigned')
  expect(exitCode).toBe(0)
  expect(out).toContain('UNSIGNED')
  expect(manifestOf('unsigned').checked.signed).toBe(false)
  expect(read('unsigned', 'report.html')).toContain('This record is not signed')
  expect(read('unsigned', 'VERIFY.md')).toContain('This record is not signed')
})

describe('a record signed with a certificate', () => {
  let sigstore: Sigstore
  beforeAll(async () => {
    sigstore = await startSigstore()
    const signing = createSigner({ mode: 'keyless', key: null, idTokenAvailable: true, outside: outsideOf(sigstore, {}) })
    writeFileSync(join(folder, 'keyless.json'), await signing.sign((await sealed()).statementBytes))
    writeFileSync(join(folder, 'root.json'), sigstore.trustedRoot)
  })
  afterAll(() => sigstore.close())

  const asked = (identity: string): string[] => [
    'keyless.json',
    '--identity',
    identity,
    '--issuer',
    sigstore.identity.issuer,
    '--trusted-root',
    'root.json',
  ]

  test('is packed with the trusted root it was checked with; page and guide name the workflow', async () => {
    const { identity } = sigstore.identity
    expect((await run('pack', ...asked(identity), '--out', 'certified')).exitCode).toBe(0)
    expect(read('certified', 'trusted_root.json')).toBe(sigstore.trustedRoot)
    for (const name of ['VERIFY.md', 'report.html']) expect(read('certified', name)).toContain(identity)
    expect(read('certified', 'report.html')).toContain('--trusted-root trusted_root.json')
  })

  test('of another workflow is wrong, and nothing is written', async () => {
    const { exitCode } = await run('pack', ...asked(`${sigstore.identity.identity}-evil`), '--out', 'evil')
    expect([exitCode, existsSync(join(folder, 'evil'))]).toEqual([1, false])
  })

  test('without anything to check it with is packed unverified', async () => {
    const { exitCode, out } = await run('pack', 'keyless.json', '--out', 'unrooted')
    expect(exitCode).toBe(2)
    expect(out).toContain('NOT VERIFIED')
    expect(manifestOf('unrooted').checked.outcome).toBe('could-not')
  })
})
