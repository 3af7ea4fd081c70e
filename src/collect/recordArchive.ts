import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import { gitBlobId, gitTreeId, type TreeRow } from '../domain/digest.ts'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { ledgerFolder, ledgerName } from '../domain/ledger.ts'
import type { FoundRecords } from '../domain/reconciliation.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { branchName, misfit, repositoryName, sha } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { maxArchiveBytes } from './measure.ts'
import { openZip, type ZipArchive, type ZipEntry } from './zip.ts'

const limits = { entries: 100_000, bytes: 32 * 1024 * 1024 }
/** All of it, once inflated: archives can hold a thousand times what they weigh. */
const mostBytes = 4 * 1024 * 1024 * 1024

const headQuery = `query LedgerHead($owner: String!, $name: String!, $ref: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner ref(qualifiedName: $ref) { name target { __typename ... on Commit { oid tree { oid } } } }
  }
}`
const target = z.object({ __typename: z.literal('Commit'), oid: sha, tree: z.object({ oid: sha }) })
const headShape = z.object({ repository: z.object({ nameWithOwner: repositoryName, ref: z.object({ name: branchName, target }).nullable() }) })

interface Head {
  commit: string
  tree: string
}

/** Everything that a ledger's branch holds, in one request for its commit; null: there is no such branch. */
export async function readRecordArchive(client: GitHubClient, asker: Asker, repository: RepositoryName, branch: string): Promise<Fact<FoundRecords | null>> {
  const what = `ledger ${ledgerName(repository, branch)}`
  try {
    const head = await readHead(asker, repository, branch, what)
    if (head.state === 'unavailable' || head.value === null) return head.state === 'unavailable' ? head : known(null, head.sources)
    const { commit, tree } = head.value
    const answer = await client.rest('GET /repos/{owner}/{repo}/zipball/{ref}', { owner: repository.owner, repo: repository.name, ref: commit })
    const sources = [...head.sources, answer.source]
    const refuse = (detail: string) => incomplete(what, answer.source, detail, sources)
    if (!answer.bytes || answer.bytes.length > maxArchiveBytes) return refuse('the answer is no archive of a size that is read')
    const archive = openZip(answer.bytes, limits)
    if (typeof archive === 'string') return refuse(`the answer is no archive that is read: ${archive}`)
    const held = heldAgainst(archive, tree)
    if (typeof held === 'string') return refuse(held)
    return known({ from: `${what} at ${commit}`, files: () => recordsIn(archive, held) }, sources)
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
  return known({ commit: ref.target.oid, tree: ref.target.tree.oid }, [source])
}

/** Below its one folder around all. */
interface Held {
  path: string
  entry: ZipEntry
}

/**
 * The archive's files, if they are all that the commit holds and as it holds them. A `.gitattributes` on the branch could leave files out of archives
 * and change others, and nobody who only appends need fear the rules that protect a ledger: git's own id of the tree shows it. A text says why not.
 */
function heldAgainst(archive: ZipArchive, tree: string): Held[] | string {
  const held: Held[] = []
  const folders = new Map<string, TreeRow[]>([['', []]])
  let inflated = 0
  for (const entry of archive.entries) {
    const path = entry.name.slice(entry.name.indexOf('/') + 1)
    if (!entry.name.includes('/') || !isPath(path)) return 'the archive holds an entry that is not below its folder'
    if (entry.kind === 'folder') {
      rowsOf(folders, path.slice(0, -1))
      continue
    }
    const content = archive.read(entry.name)
    if (content === null) return `${JSON.stringify(path.slice(0, 200))} of the archive cannot be read, or has more than ${limits.bytes} bytes`
    inflated += content.length
    if (inflated > mostBytes) return `the archive holds more than ${mostBytes} bytes; no more are read`
    rowsOf(folders, parentOf(path)).push({ mode: modes[entry.kind], name: nameOf(path), oid: gitBlobId(content) })
    held.push({ path, entry })
  }
  const id = treeIdOf(folders)
  if (id === tree) return held
  return `the archive is not the whole tree ${tree} of the commit (a .gitattributes file or a submodule on that branch makes archives differ)`
}

const modes = { file: '100644', executable: '100755', link: '120000' }
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Deeper than any ledger, and shallow enough that walking it costs nothing. */
const deepest = 20
const longestPath = 4096

function isPath(path: string): boolean {
  const parts = path.length <= longestPath ? path.split('/') : []
  return parts.length > 0 && parts.length <= deepest && !parts.slice(0, -1).some((part) => part === '') && !parts.some((part) => part === '.' || part === '..')
}

/** The rows of a folder, which is made with all those around it. */
function rowsOf(folders: Map<string, TreeRow[]>, folder: string): TreeRow[] {
  const rows = folders.get(folder) ?? []
  for (let path = folder; !folders.has(path); path = parentOf(path)) folders.set(path, path === folder ? rows : [])
  return rows
}

/** The deepest folders first: the id of each is a row of the one around it. */
function treeIdOf(folders: Map<string, TreeRow[]>): string {
  const depth = (path: string): number => (path === '' ? 0 : path.split('/').length)
  const paths = [...folders.keys()].filter((path) => path !== '').sort((one, other) => depth(other) - depth(one))
  for (const path of paths) rowsOf(folders, parentOf(path)).push({ mode: '40000', name: nameOf(path), oid: gitTreeId(folders.get(path) ?? []) })
  return gitTreeId(folders.get('') ?? [])
}

/** In the order of their paths, each inflated when it is asked for. A link is no file, and what it leads to is not followed. */
async function* recordsIn(archive: ZipArchive, held: Held[]): AsyncGenerator<{ path: string; bytes: Uint8Array | null }> {
  const records = held.filter(({ path }) => path.startsWith(`${ledgerFolder}/`)).sort((one, other) => (one.path < other.path ? -1 : 1))
  for (const { path, entry } of records) yield { path, bytes: entry.kind === 'link' ? null : archive.read(entry.name) }
}
