import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { SealedRecord } from '../../src/domain/record.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { commandKey, signWithCommand } from '../../src/sign/command.ts'
import type { Outside } from '../../src/sign/outside.ts'
import { createSigner } from '../../src/sign/signer.ts'
import { ecKey, ed25519Key, type KeyPair, rsaKey } from '../support/keys.ts'
import { sealed } from '../support/sampleRecord.ts'

let folder: string
let record: SealedRecord
const pair = ecKey('P-256')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-'))
  record = await sealed()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A key service as a program: reads what is to be signed, writes the signature as told. */
const source = (then: string) => `
const { sign } = require('node:crypto'), { readFileSync, writeFileSync } = require('node:fs')
const [, , key, hash, ...more] = process.argv
const message = readFileSync(0)
const signature = sign(hash === 'null' ? null : hash, message, readFileSync(key))
${then}`

function program(name: string, then: string, keys: KeyPair = pair, hash = 'sha256', ...more: string[]): [string, ...string[]] {
  writeFileSync(join(folder, `${name}.cjs`), source(then))
  writeFileSync(join(folder, `${name}.key`), keys.privatePem)
  return [process.execPath, join(folder, `${name}.cjs`), join(folder, `${name}.key`), hash, ...more]
}

const outside = (argv: [string, ...string[]] | null, publicKeyPem: string | null, environment = {}): Outside => ({
  idToken: null,
  services: { fulcio: null, rekor: null, tsa: null },
  serverUrl: 'https://github.com',
  command: { argv, publicKeyPem, environment },
  trustedRoot: null,
  warn: () => undefined,
})
const sign = (argv: [string, ...string[]], keys: KeyPair = pair, environment = {}) =>
  createSigner({ mode: 'command', key: null, idTokenAvailable: false, outside: outside(argv, keys.publicPem, environment) }).sign(
    record.statementBytes,
  )

describe('a command that holds the key', () => {
  test.each<[string, KeyPair, string]>([
    ['P-256', pair, 'sha256'],
    ['RSA', rsaKey(3072), 'sha256'],
    ['Ed25519', ed25519Key(), 'null'],
  ])('%s: what it signs verifies with its public key', async (_, keys, hash) => {
    const bundle = await sign(program('raw', 'process.stdout.write(signature)', keys, hash), keys)
    expect(await verifyEvidence(bundle, { key: keys.publicPem })).toMatchObject({ outcome: 'verified' })
  })

  test('may write base64, as key services do', async () => {
    const bundle = await sign(program('base64', "console.log(signature.toString('base64'))"))
    expect(await verifyEvidence(bundle, { key: pair.publicPem })).toMatchObject({ outcome: 'verified' })
  })

  test('gets each argument as it stands: no shell reads them', async () => {
    const told = join(folder, 'told')
    const odd = ['$(touch x)', '; rm -rf ~', '`id`', "a 'b' \"c\"", '*', '']
    await sign(
      program('arguments', `writeFileSync(${JSON.stringify(told)}, JSON.stringify(more)); process.stdout.write(signature)`, pair, 'sha256', ...odd),
    )
    expect(JSON.parse(readFileSync(told, 'utf8'))).toEqual(odd)
  })

  test('sees of the environment what it is given', async () => {
    const told = join(folder, 'environment')
    await sign(
      program('environment', `writeFileSync(${JSON.stringify(told)}, JSON.stringify(Object.keys(process.env))); process.stdout.write(signature)`),
      pair,
      { KMS_REGION: 'x' },
    )
    expect(JSON.parse(readFileSync(told, 'utf8'))).toContain('KMS_REGION')
    expect(JSON.parse(readFileSync(told, 'utf8'))).not.toContain('HOME')
  })
})

describe('a command that does not sign is an outcome of its own', () => {
  test.each([
    ['writes nothing', '', 'no signature that fits'],
    ['writes words', "console.log('signed!')", 'no signature that fits'],
    ['signs something else', "process.stdout.write(sign(hash, Buffer.from('other'), readFileSync(key)))", 'no signature that fits'],
    ['writes two signatures', 'process.stdout.write(Buffer.concat([signature, signature]))', 'no signature that fits'],
    ['ends with an error', 'process.stdout.write(signature, () => process.exit(3))', 'ended with exit code 3'],
    ['writes without end', "const again = () => process.stdout.write(Buffer.alloc(65536), again); again()", 'more than a signature'],
  ])('it %s', async (_, then, words) => {
    await expect(sign(program('bad', then))).rejects.toMatchObject({ problem: { code: 'CS-052', message: expect.stringContaining(words) } })
  })

  test('it is not there', async () => {
    await expect(sign([join(folder, 'no-such-program')])).rejects.toMatchObject({
      problem: { message: expect.stringContaining('could not be started') },
    })
  })

  test('it does not end', async () => {
    const argv = program('slow', 'setTimeout(() => process.stdout.write(signature), 60_000)')
    const work = signWithCommand({ argv, environment: {}, timeout: 300 }, commandKey(pair.publicPem), Buffer.from('x'))
    await expect(work).rejects.toMatchObject({ problem: { message: expect.stringContaining('ended after 0.3 seconds') } })
  })

  test('it does not read what it shall sign', async () => {
    writeFileSync(join(folder, 'deaf.cjs'), "process.stdin.destroy(); process.stdout.write('x')")
    await expect(sign([process.execPath, join(folder, 'deaf.cjs')])).rejects.toMatchObject({ problem: { code: 'CS-052' } })
  })

  test('what it writes to standard error is not repeated', async () => {
    const work = sign(program('loud', "console.error('hunter2'); process.exit(1)"))
    await expect(work.catch((error: unknown) => JSON.stringify(error))).resolves.not.toContain('hunter2')
  })

  test.each([
    ['no command', null, pair.publicPem, 'CS-051'],
    ['no public key', ['sign'] as [string], null, 'CS-051'],
    ['a public key that is a private one', ['sign'] as [string], pair.privatePem, 'CS-050'],
    ['a public key on P-384', ['sign'] as [string], ecKey('P-384').publicPem, 'CS-050'],
  ])('%s', (_, argv, pem, code) => {
    expect(() => createSigner({ mode: 'command', key: null, idTokenAvailable: false, outside: outside(argv, pem) })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code }) }),
    )
  })
})
