import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram, type Loaders } from '../../src/cli/program.ts'
import { replayCommand } from '../../src/cli/replay.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { makeBundle } from '../../src/evidence/bundle.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { recordingIo } from '../support/io.ts'
import { ecKey } from '../support/keys.ts'
import { brokenGlass, deploymentFacts, deploymentPolicy } from '../support/sampleDeployment.ts'
import { head, pendingFacts, sealed } from '../support/sampleRecord.ts'
import { signedBundle } from '../support/signing.ts'

const signer = ecKey('P-256')
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
  const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
  const record = await sealed()
  const waiting = await sealed(pendingFacts())
  put('good.json', signedBundle(record.statementBytes, signer))
  put('waiting.json', signedBundle(waiting.statementBytes, signer))
  put('unsigned.json', makeBundle(record.statementBytes, null))
  const { statement: deployed } = await sealed(deploymentFacts(), [deploymentPolicy()])
  put('deployed.json', signedBundle(canonicalBytes(deployed), signer))
  const { statement: overridden } = await sealed(brokenGlass(), [deploymentPolicy()])
  put('overridden.json', signedBundle(canonicalBytes(overridden), signer))
  const lying = structuredClone(record.statement)
  lying.predicate.decision.result = 'failed'
  put('lying.json', signedBundle(canonicalBytes(lying), signer))
  const later = structuredClone(record.statement)
  later.predicate.decision.controls[1]!.version = 2
  put('later.json', signedBundle(canonicalBytes(later), signer))
  put('unsigned-later.json', makeBundle(canonicalBytes(later), null))
  const painted = structuredClone(record.statement)
  painted.predicate.evaluator.version = '1\u009b2J\u202e\u007f\u{e0041}'
  put('painted.json', signedBundle(canonicalBytes(painted), signer))
  const elsewhere = structuredClone(record.statement)
  elsewhere.subject[1].digest.gitCommit = '00'.repeat(20)
  put('elsewhere.json', signedBundle(canonicalBytes(elsewhere), signer))
  const untyped = { ...record.statement, predicateType: { toString: 'x' } }
  put('untyped.json', signedBundle(canonicalBytes(untyped), signer))
  const foreign = { ...record.statement, predicateType: 'https://slsa.dev/provenance/v1' }
  put('foreign.json', signedBundle(canonicalBytes(foreign), signer))
  put('escape.json', JSON.stringify({ mediaType: '\u001b[2J\u001b]0;x\u0007' }))
  put('page.json', '<!DOCTYPE html><html></html>')
  put('empty.json', '')
  put('huge.json', '{')
  truncateSync(join(folder, 'huge.json'), 100 * 1024 * 1024)
  put('key.pub', signer.publicPem)
  put('private.pem', signer.privatePem)
  put('other.pub', ecKey('P-256').publicPem)
  mkdirSync(join(folder, 'directory'))
})

afterAll(() => rmSync(folder, { recursive: true }))

const loaders: Loaders = { verify: async () => verifyCommand, replay: async () => replayCommand }

async function run(...args: string[]) {
  const { io, said, complained } = recordingIo(folder)
  const exitCode = await runProgram(args, io, loaders, 'test')
  return { exitCode, out: said(), err: complained() }
}

const lastLine = (out: string): string => out.trimEnd().split('\n').at(-1) ?? ''

