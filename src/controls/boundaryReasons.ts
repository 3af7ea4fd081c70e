import type { BoundaryFinding, BoundaryReading } from '../domain/boundary.ts'
import type { Reason } from '../domain/outcome.ts'
import type { BoundaryOptions } from '../workflow/options.ts'
import type { BoundarySaying, FindingMessage } from './boundarySentences.ts'

export type BoundaryReason = Reason<BoundarySaying>

/** What blocks stands before what is noted, the certain before the doubtful; then the order of the files. */
const ranks: BoundaryFinding['verdict'][] = ['violation', 'not-understood', 'undetermined', 'note']

export const worstFirst = (findings: BoundaryFinding[]): BoundaryFinding[] =>
  findings.toSorted(
    (one, other) =>
      ranks.indexOf(one.verdict) - ranks.indexOf(other.verdict) ||
      compared(one.file, other.file) ||
      one.line - other.line ||
      one.column - other.column ||
      compared(one.rule, other.rule),
  )

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Findings told one by one; beyond these nobody reads on, and a record has to be stored. */
const listed = 2_000

/** One finding in all the runs in which it holds: a place that is wrong in five kinds of run is one thing to repair. */
export interface FindingGroup {
  finding: BoundaryFinding
  /** Empty: in every run. */
  contexts: string[]
}

/** The order of the findings is kept. */
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

/** A reason for each finding, worst first, and for those beyond the limit one that counts them. */
export function findingReasons(groups: FindingGroup[], blobs: Map<string, string>): { broken: BoundaryReason[]; noted: BoundaryReason[] } {
  const isNote = ({ finding }: FindingGroup): boolean => finding.verdict === 'note'
  const told = groups.slice(0, listed)
  const rest = groups.slice(listed).filter((group) => !isNote(group)).length
  const more: BoundaryReason[] = rest === 0 ? [] : [{ message: 'moreFindings', data: { count: rest }, facts: ['/workflows'] }]
  return {
    broken: [...told.filter((group) => !isNote(group)).map((group) => findingReason(group, blobs)), ...more],
    noted: told.filter(isNote).map((group) => findingReason(group, blobs)),
  }
}

/** A finding as a reason of the control: the id of its sentence, and the finding itself as data. */
export function findingReason({ finding, contexts }: FindingGroup, blobs: Map<string, string> = new Map()): BoundaryReason {
  const { message: _, data, exception, file, ...rest } = finding
  const id = messageOf(finding)
  const blob = blobs.get(file)
  return {
    message: finding.verdict === 'note' ? `${id}Noted` : id,
    data: { ...data, ...rest, file, exception: exception === null ? null : { ...exception }, runs: contexts },
    facts: [file === '' ? '/inventory' : blob === undefined ? '/workflows' : `/workflows/models/${pointerStep(blob)}`],
  }
}

/** RFC 6901. */
const pointerStep = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Two sentences have a second form, because a name of the file stands in one of them only. */
function messageOf({ message, data, environment }: BoundaryFinding): FindingMessage {
  if (message === 'notUnderstood') return typeof data['found'] === 'string' ? 'notUnderstoodWord' : 'notUnderstood'
  return message === 'secretMisplaced' && data['store'] === 'environment' && environment !== null ? 'secretInEnvironment' : message
}

/** One note for each exception that was used, with what it covers: it is shown in every record it touches. */
export function exceptionReasons(groups: FindingGroup[], { unused }: BoundaryReading, { exceptions }: BoundaryOptions): BoundaryReason[] {
  const used = new Map<string, BoundaryFinding[]>()
  for (const { finding } of groups) {
    if (finding.exception === null) continue
    const key = JSON.stringify(finding.exception)
    const covered = used.get(key)
    if (covered === undefined) used.set(key, [finding])
    else covered.push(finding)
  }
  return [
    ...[...used.values()].map(exceptedReason),
    ...unused.map(({ file, job, expired }): BoundaryReason => {
      const named = exceptions.find((one) => one.file === file && one.job === job)
      const data = { file, job: job ?? 'every job', approvedBy: named?.approvedBy ?? null, expires: named?.expires ?? null }
      return { message: expired ? 'exceptionExpired' : 'exceptionUnused', data, facts: ['/evaluatedAt'] }
    }),
  ]
}

function exceptedReason(covered: BoundaryFinding[]): BoundaryReason {
  const data = { ...covered[0]?.exception, count: covered.length, files: [...new Set(covered.map(({ file }) => file))] }
  return { message: 'excepted', data, facts: ['/workflows', '/evaluatedAt'] }
}
