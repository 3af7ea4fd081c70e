import type { GitHubClient } from '../domain/client.ts'
import type { BranchUpdate } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { readMoves } from './branchMoves.ts'
import { updateOf } from './mergeMoves.ts'

const rewriting = ['force_push', 'branch_deletion'] as const

/**
 * What took something away from a branch to which records are only added: the last record can go without a gap in the chain, and only GitHub's log
 * tells. `after` null: of all times.
 */
export async function readLedgerRewrites(
  client: GitHubClient,
  repository: RepositoryName,
  branch: string,
  after: string | null,
): Promise<Fact<BranchUpdate[]>> {
  const read = await Promise.all(
    rewriting.map((type) => readMoves(client, repository, { branch, type }, ({ timestamp }) => after !== null && timestamp <= after)),
  )
  const moves = []
  const sources = []
  for (const one of read) {
    if (one.state === 'unavailable') return one
    moves.push(...one.value.moves)
    sources.push(...one.sources)
  }
  const since = moves.filter(({ timestamp }) => after === null || timestamp > after)
  return known(since.map(updateOf).sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at))), sources)
}
