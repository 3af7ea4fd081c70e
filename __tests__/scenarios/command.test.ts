import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { testCommand } from '../../src/cli/test.ts'
import { ProblemError } from '../../src/domain/problem.ts'

const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })))

function folderOf(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'scenarios-'))
  made.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

async function command(cwd: string, operand = '.', options: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] }
  const io = { out: (text: string) => void lines.out.push(text), err: (text: string) => void lines.err.push(text), env: {}, cwd, color: false }
  const code = await testCommand.run({ operands: [operand], options }, io)
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

const scenario = (result: string, policy = 'version: 1'): string => `${policy}\n---\nreviews: [{ by: kim }]\n---\nresult: ${result}\n`

describe('countersign test', () => {
  test('all as expected', async () => {
    const { code, out } = await command(folderOf({ 'kim-may-approve.scenario.yml': scenario('passed') }))
    expect(code).toBe(0)
    expect(out).toContain('pass  kim may approve')
    expect(out).toContain('1 scenario: 1 as expected, 0 not.')
  })

  test('one of two otherwise', async () => {
    const files = { 'a/kim-may-approve.scenario.yml': scenario('passed'), 'b/deep/kim-may-not.scenario.yml': scenario('pending') }
    const { code, out } = await command(folderOf(files))
    expect(code).toBe(1)
    expect(out).toContain('FAIL  kim may not  (b/deep/kim-may-not.scenario.yml)')
    expect(out).toMatch(/expected: pending\n\s+found:\s+passed \(Ready\)/)
    expect(out).toContain('2 scenarios: 1 as expected, 1 not.')
  })

  test('no scenario found is a failure', async () => {
    const { code, err } = await command(folderOf({ 'notes.yml': scenario('passed') }))
    expect(code).toBe(1)
    expect(err).toContain('no scenario found')
  })

  test('a scenario that is not understood is a failure', async () => {
    const { code, out } = await command(folderOf({ 'x-y.scenario.yml': 'version: 1\n---\nrevews: []\n---\nresult: pending\n' }))
    expect(code).toBe(1)
    expect(out).toContain('3:1')
    expect(out).toContain('Did you mean "reviews"?')
  })

  test('a folder that is not there ends the run', async () => {
    await expect(command(folderOf({}), 'nowhere')).rejects.toThrow(ProblemError)
  })

  test("the user's own policy judges scenarios that hold none", async () => {
    const root = folderOf({
      '.github/countersign.yml': 'version: 1\nchanges: { approvals: 2 }\n',
      'strict.yml': 'version: 1\nchanges: { approvals: 3 }\n',
      'tests/one-is-not-enough.scenario.yml': scenario('pending', '# ours'),
    })
    expect((await command(root, 'tests')).code).toBe(0)
    expect((await command(root, 'tests', { policy: 'strict.yml' })).code).toBe(0)
    writeFileSync(join(root, 'strict.yml'), 'version: 1\n')
    expect((await command(root, 'tests', { policy: 'strict.yml' })).code).toBe(1)
  })

  test('--policy stands in for a policy that the scenario names', async () => {
    const root = folderOf({
      'a.yml': 'version: 1\n',
      'b.yml': 'version: 1\nchanges: { approvals: 2 }\n',
      't/kim-may-approve.scenario.yml': scenario('passed', 'policy: ../a.yml'),
    })
    expect((await command(root)).code).toBe(0)
    expect((await command(root, '.', { policy: 'b.yml' })).code).toBe(1)
  })

  test.each(['../a.yml', '../t2/../a.yml', 'link.yml', '/etc/hostname'])(
    'a scenario names no policy outside of the folder under test: %s',
    async (named) => {
      const root = folderOf({ 'a.yml': 'version: 1\n', 't/kim-may-approve.scenario.yml': scenario('passed', `policy: ${named}`) })
      symlinkSync(join(root, 'a.yml'), join(root, 't', 'link.yml'))
      const { code, out } = await command(root, 't')
      expect(code).toBe(1)
      expect(out).toContain('outside of the folder under test')
    },
  )

  test('a pipe or device is not read, as policy or as scenario', async () => {
    const root = folderOf({ 'kim-may-approve.scenario.yml': scenario('passed', 'policy: pipe') })
    spawnSync('mkfifo', [join(root, 'pipe')])
    expect((await command(root)).out).toContain('not a regular file')
    expect((await command(root, '.', { policy: '/dev/zero' })).out).toContain('not a regular file')
  })

  test('a policy that is not understood is not repeated: the file may be a key', async () => {
    const secret = `-----BEGIN SOME KEY-----\n${'c2VjcmV0'.repeat(8)}\n-----END SOME KEY-----\n`
    const root = folderOf({ 'a.pem': secret, 'x-y.scenario.yml': `policy: a.pem\n---\n{}\n---\nresult: passed\nproblems: [CS-001]\n` })
    const { code, out } = await command(root)
    expect(code).toBe(1)
    expect(out).not.toContain('BEGIN')
  })

  test('a day that does not exist is no time', async () => {
    const day = (text: string) =>
      folderOf({ 'x-y.scenario.yml': `version: 1\n---\nevaluated-at: ${text}T10:00:00Z\nreviews: [{ by: kim }]\n---\nresult: passed\n` })
    expect((await command(day('2026-02-31'))).out).toContain('a day that exists')
    expect((await command(day('2026-12-01'))).code).toBe(0)
  })

  test('names of files cannot move the cursor', async () => {
    const { out } = await command(folderOf({ 'kim\u001b[31m\u009b2J.scenario.yml': scenario('passed') }))
    expect(out).not.toMatch(/[\u001b\u009b]/)
    expect(out).toContain('kim\\u{1b}[31m')
  })

  test('a policy that is not there is a failure of each scenario that needs it', async () => {
    const { code, out } = await command(folderOf({ 'kim-may-approve.scenario.yml': scenario('passed', '') }))
    expect(code).toBe(1)
    expect(out).toContain('countersign.yml cannot be read')
  })

  test('words of a scenario cannot move the cursor', async () => {
    const { out } = await command(folderOf({ 'x-y.scenario.yml': 'version: 1\n---\nreviews: []\n---\nresult: pending\nsays: ["a\\eb\\u009bc"]\n' }))
    expect(out).not.toMatch(/[\u001b\u009b]/)
  })
})
