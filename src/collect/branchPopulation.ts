import type { GitHubClient } from '../domain/client.ts'
import type { Fact, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { NamedChange, Period, Population } from '../domain/reconciliation.ts'
import type { Subject } from '../domain/subject.ts'
import type { Movement } from './activity.ts'
import type { Asker } from './asker.ts'
import { readLine } from './branchHistory.ts'
import { type MoveLog, readMoves } from './branchMoves.ts'
import { incomplete } from './failure.ts'
import { widened } from './lineCommits.ts'
import { updateOf } from './mergeMoves.ts'
import { readNamedChanges } from './namedChanges.ts'
import { beginningAt, endAt, givenBeginning, isArrivalOf, startFinder } from './periodEdges.ts'

export interface PopulationTools {
  client: GitHubClient
  asker: Asker
  debug(line: string): void
  /** When a commit was merged; asked for once. */
  arrival(subject: Subject, commit: string): Promise<Fact<string | null>>
}

/** What came into the branch within the period. Which part of its history that is, GitHub's own log and times say, and commits do not. */
export async function readPopulation(tools: PopulationTools, subject: Subject, period: Period, named: number[]): Promise<Fact<Population>> {
  const { asker } = tools
  const { repository, base, commit: tip } = subject
  const log = await movesOf(tools, subject, period)
  if ('state' in log) return log
  const { moves, updates, commit } = log
  const end = endAt(moves, period.until, tip)
  const finder = startFinder(commit === null ? beginningAt(moves, period.since, base.branch) : givenBeginning(commit))
  const line = end === null ? known([], []) : await readLine(asker, repository, end, finder.take)
  if (line.state === 'unavailable') return line
  const start = finder.start()
  const last = line.sources.at(-1)
  if (commit !== null && start === null && last) {
    const detail = `it is not on the first-parent line of ${base.branch} that ends at ${end}`
    return incomplete(`commits of ${base.branch} since ${commit}`, last, detail, line.sources)
  }
  const came = start === null ? line.value : line.value.slice(0, line.value.findIndex((one) => one.commit.sha === start.sha))
  const whole = await widened(asker, repository, came)
  if (whole.state === 'unavailable') return whole
  const associated = new Map(whole.value.flatMap(({ changes }) => changes).map((change) => [change.number, change]))
  const others = [...new Set(named)].filter((number) => !associated.has(number)).sort((one, other) => one - other)
  const asked = await readNamedChanges(asker, repository, others)
  if (asked.state === 'unavailable') return asked
  const population: Population = {
    branch: base.branch,
    period,
    start,
    end,
    commits: whole.value.map((one) => one.commit).reverse(),
    updates: updates.map(updateOf).reverse(),
    updatesComplete: log.reachesBack && moves.some(({ after }) => after === tip),
    changes: byNumber([...associated.values(), ...asked.value.changes]),
    unknownChanges: asked.value.unknown.sort((one, other) => one - other),
  }
  return known(population, [...log.sources, ...line.sources, ...whole.sources, ...asked.sources])
}

const byNumber = (changes: NamedChange[]): NamedChange[] => changes.sort((one, other) => one.number - other.number)

interface PeriodMoves extends MoveLog {
  /** Those of the period, newest first. */
  updates: Movement[]
  /** The commit after which the period begins; null: it begins at a time. */
  commit: string | null
}

/** The log, back to where the period begins: a time, the merge of the commit it begins after, or the move that brought that commit. */
async function movesOf(tools: PopulationTools, subject: Subject, { since, until }: Period): Promise<PeriodMoves | UnavailableFact> {
  const { client, debug } = tools
  const { repository, base } = subject
  const commit = isCommit(since) ? since : null
  const arrived = commit === null ? known(since, []) : await tools.arrival(subject, commit)
  if (arrived.state === 'unavailable') return arrived
  const time = arrived.value
  const isBefore = (move: Movement): boolean => (time !== null && move.timestamp <= time) || (commit !== null && isArrivalOf(move, commit, time))
  const log = await readMoves(client, repository, base.branch, isBefore)
  if (log.unread !== null) debug(`the log of moves of ${base.branch} was not read back to the beginning: ${log.unread}`)
  const first = log.moves.findIndex(isBefore)
  const newer = first < 0 ? log.moves : log.moves.slice(0, first)
  return { ...log, sources: [...arrived.sources, ...log.sources], updates: newer.filter(({ timestamp }) => timestamp <= until), commit }
}

/** As periods are written: a time holds dashes. */
export const isCommit = (since: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(since)
