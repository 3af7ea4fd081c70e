import { version } from '../domain/version.ts'
import type { Io } from './command.ts'
import { commands } from './commands.ts'
import { runProgram } from './program.ts'

/** Text ends with exactly the line break it needs; a reader that went away (`| head`) is no error of ours. */
function writer(stream: NodeJS.WriteStream, name: string): (text: string) => void {
  stream.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost(name, error)
  })
  // Each further write fails too, and has been told.
  stream.on('error', () => undefined)
  return (text) => void stream.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** An answer that nobody got is no answer, whatever it would have been: exit 2, set last. */
function lost(name: string, error: NodeJS.ErrnoException): void {
  if (name !== 'standard error') io.err(`countersign: ${name} could not be written (${error.code ?? 'unknown error'}).`)
  process.once('exit', () => (process.exitCode = 2))
}

const io: Io = {
  out: writer(process.stdout, 'standard output'),
  err: writer(process.stderr, 'standard error'),
  env: process.env,
  cwd: process.cwd(),
  color: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
}

// exitCode, not exit(): output to a pipe is written later, and exit() would cut it off.
process.exitCode = await runProgram(process.argv.slice(2), io, commands, version)
