import { describe, expect, test } from '@jest/globals'
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs'
import { commands } from '../../src/cli/commands.ts'

/** The program as a process, from its sources: Node 24 runs TypeScript. */
function countersign(...args: string[]) {
  const { NODE_OPTIONS: _, ...env } = process.env
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], { encoding: 'utf8', env })
}

test('every command that exists is one that can be called', () => {
  const exported = readdirSync('src/cli')
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(`src/cli/${file}`, 'utf8').matchAll(/export const (\w+)Command: Command/g)].map(([, name]) => name))
  expect(exported.sort()).toEqual(Object.keys(commands).sort())
})

test.each(Object.keys(commands))('%s tells its name, its options and its exit codes', async (name) => {
  const command = await commands[name]?.()
  expect(command).toMatchObject({ name, summary: expect.stringMatching(/^[A-Z]/) })
  expect(command?.notes.join('\n')).toMatch(/\bExit\b/)
  for (const { describe: text } of Object.values(command?.options ?? {})) expect(text.length).toBeGreaterThan(5)
})

describe('as a process', () => {
  test('a mistyped command is one line on stderr, nothing on stdout, exit 2', () => {
    const { status, stdout, stderr } = countersign('verfiy')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('Did you mean verify?')
  })

  test('a command that finds a problem says so by its exit code', () => {
    const { status, stderr } = countersign('lint', 'package.json')
    expect(status).toBe(1)
    expect(stderr).toContain('package.json')
  })

  test('output to a pipe is whole', () => {
    const { status, stdout } = countersign('lint', '--help')
    expect(status).toBe(0)
    expect(stdout).toMatch(/Exit codes: .*\n$/)
  })

  test('a reader that leaves early is no error', async () => {
    const { NODE_OPTIONS: _, ...env } = process.env
    const child = spawn(process.execPath, ['--no-warnings', 'src/cli/main.ts', 'lint', '--help'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect([status, errors]).toEqual([0, ''])
  })

  test.each([['lint', '--help'], ['replay', '__tests__/evidence/golden/v0.1.0/passed.sigstore.json'], ['verify', 'package.json'], ['--version']])(
    'an answer that cannot be written is one message and 2: %s %s',
    (...args) => {
      const { NODE_OPTIONS: _, ...env } = process.env
      const full = openSync('/dev/full', 'w')
      const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], {
        encoding: 'utf8',
        env,
        stdio: ['ignore', full, 'pipe'],
      })
      closeSync(full)
      expect([status, stderr]).toEqual([2, 'countersign: standard output could not be written (ENOSPC).\n'])
    },
  )

  test('no colour is written to what is no terminal', () => {
    expect(countersign('--help').stdout + countersign('nothing').stderr).not.toContain('\u001b')
  })
})
