/** One command of the command line; main.ts parses by `options`, prints help from the rest, and turns the answer into the exit code. */
export interface Command {
  name: string
  /** What stands after the name in help: `BUNDLE [--key PEM]`. */
  usage: string
  /** One line. */
  summary: string
  options: Record<string, OptionSpec>
  /** Lines below the options: exit codes and an example. */
  notes: string[]
  /** How many operands, inclusive. */
  operands: { min: number; max: number }
  run(invocation: Invocation, io: Io): Promise<number>
}

export interface OptionSpec {
  type: 'string' | 'boolean'
  /** What the value is: `FILE`, `text|json`. */
  value?: string
  describe: string
}

export interface Invocation {
  operands: string[]
  options: Record<string, string | boolean | undefined>
}

/** What a command may touch. Given by main.ts, so that commands can be tried without a process. */
export interface Io {
  out(text: string): void
  err(text: string): void
  env: Record<string, string | undefined>
  cwd: string
  /** Colour is allowed: a terminal, and NO_COLOR unset. */
  color: boolean
}
