import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { ProblemError } from '../domain/problem.ts'
import { nearest } from '../policy/nearest.ts'
import type { Command, Invocation } from './command.ts'
import { errorMessage } from './failures.ts'

/** Reads what follows a command's name. Anything it does not know ends the run: a mistyped `--expect` must not verify less than was asked. */
export function readArguments(command: Command, args: string[]): Invocation {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, { type }] of Object.entries(command.options)) options[name] = { type }
  refuseUnknownAndRepeated(command, args, options)
  const { values, positionals } = parseStrictly(command, args, options)
  refuseWrongCount(command, positionals)
  return { operands: positionals, options: values as Invocation['options'] }
}

export const asksForHelp = (args: string[]): boolean => {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

/** A wrong command line: what was found, and where help is. Exit 2. */
export const usageError = (message: string, suggestion: string, found: string | null = null): ProblemError =>
  new ProblemError({ code: 'CS-080', message, found, suggestion })

const helpHint = (command: Command): string => `see countersign ${command.name} --help`

function refuseUnknownAndRepeated(command: Command, args: string[], options: NonNullable<ParseArgsConfig['options']>): void {
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (options[token.name] === undefined) throw unknownOption(command, token.rawName)
    if (seen.has(token.name)) throw usageError(`option ${token.rawName} is given twice`, 'give it once')
    // An empty value is an unset variable of somebody's script, and would mean the default or the folder one stands in.
    if (token.value === '') throw usageError(`option ${token.rawName} has an empty value`, helpHint(command))
    seen.add(token.name)
  }
}

function unknownOption(command: Command, rawName: string): ProblemError {
  const near = nearest(rawName.replace(/^--?/, ''), Object.keys(command.options))
  return usageError(`unknown option ${rawName} of countersign ${command.name}`, near === null ? helpHint(command) : `did you mean --${near}?`)
}

function parseStrictly(command: Command, args: string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true })
  } catch (error) {
    // The library's first sentence names the option and what is wrong with its value; the rest is advice for programmers.
    const message = errorMessage(error).split(/[.\n]/)[0] ?? ''
    throw usageError(message.charAt(0).toLowerCase() + message.slice(1), helpHint(command))
  }
}

function refuseWrongCount(command: Command, operands: string[]): void {
  const { min, max } = command.operands
  if (operands.length >= min && operands.length <= max) return
  const wanted = min === max ? `${min}` : `${min} to ${max}`
  throw usageError(
    `countersign ${command.name} takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'}, found ${operands.length}`,
    `usage: countersign ${command.name} ${command.usage}`.trimEnd(),
  )
}