describe('countersign verify', () => {
  test('a genuine record: 0, each check with its value, and the decision in the last line', async () => {
    const { exitCode, out } = await run('verify', 'good.json', '--key', 'key.pub', '--repo', 'acme/payments', '--commit', head, '--expect', 'passed')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^PASS {2}signature +P-256 key SHA256:/m)
    expect(out).toMatch(/^PASS {2}replay +judging the recorded facts again gives passed/m)
    expect(lastLine(out)).toBe(`VERIFIED: passed (Ready), acme/payments commit ${head}`)
    expect(out).not.toContain('FAIL')
  })

  test('a genuine record of a decision that waits says so, and is told from one that passed only by --expect', async () => {
    const args = ['verify', 'waiting.json', '--key', 'key.pub']
    expect(await run(...args)).toMatchObject({ exitCode: 0, out: expect.stringContaining('did not pass: pending (Waiting)') })
    expect(await run(...args, '--expect', 'passed')).toMatchObject({ exitCode: 1, out: expect.stringContaining('WRONG') })
  })

  test.each([
    ['another key', ['good.json', '--key', 'other.pub'], 1, 'signed by another key'],
    ['a decision that does not follow', ['lying.json', '--key', 'key.pub'], 1, 'replay does not hold'],
    ['another repository', ['good.json', '--key', 'key.pub', '--repo', 'acme/other'], 1, 'the record says acme/payments'],
    ['no key', ['good.json'], 2, '--key'],
    ['a private key', ['good.json', '--key', 'private.pem'], 2, 'found a private key'],
    ['a predicate type that is no text', ['untyped.json', '--key', 'key.pub'], 1, 'without predicate type'],
    ['an unsigned record that cannot be judged again', ['unsigned-later.json', '--unsigned'], 2, 'cannot be judged again'],
    ['a foreign predicate type', ['foreign.json', '--key', 'key.pub'], 2, 'https://slsa.dev/provenance/v1'],
    ['HTML', ['page.json', '--key', 'key.pub'], 2, 'HTML'],
    ['an empty file', ['empty.json', '--key', 'key.pub'], 2, 'an empty file'],
    ['an unsigned record', ['unsigned.json'], 2, '--unsigned'],
    ['an unsigned record, though a key is given', ['unsigned.json', '--key', 'key.pub'], 1, 'not signed'],
  ])('%s', async (_, args, exitCode, told) => {
    const answer = await run('verify', ...args)
    expect(answer).toMatchObject({ exitCode, out: expect.stringContaining(told), err: '' })
    expect(answer.out).not.toContain('VERIFIED:')
    expect(lastLine(answer.out)).toMatch(exitCode === 1 ? /^WRONG: / : /^COULD NOT VERIFY: /)
    expect(answer.out).not.toMatch(/^\s+at /m)
  })

  test('a decision that was not judged again is never told like one that was', async () => {
    const { exitCode, out } = await run('verify', 'later.json', '--key', 'key.pub')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^VERIFIED \(signature and digests only; the decision was NOT replayed\): passed/m)
    expect(JSON.parse((await run('verify', 'later.json', '--key', 'key.pub', '--format', 'json')).out)).toMatchObject({
      outcome: 'verified',
      replay: 'not-performed',
    })
  })

  test('what nobody vouches for is told: the answers, and whether the verdict blocked anything', async () => {
    const { out } = await run('verify', 'good.json', '--key', 'key.pub')
    expect(out).toMatch(/^PASS {2}facts .*inside the record \(no file beside it is read\).*as the signer recorded it; the answers themselves are not proven/m)
    expect(out).toMatch(/^note {2}enforcement +a rule required it on main/m)
    expect(out).toMatch(/^PASS {2}policy .*git rev-parse [0-9a-f]{40}:\.github\/countersign\.yml/m)
  })

  test('an unsigned record with --unsigned: 0, and the word UNSIGNED instead of VERIFIED', async () => {
    const { exitCode, out } = await run('verify', 'unsigned.json', '--unsigned')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^UNSIGNED: .*nobody vouches/m)
    expect(out).not.toContain('VERIFIED')
  })

  test.each([
    ['a missing file', ['nothing.json', '--key', 'key.pub'], 'no such file'],
    ['a directory', ['directory', '--key', 'key.pub'], 'a directory'],
    ['100 MB', ['huge.json', '--key', 'key.pub'], '104857600 bytes'],
    ['a missing key file', ['good.json', '--key', 'nothing.pub'], 'nothing.pub'],
    ['a key file of 100 MB', ['good.json', '--key', 'huge.json'], 'at most 65536 bytes'],
    ['something that is no regular file', ['/dev/zero', '--key', 'key.pub'], 'not a regular file'],
    ['a file that answers with an error', ['/proc/self/mem', '--key', 'key.pub'], 'EIO'],
    ['a value that is empty', ['good.json', '--key', ''], 'empty value'],
    ['a short commit', ['good.json', '--key', 'key.pub', '--commit', head.slice(0, 7)], 'full commit id'],
    ['a result that does not exist', ['good.json', '--key', 'key.pub', '--expect', 'ready'], 'passed, pending, failed'],
    ['a repository that is none', ['good.json', '--key', 'key.pub', '--repo', 'payments'], 'OWNER/NAME'],
    ['a format that does not exist', ['good.json', '--format', 'xml'], '--format'],
    ['a key and --unsigned', ['good.json', '--key', 'key.pub', '--unsigned'], 'exclude each other'],
    ['no bundle', ['--key', 'key.pub'], 'takes 1 argument'],
  ])('%s: one clear message and 2', async (_, args, told) => {
    expect(await run('verify', ...args)).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining(told) })
  })

  test('control characters of a hostile file do not reach the terminal', async () => {
    const { out } = await run('verify', 'escape.json', '--key', 'key.pub')
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })

  test('colour repeats the words and never replaces them', async () => {
    const { io, said } = recordingIo(folder, true)
    await runProgram(['verify', 'good.json', '--key', 'key.pub'], io, loaders, 'test')
    expect(said()).toContain('\u001b[32mPASS\u001b[0m  signature')
  })

  test('JSON is one object with version, outcome, checks and record', async () => {
    const { exitCode, out } = await run('verify', 'good.json', '--key', 'key.pub', '--format', 'json')
    const answer = JSON.parse(out)
    expect(exitCode).toBe(0)
    expect(Object.keys(answer)).toEqual(['version', 'outcome', 'exitCode', 'signed', 'replay', 'file', 'checks', 'problem', 'record'])
    expect(answer).toMatchObject({ version: 1, outcome: 'verified', exitCode: 0, signed: true, replay: 'same', problem: null })
    expect(answer.record).toMatchObject({ result: 'passed', commit: head })
  })

  test('JSON of a failure holds the problem and no record', async () => {
    const answer = JSON.parse((await run('verify', 'page.json', '--key', 'key.pub', '--format', 'json')).out)
    expect(answer).toMatchObject({ outcome: 'could-not', exitCode: 2, record: null, problem: { code: 'CS-060', found: 'HTML or XML' } })
  })

  test.each([
    ['a key that is not there', ['good.json', '--key', 'nothing.pub'], 'CS-081'],
    ['a record that is not there', ['nothing.json', '--key', 'key.pub'], 'CS-081'],
    ['a claim that is none', ['good.json', '--key', 'key.pub', '--repo', 'payments'], 'CS-080'],
  ])('JSON of %s has the same shape', async (_, args, code) => {
    const { exitCode, out, err } = await run('verify', ...args, '--format', 'json')
    expect([exitCode, err]).toEqual([2, ''])
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      outcome: 'could-not',
      exitCode: 2,
      file: { sha256: null },
      checks: [],
      record: null,
      problem: { code },
    })
  })

  test('JSON holds hostile characters without showing them', async () => {
    const { out } = await run('verify', 'painted.json', '--key', 'key.pub', '--format', 'json')
    expect(out).not.toMatch(/[\u007f-\u009f\u202a-\u202e]|\u{e0041}/u)
    expect(JSON.stringify(JSON.parse(out).checks)).toContain('1\u009b2J\u202e\u007f\u{e0041}')
  })
})

