import type { Io } from '../../src/cli/command.ts'

/** What a command said, kept for reading; one per run. */
export function recordingIo(cwd: string, color = false): { io: Io; said: () => string; complained: () => string } {
  const out: string[] = []
  const err: string[] = []
  const io: Io = { out: (text) => void out.push(text), err: (text) => void err.push(text), env: {}, cwd, color }
  return { io, said: () => out.join('\n'), complained: () => err.join('\n') }
}
