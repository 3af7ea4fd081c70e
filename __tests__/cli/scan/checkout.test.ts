import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { systemAnswer } from '../../../src/cli/failures.ts'
import { openCheckout } from '../../../src/cli/scan/checkout.ts'

let place = ''
let root = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'countersign-checkout-'))
  root = join(place, 'repository')
  put('README.md', 'hello')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const opened = async () => Object.fromEntries([...(await openCheckout('repository', place)).files].map(([path, content]) =>
  [path, content instanceof Uint8Array ? Buffer.from(content).toString() : content]))

test('workflows and actions are found by their names, in order', async () => {
  for (const path of [
    'workflows/b.yml',
    'workflows/a.YAML',
    'workflows/notes.md',
    'workflows/deep/c.yml',
    'actions/x/action.yml',
    'actions/x/deep/y/action.yaml',
    'actions/x/other.yml',
  ]) {
    put(`.github/${path}`, path)
  }
  put('action.yml', 'not looked at unless it is used')
  expect(Object.keys(await opened())).toEqual([
    '.github/actions/x/action.yml',
    '.github/actions/x/deep/y/action.yaml',
    '.github/workflows/a.YAML',
    '.github/workflows/b.yml',
  ])
})

test('no .github is no file', async () => {
  expect(await opened()).toEqual({})
})

test('a link within the directory is followed', async () => {
  put('shared/ci.yml', 'on: push')
  put('.github/workflows/a.yml', 'a')
  symlinkSync('../../shared/ci.yml', join(root, '.github/workflows/b.yml'))
  expect((await opened())['.github/workflows/b.yml']).toBe('on: push')
})

describe('what cannot be read is told in its place, and the others are read', () => {
  beforeEach(() => {
    put('.github/workflows/good.yml', 'on: push')
    writeFileSync(join(place, 'outside.yml'), 'a secret of somebody')
  })

  const told = async () => (await opened())['.github/workflows/bad.yml']

  test('a link that leads out', async () => {
    symlinkSync('../../../outside.yml', join(root, '.github/workflows/bad.yml'))
    expect(await told()).toEqual({ unread: 'a link that leads out of the directory' })
    expect((await opened())['.github/workflows/good.yml']).toBe('on: push')
  })

  test('a link to a device', async () => {
    symlinkSync('/dev/zero', join(root, '.github/workflows/bad.yml'))
    expect(await told()).toEqual({ unread: 'a link that leads out of the directory' })
  })

  test('a link to nothing', async () => {
    symlinkSync('nowhere.yml', join(root, '.github/workflows/bad.yml'))
    expect(await told()).toEqual({ unread: 'it leads to no file' })
  })

  test('links in a circle', async () => {
    symlinkSync('bad.yml', join(root, '.github/workflows/bad.yml'))
    expect(await told()).toEqual({ unread: 'the system answered ELOOP' })
  })

  test('a pipe, without waiting for it', async () => {
    spawnSync('mkfifo', [join(root, '.github/workflows/bad.yml')])
    expect(await told()).toEqual({ unread: 'something that is not a regular file' })
  })

  test('a file larger than any that is read', async () => {
    put('.github/workflows/bad.yml', '')
    truncateSync(join(root, '.github/workflows/bad.yml'), 9_000_000)
    expect(await told()).toEqual({ unread: '9000000 bytes' })
  })
})

describe('a folder in an odd form', () => {
  test.each(['.github', '.github/workflows'])('%s as a file is said', async (path) => {
    rmSync(join(root, '.github'), { recursive: true, force: true })
    put(path, 'on: push')
    await expect(opened()).rejects.toMatchObject({ problem: { code: 'CS-081', found: 'a file where a folder belongs' } })
  })

  test.each(['.github', '.github/workflows'])('%s as a link within the directory is followed', async (folder) => {
    rmSync(join(root, '.github'), { recursive: true, force: true })
    put(`own${folder.replace('.github', '')}${folder === '.github' ? '/workflows' : ''}/a.yml`, 'on: push')
    mkdirSync(dirname(join(root, folder)), { recursive: true })
    symlinkSync(join(root, `own${folder.replace('.github', '')}`), join(root, folder))
    expect(await opened()).toEqual({ '.github/workflows/a.yml': 'on: push' })
  })
})

test.each([
  ['EACCES', 'no permission to read'],
  ['EPERM', 'no permission to read'],
  ['EIO', 'the system answered EIO'],
])('%s is said as: %s', (code, words) => expect(systemAnswer({ code })).toBe(words))

describe('a folder that leads out is an error: it could hold anything', () => {
  test.each(['.github/workflows', '.github/actions', '.github'])('%s', async (folder) => {
    mkdirSync(join(place, 'outside/workflows'), { recursive: true })
    mkdirSync(join(place, 'outside/actions'), { recursive: true })
    mkdirSync(dirname(join(root, folder)), { recursive: true })
    symlinkSync(join(place, 'outside'), join(root, folder))
    await expect(opened()).rejects.toMatchObject({ problem: { code: 'CS-081', found: 'a link that leads out of the directory' } })
  })
})

describe('a callee is read from the directory only', () => {
  test.each([
    ['../outside.yml', { unread: 'a link that leads out of the directory' }],
    ['/etc/passwd', { unread: 'a link that leads out of the directory' }],
    ['nowhere.yml', null],
    ['README.md/x', null],
    [`${'x'.repeat(5000)}.yml`, null],
    ['x\0y', null],
    ['.github', { unread: 'a directory' }],
  ])('%j', async (path, expected) => {
    writeFileSync(join(place, 'outside.yml'), 'a secret of somebody')
    mkdirSync(join(root, '.github'))
    expect(await (await openCheckout('repository', place)).read(path)).toEqual(expected)
  })
})

describe('is no directory', () => {
  test.each([['nowhere', 'nothing of that name'], ['repository/README.md', 'a file'], ['/dev/null', 'a file']])('%s', async (path, found) => {
    await expect(openCheckout(path, place)).rejects.toMatchObject({ problem: { code: 'CS-081', file: path, found } })
  })
})
