import { resolve } from 'node:path'
import { scanCommand } from '../../src/cli/scan.ts'

/** The README's scan: run over a checkout of a scenario, so that it is what the program prints. Throws when it finds nothing. */
export async function sampleScan(directory: string): Promise<string> {
  const said: string[] = []
  const out = (text: string): void => void said.push(text)
  const code = await scanCommand.run({ operands: [], options: {} }, { out, err: out, env: {}, cwd: resolve(directory), color: false })
  if (code !== 1) throw new Error(`the scan of ${directory} ended with ${code}: ${said.join('\n')}`)
  return `\`\`\`text\n${said.join('\n')}\n\`\`\``
}
