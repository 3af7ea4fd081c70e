import type { NonEmpty } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'

export type Place = Pick<Problem, 'code' | 'message'> & Partial<Problem>

export const problemAt = (file: string, place: Place): Problem => ({
  line: null,
  column: null,
  expected: null,
  found: null,
  suggestion: null,
  ...place,
  file,
})

/** More problems than this help nobody; the rest is counted. */
const shown = 50

/** Finding a place costs a walk: beyond this many, problems are counted without one. */
export const placed = 200

/** In the order of the file, each once, at most `shown` of them and a line that counts the others; `uncounted` have no place at all. */
export function inFileOrder(problems: NonEmpty<Problem>, uncounted = 0): NonEmpty<Problem> {
  const unique = new Map(problems.map((problem) => [`${problem.line}:${problem.column}:${problem.message}`, problem]))
  const sorted = [...unique.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  const [first = problems[0], ...others] = sorted
  const hidden = sorted.length - shown + uncounted
  const next = sorted[shown]
  if (next === undefined) return [first, ...others]
  const rest = { ...next, message: `${hidden} more problems from here on`, expected: null, found: null, suggestion: null }
  return [first, ...others.slice(0, shown - 1), rest]
}

/** What a person wrote, quoted and short enough for one line; control characters never reach it (policyText). */
export function quoted(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map'
  if (typeof value !== 'string') return String(value)
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)
}
