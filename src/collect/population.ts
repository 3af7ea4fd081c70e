import type { GitHubClient } from '../domain/client.ts'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Period, PopulationReader } from '../domain/reconciliation.ts'
import type { Subject } from '../domain/subject.ts'
import { readArrival } from './arrival.ts'
import { readArtifactRecords } from './artifactRecords.ts'
import { createAsker } from './asker.ts'
import { isCommit, readPopulation } from './branchPopulation.ts'
import { locateBranch } from './branchTip.ts'
import { whyNone } from './deployments.ts'
import { readDeploymentsMade } from './deploymentsMade.ts'
import { readLedgerRewrites } from './ledgerRewrites.ts'
import { readRecordArchive } from './recordArchive.ts'

export interface PopulationOptions {
  client: GitHubClient
  debug(line: string): void
}

/** Reads what came in and what is recorded of it, each without the other. */
export function createPopulationReader({ client, debug }: PopulationOptions): PopulationReader {
  const asker = createAsker(client, debug)
  const arrivals = new Map<string, ReturnType<typeof readArrival>>()
  const arrival = (subject: Subject, commit: string): ReturnType<typeof readArrival> => {
    const asked = arrivals.get(commit) ?? readArrival(asker, subject, commit)
    arrivals.set(commit, asked)
    return asked
  }
  /** A time before which nothing is of the period; null: it begins with a commit, and nothing tells when that came in. */
  const beginning = async (subject: Subject, { since }: Period): Promise<Fact<string | null>> =>
    isCommit(since) ? arrival(subject, since) : known(since, [])
  return {
    locate: (repository, branch) => locateBranch(asker, repository, branch),
    async population(subject, period, asked) {
      const told = await readPopulation({ client, asker, arrival }, subject, period, asked)
      if (told.state === 'known' || !told.reason.detail.startsWith('FORBIDDEN')) return told
      return whyNone(client, 'GET /repos/{owner}/{repo}/pulls', subject.repository, told)
    },
    async deployments(subject, period) {
      const after = await beginning(subject, period)
      return after.state === 'unavailable' ? after : readDeploymentsMade({ client, asker }, subject.repository, period, after.value)
    },
    ledger: (subject, branch) => readRecordArchive(client, asker, subject.repository, branch),
    async ledgerRewrites(subject, branch, period) {
      const after = await beginning(subject, period)
      return after.state === 'unavailable' ? after : readLedgerRewrites(client, subject.repository, branch, after.value)
    },
    async artifacts(subject, period) {
      const after = await beginning(subject, period)
      return after.state === 'unavailable' ? after : readArtifactRecords(client, subject.repository, after.value)
    },
  }
}
