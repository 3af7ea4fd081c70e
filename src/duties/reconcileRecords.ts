import { deploymentKey, periodTimes } from '../domain/periodTimes.ts'
import type { NamedChange, ReadRecord, RecordRow, RecordSays, RecordStanding, RepositoryFactValues } from '../domain/reconciliation.ts'
import { isOf, type Told } from './reconcileBook.ts'
import type { Line } from './reconcileLine.ts'
import { instant } from './time.ts'

interface Ground {
  facts: RepositoryFactValues
  names: string[]
  line: Line
  changes: Map<number, NamedChange>
  unknown: Set<number>
  /** Digests of the records that are of a deployment. */
  paired: Set<string>
  /** Environment, commit and run of records that are of a deployment. */
  pairedRuns: Set<string>
  begin: number
  until: number
}

/** Each record in its standing, in the order they were read. */
export function recordRows(facts: RepositoryFactValues, names: string[], line: Line, pairs: Map<number, Told>): RecordRow[] {
  const ground = groundOf(facts, names, line, pairs)
  return facts.records.records.map((record) => ({ ...record, standing: standingOf(record, ground) }))
}

function groundOf(facts: RepositoryFactValues, names: string[], line: Line, pairs: Map<number, Told>): Ground {
  const { population } = facts
  return {
    facts,
    names,
    line,
    changes: new Map(population.changes.map((change) => [change.number, change])),
    unknown: new Set(population.unknownChanges),
    paired: new Set([...pairs.values()].map(({ sha256 }) => sha256)),
    pairedRuns: new Set([...pairs.values()].map(({ says }) => runKey(says))),
    ...periodTimes(population),
  }
}

const runKey = ({ environment, commit, run }: RecordSays): string => `${deploymentKey(environment ?? '', commit)} ${run}`

function standingOf(record: ReadRecord, ground: Ground): RecordStanding {
  const { says } = record
  if (record.state !== 'valid' || says === null) return 'not-valid'
  if (!isOf(ground.names, record)) return 'foreign'
  if (says.gate === 'repository') return 'reconciliation'
  if (says.gate === 'deployment') return ofDeployment(record, says, ground)
  if (says.gate === 'workflow-secrets' || says.branch !== ground.facts.population.branch) return 'elsewhere'
  if (says.changes.length === 0 || says.changes.some(({ number }) => ground.unknown.has(number))) return 'without-change'
  return says.gate === 'merge' ? ofMerge(says, ground) : ofChanges(says, ground)
}

const isOfPeriod = ({ evaluatedAt }: RecordSays, { begin, until }: Ground): boolean => instant(evaluatedAt) >= begin && instant(evaluatedAt) <= until

/** A deployment's entry is made as its job is queued, and the gate may run in the job before: what is recorded so late may be of the next period. */
const queued = 3_600_000

function ofDeployment({ sha256 }: ReadRecord, says: RecordSays, ground: Ground): RecordStanding {
  const at = instant(says.evaluatedAt)
  if (ground.paired.has(sha256)) return 'matched'
  if (says.result !== 'passed' && says.result !== 'overridden') return 'not-deployed'
  // A job that was started again has a record for each attempt, and one that asks the gate twice has two: its deployment is there.
  if (says.run !== null && ground.pairedRuns.has(runKey(says))) return 'matched'
  return isOfPeriod(says, ground) && at <= ground.until - queued ? 'without-change' : 'elsewhere'
}

/** Whatever the record concludes, it says that this commit was the branch. */
function ofMerge(says: RecordSays, ground: Ground): RecordStanding {
  const place = ground.line.placeOf(says.commit)
  if (place !== undefined) return ground.facts.population.commits[place]?.tree === says.tree ? 'matched' : 'without-change'
  if (!isOfPeriod(says, ground)) return 'elsewhere'
  const before = says.changes.every(({ number }) => {
    const change = ground.changes.get(number)
    const merged = change?.state === 'merged' && change.mergeCommit === says.commit && change.base === says.branch
    return merged && change.mergedAt !== null && instant(change.mergedAt) <= ground.begin
  })
  return before ? 'elsewhere' : 'without-change'
}

/** What is known of a pull request without its own line is whether it is there, and whether it was merged. */
function ofChanges(says: RecordSays, ground: Ground): RecordStanding {
  const { branch } = ground.facts.population
  if (ground.line.placeOf(says.commit) !== undefined) return 'matched'
  const changes = says.changes.map(({ number }) => ground.changes.get(number))
  if (changes.some((change) => change === undefined)) return isOfPeriod(says, ground) ? 'without-change' : 'elsewhere'
  const merged = changes.filter((change) => change?.state === 'merged')
  if (merged.some((change) => change?.base === branch)) return 'matched'
  return merged.length > 0 ? 'elsewhere' : 'not-merged'
}
