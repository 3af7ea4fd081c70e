import type { GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { DeploymentRun } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { ListedDeployment } from './deployments.ts'
import { refused } from './failure.ts'
import { readLatestRun } from './runs.ts'

/**
 * The run that deployed, or deploys, a commit that was named without one: that of the newest entry which names a run in its statuses. Anybody who
 * can write can make an entry, so the run itself has to be on the commit, and whoever made the entry is one of its deployers. null: none is
 * known, also where an entry names several, because a status can be added to anybody's entry.
 */
export async function listedRun(
  client: GitHubClient,
  repository: RepositoryName,
  entries: ListedDeployment[],
  commit: string,
): Promise<Fact<DeploymentRun> | null> {
  const [id, ...more] = entries.find((one) => one.sha === commit && one.runs.length > 0)?.runs ?? []
  if (id === undefined || more.length > 0) return null
  try {
    const run = await readLatestRun(client, repository, id)
    return run.state === 'known' && run.value.headSha !== commit ? null : run
  } catch (error) {
    // The address was that of another repository's run, or of one that is gone.
    if (error instanceof RequestFailure && error.status === 404) return null
    return refused(`run ${id}`, error)
  }
}
