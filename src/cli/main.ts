import type { Io } from './command.ts'
import { runProgram } from './program.ts'
import type { Loaders } from './program.ts'

/** Filled in by the build from package.json. */
declare const __VERSION__: string | undefined

const loaders: Loaders = {
  demo: async () => (await import('./demo.ts')).demoCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  lint: async () => (await import('./lint.ts')).lintCommand,
  test: async () => (await import('./test.ts')).testCommand,
  init: async () => (await import('./init.ts')).initCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
}

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
process.exitCode = await runProgram(process.argv.slice(2), io, loaders, typeof __VERSION__ === 'string' ? __VERSION__ : 'built from source')
