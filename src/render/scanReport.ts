import type { BoundaryFinding, BoundaryReading, FindingVerdict } from '../domain/boundary.ts'
import type { Json } from '../domain/outcome.ts'
import { speak } from './catalogue.ts'
import type { Form } from './catalogue.ts'
import { plain } from './sentence.ts'

export type ScanVerdict = 'pass' | Exclude<FindingVerdict, 'note'>

/** Everything that a scan of a checkout tells; each format is made from it alone. */
export interface ScanReport {
  verdict: ScanVerdict
  reading: BoundaryReading
  policy: ScanPolicy
  inventory: { path: string } | null
  /** The lines of a file that was at hand, for pointing at them; null: it was not. Asked often. */
  linesOf(path: string): string[] | null
}

/** Which policy held. `path` null: there was none, so the defaults did. `unread`: central ones that it extends and that were not fetched. */
export interface ScanPolicy {
  path: string | null
  unread: string[]
}

/** Worst first. A violation that was seen stays one, whatever else could not be understood. */
const order: FindingVerdict[] = ['violation', 'not-understood', 'undetermined', 'note']

export function scanVerdict(findings: BoundaryFinding[]): ScanVerdict {
  const worst = order.find((verdict) => findings.some((finding) => finding.verdict === verdict))
  return worst === undefined || worst === 'note' ? 'pass' : worst
}

export const worstFirst = (findings: BoundaryFinding[]): BoundaryFinding[] =>
  findings.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))

/** The sentence of a finding, or what to do about it, in plain text. */
export const spoken = (finding: BoundaryFinding, form: Form): string =>
  speak({ control: 'production-secret-boundary', message: finding.message, data: sentenceData(finding) }, form, plain)

/** What fills a sentence: the finding's own members and its data. */
function sentenceData({ data, file, line, job, context, secret, environment }: BoundaryFinding): Record<string, Json> {
  return { ...data, file, line, job, context, secret, environment }
}

/** One finding in all the runs in which it holds. */
export interface FindingGroup {
  finding: BoundaryFinding
  /** Empty: in every run. */
  contexts: string[]
}

/** A place that is wrong in five kinds of run is one thing to repair. The order of the findings is kept. */
export function groupedByRun(findings: BoundaryFinding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>()
  for (const finding of findings) {
    const { context, ...rest } = finding
    const key = JSON.stringify(rest)
    const group = groups.get(key) ?? { finding, contexts: [] }
    groups.set(key, group)
    if (context !== null && !group.contexts.includes(context)) group.contexts.push(context)
  }
  return [...groups.values()]
}
