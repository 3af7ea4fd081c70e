import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../../src/cli/commands.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { gateWorkflow, pingWorkflow } from '../../../src/cli/samples.ts'
import { fakeIo } from '../fakeIo.ts'

const folder = '.github/workflows'
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-published-'))
  mkdirSync(join(root, folder), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** The scan of a fresh repository with these workflows and no policy. */
async function scanned(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text)
  const io = fakeIo({}, root)
  return { exit: await runProgram(['scan'], io, commands, '1.2.3'), out: io.outText(), err: io.errText() }
}

const examples = readdirSync('docs/examples').filter((file) => /\.ya?ml$/.test(file) && !file.includes('.scenario.'))
const example = (file: string): string => readFileSync(`docs/examples/${file}`, 'utf8')
const allOurs = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]))

describe('what we publish passes our own scan, with the defaults', () => {
  test.each(examples)('docs/examples/%s', async (file) => {
    expect(await scanned({ [file]: example(file) })).toMatchObject({ exit: 0, err: '', out: expect.stringContaining('Pass: nothing found') })
  })

  test.each([
    ['the sample gate and ping', { 'gate.yml': gateWorkflow(null), 'ping.yml': pingWorkflow }],
    ['our own workflows', allOurs],
  ])('%s', async (_, files) => {
    expect(await scanned(files)).toMatchObject({ exit: 0, err: '', out: expect.stringContaining('Pass: ') })
  })
})

test('and it would be told: the deploy example without its conditions could be started on any branch', async () => {
  const open = example('deploy.yml').replace(/^ +if: .*\n/gm, '')
  const { exit, out } = await scanned({ 'deploy.yml': open })
  expect([exit, out.match(/S1 violation/g)?.length]).toEqual([1, 2])
})
