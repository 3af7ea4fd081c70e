import { type GitHubClient, RequestFailure } from '../domain/client.ts'
import { gitBlobId } from '../domain/digest.ts'
import { type LedgerNote, ledgerMessage, recordPath } from '../domain/ledger.ts'
import type { RepositoryName } from '../domain/subject.ts'

/** What the branch ends with; null: the branch does not exist yet, and its first commit will have no parent. */
export type LedgerEnd = { commit: string; tree: string } | null

/**
 * `notMoved`: the branch did not take the commit. Mostly somebody else was faster; whether it was that, a rule, or an answer that got lost, only
 * reading the branch again can tell.
 */
export type Appended = { state: 'appended'; commit: string } | { state: 'notMoved'; commit: string; failure: RequestFailure }

/**
 * Puts one record on the branch: one commit with one file more (https://docs.github.com/en/rest/git). The update is a fast-forward and never
 * forced, so that it fails when the branch has moved: nothing that stands there can be lost by it. Throws `RequestFailure` for what failed before.
 */
export async function appendRecord(
  client: GitHubClient,
  { repository, branch, end }: { repository: RepositoryName; branch: string; end: LedgerEnd },
  note: LedgerNote,
  bytes: Uint8Array,
): Promise<Appended> {
  const place = { owner: repository.owner, repo: repository.name }
  const content = Buffer.from(bytes).toString('base64')
  const blob = await made(client, 'POST /repos/{owner}/{repo}/git/blobs', { ...place, content, encoding: 'base64' })
  if (blob !== gitBlobId(bytes)) throw strange('POST /repos/{owner}/{repo}/git/blobs', `the blob was stored as ${blob}, which is not its id`)
  const entry = { path: recordPath(note), mode: '100644', type: 'blob', sha: blob }
  const onto = end === null ? {} : { base_tree: end.tree }
  const tree = await made(client, 'POST /repos/{owner}/{repo}/git/trees', { ...place, tree: [entry], ...onto })
  const parents = end === null ? [] : [end.commit]
  const commit = await made(client, 'POST /repos/{owner}/{repo}/git/commits', { ...place, message: ledgerMessage(note), tree, parents })
  try {
    if (end === null) await client.rest('POST /repos/{owner}/{repo}/git/refs', { ...place, ref: `refs/heads/${branch}`, sha: commit })
    else await client.rest('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ...place, ref: `heads/${branch}`, sha: commit, force: false })
    return { state: 'appended', commit }
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status === 401 || error.status === 403 || error.status === 404) throw error
    return { state: 'notMoved', commit, failure: error }
  }
}

async function made(client: GitHubClient, route: string, parameters: Record<string, unknown>): Promise<string> {
  const { data } = await client.rest(route, parameters)
  const sha = (data as { sha?: unknown } | null)?.sha
  if (typeof sha !== 'string' || !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) throw strange(route, 'the answer holds no id')
  return sha
}

const strange = (request: string, message: string): RequestFailure =>
  new RequestFailure({ message, status: null, request, permissions: null, source: null })
