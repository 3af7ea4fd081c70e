import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine, secret, type Stage } from './stage.ts'

export interface Ended {
  code: number | null
  out: string
  err: string
}

const bothTokens = (): Record<string, string> => ({ GITHUB_TOKEN: secret('ghp_'), GITHUB_ORG_TOKEN: secret('ghs_') })

/** Runs `node dist/cli.js` against the stage's GitHub, with two tokens (or these) and nothing of the surroundings but the path. */
export async function commandLineRun(stage: Stage, args: string[], tokens = bothTokens()): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'))
  const { apiUrl, graphqlUrl } = stage.simulator
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [commandLine, ...args], {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, GITHUB_API_URL: apiUrl, GITHUB_GRAPHQL_URL: graphqlUrl, ...tokens },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const told = { out: '', err: '' }
      child.stdout.setEncoding('utf8').on('data', (text: string) => (told.out += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (told.err += text))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, ...told }))
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
