import type { BoundaryFinding, FindingVerdict, UndeterminedCause } from '../domain/boundary.ts'
import type { BoundaryOptions } from './options.ts'

/** A finding before the policy's exceptions and the base were asked about it. */
export type Draft = Omit<BoundaryFinding, 'exception' | 'inBase'> & {
  /** It stands outside jobs, and these are the jobs it reaches; null: it stands in one. */
  reaches: string[] | null
  /** How telling its run is: the lowest is told. */
  rank: number
}

/** What becomes of something that could not be determined. */
export function verdictOf(cause: UndeterminedCause, options: BoundaryOptions): FindingVerdict {
  return options.undetermined[cause] === 'fail' ? 'undetermined' : 'note'
}

/** By file, line, column and rule; what is left is ordered too, so that two runs say the same. */
export function inOrder(one: Draft | BoundaryFinding, other: Draft | BoundaryFinding): number {
  return (
    compare(one.file, other.file) ||
    one.line - other.line ||
    one.column - other.column ||
    compare(one.rule, other.rule) ||
    compare(one.message, other.message) ||
    compare(one.secret ?? '', other.secret ?? '') ||
    compare(one.environment ?? '', other.environment ?? '') ||
    compare(one.job ?? '', other.job ?? '')
  )
}

/** By code units: an order of names that no machine's language changes. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
