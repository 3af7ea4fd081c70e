import type { GitHubClient } from '../domain/client.ts'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { AskedPopulation, NamedChange, Period, Population } from '../domain/reconciliation.ts'
import type { Subject } from '../domain/subject.ts'
import type { Movement } from './activity.ts'
import type { Asker } from './asker.ts'
import { readLine } from './branchHistory.ts'
import { type MoveLog, readMoves } from './branchMoves.ts'
import { incomplete } from './failure.ts'
import { readFormerNames } from './formerNames.ts'
import { type LineCommit, widened } from './lineCommits.ts'
import { readLinePolicies } from './linePolicies.ts'
import { updateOf } from './mergeMoves.ts'
import { readNamedChanges } from './namedChanges.ts'
import { beginningAt, endAt, givenBeginning, isArrivalOf, mergedUntil, startFinder } from './periodEdges.ts'

export interface PopulationTools {
  client: GitHubClient
  asker: Asker
  /** When a commit was merged; asked for once. */
  arrival(subject: Subject, commit: string): Promise<Fact<string | null>>
}

/** What came into the branch within the period. Which part of its history that is, GitHub's own log and times say, and commits do not. */
export async function readPopulation(tools: PopulationTools, subject: Subject, period: Period, asked: AskedPopulation): Promise<Fact<Population>> {
  const { asker } = tools
  const { repository, base, commit: tip } = subject
  const log = await movesOf(tools, subject, period)
  if (log.state === 'unavailable') return log
  const { moves, updates, commit, reachesBack } = log.value
  const line = await lineOf(asker, subject, period, { moves, commit, policyPath: asked.policyPath })
  if (line.state === 'unavailable') return line
  const { start, end, came } = line.value
  const whole = await widened(asker, repository, came)
  if (whole.state === 'unavailable') return whole
  const associated = new Map(whole.value.flatMap(({ changes }) => changes).map((change) => [change.number, change]))
  const numbers = [...new Set(asked.numbers)].filter((number) => !associated.has(number)).sort((one, other) => one - other)
  const named = await readNamedChanges(asker, repository, numbers)
  if (named.state === 'unavailable') return named
  const formerNames = await readFormerNames(asker, repository, asked.names)
  if (formerNames.state === 'unavailable') return formerNames
  const commits = whole.value.map((one) => one.commit)
  const policies = await readLinePolicies(asker, repository, [...commits.map(({ policy }) => policy), start?.policy ?? null])
  if (policies.state === 'unavailable') return policies
  // A branch whose line is older than its log stood under another name, or elsewhere, and how it was moved there is not told.
  const shownBy = start?.known === 'merge' ? period.since : period.until
  const isMadeLater = moves.every(({ timestamp }) => timestamp > shownBy)
  const population: Population = {
    branch: base.branch,
    period,
    start,
    end,
    commits: commits.toReversed(),
    updates: updates.map(updateOf).reverse(),
    updatesComplete: reachesBack && moves.some(({ after }) => after === tip) && !isMadeLater,
    changes: byNumber([...associated.values(), ...named.value.changes]),
    unknownChanges: named.value.unknown.sort((one, other) => one - other),
    formerNames: formerNames.value,
    policies: policies.value,
  }
  return known(population, [log, line, whole, named, formerNames, policies].flatMap(({ sources }) => sources))
}

const byNumber = (changes: NamedChange[]): NamedChange[] => changes.sort((one, other) => one.number - other.number)

interface PeriodMoves extends MoveLog {
  /** Those of the period, newest first. */
  updates: Movement[]
  /** The commit after which the period begins; null: it begins at a time. */
  commit: string | null
}

/** The log, back to where the period begins: a time, the merge of the commit it begins after, or the move that brought that commit. */
async function movesOf({ client, arrival }: PopulationTools, subject: Subject, { since, until }: Period): Promise<Fact<PeriodMoves>> {
  const { repository, base } = subject
  const commit = isCommit(since) ? since : null
  const arrived = commit === null ? known(since, []) : await arrival(subject, commit)
  if (arrived.state === 'unavailable') return arrived
  const time = arrived.value
  const isBefore = (move: Movement): boolean => (time !== null && move.timestamp <= time) || (commit !== null && isArrivalOf(move, commit, time))
  const log = await readMoves(client, repository, { branch: base.branch }, isBefore)
  if (log.state === 'unavailable') return log
  const first = log.value.moves.findIndex(isBefore)
  const newer = first < 0 ? log.value.moves : log.value.moves.slice(0, first)
  const updates = newer.filter(({ timestamp }) => timestamp <= until)
  return known({ ...log.value, updates, commit }, [...arrived.sources, ...log.sources])
}

interface PeriodLine {
  start: Population['start']
  end: string | null
  /** Newest first. */
  came: LineCommit[]
}

/** The branch's line from the end of the period back to its beginning. */
async function lineOf(
  asker: Asker,
  { repository, base, commit: tip }: Subject,
  { since, until }: Period,
  { moves, commit, policyPath }: { moves: Movement[]; commit: string | null; policyPath: string },
): Promise<Fact<PeriodLine>> {
  const end = endAt(moves, until, tip)
  const finder = startFinder(commit === null ? beginningAt(moves, since, base.branch) : givenBeginning(commit))
  const line = await readLine(asker, repository, { from: end.sha, policyPath }, finder.take)
  if (line.state === 'unavailable') return line
  const start = finder.start()
  const last = line.sources.at(-1)
  if (commit !== null && start === null && last) {
    const place = `on the first-parent line of ${base.branch}, which ends at ${end.sha}`
    const detail = `the commit ${commit} that --since / reconcile-since names is not ${place}`
    return incomplete(`commits of ${base.branch} since ${commit}`, last, detail, line.sources)
  }
  const sinceStart = start === null ? line.value : line.value.slice(0, line.value.findIndex((one) => one.commit.sha === start.sha))
  const came = end.isLater ? mergedUntil(sinceStart, until, base.branch) : sinceStart
  return known({ start, end: came[0]?.commit.sha ?? start?.sha ?? null, came }, line.sources)
}

/** As periods are written: a time holds dashes. */
export const isCommit = (since: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(since)
