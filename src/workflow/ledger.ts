import type { BoundaryFinding } from '../domain/boundary.ts'
import type { Position } from '../domain/workflow.ts'
import type { Draft } from './finding.ts'
import type { Found } from './jobRun.ts'

/** Where a workflow stands from our side. */
export interface Place {
  /** A path of ours. */
  file: string
  /** The call through which it is reached, if it is called: "file: job". */
  caller: string | null
  /** Of a workflow of another repository: our call that leads to it, where its findings are shown; null: it is ours. */
  anchor: { at: Position; job: string; callee: string } | null
}

/** The run in which something was found; null: in every run. */
export interface Occasion {
  words: string
  rank: number
}

/** More findings than this help nobody, and cost time; what is beyond is told as not understood. */
const draftLimit = 5000

export interface Ledger {
  /** `outside`: it stands outside jobs, and reaches this one too. */
  tell: (found: Found[], place: Place, job: string | null, occasion: Occasion | null, outside?: boolean) => void
  drafts: () => Draft[]
  isFull: () => boolean
}

/** Keeps each finding once for its place, job and cause, in the most telling of its runs: the one with the lowest rank. */
export function createLedger(): Ledger {
  const drafts = new Map<string, Draft>()
  const note = (draft: Draft): void => {
    const { rank: _rank, context: _context, data, ...what } = draft
    const { caller: _caller, ...rest } = data
    const key = JSON.stringify([what, rest])
    const known = drafts.get(key)
    if (known === undefined ? drafts.size < draftLimit : draft.rank < known.rank) drafts.set(key, draft)
  }
  return {
    tell: (found, place, job, occasion, outside = false) => {
      for (const each of found) note(draftOf(each, place, job, occasion, outside))
    },
    drafts: () => [...drafts.values()],
    isFull: () => drafts.size >= draftLimit,
  }
}

function draftOf({ at, ...found }: Found, { file, caller, anchor }: Place, job: string | null, occasion: Occasion | null, outside: boolean): Draft {
  const of = { cause: null, secret: null, environment: null, ...found, context: occasion?.words ?? null, rank: occasion?.rank ?? 0, outside }
  const data: BoundaryFinding['data'] = { ...found.data, ...(caller === null ? {} : { caller }) }
  if (anchor === null) return { ...of, file, ...at, job, data }
  return { ...of, file, ...anchor.at, job: anchor.job, data: { ...data, callee: anchor.callee, calleeLine: at.line, calleeJob: job } }
}

/** Jobs that one sentence can name. */
const jobLimit = 5

/** What stands outside jobs is told once, by the first job it reaches, with how many there are. After exceptions, which are of jobs. */
export function folded<T extends Draft & Pick<BoundaryFinding, 'exception'>>(findings: T[]): T[] {
  const groups = new Map<string, T[]>()
  const result: T[] = []
  for (const finding of findings) {
    if (!finding.outside) {
      result.push(finding)
      continue
    }
    const { job: _job, rank: _rank, context: _context, data, ...what } = finding
    const { caller: _caller, calleeJob: _calleeJob, ...rest } = data
    const key = JSON.stringify([what, rest])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  for (const group of groups.values()) {
    const told = group.reduce((best, finding) => (finding.rank < best.rank ? finding : best))
    const jobs = [...new Set(group.flatMap(({ job }) => job ?? []))]
    result.push({ ...told, data: { ...told.data, jobs: jobs.slice(0, jobLimit), jobCount: jobs.length } })
  }
  return result
}
