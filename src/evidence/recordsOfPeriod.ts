import { deploymentKey, periodTimes } from '../domain/periodTimes.ts'
import type { MadeDeployment, Population, ReadRecord, RecordSays } from '../domain/reconciliation.ts'

/**
 * The records that a reconciliation keeps: what was judged within the period, what is about something that came in within it, and everything that
 * vouches for nothing, because when it was made is not known either. Sorted by path, each file once.
 */
export function ofPeriod(records: ReadRecord[], population: Population, deployments: MadeDeployment[]): ReadRecord[] {
  const { begin, until } = periodTimes(population)
  const line = new Set(population.commits.map(({ sha }) => sha))
  const merged = population.changes.flatMap(({ number, mergeCommit }) => (mergeCommit !== null && line.has(mergeCommit) ? [number] : []))
  const numbers = new Set([...population.commits.flatMap(({ pullRequests }) => pullRequests), ...merged])
  const deployed = new Set(deployments.map(({ environment, sha }) => deploymentKey(environment, sha)))
  const isKept = ({ gate, commit, environment, changes, evaluatedAt }: RecordSays): boolean => {
    const at = Date.parse(evaluatedAt)
    if (at >= begin && at <= until) return true
    if (gate === 'deployment') return deployed.has(deploymentKey(environment ?? '', commit))
    return (gate === 'merge' || gate === 'pull-request') && (line.has(commit) || changes.some(({ number }) => numbers.has(number)))
  }
  const kept = records.filter(({ state, says }) => state !== 'valid' || says === null || isKept(says))
  const once = new Map(kept.map((record) => [`${record.path}\n${record.sha256}`, record]))
  return [...once].sort(([one], [other]) => (one < other ? -1 : Number(one > other))).map(([, record]) => record)
}
