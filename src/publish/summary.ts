import { appendFile } from 'node:fs/promises'

/** Adds to the job's page. `file` is GITHUB_STEP_SUMMARY; outside Actions there is none, and nothing is written. */
export async function writeSummary(file: string | null, markdown: string): Promise<void> {
  if (file !== null && file !== '') await appendFile(file, markdown.endsWith('\n') ? markdown : `${markdown}\n`)
}
