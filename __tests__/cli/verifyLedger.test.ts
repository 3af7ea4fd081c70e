import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runProgram } from '../../src/cli/program.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { recordPath } from '../../src/domain/ledger.ts'
import { recordingIo } from '../support/io.ts'
import { ecKey, ed25519Key } from '../support/keys.ts'
import { ledger, ledgerOf, recordAt } from '../support/ledger.ts'

const signer = ecKey('P-256')
let folder: string
let records: [string, Uint8Array][]

const put = (directory: string, path: string, bytes: Uint8Array | string): void => {
  mkdirSync(dirname(join(folder, directory, path)), { recursive: true })
  writeFileSync(join(folder, directory, path), bytes)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  records = [...(await ledgerOf(signer, 6))]
  for (const [path, bytes] of records) put('whole', path, bytes)
  put('.', 'key.pub', signer.publicPem)
  put('.', 'other.pub', ed25519Key().publicPem)
})

afterAll(() => rmSync(folder, { recursive: true }))

async function run(...args: string[]) {
  const { io, said, complained } = recordingIo(folder)
  const exitCode = await runProgram(['verify', ...args], io, { verify: async () => verifyCommand }, 'test')
  return { exitCode, out: said(), err: complained() }
}

/** A copy of the ledger with something done to it. */
async function tampered(name: string, act: (directory: string) => Promise<void> | void) {
  cpSync(join(folder, 'whole'), join(folder, name), { recursive: true })
  await act(join(folder, name))
  return run('--ledger', name, '--key', 'key.pub')
}

const at = (index: number): [string, Uint8Array] => records[index - 1] ?? ['', new Uint8Array()]

