import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import { firstScreen, reasonsWhy, severalSection } from './checkReport.ts'
import { markdownText, visible } from './escape.ts'
import { assemble } from './layout.ts'
import { worstFirst } from './words.ts'

/** Bytes; GitHub drops a job summary beyond 1 MiB, notices of other steps included. */
const summaryLimit = 900_000

/** The report's content on the job's page. `notice` is our own sentence, such as why the verdict was not published; it stands first. */
export function jobSummary(reports: NonEmpty<Report>, notice: string | null): string {
  const lead = notice === null ? '' : `> **Note:** ${markdownText(notice).replaceAll('\n', '\n> ')}`
  const body = worstFirst(reports).flatMap((report) => [...firstScreen(report), ...reasonsWhy(report, false)])
  return `${assemble([lead, severalSection(reports), ...body], summaryLimit)}\n`
}

/** The page of a run that judged nothing: our own sentences, which may quote data. */
export const noticeSummary = (notice: string): string =>
  assemble(
    notice.split('\n').map((line) => `> ${markdownText(visible(line, 2000))}`),
    summaryLimit,
  ).replaceAll('\n\n', '\n>\n') + '\n'
