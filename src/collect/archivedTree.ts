import { gitBlobId, gitTreeId, type TreeRow } from '../domain/digest.ts'
import type { ZipArchive, ZipEntry } from './zip.ts'

/** All of it, once inflated: archives can hold a thousand times what they weigh. */
const mostBytes = 4 * 1024 * 1024 * 1024

/** Below its one folder around all. */
export interface Held {
  path: string
  entry: ZipEntry
}

/**
 * The archive's files, if they are all that the commit holds and as it holds them. A `.gitattributes` on the branch could leave files out of archives
 * and change others, and to append one breaks no rule that protects a ledger: git's own id of the tree shows it. A text says why not.
 */
export function heldAgainst(archive: ZipArchive, tree: string): Held[] | string {
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
    if (content === null) return `${JSON.stringify(path.slice(0, 200))} of the archive cannot be read, or is too large`
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
  if (path.length > longestPath) return false
  const parts = path.split('/')
  const isNamed = parts.slice(0, -1).every((part) => part !== '') && parts.every((part) => part !== '.' && part !== '..')
  return isNamed && parts.length <= deepest
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
