import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../../src/cli/commands.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { fakeIo } from '../fakeIo.ts'

const workflows = '.github/workflows'
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-scan-'))
  mkdirSync(join(root, workflows), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (name: string, text: string | Uint8Array): void => writeFileSync(join(root, workflows, name), text)

async function scan(...args: string[]) {
  const io = fakeIo({}, root)
  const exit = await runProgram(['scan', ...args], io, commands, '1.2.3')
  return { exit, out: io.outText(), err: io.errText() }
}

const leak = 'on: pull_request\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: echo ${{ secrets.PROD_KEY }}\n'
const job = 'runs-on: x\n    steps: [{ run: y }]'
const bomb = Array.from({ length: 30 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(10)}]`).join('\n')

describe('a file that is not understood is told at its place, and ends with 2', () => {
  const files: [string, string | Uint8Array][] = [
    ['invalid UTF-8', Uint8Array.of(0x6f, 0x6e, 0x3a, 0x20, 0xff, 0xfe)],
    ['UTF-16', Buffer.from('\ufeffon: push\n', 'utf16le')],
    ['a zero byte', 'on: push\njobs:\n  a: "\0"\n'],
    ['tabs for indentation', `on: push\njobs:\n\ttest:\n\t\truns-on: x\n`],
    ['an empty file', ''],
    ['a list', '- on: push\n'],
    ['no YAML', 'on: [push\n'],
    ['an alias bomb', `on: push\nl0: &l0 [x]\n${bomb}\njobs: *l30\n`],
    ['an alias to itself', 'on: push\njobs: &jobs\n  a: *jobs\n'],
    ['more than a megabyte', `on: push\n# ${'x'.repeat(1_100_000)}\n`],
    ['ten thousand jobs', `on: push\njobs:\n${Array.from({ length: 10_000 }, (_, index) =>
      `  j${index}: { runs-on: x, steps: [{ run: y }] }\n`).join('')}`],
    ['a hundred thousand levels', `on: push\njobs: ${'['.repeat(100_000)}\n`],
    ['several documents', `on: push\njobs:\n  a:\n    ${job}\n---\non: push\n`],
    ['jobs that need each other in a circle', `on: push\njobs:\n  a:\n    needs: b\n    ${job}\n  b:\n    needs: a\n    ${job}\n`],
  ]
  test.each(files)('%s', async (_, text) => {
    put('bad.yml', text)
    const { exit, out, err } = await scan()
    expect([exit, err]).toEqual([2, ''])
    expect(out).toMatch(/^\.github\/workflows\/bad\.yml:\d+:\d+ {2}S8 not-understood: /)
    expect(out).toContain('Not understood:')
    expect(out.length).toBeLessThan(5000)
  })

  test.each(files)('%s does not hide a violation beside it', async (_, text) => {
    put('bad.yml', text)
    put('ci.yml', leak)
    expect((await scan('--format', 'json')).exit).toBe(1)
  })
})

describe('a file that cannot be read is told with the reason, and ends with 2', () => {
  test('a link that leads out', async () => {
    symlinkSync('/etc/hostname', join(root, workflows, 'bad.yml'))
    const { exit, out } = await scan()
    expect(exit).toBe(2)
    expect(out).toMatch(/bad\.yml:1:1 {2}S8 not-understood: .*a link that leads out of the directory/)
  })

  test('a device', async () => {
    symlinkSync('/dev/zero', join(root, workflows, 'bad.yml'))
    expect((await scan()).exit).toBe(2)
  })

  test('a link to nothing', async () => {
    symlinkSync('nowhere', join(root, workflows, 'bad.yml'))
    expect((await scan()).exit).toBe(2)
  })

  test('a file larger than any that is read', async () => {
    put('bad.yml', '')
    truncateSync(join(root, workflows, 'bad.yml'), 300_000_000)
    expect((await scan()).exit).toBe(2)
  })
})

describe('what cannot be scanned is one message on standard error, and ends with 2', () => {
  test.each([
    [['nowhere'], /nowhere {2}this is not a directory to scan\..*\(CS-081\)/s],
    [['/dev/null'], /not a directory to scan/],
    [['.', 'other'], /takes 0 to 1 arguments/],
    [['--format', 'xml'], /--format is not understood.*text, json, sarif.*\(CS-080\)/s],
    [['--polcy', 'x'], /did you mean --policy/i],
    [['--inventory', 'nowhere.json'], /nowhere\.json .*could not be read.*\(CS-081\)/s],
    [['--inventory', '.'], /a directory/],
    [['--inventory', '/dev/zero'], /not a regular file/],
  ] as [string[], RegExp][])('%j', async (args, message) => {
    put('ci.yml', leak)
    for (const format of [[], ['--format', 'json']]) {
      const { exit, out, err } = await scan(...args, ...(args.includes('--format') ? [] : format))
      expect([exit, out]).toEqual([2, ''])
      expect(err).toMatch(message)
      expect(err.match(/\(CS-\d+\)/g)).toHaveLength(1)
    }
  })
})

test('a folder without workflows is a pass that says so, in every format', async () => {
  rmSync(join(root, '.github'), { recursive: true })
  expect(await scan()).toMatchObject({ exit: 0, out: expect.stringContaining('no workflow files') })
  const { exit, out } = await scan('--format', 'json')
  expect([exit, (JSON.parse(out) as { verdict: string }).verdict]).toEqual([0, 'pass'])
  expect((await scan('--format', 'sarif')).exit).toBe(0)
})

test('a literal credential is found and not repeated, in no format', async () => {
  const token = `ghp_${Array.from({ length: 36 }, () => 'abcdefghij0123456789'[Math.floor(Math.random() * 20)]).join('')}`
  put('ci.yml', `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${token} \${{ secrets.PROD_KEY }}\n`)
  for (const format of ['text', 'json', 'sarif']) {
    const { exit, out } = await scan('--format', format)
    expect(exit).toBe(1)
    expect(out).toContain('S5')
    expect(out).not.toContain(token.slice(4))
  }
})

test('a workflow cannot make the scan read outside of the checkout', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'countersign-outside-'))
  writeFileSync(join(outside, 'a.yml'), leak)
  put('ci.yml', `on: pull_request\njobs:\n  a:\n    uses: ./.github/workflows/../../../${outside.split('/').at(-1)}/a.yml\n`)
  const { out } = await scan('--format', 'json')
  rmSync(outside, { recursive: true })
  expect(out).not.toContain('PROD_KEY')
})
