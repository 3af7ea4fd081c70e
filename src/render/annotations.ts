import type { Report } from '../domain/report.ts'
import type { Annotation } from './annotation.ts'
import { annotationLimit, problemAnnotations } from './annotation.ts'
import { findingAnnotations } from './findings.ts'

const levels: Annotation['level'][] = ['failure', 'warning', 'notice']

/** What is put on lines of files, in the report check and in the log: the worst first, a policy that cannot be read before all, each once. */
export function annotationsOf(reports: Report[]): Annotation[] {
  const all = [...problemAnnotations(reports), ...reports.flatMap((report) => findingAnnotations(report).slice(0, annotationLimit))]
  const unique = [...new Map(all.map((annotation) => [JSON.stringify(annotation), annotation])).values()]
  return unique.toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level)).slice(0, annotationLimit)
}
