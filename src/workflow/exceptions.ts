import type { BoundaryFinding, BoundaryReading } from '../domain/boundary.ts'
import type { Draft } from './finding.ts'
import type { BoundaryException } from './options.ts'

/** A draft with the exception that covers it, if any. */
export type Excepted = Draft & Pick<BoundaryFinding, 'exception'>

export interface ExceptionReading {
  findings: Excepted[]
  unused: BoundaryReading['unused']
}

/**
 * Exceptions are dated: one holds through the end of its last day, UTC, and after that it is as if it were not there. What matched nothing or is over
 * is told, so that a list of exceptions does not outlive its reasons. `at`: RFC 3339, UTC.
 */
export function applyExceptions(drafts: Draft[], exceptions: BoundaryException[], at: string): ExceptionReading {
  const today = at.slice(0, 10)
  const inForce = exceptions.filter(({ expires }) => today <= expires)
  const byPlace = new Map<string, BoundaryException>()
  // Of two for one place the first is named.
  for (const exception of inForce.toReversed()) byPlace.set(placeOf(exception.file, exception.job), exception)
  const used = new Set<BoundaryException>()
  const covering = (file: string, job: string | null): BoundaryException | undefined =>
    (job === null ? undefined : byPlace.get(placeOf(file, job))) ?? byPlace.get(placeOf(file, null))
  const files = new Set(inForce.map(({ file }) => file))
  const findings = drafts.flatMap((draft): Excepted[] => {
    // Nobody can except what nobody could read.
    if (!files.has(draft.file) || draft.verdict === 'not-understood') return [{ ...draft, exception: null }]
    return partsOf(draft).map((part) => {
      const found = covering(part.file, part.job)
      if (found === undefined) return { ...part, exception: null }
      used.add(found)
      const { reason, approvedBy, expires } = found
      return { ...part, verdict: 'note', exception: { reason, approvedBy, expires } }
    })
  })
  const unused = exceptions.filter((exception) => !used.has(exception))
  return { findings, unused: unused.map(({ file, job, expires }) => ({ file, job, expired: expires < today })) }
}

// What reaches several jobs is excepted for each by itself.
const partsOf = (draft: Draft): Draft[] => draft.reaches?.map((job) => ({ ...draft, job, reaches: [job] })) ?? [draft]

const placeOf = (file: string, job: string | null): string => JSON.stringify([file, job])
