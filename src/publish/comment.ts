import type { GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { commentMarker } from '../render/comment.ts'

/**
 * Writes our one comment on a pull request, or rewrites it. Ours is what this token's account wrote **and** begins with our marker: anybody
 * can copy the marker, and our account may write other comments. With `create` false only one that stands already is rewritten. Throws
 * `RequestFailure`.
 */
export async function upsertComment(client: GitHubClient, repository: RepositoryName, number: number, body: string, create = true): Promise<void> {
  const place = { owner: repository.owner, repo: repository.name }
  const ours = await findOurs(client, repository, number)
  if (ours === null) {
    if (create) await client.rest('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...place, issue_number: number, body })
  } else if (ours.body !== body) {
    await client.rest('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...place, comment_id: ours.id, body })
  }
}

/** `viewerDidAuthor` is GitHub's own answer to "did this token write it?": no login has to be guessed or compared. */
const query = `query ($owner: String!, $name: String!, $number: Int!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $cursor) {
        nodes { fullDatabaseId viewerDidAuthor body }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`

/** Pages read at most: 20,000 comments. Beyond, a second comment is the lesser harm. */
const pageLimit = 200

interface OurComment {
  id: number
  body: string
}

async function findOurs(client: GitHubClient, { owner, name }: RepositoryName, number: number): Promise<OurComment | null> {
  let cursor: string | null = null
  for (let page = 0; page < pageLimit; page += 1) {
    const answer = await client.graphql(query, { owner, name, number, cursor })
    const comments = at(answer.data, 'repository', 'pullRequest', 'comments')
    const nodes = at(comments, 'nodes')
    // Writing a second comment because the first could not be seen would be noise on every push.
    if (!Array.isArray(nodes)) throw unreadable(number, answer.errors[0]?.message)
    const ours = nodes.map(ourComment).find((found) => found !== null)
    if (ours !== undefined) return ours
    const next = at(comments, 'pageInfo', 'endCursor')
    if (at(comments, 'pageInfo', 'hasNextPage') !== true || typeof next !== 'string' || next === cursor) return null
    cursor = next
  }
  return null
}

function ourComment(node: unknown): OurComment | null {
  const id = Number(at(node, 'fullDatabaseId'))
  const body = at(node, 'body')
  const isOurs = at(node, 'viewerDidAuthor') === true && typeof body === 'string' && body.startsWith(commentMarker)
  return isOurs && Number.isSafeInteger(id) && id > 0 ? { id, body } : null
}

/** The value under a path of keys in an answer, or undefined. */
function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  )
}

const unreadable = (number: number, message: string | undefined): RequestFailure =>
  new RequestFailure({
    message: `the comments of #${number} could not be read: ${message ?? 'the answer holds none'}`,
    status: null,
    request: 'POST /graphql',
    permissions: null,
    source: null,
  })
