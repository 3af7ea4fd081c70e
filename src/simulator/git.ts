import { createHash } from 'node:crypto'
import { gitBlobId } from '../domain/digest.ts'

/** One file at a commit. Modes as git has them: 100644 file, 100755 executable, 120000 symlink, 160000 submodule (`blob` is then a commit). */
export interface FileEntry {
  mode: string
  blob: string
}

/** All files of a commit by path. Shared between commits that have the same content, so never changed in place. */
export type Snapshot = ReadonlyMap<string, FileEntry>

export interface Person {
  name: string
  email: string
}

export interface Signature {
  valid: boolean
  byGitHub: boolean
  signer: string | null
}

export interface Commit {
  sha: string
  tree: string
  files: Snapshot
  parents: string[]
  author: Person
  committer: Person
  coAuthors: Person[]
  message: string
  authoredAt: string
  committedAt: string
  signature: Signature | null
}

/** Everything git ever stored, for all repositories of the world: a fork shares its objects with its parent, as on GitHub. */
export interface ObjectStore {
  blobs: Map<string, Uint8Array>
  trees: Map<string, Snapshot>
  commits: Map<string, Commit>
  /** Ids already worked out: many commits share one snapshot. */
  treeIds: WeakMap<Snapshot, string>
  /** Pairs `old new` of blobs that the story declares to be one file renamed with changes; equal blobs need no entry. */
  renames: Set<string>
}

export const emptyStore = (): ObjectStore => ({ blobs: new Map(), trees: new Map(), commits: new Map(), treeIds: new WeakMap(), renames: new Set() })

export function storeBlob(store: ObjectStore, content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const id = gitBlobId(bytes)
  store.blobs.set(id, bytes)
  return id
}

const objectId = (type: string, body: Uint8Array): string => createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest('hex')

interface Directory {
  files: Map<string, FileEntry>
  folders: Map<string, Directory>
}

function directoryOf(files: Snapshot): Directory {
  const root: Directory = { files: new Map(), folders: new Map() }
  for (const [path, entry] of files) {
    const parts = path.split('/')
    const name = parts.pop() ?? path
    let here = root
    for (const part of parts) {
      const next = here.folders.get(part) ?? { files: new Map(), folders: new Map() }
      here.folders.set(part, next)
      here = next
    }
    here.files.set(name, entry)
  }
  return root
}

/** The id git itself would give the directory, so that a tree in the evidence is a real one. */
function treeOf(directory: Directory): string {
  const rows = [...directory.files].map(([name, file]) => ({ key: name, name, mode: file.mode, id: file.blob }))
  for (const [name, folder] of directory.folders) rows.push({ key: `${name}/`, name, mode: '40000', id: treeOf(folder) })
  rows.sort((one, two) => Buffer.compare(Buffer.from(one.key), Buffer.from(two.key)))
  return objectId('tree', Buffer.concat(rows.map((row) => Buffer.concat([Buffer.from(`${row.mode} ${row.name}\0`), Buffer.from(row.id, 'hex')]))))
}

export function storeTree(store: ObjectStore, files: Snapshot): string {
  const id = store.treeIds.get(files) ?? treeOf(directoryOf(files))
  store.treeIds.set(files, id)
  store.trees.set(id, files)
  return id
}

const stamp = (person: Person, time: string): string => `${person.name} <${person.email}> ${Date.parse(time) / 1000} +0000`

export function storeCommit(store: ObjectStore, commit: Omit<Commit, 'sha' | 'tree'>): Commit {
  const tree = storeTree(store, commit.files)
  const signature = commit.signature ? [`gpgsig simulated ${commit.signature.byGitHub ? 'GitHub' : commit.signature.signer}`] : []
  const header = [`tree ${tree}`, ...commit.parents.map((parent) => `parent ${parent}`)]
  const people = [`author ${stamp(commit.author, commit.authoredAt)}`, `committer ${stamp(commit.committer, commit.committedAt)}`]
  const body = [...header, ...people, ...signature, '', `${commit.message}\n`].join('\n')
  const stored: Commit = { ...commit, tree, sha: objectId('commit', new TextEncoder().encode(body)) }
  store.commits.set(stored.sha, stored)
  return stored
}

export function commitAt(store: ObjectStore, sha: string): Commit {
  const commit = store.commits.get(sha)
  if (!commit) throw new Error(`no commit ${sha} in this world`)
  return commit
}
