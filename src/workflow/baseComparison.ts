import type { BoundaryFinding } from '../domain/boundary.ts'
import type { Excepted } from './exceptions.ts'

/** Members of `data` that say where, not what: they may change while the finding stays the same. */
const placeMembers = new Set(['caller', 'calleeLine', 'jobs', 'jobCount'])

/**
 * Marks what the base already gave: the same rule, file, job, secret, environment, sentence and run; lines may move. Counted, because a second
 * credential
 * beside an old one is new. null: no base is known, so that everything is new.
 */
export function markInBase(findings: Excepted[], base: Excepted[] | null): BoundaryFinding[] {
  const left = new Map<string, number>()
  for (const finding of base ?? []) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1)
  return findings.map((finding) => {
    const key = keyOf(finding)
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    const { reaches: _reaches, rank: _rank, ...told } = finding
    return { ...told, inBase: count > 0 }
  })
}

/**
 * With `changes-only` what the base had is a note. Not so for a changed file that is not understood: anything may have been added to what nobody
 * could
 * read before either. `unchanged`: whether the base has the very same file at this path.
 */
export function forChangesOnly(findings: BoundaryFinding[], unchanged: (file: string) => boolean): BoundaryFinding[] {
  return findings.map((finding) => {
    if (!finding.inBase || (finding.verdict === 'not-understood' && !unchanged(finding.file))) return finding
    return { ...finding, verdict: 'note' }
  })
}

function keyOf({ rule, file, job, secret, environment, message, context, data }: Excepted): string {
  const what = Object.entries(data).filter(([name]) => !placeMembers.has(name))
  return JSON.stringify([rule, file, job, secret, environment, message, context, what])
}
