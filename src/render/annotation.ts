import type { Problem } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { logLine } from './escape.ts'
import { problemLines } from './problem.ts'

/** A note on a line of a file, as check runs and workflow commands both know it. */
export interface Annotation {
  path: string
  line: number
  column: number | null
  level: 'failure' | 'warning' | 'notice'
  title: string
  message: string
}

/** Annotations shown on one report: a broken policy is repaired from the top. */
export const annotationLimit = 20

/** Policy errors on their lines. A problem without a file stays in the text: there is no line to put it on. */
export function problemAnnotations(reports: Report[]): Annotation[] {
  const seen = new Map<string, Annotation>()
  for (const problem of reports.flatMap(({ problems }) => problems.slice(0, annotationLimit))) {
    const annotation = annotationOf(problem)
    if (problem.file !== '') seen.set(JSON.stringify(annotation), annotation)
  }
  return [...seen.values()].slice(0, annotationLimit)
}

const annotationOf = (problem: Problem): Annotation => ({
  path: logLine(problem.file, 300),
  line: problem.line ?? 1,
  column: problem.line === null ? null : problem.column,
  level: 'failure',
  title: problem.code,
  message: problemLines({ ...problem, file: '' })
    .join('\n')
    .replaceAll(/ {2,}\(/g, ' ('),
})
