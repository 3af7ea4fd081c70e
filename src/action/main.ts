import { run } from './run.ts'

// exitCode, not exit(): what was written to a pipe must arrive.
process.exitCode = await run(process.env, import.meta.url, (text) => void process.stdout.write(`${text}\n`))
