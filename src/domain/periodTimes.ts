import type { MadeDeployment, Period, Population } from './reconciliation.ts'
import { asciiLower } from './text.ts'

/**
 * When a period begins and ends, in milliseconds since 1970. One that begins after a commit begins when GitHub dates the first of what came after it;
 * where GitHub dates nothing, when the oldest commit says it was made, which is a claim; and where nothing came in, there is no time between.
 */
export function periodTimes({ period, commits, updates, changes }: Population): { begin: number; until: number } {
  const until = timeOf(period.until)
  if (isTime(period.since)) return { begin: timeOf(period.since), until }
  const line = new Set(commits.map(({ sha }) => sha))
  const merged = changes.flatMap(({ mergedAt, mergeCommit }) => (mergedAt !== null && line.has(mergeCommit ?? '') ? [timeOf(mergedAt)] : []))
  const dated = updates.reduce((least, { at }) => Math.min(least, timeOf(at)), merged.reduce((least, at) => Math.min(least, at), Infinity))
  if (Number.isFinite(dated)) return { begin: dated, until }
  const [oldest] = commits
  return { begin: oldest === undefined ? until : timeOf(oldest.committedAt), until }
}

/** A comparison with NaN would be quietly false: what happened outside the period, and so nobody's concern. */
function timeOf(time: string): number {
  const at = Date.parse(time)
  if (Number.isNaN(at)) throw new Error('a time of the facts is not a time')
  return at
}

/**
 * A deployment is of every period in which its job ran or waited: one that is under way as a period ends is asked for its record in the next. What a
 * period begins after, when that is a commit, has no time to be held against.
 */
export const isMadeWithin = ({ at, endedAt }: Pick<MadeDeployment, 'at' | 'endedAt'>, { since, until }: Period): boolean =>
  timeOf(at) <= timeOf(until) && (endedAt === null || !isTime(since) || timeOf(endedAt) > timeOf(since))

/** A period begins at a time, or after a commit. */
export const isTime = (since: string): boolean => since.includes('T')

/** What a deployment and its record must agree in. GitHub's environment names know no case. */
export const deploymentKey = (environment: string, sha: string): string => `${sha} ${asciiLower(environment)}`
