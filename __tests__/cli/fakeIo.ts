import type { Io } from '../../src/cli/command.ts'

/** A terminal that remembers. */
export function fakeIo(env: Io['env'] = {}, cwd = '/nowhere'): Io & { outText(): string; errText(): string } {
  const out: string[] = []
  const err: string[] = []
  return {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    env,
    cwd,
    color: false,
    outText: () => out.join('\n'),
    errText: () => err.join('\n'),
  }
}
