import type { Commit } from '../git.ts'
import { fullName, type Repository } from '../model.ts'
import { resolveRevision } from '../schema/objects.ts'
import type { World } from '../world.ts'
import { archiveOf, type ZipEntry } from '../zip.ts'
import { forRepository, notFound, parameter, type RestAnswer, type RestRequest, type Route } from './routing.ts'

/** Where archives are fetched: another host at GitHub, another path here. The address is signed and asks for no token. */
const archives = '/codeload/'
const signature = 'ALONEOFTHISADDRESS'

function redirect(repository: Repository, request: RestRequest): RestAnswer {
  const sha = resolveRevision(parameter(request, 'ref') || repository.defaultBranch, repository, request)
  if (sha === null) return notFound()
  const location = `${request.address.origin}${archives}${fullName(repository)}/legacy.zip/${sha}?token=${signature}`
  return { status: 302, body: null, headers: { location } }
}

/** As `git archive` writes it: one folder around all, each folder an entry of its own, a submodule an empty one, the commit as the comment. */
function entriesOf(world: World, commit: Commit, top: string): ZipEntry[] {
  const entries: ZipEntry[] = [{ name: top, content: '' }]
  const folders = new Set<string>()
  for (const [path, { mode, blob }] of [...commit.files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      const folder = path.slice(0, at + 1)
      if (!folders.has(folder)) entries.push({ name: `${top}${folder}`, content: '' })
      folders.add(folder)
    }
    if (mode === '160000') entries.push({ name: `${top}${path}/`, content: '' })
    else entries.push({ name: `${top}${path}`, content: world.store.blobs.get(blob) ?? '', deflated: mode !== '120000', ...modeOf(mode) })
  }
  return entries
}

const modeOf = (mode: string): Pick<ZipEntry, 'mode'> => (mode === '100644' ? {} : { mode: mode === '120000' ? 0o120777 : Number.parseInt(mode, 8) })

interface ArchiveAnswer {
  status: number
  headers: Record<string, string>
  bytes?: Uint8Array
}

/** What the address answers that `zipball` redirects to; null: it is no such address. */
export function archiveAt(world: World, path: string, query: URLSearchParams): ArchiveAnswer | null {
  if (!path.startsWith(archives)) return null
  const [owner = '', name = '', , sha = ''] = path.slice(archives.length).split('/')
  const commit = world.store.commits.get(sha)
  const headers = { date: world.clock.httpDate() }
  if (!commit || query.get('token') !== signature) return { status: 404, headers }
  const bytes = archiveOf(entriesOf(world, commit, `${owner}-${name}-${sha.slice(0, 7)}/`), sha)
  return { status: 200, headers: { ...headers, 'content-type': 'application/zip' }, bytes }
}

export const archiveRoutes: readonly Route[] = [forRepository('GET /repos/{owner}/{repo}/zipball/{ref}', redirect)]
