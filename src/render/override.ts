import { breakGlassId } from '../controls/breakGlass.ts'
import type { Reason } from '../domain/outcome.ts'
import type { Report, SourcedReason } from '../domain/report.ts'
import { speak } from './catalogue.ts'
import { markdown, plain, type Style, utc } from './sentence.ts'

/** What is said of a broken glass: who, why, what was let through, and until when it has to be made good. One set for each policy and change. */
export const overrideReasons = ({ decision }: Pick<Report, 'decision'>): Reason[] =>
  decision.result === 'overridden'
    ? decision.controls.filter(({ id, verdict }) => id === breakGlassId && verdict === 'pass').flatMap(({ because }) => because)
    : []

/** The instants by which overrides have to be made good, the first one first. */
export const dueTimes = (report: Pick<Report, 'decision'>): string[] =>
  [
    ...new Set(overrideReasons(report).flatMap(({ data }) => (typeof data['due'] === 'string' && instant.test(data['due']) ? [data['due']] : []))),
  ].sort()

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** ", by 2026-11-24 14:03 UTC", or nothing where no time is known. */
export function overrideDue(report: Report): string {
  const [due] = dueTimes(report)
  return due === undefined ? '' : `, by ${utc(due)}`
}

/** Whether the section of the override tells a reason. */
export const isOverride = ({ decision }: Report, { control }: SourcedReason): boolean => decision.result === 'overridden' && control === breakGlassId

/** Sentences beyond these are in the table. */
const told = 20

const sentences = (report: Report, style: Style): string[] => [
  ...new Set(
    overrideReasons(report)
      .slice(0, told)
      .map(({ message, data }) => speak({ control: breakGlassId, message, data }, 'text', style)),
  ),
]

/** Seen before everything else but the verdict: nothing here was satisfied. */
export function overrideSection(report: Report): string {
  const lines = sentences(report, markdown)
  return lines.length === 0 ? '' : `> **Warning: overridden, not passed.** ${lines.join('\n>\n> ')}`
}

export const overrideLines = (report: Report): string[] => sentences(report, plain)
