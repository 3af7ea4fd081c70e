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

/** Annotations shown on one report: what is broken is repaired from the top. */
export const annotationLimit = 20

/** Policy errors on their lines, then remarks. A problem without a file stays in the text: there is no line to put it on. */
export function problemAnnotations(reports: Report[]): Annotation[] {
  const of = (level: Annotation['level'], problems: Problem[]): Annotation[] =>
    problems
      .slice(0, annotationLimit)
      .filter(({ file }) => file !== '')
      .map((problem) => annotationOf(problem, level))
  return [...reports.flatMap(({ problems }) => of('failure', problems)), ...reports.flatMap(({ remarks }) => of('warning', remarks))]
}

const annotationOf = (problem: Problem, level: Annotation['level']): Annotation => ({
  path: logLine(problem.file, 300),
  line: problem.line ?? 1,
  column: problem.line === null ? null : problem.column,
  level,
  title: problem.code,
  message: problemLines({ ...problem, file: '' })
    .join('\n')
    .replaceAll(/ {2,}\(/g, ' ('),
})
