import { RequestFailure } from '../domain/client.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Problem } from '../domain/problem.ts'
import { nearest } from '../policy/nearest.ts'
import { asksForHelp, readArguments, usageError } from './arguments.ts'
import type { Command, Io } from './command.ts'
import { errorMessage } from './failures.ts'
import { commandHelp, overview } from './help.ts'

/** Name to loader, in the order of the help page. Loaded on use, so that a command starts without the weight of the others. */
export type Loaders = Record<string, () => Promise<Command>>

/** Runs one command line and answers the exit code. Never throws: whatever went wrong is one clear message. */
export async function runProgram(args: string[], io: Io, loaders: Loaders, version: string): Promise<number> {
  try {
    return await dispatch(args, io, loaders, version)
  } catch (error) {
    const { problemText } = await import('../render/problem.ts')
    io.err(problemText(problemOf(error, io)))
    if (debugging(io) && error instanceof Error) io.err(stackOf(error))
    return 2
  }
}

async function dispatch(args: string[], io: Io, loaders: Loaders, version: string): Promise<number> {
  const [first, ...rest] = args
  if (first === '--version' || first === '-V') return say(io, version)
  if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) return say(io, overview(await loadAll(loaders)))
  if (first === undefined) {
    io.err(overview(await loadAll(loaders)))
    return 2
  }
  if (first === 'help') return say(io, commandHelp(await load(rest[0] ?? '', loaders)))
  const command = await load(first, loaders)
  if (asksForHelp(rest)) return say(io, commandHelp(command))
  return command.run(readArguments(command, rest), io)
}

function say(io: Io, text: string): 0 {
  io.out(text)
  return 0
}

const loadAll = (loaders: Loaders): Promise<Command[]> => Promise.all(Object.values(loaders).map((loader) => loader()))

async function load(name: string, loaders: Loaders): Promise<Command> {
  const loader = Object.hasOwn(loaders, name) ? loaders[name] : undefined
  if (loader !== undefined) return loader()
  const near = nearest(name, Object.keys(loaders))
  const kind = name.startsWith('-') ? 'option' : 'command'
  throw usageError(`unknown ${kind} ${JSON.stringify(name)}`, near === null ? 'see countersign --help' : `did you mean ${near}?`)
}

/** A request that failed without its command saying more is told as measured; anything else unforeseen is our own fault and says so. */
function problemOf(error: unknown, io: Io): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof RequestFailure) return requestProblem(error)
  const suggestion = debugging(io) ? null : 'run it again with COUNTERSIGN_DEBUG=1 and report what it prints'
  return new ProblemError({ code: 'CS-099', message: `internal error: ${printable(errorMessage(error))}`, suggestion }).problem
}

function requestProblem(failure: RequestFailure): Problem {
  const answer = failure.status === null ? 'had no answer' : `answered ${failure.status}`
  const detail = failure.permissions === null ? printable(failure.message) : `the API names the permission ${printable(failure.permissions)}`
  return new ProblemError({ code: 'CS-041', message: `${printable(failure.request)} ${answer}`, found: detail }).problem
}

const debugging = (io: Io): boolean => (io.env['COUNTERSIGN_DEBUG'] ?? '') !== '' && io.env['COUNTERSIGN_DEBUG'] !== '0'

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : ''
  return printable(error.stack ?? error.message, true) + cause
}

/** Text from elsewhere must not move the cursor or recolour the terminal. */
const printable = (text: string, lines = false): string =>
  [...text.slice(0, 4000)].map((character) => (isControl(character) && !(lines && character === '\n') ? ' ' : character)).join('')

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code < 0x20 || (code >= 0x7f && code < 0xa0)
}
