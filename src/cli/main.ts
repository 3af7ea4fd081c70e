import type { Io } from './command.ts'
import { commands } from './commands.ts'
import { runProgram } from './program.ts'

/** Filled in by the build from package.json. */
declare const __VERSION__: string | undefined

/** Text ends with exactly the line break it needs; a reader that went away (`| head`) is no error of ours. */
function writer(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return (text) => void stream.write(text.endsWith('\n') ? text : `${text}\n`)
}

const io: Io = {
  out: writer(process.stdout),
  err: writer(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  color: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
}

// exitCode, not exit(): output to a pipe is written later, and exit() would cut it off.
process.exitCode = await runProgram(process.argv.slice(2), io, commands, typeof __VERSION__ === 'string' ? __VERSION__ : 'built from source')
