import { codeBlock, visible } from './escape.ts'
import { assemble } from './layout.ts'
import { markdown, sentence } from './sentence.ts'

/** Bytes; GitHub drops a job summary beyond 1 MiB, notices of other steps included. */
export const summaryLimit = 900_000

/** The page of a run that judged nothing. */
export const noticeSummary = (notice: string): string => `${assemble(noticeSections(notice), summaryLimit)}\n`

/** Lines are sentences; indented ones are to be pasted, or to be read as they stand. */
export function noticeSections(notice: string): string[] {
  const lines = notice
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const sentences = lines.filter((line) => !line.startsWith('  ')).map((line) => sentence(visible(line, 2000), {}, markdown))
  const pasted = lines.filter((line) => line.startsWith('  '))
  return [`> **Note:** ${sentences.join('\n>\n> ')}`, ...(pasted.length === 0 ? [] : [codeBlock(pasted)])]
}