describe('countersign verify --ledger', () => {
  test('a whole one: 0, every record and the chain, and the head to keep', async () => {
    const { exitCode, out } = await run('--ledger', 'whole', '--key', 'key.pub')
    const last = sha256(at(6)[1])
    expect([exitCode, out]).toEqual([0, expect.stringContaining('VERIFIED: 6 records')])
    expect(out).toContain('PASS  records               6 of 6 verified')
    expect(out).toContain('PASS  chain                 records 1 to 6, each names the one before')
    expect(out).toContain(`head                  record 6 sha256 ${last}`)
    expect(out).toContain('not compared: --head was not given')
  })

  test('an anchor that it holds passes, one that it does not is wrong', async () => {
    const kept = sha256(at(4)[1])
    expect(await run('--ledger', 'whole', '--key', 'key.pub', '--head', kept)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining(`${kept} is record 4, and 2 follow`),
    })
    const cut = await tampered('cut', (directory) => {
      for (const index of [5, 6]) rmSync(join(directory, at(index)[0]))
    })
    expect(cut.exitCode).toBe(0)
    const held = await run('--ledger', 'cut', '--key', 'key.pub', '--head', sha256(at(6)[1]))
    expect([held.exitCode, held.out]).toEqual([1, expect.stringContaining('is not in the ledger: it was cut off there')])
  })

  test.each<[string, RegExp, (directory: string) => Promise<void> | void]>([
    ['deleted', /record 3 is missing; record 4 names/, (directory) => rmSync(join(directory, at(3)[0]))],
    [
      'edited',
      /record 2 does not verify/,
      (directory) =>
        writeFileSync(
          join(directory, at(2)[0]),
          Buffer.from(at(2)[1]).map((byte, index) => (index === 900 ? byte ^ 1 : byte)),
        ),
    ],
    [
      'signed by another',
      /record 5 does not verify: signed by another key/,
      async (directory) =>
        writeFileSync(join(directory, at(5)[0]), await recordAt(ecKey('P-256'), { ledger, index: 5, previous: { sha256: sha256(at(4)[1]) } })),
    ],
    [
      'signed again by the same',
      /record 5 is [0-9a-f]{64}, and record 6 names/,
      async (directory) => {
        rmSync(join(directory, at(5)[0]))
        const again = await recordAt(signer, { ledger, index: 5, previous: { sha256: sha256(at(4)[1]) } })
        writeFileSync(join(directory, recordPath({ index: 5, sha256: sha256(again) })), again)
      },
    ],
    [
      'reordered',
      /at place 2 stands record 3 .*\n.*at place 3 stands record 2/,
      (directory) => {
        renameSync(join(directory, at(2)[0]), join(directory, 'held'))
        renameSync(join(directory, at(3)[0]), join(directory, recordPath({ index: 2, sha256: sha256(at(3)[1]) })))
        renameSync(join(directory, 'held'), join(directory, recordPath({ index: 3, sha256: sha256(at(2)[1]) })))
      },
    ],
    [
      'twice',
      /2 records claim place 4/,
      async (directory) => {
        const second = await recordAt(signer, { ledger, index: 4, previous: { sha256: sha256(at(3)[1]) } })
        writeFileSync(join(directory, recordPath({ index: 4, sha256: sha256(second) })), second)
      },
    ],
    [
      'of another ledger',
      /record 7 is of another ledger, "acme\/other@x"/,
      async (directory) => {
        const other = await recordAt(signer, { ledger: 'acme/other@x', index: 7, previous: { sha256: 'ab'.repeat(32) } })
        writeFileSync(join(directory, recordPath({ index: 7, sha256: sha256(other) })), other)
      },
    ],
    [
      'of none',
      /record 7 is a genuine record, and was not made for a ledger/,
      async (directory) => {
        const none = await recordAt(signer, null)
        writeFileSync(join(directory, recordPath({ index: 7, sha256: sha256(none) })), none)
      },
    ],
    [
      'first without being it',
      /only the first record has none before it/,
      async (directory) => {
        const first = await recordAt(signer, { ledger, index: 7, previous: null })
        writeFileSync(join(directory, recordPath({ index: 7, sha256: sha256(first) })), first)
      },
    ],
    ['a stray file', /records\/notes\.txt" is no file that a ledger writes/, (directory) => writeFileSync(join(directory, 'records/notes.txt'), 'x')],
    [
      'a link in the place of a record',
      /is no file that a ledger writes/,
      (directory) => {
        rmSync(join(directory, at(6)[0]))
        symlinkSync(join(folder, 'whole', at(6)[0]), join(directory, at(6)[0]))
      },
    ],
  ])('%s: 1, and which', async (name, expected, act) => {
    const { exitCode, out } = await tampered(`t-${name.replaceAll(' ', '-')}`, act)
    expect([exitCode, out]).toEqual([1, expect.stringMatching(expected)])
    expect(out).toMatch(/\nWRONG: [^\n]*\n?$/)
  })

  test('files beside the records are let be', async () => {
    expect((await tampered('beside', (directory) => writeFileSync(join(directory, 'countersign.pub'), 'x'))).exitCode).toBe(0)
  })

  test.each([
    ['no key', ['--ledger', 'whole'], /no key was given/],
    ['no records', ['--ledger', 'empty', '--key', 'key.pub'], /there are no records/],
  ])('%s: 2, and nothing is claimed', async (_, args, expected) => {
    mkdirSync(join(folder, 'empty/records'), { recursive: true })
    const { exitCode, out } = await run(...args)
    expect([exitCode, out]).toEqual([2, expect.stringMatching(expected)])
    expect(out).toMatch(/\nCOULD NOT VERIFY: [^\n]*\n?$/)
    expect(out).not.toMatch(/^PASS/m)
  })

  test.each([
    ['no such folder', ['--ledger', 'nowhere', '--key', 'key.pub'], 'a checkout of the ledger'],
    ['a bundle as well', [`whole/x.json`, '--ledger', 'whole', '--key', 'key.pub'], 'exclude each other'],
    ['a claim about one record', ['--ledger', 'whole', '--key', 'key.pub', '--expect', 'passed'], '--expect exclude each other'],
    ['an anchor that is none', ['--ledger', 'whole', '--key', 'key.pub', '--head', 'abc'], '--head is not a sha256'],
    ['an anchor of no ledger', ['x.json', '--key', 'key.pub', '--head', 'ab'.repeat(32)], '--head without --ledger'],
  ])('%s: 2, one message', async (_, args, expected) => {
    expect(await run(...args)).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining(expected) })
  })

  test('by another key everything is wrong', async () => {
    const { exitCode, out } = await run('--ledger', 'whole', '--key', 'other.pub')
    expect([exitCode, out.match(/signed by another key/g)?.length]).toEqual([1, 7])
  })

  test('of records that nobody signed: consistent in itself, and no proof', async () => {
    const bare = await ledgerOf(null, 3)
    for (const [path, bytes] of bare) put('bare', path, bytes)
    const { exitCode, out } = await run('--ledger', 'bare', '--unsigned')
    expect([exitCode, out]).toEqual([0, expect.stringContaining('UNSIGNED: consistent in itself, but nobody vouches for 3 of its 3 records')])
    expect(out).not.toContain('VERIFIED')
    expect((await run('--ledger', 'bare', '--key', 'key.pub')).exitCode).toBe(1)
    expect((await run('--ledger', 'whole', '--unsigned')).exitCode).toBe(2)
  })

  test('as JSON', async () => {
    const { exitCode, out } = await run('--ledger', 'whole', '--key', 'key.pub', '--format', 'json')
    expect([exitCode, JSON.parse(out)]).toMatchObject([
      0,
      {
        version: 1,
        outcome: 'verified',
        exitCode: 0,
        ledger: { names: [ledger], records: 6, head: { index: 6, sha256: sha256(at(6)[1]) } },
        findings: [],
        problem: null,
      },
    ])
    await tampered('json', (directory) => rmSync(join(directory, at(2)[0])))
    expect(JSON.parse((await run('--ledger', 'json', '--key', 'key.pub', '--format', 'json')).out)).toMatchObject({
      outcome: 'wrong',
      exitCode: 1,
      findings: [{ kind: 'deleted', index: 2 }],
      problem: { code: 'CS-062' },
    })
  })
})

test('one record alone says its place, and that it was not held against the ledger', async () => {
  const { exitCode, out } = await run(join('whole', at(2)[0]), '--key', 'key.pub')
  expect([exitCode, out]).toEqual([
    0,
    expect.stringContaining(`record 2 of the ledger ${ledger}, after ${sha256(at(1)[1])}, not compared: that takes the whole ledger, with --ledger`),
  ])
})
