import { describe, expect, test } from '@jest/globals'
import type { Command, Invocation } from '../../src/cli/command.ts'
import { runProgram } from '../../src/cli/program.ts'
import { RequestFailure } from '../../src/domain/client.ts'
import { ProblemError } from '../../src/domain/problem.ts'
import { fakeIo } from './fakeIo.ts'

/** A command that does what the test says and remembers what it was called with. */
function verifyCommand(run: (invocation: Invocation) => number = () => 0): Command {
  return {
    name: 'verify',
    usage: 'BUNDLE [--key PEM]',
    summary: 'Check a bundle',
    options: { key: { type: 'string', value: 'PEM', describe: 'the public key' }, quiet: { type: 'boolean', describe: 'say less' } },
    notes: ['Exit codes: 0 verified.'],
    operands: { min: 1, max: 1 },
    run: async (invocation) => run(invocation),
  }
}

async function play(args: string[], command: Command = verifyCommand(), env: Record<string, string> = {}) {
  const io = fakeIo(env)
  const code = await runProgram(
    args,
    io,
    { verify: async () => command, lint: async () => ({ ...command, name: 'lint', summary: 'Check a policy' }) },
    '1.2.3',
  )
  return { code, out: io.outText(), err: io.errText() }
}

describe('a command line that is understood', () => {
  test('reaches the command with operands and options', async () => {
    let seen: Invocation | null = null
    const { code } = await play(['verify', 'a.json', '--key', 'k.pem', '--quiet'], verifyCommand((invocation) => ((seen = invocation), 1)))
    expect(code).toBe(1)
    expect(seen).toEqual({ operands: ['a.json'], options: expect.objectContaining({ key: 'k.pem', quiet: true }) })
  })

  test('--version prints the version alone', async () => {
    expect(await play(['--version'])).toEqual({ code: 0, out: '1.2.3', err: '' })
  })

  test.each([[['--help']], [['-h']], [['help']]])('%j lists every command', async (args) => {
    const { code, out } = await play(args)
    expect(code).toBe(0)
    expect(out).toMatch(/verify +Check a bundle/)
    expect(out).toMatch(/lint +Check a policy/)
  })

  test.each([[['verify', '--help']], [['verify', '-h']], [['help', 'verify']], [['verify', '--wrong', '--help']]])(
    '%j explains the command',
    async (args) => {
      const { code, out, err } = await play(args)
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain('Usage: countersign verify BUNDLE [--key PEM]')
      expect(out).toMatch(/--key PEM +the public key/)
      expect(out).toContain('Exit codes: 0 verified.')
    },
  )

  test('after -- even --help is an operand', async () => {
    let seen: Invocation | null = null
    await play(['verify', '--', '--help'], verifyCommand((invocation) => ((seen = invocation), 0)))
    expect(seen).toEqual(expect.objectContaining({ operands: ['--help'] }))
  })
})

describe('a command line that is not understood is one message and exit 2', () => {
  test.each([
    [['verfiy', 'a'], 'verify'],
    [['--verson'], 'unknown option'],
    [['__proto__'], 'unknown command'],
    [['constructor'], 'unknown command'],
    [['help', 'verfy'], 'verify'],
    [['verify', 'a', '--kye', 'k'], '--key'],
    [['verify', 'a', '--zzz'], 'countersign verify --help'],
    [['verify', 'a', '-x'], '-x'],
    [['verify', 'a', '--key'], '--key'],
    [['verify', 'a', '--key', '--quiet'], '--key'],
    [['verify', 'a', '--quiet=yes'], '--quiet'],
    [['verify', 'a', '--key', 'k', '--key', 'l'], 'twice'],
    [['verify'], 'takes 1 argument'],
    [['verify', 'a', 'b'], 'takes 1 argument'],
  ])('%j', async (args, named) => {
    const { code, out, err } = await play(args, verifyCommand(() => 0))
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('(CS-080)')
    expect(err).toContain(named)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('no command at all shows the help and is no success', async () => {
    const { code, out, err } = await play([])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Usage:')
  })
})

describe('what goes wrong inside a command', () => {
  const throwing = (error: unknown): Command => verifyCommand(() => {
    throw error
  })

  test('a problem is printed with its code, without a stack', async () => {
    const problem = new ProblemError({ code: 'CS-081', file: 'a.json', message: 'cannot be read (ENOENT)' })
    const { code, err } = await play(['verify', 'a.json'], throwing(problem))
    expect(code).toBe(2)
    expect(err).toContain('a.json')
    expect(err).toContain('(CS-081)')
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('a request that failed says what was measured', async () => {
    const failure = new RequestFailure({ message: 'Bad credentials', status: 401, request: 'GET /user', permissions: null, source: null })
    const { code, err } = await play(['verify', 'a'], throwing(failure))
    expect(code).toBe(2)
    expect(err).toContain('GET /user answered 401')
    expect(err).toContain('Bad credentials')
  })

  test.each([[new TypeError('x is undefined\u001b[2J')], ['a string']])('anything else is CS-099 and no stack: %p', async (error) => {
    const { code, err } = await play(['verify', 'a'], throwing(error))
    expect(code).toBe(2)
    expect(err).toContain('(CS-099)')
    expect(err).toContain('COUNTERSIGN_DEBUG=1')
    expect(err).not.toContain('\u001b')
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('COUNTERSIGN_DEBUG=1 shows the stack and its cause', async () => {
    const error = new Error('outer', { cause: new Error('inner') })
    const { err } = await play(['verify', 'a'], throwing(error), { COUNTERSIGN_DEBUG: '1' })
    expect(err).toMatch(/\n\s+at /)
    expect(err).toContain('caused by Error: inner')
  })

  test('a command that cannot even be loaded is an internal error, not silence', async () => {
    const io = fakeIo()
    const code = await runProgram(['broken'], io, { broken: () => Promise.reject(new Error('no such chunk')) }, '1')
    expect(code).toBe(2)
    expect(io.errText()).toContain('no such chunk')
  })
})
