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
 * was closed as made good is not silent when it happens again. Anybody can copy the marker, and must not keep ours from being opened by it. Returns
 * its address. Throws `RequestFailure`.
 */
export async function openIssue(client: GitHubClient, repository: RepositoryName, issue: Issue): Promise<string> {
  const before = await findOurs(client, repository, issue.marker)
  return before === null ? opened(client, repository, issue) : before.url
}

/**
 * Opens the issue, or brings the open one with this marker that this token's account opened up to date. With `create` false only one that stands
 * already is written, and null says that none did. A title that a person gave it is left. Throws `RequestFailure`.
 */
export async function upsertIssue(
  client: GitHubClient,
  repository: RepositoryName,
  issue: Issue,
  create = true,
): Promise<{ url: string; state: 'opened' | 'updated' } | null> {
  const before = await findOurs(client, repository, issue.marker)
  if (before === null) return create ? { url: await opened(client, repository, issue), state: 'opened' } : null
  if (!Number.isSafeInteger(before.number)) throw unreadable('one has no number')
  const title = leadOf(before.title) === leadOf(issue.title) ? { title: issue.title } : {}
  await client.rest('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
    owner: repository.owner,
    repo: repository.name,
    issue_number: before.number,
    body: bodyOf(issue),
    ...title,
  })
  return { url: before.url, state: 'updated' }
}

async function opened(client: GitHubClient, repository: RepositoryName, issue: Issue): Promise<string> {
  const { data } = await client.rest('POST /repos/{owner}/{repo}/issues', {
    owner: repository.owner,
    repo: repository.name,
    title: issue.title,
    body: bodyOf(issue),
  })
  const url = (data as { html_url?: unknown } | null)?.html_url
  return typeof url === 'string' ? url : ''
}

/** `Countersign` of "Countersign: 4 exceptions on main": what comes after it changes from run to run. */
const leadOf = (title: string): string => title.split(': ', 1)[0] ?? ''

const bodyOf = ({ marker, body }: Issue): string => `${marker}\n\n${body}`

const query = `query ($owner: String!, $name: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, after: $cursor, states: OPEN, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { viewerDidAuthor number title body url }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

/** Pages of the newest issues; a run that is repeated after 500 others reminds a second time, which is the lesser harm. */
const pageLimit = 5

interface OurIssue {
  number: number
  title: string
  url: string
}

async function findOurs(client: GitHubClient, { owner, name }: RepositoryName, marker: string): Promise<OurIssue | null> {
  let cursor: string | null = null
  for (let page = 0; page < pageLimit; page += 1) {
    const answer = await client.graphql(query, { owner, name, cursor })
    const repository = answer.data?.['repository'] as
      { issues?: { nodes?: unknown; pageInfo?: { hasNextPage?: unknown; endCursor?: unknown } } } | null | undefined
    const nodes = repository?.issues?.nodes
    if (!Array.isArray(nodes)) throw unreadable(answer.errors[0]?.message)
    const ours = (nodes as (Listed | null)[]).find(
      (one) => one?.viewerDidAuthor === true && typeof one.body === 'string' && one.body.startsWith(marker),
    )
    if (ours) return ourIssue(ours)
    const { hasNextPage, endCursor } = repository?.issues?.pageInfo ?? {}
    if (hasNextPage !== true || typeof endCursor !== 'string' || endCursor === cursor) return null
    cursor = endCursor
  }
  return null
}

type Listed = Partial<Record<'viewerDidAuthor' | 'number' | 'title' | 'body' | 'url', unknown>>

const ourIssue = ({ number, title, url }: Listed): OurIssue => ({
  number: Number(number),
  title: typeof title === 'string' ? title : '',
  url: typeof url === 'string' ? url : '',
})

const unreadable = (message: string | undefined): RequestFailure =>
  new RequestFailure({
    message: `the issues of the repository could not be read: ${message ?? 'the answer holds none'}`,
    status: null,
    request: 'POST /graphql',
    permissions: null,
    source: null,
  })
