import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import { firstScreen, reasonsWhy, severalSection } from './checkReport.ts'
import { evidenceSection } from './details.ts'
import { assemble } from './layout.ts'
import { noticeSections, summaryLimit } from './noticeSummary.ts'
import { worstFirst } from './words.ts'

/**
 * The report's content on the job's page. `notice` tells what the verdict does not, such as why it was not published; it stands first, under a
 * heading of its own when a pass was withheld.
 */
export function jobSummary(reports: NonEmpty<Report>, notice: string | null, withheld = false): string {
  const body = worstFirst(reports).flatMap((report) => [...firstScreen(report), ...reasonsWhy(report, false), evidenceSection(report, false)])
  return `${assemble([withheld ? '### Not published: what stands below was decided, and nobody was told' : '', ...(notice === null ? [] : noticeSections(notice)), severalSection(reports), ...body], summaryLimit)}\n`
}
