import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import { firstScreen, reasonsWhy, severalSection } from './checkReport.ts'
import { evidenceSection } from './details.ts'
import { codeBlock, visible } from './escape.ts'
import { assemble } from './layout.ts'
import { markdown, sentence } from './sentence.ts'
import { worstFirst } from './words.ts'

/** Bytes; GitHub drops a job summary beyond 1 MiB, notices of other steps included. */
const summaryLimit = 900_000

/**
 * The report's content on the job's page. `notice` tells what the verdict does not, such as why it was not published; it stands first, under a heading of its
 * own when a pass was withheld.
 */
export function jobSummary(reports: NonEmpty<Report>, notice: string | null, withheld = false): string {
  const body = worstFirst(reports).flatMap((report) => [...firstScreen(report), ...reasonsWhy(report, false), evidenceSection(report, false)])
  return `${assemble([withheld ? '### Not published: what stands below was decided, and nobody was told' : '', ...(notice === null ? [] : noticeSections(notice)), severalSection(reports), ...body], summaryLimit)}\n`
}

/** The page of a run that judged nothing. */
export const noticeSummary = (notice: string): string => `${assemble(noticeSections(notice), summaryLimit)}\n`

/** Lines are sentences; indented ones are to be pasted, or to be read as they stand. */
function noticeSections(notice: string): string[] {
  const lines = notice
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const sentences = lines.filter((line) => !line.startsWith('  ')).map((line) => sentence(visible(line, 2000), {}, markdown))
  const pasted = lines.filter((line) => line.startsWith('  '))
  return [`> **Note:** ${sentences.join('\n>\n> ')}`, ...(pasted.length === 0 ? [] : [codeBlock(pasted)])]
}
