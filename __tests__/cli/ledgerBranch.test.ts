import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runProgram } from '../../src/cli/program.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { recordingIo } from '../support/io.ts'
import { ecKey } from '../support/keys.ts'
import { ledgerOf } from '../support/ledger.ts'

const signer = ecKey('P-256')
const count = 40
let folder: string
let records: [string, Uint8Array][]

const who = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@acme.example',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@acme.example',
  GIT_CONFIG_GLOBAL: '/dev/null',
}
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, env: { PATH: process.env['PATH'], ...who }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

function commit(message: string): string {
  git('add', '--all', 'records')
  git('commit', '--quiet', '--message', message)
  return git('rev-parse', 'HEAD').trim()
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clone-'))
  records = [...(await ledgerOf(signer, count))]
  git('init', '--quiet', '--initial-branch', 'countersign-ledger')
  for (const [path, bytes] of records) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  commit('all of them')
  git('tag', 'whole')
  rmSync(join(folder, records[6]?.[0] ?? ''))
  commit('one less')
  git('tag', 'less')
  symlinkSync('elsewhere', join(folder, records[6]?.[0] ?? ''))
  commit('a link')
  git('tag', 'link')
  git('rm', '-r', '--quiet', 'records')
  git('commit', '--quiet', '--allow-empty', '--message', 'nothing')
  writeFileSync(join(folder, 'key.pub'), signer.publicPem)
})

afterAll(() => rmSync(folder, { recursive: true }))

async function run(ref: string, cwd = folder, ...more: string[]) {
  const { io, said, complained } = recordingIo(cwd)
  const exitCode = await runProgram(
    ['verify', '--ledger', ref, '--key', join(folder, 'key.pub'), ...more],
    io,
    { verify: async () => verifyCommand },
    'test',
  )
  return { exitCode, out: said(), err: complained() }
}

describe('a ledger in a clone, by its branch', () => {
  test.each(['whole', 'refs/tags/whole'])('%s: nothing is checked out, and all of it is read', async (ref) => {
    expect(await run(ref, folder, '--head', sha256(records.at(-1)?.[1] ?? ''))).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining(`VERIFIED: ${count} records`),
    })
  })

  test('one deleted, and a link in its place', async () => {
    expect(await run('less')).toMatchObject({ exitCode: 1, out: expect.stringContaining('record 7 is missing') })
    expect(await run('link')).toMatchObject({ exitCode: 1, out: expect.stringContaining('is no file that a ledger writes') })
  })

  test('that holds no records any more: 2', async () => {
    expect(await run('countersign-ledger')).toMatchObject({ exitCode: 2, out: expect.stringContaining('there are no records') })
  })

  test.each(['nowhere', 'whole~1', '--all', '-x', 'a b', '@{0}', 'HEAD:records'])('%j is no such place: 2, one message', async (ref) => {
    expect(await run(ref)).toMatchObject({ exitCode: 2, out: '' })
  })

  test('where there is no clone: 2', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'no-clone-'))
    expect(await run('whole', bare)).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining('the ledger could not be read') })
    rmSync(bare, { recursive: true })
  })

  test('an object that was replaced is read as it was', async () => {
    const [, bytes = new Uint8Array()] = records[3] ?? []
    const blob = git('rev-parse', `whole:${records[3]?.[0]}`).trim()
    writeFileSync(join(folder, 'other'), Buffer.concat([bytes, Buffer.from(' ')]))
    git('replace', blob, git('hash-object', '-w', 'other').trim())
    expect((await run('whole')).exitCode).toBe(0)
  })
})
