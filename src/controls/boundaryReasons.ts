import type { BoundaryFinding, BoundaryReading } from '../domain/boundary.ts'
import type { Json, Reason } from '../domain/outcome.ts'
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
const listed = 2000

/** A reason for each finding, worst first, and for those beyond the limit one that counts them. */
export function findingReasons(findings: BoundaryFinding[], blobs: Map<string, string>): { broken: BoundaryReason[]; noted: BoundaryReason[] } {
  const told = findings.slice(0, listed)
  const reasons = told.map((finding) => ({ finding, reason: findingReason(finding, blobs) }))
  const rest = findings.slice(listed).filter(({ verdict }) => verdict !== 'note').length
  const more: BoundaryReason[] = rest === 0 ? [] : [{ message: 'moreFindings', data: { count: rest }, facts: ['/workflows'] }]
  return {
    broken: [...reasons.filter(({ finding }) => finding.verdict !== 'note').map(({ reason }) => reason), ...more],
    noted: reasons.filter(({ finding }) => finding.verdict === 'note').map(({ reason }) => reason),
  }
}

function findingReason(finding: BoundaryFinding, blobs: Map<string, string>): BoundaryReason {
  const { message: _, data, exception, file, line, ...rest } = finding
  const id = messageOf(finding)
  const blob = blobs.get(file)
  return {
    message: finding.verdict === 'note' ? `${id}Noted` : id,
    data: { ...data, ...rest, file, line, exception: exception === null ? null : { ...exception }, ...wordsOf(finding) },
    facts: [file === '' ? '/inventory' : blob === undefined ? '/workflows' : `/workflows/models/${blob}`],
  }
}

/** Two sentences have a second form, because a name of the file stands in one of them only. */
function messageOf({ message, data, environment }: BoundaryFinding): FindingMessage {
  if (message === 'notUnderstood') return typeof data['found'] === 'string' ? 'notUnderstoodWord' : 'notUnderstood'
  return message === 'secretMisplaced' && data['store'] === 'environment' && environment !== null ? 'secretInEnvironment' : message
}

/** What the sentences show besides the finding itself. */
function wordsOf({ file, line, job, context, data }: BoundaryFinding): Record<string, Json> {
  const place = `${file.replace(/^\.github\/workflows\//, '')}:${line}`
  return {
    ...(file === '' ? {} : { place, where: `${file}:${line}${via(data)}` }),
    run: runWords(context),
    jobs: job !== null ? [job] : Array.isArray(data['jobs']) ? data['jobs'] : [],
    ...(typeof data['kind'] === 'string' ? { doubt: data['kind'].replaceAll('-', ' ') } : {}),
  }
}

function via({ callee, calleeLine, caller }: BoundaryFinding['data']): string {
  if (typeof callee === 'string') return ` (${callee}${typeof calleeLine === 'number' ? `:${calleeLine}` : ''})`
  return typeof caller === 'string' ? ` (called by ${caller})` : ''
}

/** `pull_request` as "a pull request run": a phrase of ours, as long as the context is an event and no more. */
function runWords(context: string | null): string {
  if (context === null) return 'any run'
  const words = /^[a-z_]{1,30}$/.test(context) ? `${context.replaceAll('_', ' ')} run` : context
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
}

/** One note for each exception that was used, with what it covers: it is shown in every record it touches. */
export function exceptionReasons(findings: BoundaryFinding[], { unused }: BoundaryReading, { exceptions }: BoundaryOptions): BoundaryReason[] {
  const used = new Map<string, BoundaryFinding[]>()
  for (const finding of findings) {
    if (finding.exception === null) continue
    const { reason, approvedBy, expires } = finding.exception
    const key = JSON.stringify([reason, approvedBy, expires])
    used.set(key, [...(used.get(key) ?? []), finding])
  }
  return [
    ...[...used.values()].flatMap((covered) => exceptedReason(covered)),
    ...unused.map(({ file, job, expired }): BoundaryReason => {
      const named = exceptions.find((one) => one.file === file && one.job === job)
      const data = { file, job: job ?? 'every job', approvedBy: named?.approvedBy ?? null, expires: named?.expires ?? null }
      return { message: expired ? 'exceptionExpired' : 'exceptionUnused', data, facts: ['/evaluatedAt'] }
    }),
  ]
}

function exceptedReason(covered: BoundaryFinding[]): BoundaryReason[] {
  const exception = covered[0]?.exception ?? null
  if (exception === null) return []
  const files = [...new Set(covered.map(({ file }) => file))]
  return [{ message: 'excepted', data: { ...exception, count: covered.length, files }, facts: ['/workflows', '/evaluatedAt'] }]
}
