import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { ledgerFolder, ledgerName } from '../domain/ledger.ts'
import type { FoundRecords } from '../domain/reconciliation.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import { type Held, heldAgainst } from './archivedTree.ts'
import type { Asker } from './asker.ts'
import { branchName, count, misfit, repositoryName, sha } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { maxArchiveBytes } from './measure.ts'
import { openZip, type ZipArchive } from './zip.ts'

const limits = { entries: 100_000, bytes: 32 * 1024 * 1024 }

const headQuery = `query LedgerHead($owner: String!, $name: String!, $ref: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner ref(qualifiedName: $ref) { name target { __typename ... on Commit { oid tree { oid } history(first: 1) { totalCount } } } }
  }
}`
const target = z.object({ __typename: z.literal('Commit'), oid: sha, tree: z.object({ oid: sha }), history: z.object({ totalCount: count }) })
const headShape = z.object({ repository: z.object({ nameWithOwner: repositoryName, ref: z.object({ name: branchName, target }).nullable() }) })

interface Head {
  commit: string
  tree: string
  commits: number
}

/** Everything that a ledger's branch holds, in one request for its commit; null: there is no such branch. */
export async function readRecordArchive(
  client: GitHubClient,
  asker: Asker,
  repository: RepositoryName,
  branch: string,
): Promise<Fact<FoundRecords | null>> {
  const what = `ledger ${ledgerName(repository, branch)}`
  try {
    const head = await readHead(asker, repository, branch, what)
    if (head.state === 'unavailable') return head
    if (head.value === null) return known(null, head.sources)
    const { commit, tree, commits } = head.value
    const answer = await client.rest('GET /repos/{owner}/{repo}/zipball/{ref}', { owner: repository.owner, repo: repository.name, ref: commit })
    const sources = [...head.sources, answer.source]
    const refuse = (detail: string) => incomplete(what, answer.source, detail, sources)
    if (!answer.bytes || answer.bytes.length > maxArchiveBytes) return refuse('the answer is no archive of a size that is read')
    const archive = openZip(answer.bytes, limits)
    if (typeof archive === 'string') return refuse(`the answer is no archive that is read: ${archive}`)
    const held = heldAgainst(archive, tree)
    if (typeof held === 'string') return refuse(held)
    return known({ from: `${what} at ${commit}`, commits, files: () => recordsIn(archive, held) }, sources)
  } catch (error) {
    return refused(what, error)
  }
}

async function readHead(asker: Asker, repository: RepositoryName, branch: string, what: string): Promise<Fact<Head | null>> {
  const variables = { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch}` }
  const { data, errors, source } = await asker.small(headQuery, variables)
  if (errors.length > 0) return incomplete(what, source, errorText(errors))
  const found = headShape.safeParse(data)
  if (!found.success) return incomplete(what, source, misfit(found.error))
  const { nameWithOwner, ref } = found.data.repository
  if (nameWithOwner.toLowerCase() !== repositoryPath(repository).toLowerCase()) return incomplete(what, source, `${nameWithOwner} answered instead`)
  if (ref === null) return known(null, [source])
  if (ref.name !== branch) return incomplete(what, source, `the branch ${ref.name} was answered for another`)
  return known({ commit: ref.target.oid, tree: ref.target.tree.oid, commits: ref.target.history.totalCount }, [source])
}

/** In the order of their paths, each inflated when it is asked for. A link is no file, and what it leads to is not followed. */
async function* recordsIn(archive: ZipArchive, held: Held[]): AsyncGenerator<{ path: string; bytes: Uint8Array | null }> {
  const records = held.filter(({ path }) => path.startsWith(`${ledgerFolder}/`)).sort((one, other) => (one.path < other.path ? -1 : 1))
  for (const { path, entry } of records) yield { path, bytes: entry.kind === 'link' ? null : archive.read(entry.name) }
}
