import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { initCommand } from '../../src/cli/init.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { fakeIo } from './fakeIo.ts'

const paths = ['.github/countersign.yml', '.github/workflows/countersign-gate.yml', '.github/workflows/countersign-ping.yml'] as const
const uses = `acme/countersign@${'0123456789'.repeat(4)}`
let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-init-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function init(options: Record<string, string> = {}) {
  const io = fakeIo({}, root)
  const code = await initCommand.run({ operands: [], options }, io)
  return { code, out: io.outText() }
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('countersign init', () => {
  test('writes three files that are good as they stand', async () => {
    expect((await init({ uses })).code).toBe(0)
    expect(readPolicy({ path: paths[0], uri: paths[0], bytes: readFileSync(join(root, paths[0])) })).toMatchObject({ ok: true })
    expect(read(paths[0])).toContain('yaml-language-server: $schema=')
    expect(parse(read(paths[1])).jobs.gate.steps[0].uses).toBe(uses)
    expect(parse(read(paths[2])).permissions).toEqual({})
  })

  test('the gate listens to the ping by the name the ping has', async () => {
    await init({ uses })
    expect(parse(read(paths[1])).on.workflow_run.workflows).toEqual([parse(read(paths[2])).name])
  })

  test('every input the gate passes is one the action has', async () => {
    await init({ uses })
    const inputs = Object.keys(parse(readFileSync('action.yml', 'utf8')).inputs)
    expect(inputs).toEqual(expect.arrayContaining(Object.keys(parse(read(paths[1])).jobs.gate.steps[0].with)))
  })

  test('without --uses the gate names no action that could run, and the next steps say so', async () => {
    const { code, out } = await init()
    expect(code).toBe(0)
    expect(parse(read(paths[1])).jobs.gate.steps[0].uses).not.toMatch(/@(v[0-9.]+|main|[0-9a-f]{40})$/)
    expect(out).toContain('FULL-COMMIT-SHA')
  })

  test('tells what to require and how to make a key', async () => {
    const { out } = await init({ uses })
    expect(out).toContain('openssl genpkey')
    expect(out).toContain('require the status check `countersign`')
  })

  test('a second time changes nothing and is no failure', async () => {
    await init({ uses })
    const before = paths.map(read)
    expect((await init({ uses })).code).toBe(0)
    expect(paths.map(read)).toEqual(before)
  })

  test('a file that differs is kept, the others are written, and the exit code says so', async () => {
    mkdirSync(join(root, '.github'))
    writeFileSync(join(root, paths[0]), 'version: 1 # mine\n')
    const { code, out } = await init({ uses })
    expect(code).toBe(1)
    expect(read(paths[0])).toBe('version: 1 # mine\n')
    expect(existsSync(join(root, paths[1]))).toBe(true)
    expect(out).toMatch(/differs +\.github\/countersign\.yml/)
  })

  test('a link in the place of a file is not written through', async () => {
    mkdirSync(join(root, '.github'))
    symlinkSync(join(root, 'elsewhere'), join(root, paths[0]))
    await expect(init({ uses })).rejects.toMatchObject({ problem: { code: 'CS-081' } })
    expect(existsSync(join(root, 'elsewhere'))).toBe(false)
  })

  test.each(['.github', '.github/workflows'])('a link in the place of %s is not followed', async (link) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'countersign-elsewhere-'))
    if (link !== '.github') mkdirSync(join(root, '.github'))
    symlinkSync(elsewhere, join(root, link))
    await expect(init({ uses })).rejects.toMatchObject({ problem: { code: 'CS-081', message: expect.stringContaining('is a link') } })
    expect(readdirSync(elsewhere)).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  test('a pipe in the place of a file is not waited for', async () => {
    mkdirSync(join(root, '.github'))
    spawnSync('mkfifo', [join(root, paths[0])])
    await expect(init({ uses })).rejects.toMatchObject({ problem: { code: 'CS-081', found: 'something that is not a regular file' } })
  })

  test('a folder that can hold none ends, and is one clear problem', async () => {
    await expect(init({ uses, dir: '/proc/nothing/here' })).rejects.toMatchObject({ problem: { code: 'CS-081' } })
  })

  test('a folder that is a file is one clear problem', async () => {
    writeFileSync(join(root, '.github'), '')
    await expect(init({ uses })).rejects.toMatchObject({ problem: { code: 'CS-081', file: paths[0] } })
  })

  test.each([
    'acme/countersign@v1',
    'acme/countersign@main',
    'acme/countersign',
    `acme/countersign@${'a'.repeat(39)}`,
    `a b/c@${'a'.repeat(40)}`,
    `a/c@${'a'.repeat(40)}\n- run: x`,
  ])('--uses %j is refused: only a full commit cannot move', async (value) => {
    await expect(init({ uses: value })).rejects.toMatchObject({ problem: { code: 'CS-080' } })
    expect(existsSync(join(root, '.github'))).toBe(false)
  })
})
