import type { GitHubClient } from '../domain/client.ts'
import type { RepositoryName } from '../domain/subject.ts'

/** GitHub's states of a deployment that a gate has a use for. */
export interface DeploymentStatus {
  state: 'success' | 'failure' | 'error'
  /** At most 140 characters. */
  description: string
  /** The run's page; null: the status links nowhere. */
  logUrl: string | null
}

/**
 * Says on a deployment that the `deployment` event named whether it may go on
 * (https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status). Allowed is not yet deployed, so what runs there now stays
 * active: `auto_inactive` would retire it. Throws `RequestFailure`.
 */
export async function postDeploymentStatus(client: GitHubClient, repository: RepositoryName, id: number, status: DeploymentStatus): Promise<void> {
  await client.rest('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
    owner: repository.owner,
    repo: repository.name,
    deployment_id: id,
    state: status.state,
    description: status.description,
    auto_inactive: false,
    ...(status.logUrl === null ? {} : { log_url: status.logUrl }),
  })
}
