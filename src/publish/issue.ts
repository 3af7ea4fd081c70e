import type { GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { RepositoryName } from '../domain/subject.ts'

export interface Issue {
  /** First line of the body, by which it is found again. */
  marker: string
  title: string
  body: string
}

/**
 * Opens the issue, unless one with this marker that this token's account opened is still open: a run that is repeated reminds nobody twice, and what
 * was closed as made good is not silent when it happens again. Anybody can copy the marker, and must not keep ours from being opened by it. Returns its
 * address. Throws `RequestFailure`.
 */
export async function openIssue(client: GitHubClient, repository: RepositoryName, { marker, title, body }: Issue): Promise<string> {
  const before = await findOurs(client, repository, marker)
  if (before !== null) return before
  const { data } = await client.rest('POST /repos/{owner}/{repo}/issues', {
    owner: repository.owner,
    repo: repository.name,
    title,
    body: `${marker}\n\n${body}`,
  })
  const url = (data as { html_url?: unknown } | null)?.html_url
  return typeof url === 'string' ? url : ''
}

const query = `query ($owner: String!, $name: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, after: $cursor, states: OPEN, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { viewerDidAuthor body url }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

/** Pages of the newest issues; a run that is repeated after 500 others reminds a second time, which is the lesser harm. */
const pageLimit = 5

interface Listed {
  viewerDidAuthor?: unknown
  body?: unknown
  url?: unknown
}

async function findOurs(client: GitHubClient, { owner, name }: RepositoryName, marker: string): Promise<string | null> {
  let cursor: string | null = null
  for (let page = 0; page < pageLimit; page += 1) {
    const answer = await client.graphql(query, { owner, name, cursor })
    const repository = answer.data?.['repository'] as { issues?: { nodes?: unknown; pageInfo?: { hasNextPage?: unknown; endCursor?: unknown } } } | null | undefined
    const nodes = repository?.issues?.nodes
    if (!Array.isArray(nodes)) throw unreadable(answer.errors[0]?.message)
    const ours = (nodes as (Listed | null)[]).find((one) => one?.viewerDidAuthor === true && typeof one.body === 'string' && one.body.startsWith(marker))
    if (ours) return typeof ours.url === 'string' ? ours.url : ''
    const { hasNextPage, endCursor } = repository?.issues?.pageInfo ?? {}
    if (hasNextPage !== true || typeof endCursor !== 'string' || endCursor === cursor) return null
    cursor = endCursor
  }
  return null
}

const unreadable = (message: string | undefined): RequestFailure =>
  new RequestFailure({
    message: `the issues of the repository could not be read: ${message ?? 'the answer holds none'}`,
    status: null,
    request: 'POST /graphql',
    permissions: null,
    source: null,
  })
