import type { GitHubClient } from '../domain/client.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { StatusState } from '../render/statusLine.ts'

/** The context of the commit status that carries the verdict: what a branch rule requires. */
export const statusContext = 'countersign'

export interface CommitStatus {
  state: StatusState
  description: string
  /** null: the status links nowhere. */
  targetUrl: string | null
}

/**
 * Sets the verdict on a commit; a later one replaces it (https://docs.github.com/en/rest/commits/statuses#create-a-commit-status).
 * Throws `RequestFailure`.
 */
export async function postStatus(
  client: GitHubClient,
  repository: RepositoryName,
  sha: string,
  { state, description, targetUrl }: CommitStatus,
): Promise<void> {
  await client.rest('POST /repos/{owner}/{repo}/statuses/{sha}', {
    owner: repository.owner,
    repo: repository.name,
    sha,
    state,
    context: statusContext,
    description,
    ...(targetUrl === null ? {} : { target_url: targetUrl }),
  })
}