describe('countersign replay', () => {
  test.each([
    ['a genuine record', 'good.json', 0, 'SAME: recorded passed, replayed passed'],
    ['a record of a decision that waits', 'waiting.json', 0, 'SAME: recorded pending, replayed pending'],
    ['an unsigned record', 'unsigned.json', 0, 'SAME'],
    ['a decision that does not follow', 'lying.json', 1, 'DIFFERENT: recorded failed, replayed passed'],
    ['another commit than its facts are about', 'elsewhere.json', 1, 'WRONG: the record contradicts itself'],
    ['another version of a control', 'later.json', 2, 'NOT COMPARABLE'],
  ])('%s', async (_, file, exitCode, told) => {
    expect(await run('replay', file)).toMatchObject({ exitCode, out: expect.stringContaining(told), err: '' })
  })

  test('says that it did not look at the signature', async () => {
    expect((await run('replay', 'good.json')).out).toMatch(/^note {2}signature +not checked/m)
  })

  test.each([
    ['HTML', 'page.json', 'HTML'],
    ['an empty file', 'empty.json', 'an empty file'],
    ['a missing file', 'nothing.json', 'no such file'],
    ['a foreign predicate type', 'foreign.json', 'slsa.dev'],
    ['100 MB', 'huge.json', 'bytes'],
  ])('%s: one clear message and 2', async (_, file, told) => {
    expect(await run('replay', file)).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining(told) })
  })

  test('JSON holds both results', async () => {
    const answer = JSON.parse((await run('replay', 'lying.json', '--format', 'json')).out)
    expect(answer).toMatchObject({ version: 1, state: 'different', exitCode: 1, recorded: 'failed', replayed: 'passed' })
  })

  test.each([
    ['HTML', 'page.json', 'could-not', 2],
    ['a missing file', 'nothing.json', 'could-not', 2],
    ['a statement that is not one of ours', 'untyped.json', 'wrong', 1],
  ])('JSON of %s has the same shape', async (_, file, state, code) => {
    const { exitCode, out, err } = await run('replay', file, '--format', 'json')
    expect([exitCode, err]).toEqual([code, ''])
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      state,
      exitCode: code,
      recorded: null,
      replayed: null,
      problem: { code: expect.stringMatching(/^CS-0/) },
    })
  })
})

describe('deployments', () => {
  const verify = (file: string, ...more: string[]) => run('verify', file, '--key', 'key.pub', ...more)

  test('are told with environment, run and where the range begins', async () => {
    const { exitCode, out } = await verify('deployed.json', '--environment', 'production', '--expect', 'passed')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/PASS {2}environment asked for +production/)
    expect(out).toMatch(/note {2}deployment .*environment production; run 7 attempt 1 .*baseline of the policy/)
    expect(out).toContain('VERIFIED: passed')
  })

  test.each([
    ['deployed.json', 'staging'],
    ['good.json', 'production'],
  ])('%s is not of %s', async (file, environment) => {
    expect(await verify(file, '--environment', environment)).toMatchObject({ exitCode: 1 })
  })

  test('an override is no pass, and says who let what through', async () => {
    const { exitCode, out } = await verify('overridden.json', '--expect', 'overridden')
    expect(exitCode).toBe(0)
    expect(out).toContain('EMERGENCY OVERRIDE')
    expect(out).toMatch(/override .*NOT satisfied: independent-deployer.*commander/)
    expect(await verify('overridden.json', '--expect', 'passed')).toMatchObject({ exitCode: 1 })
  })

  test('the environment stands in the JSON, null for other gates', async () => {
    const told = async (file: string) =>
      (JSON.parse((await verify(file, '--format', 'json')).out) as { record: { environment: string | null } }).record.environment
    expect([await told('deployed.json'), await told('good.json')]).toEqual(['production', null])
  })
})
