import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import { assemble } from './layout.ts'
import { overrideSection } from './override.ts'
import { observeSection, problemsSection, todoSection, verdictSection, warningsSection } from './sections.ts'
import { worstFirst } from './words.ts'

/** The first line of our comment, by which it is found again. Anybody can write it, so the author is compared too. */
export const commentMarker = '<!-- countersign -->'

/** Bytes; GitHub takes 65,536 characters. */
const commentLimit = 60_000

/** The short form: verdict, what is missing, who can give it. The report has the rest. */
export function commentBody(reports: NonEmpty<Report>): string {
  const sections = worstFirst(reports).flatMap((report) => [
    observeSection(report),
    verdictSection(report),
    overrideSection(report),
    problemsSection(report),
    todoSection(report),
    warningsSection(report),
  ])
  return assemble([commentMarker, ...sections, 'The check `countersign report` says why, and links the evidence.'], commentLimit)
}
