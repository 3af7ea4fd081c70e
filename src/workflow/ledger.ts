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
  tell: (found: Found[], place: Place, job: string | null, occasion: Occasion | null) => void
  /** What stands outside jobs, with the jobs it reaches in this run. */
  tellOutside: (found: Found[], place: Place, jobs: string[], occasion: Occasion) => void
  drafts: () => Draft[]
  isFull: () => boolean
}

/** Keeps each finding once for its place, job and cause, in the most telling of its runs: the one with the lowest rank. */
export function createLedger(): Ledger {
  const drafts = new Map<string, Draft>()
  const note = (draft: Draft, jobsKey: string): void => {
    const key = `${identityOf(draft)} ${jobsKey}`
    const known = drafts.get(key)
    if (known === undefined ? drafts.size < draftLimit : draft.rank < known.rank) drafts.set(key, draft)
  }
  return {
    tell: (found, place, job, occasion) => {
      for (const each of found) note(draftOf(each, place, job, occasion, null), job ?? '')
    },
    tellOutside: (found, place, jobs, occasion) => {
      const jobsKey = jobs.join()
      for (const each of found) note(draftOf(each, place, jobs[0] ?? null, occasion, jobs), jobsKey)
    },
    drafts: () => [...drafts.values()],
    isFull: () => drafts.size >= draftLimit,
  }
}

function draftOf(found: Found, { file, caller, anchor }: Place, job: string | null, occasion: Occasion | null, reaches: string[] | null): Draft {
  const { rule, verdict, message, at, cause = null, secret = null, environment = null } = found
  const data: BoundaryFinding['data'] = { ...found.data }
  if (caller !== null) data['caller'] = caller
  if (anchor !== null) Object.assign(data, { callee: anchor.callee, calleeLine: at.line, calleeJob: reaches === null ? job : null })
  const { line, column } = anchor?.at ?? at
  return {
    rule,
    verdict,
    cause,
    file,
    line,
    column,
    job: anchor?.job ?? job,
    context: occasion?.words ?? null,
    secret,
    environment,
    message,
    data,
    reaches: anchor === null ? reaches : null,
    rank: occasion?.rank ?? 0,
  }
}

/** What makes two findings one, apart from the job and the run. */
function identityOf({ rule, verdict, cause, file, line, column, secret, environment, message, data }: Draft): string {
  const { caller: _caller, ...rest } = data
  return JSON.stringify([rule, verdict, cause, file, line, column, secret, environment, message, rest])
}

/** Jobs that one sentence can name. */
const jobLimit = 5

/** What stands outside jobs is told once, by the first job it reaches, with how many there are. After exceptions, which are of jobs. */
export function folded<T extends Draft & Pick<BoundaryFinding, 'exception'>>(findings: T[]): T[] {
  const groups = new Map<string, { told: T; jobs: Set<string> }>()
  for (const finding of findings) {
    const { reaches } = finding
    if (reaches === null) continue
    const key = JSON.stringify([identityOf(finding), finding.exception])
    const group = groups.get(key) ?? { told: finding, jobs: new Set() }
    if (finding.rank < group.told.rank) group.told = finding
    for (const job of reaches) group.jobs.add(job)
    groups.set(key, group)
  }
  const told = [...groups.values()].map(({ told: finding, jobs }) => {
    return { ...finding, data: { ...finding.data, jobs: [...jobs].slice(0, jobLimit), jobCount: jobs.size } }
  })
  return [...findings.filter(({ reaches }) => reaches === null), ...told]
}
