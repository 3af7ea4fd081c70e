import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import type { Annotation } from './annotation.ts'
import { annotationsOf } from './annotations.ts'
import { approvalsSection, contributorsSection, evidenceSection, notEvaluatedSection, notesSection, readingSection } from './details.ts'
import { deployedSection } from './deployment.ts'
import { findingsSection } from './findings.ts'
import { assemble, bytesOf } from './layout.ts'
import { overrideSection } from './override.ts'
import { controlsSection, observeSection, problemsSection, remarksSection, todoSection, verdictSection, warningsSection } from './sections.ts'
import { reconciliationSections } from './reconciliation.ts'
import { statusOf } from './statusLine.ts'
import { worstFirst } from './words.ts'

/** The check run `countersign report` as GitHub takes it; every field is below GitHub's limits whatever the report holds. */
export interface CheckReport {
  title: string
  summary: string
  text: string
  annotations: Annotation[]
}

/** Bytes that GitHub takes for `summary` and for `text`. */
const fieldLimit = 65_535

/**
 * Verdict, what is missing, who can give it and the one click come in the summary; why and the evidence in the text below it, of which
 * `reserved` bytes are left free.
 */
export function checkReport(reports: NonEmpty<Report>, reserved = 0): CheckReport {
  const ordered = worstFirst(reports)
  const unsigned = reports.some(({ evidence }) => evidence !== null && !evidence.signed)
  return {
    title: `${statusOf(reports).description}${unsigned ? ' · unsigned' : ''}`,
    summary: assemble([severalSection(reports), ...ordered.flatMap(firstScreen)], fieldLimit),
    text: textOf(ordered, fieldLimit - reserved),
    annotations: annotationsOf(reports),
  }
}

/** What a person in a hurry needs, in the order it is needed. */
export const firstScreen = (report: Report): string[] => [
  observeSection(report),
  verdictSection(report),
  overrideSection(report),
  problemsSection(report),
  todoSection(report),
  deployedSection(report),
  ...reconciliationSections(report),
  controlsSection(report),
  warningsSection(report),
]

/** Reasons give way before the line that says where the proof is. */
function textOf(reports: Report[], limit: number): string {
  const several = reports.length > 1
  const proof = assemble(
    reports.map((report) => evidenceSection(report, several)),
    limit / 2,
  )
  const why = assemble(
    reports.flatMap((report) => reasonsWhy(report, several)),
    limit - bytesOf(proof) - 2,
  )
  return `${why}\n\n${proof}`
}

/** Why, collapsed. */
export const reasonsWhy = (report: Report, several: boolean): string[] => [
  several
    ? `#### ${report.subject.changes
        .slice(0, 10)
        .map(({ number }) => `#${number}`)
        .join(', ')}`
    : '',
  approvalsSection(report),
  contributorsSection(report),
  findingsSection(report),
  notesSection(report),
  remarksSection(report),
  readingSection(report),
  notEvaluatedSection(report),
]

export const severalSection = (reports: NonEmpty<Report>): string =>
  reports.length === 1
    ? ''
    : `**This commit is the head of ${reports.length} open pull requests.** The worst verdict is the commit's status; each has its own section.`
