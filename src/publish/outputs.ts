import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'

/**
 * Sets the step's outputs. `file` is GITHUB_OUTPUT; outside Actions there is none, and nothing is written. The format is that of
 * `@actions/core`, which is not loaded here because it brings an HTTP client along (50 ms).
 */
export async function writeOutputs(file: string | null, values: Record<string, string>): Promise<void> {
  if (file !== null && file !== '') await appendFile(file, outputLines(values, randomUUID()))
}

/** Values are foreign text of any lines: nobody who does not know `secret` can end one early and set an output of their own. */
export function outputLines(values: Record<string, string>, secret: string): string {
  const delimiter = `countersign_${secret}`
  return Object.entries(values)
    .map(([name, value]) => {
      if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`not the name of an output: ${JSON.stringify(name)}`)
      if (value.includes(delimiter)) throw new Error(`the output ${name} holds its own delimiter`)
      return `${name}<<${delimiter}\n${value}\n${delimiter}\n`
    })
    .join('')
}
