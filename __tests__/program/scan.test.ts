import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { commandLine } from './stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-scan-'))
afterAll(() => rmSync(folder, { recursive: true }))

const environment = { PATH: process.env['PATH'] ?? '', HOME: folder }

/** The built program as a process, in a copy of a scenario's checkout, with no token and no address of any API. */
function scan(scenario: string, ...args: string[]) {
  const directory = join(folder, scenario)
  cpSync(join('__tests__/scenarios/scan', scenario), directory, { recursive: true })
  return spawnSync(process.execPath, [resolve(commandLine), 'scan', ...args], { cwd: directory, encoding: 'utf8', env: environment })
}

describe('countersign scan, as a process', () => {
  test.each([
    ['a-deployment-on-main-is-clean', 0, 'Pass: nothing found'],
    ['a-production-secret-in-a-pull-request', 1, 'Violation: 1 violation'],
    ['an-environment-that-is-not-known-fails', 1, 'Undetermined: 1 undetermined'],
    ['a-key-twice-is-not-understood', 2, 'Not understood: 1 not understood'],
    ['no-workflow-files-is-a-pass-that-says-so', 0, 'no workflow files'],
  ])('%s ends with %i', (scenario, code, said) => {
    const { status, stdout, stderr } = scan(scenario)
    expect([status, stderr]).toEqual([code, ''])
    expect(stdout).toContain(said)
    expect(stdout).not.toContain('\u001b')
  })

  test('SARIF to a file is whole', () => {
    const { status, stdout } = scan('a-production-secret-in-a-pull-request', '--format', 'sarif')
    expect(status).toBe(1)
    expect((JSON.parse(stdout) as { version: string }).version).toBe('2.1.0')
  })

  test('bad input is one message and 2', () => {
    const { status, stdout, stderr } = scan('an-inventory-of-wrong-shape-ends-the-scan', '--inventory', 'inventory.json')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr.match(/\(CS-071\)/g)).toHaveLength(1)
  })

  test('a reader that leaves early changes nothing about the verdict', async () => {
    scan('a-production-secret-in-a-pull-request')
    const child = spawn(
      process.execPath,
      [resolve(commandLine), 'scan'],
      { cwd: join(folder, 'a-production-secret-in-a-pull-request'), env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    child.stdout.destroy()
    expect(await new Promise((done) => child.on('close', done))).toBe(1)
  })
})
