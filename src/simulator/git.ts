import { createHash } from 'node:crypto'
import { gitBlobId, gitTreeId, type TreeRow } from '../domain/digest.ts'

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
  /** History worked out before, by the commits asked for: commits never change, so neither do the answers. */
  ranges: Map<string, Commit[]>
  mergeBases: Map<string, Commit | null>
  logs: Map<string, Commit[]>
}

export const emptyStore = (): ObjectStore => ({
  blobs: new Map(),
  trees: new Map(),
  commits: new Map(),
  treeIds: new WeakMap(),
  renames: new Set(),
  ranges: new Map(),
  mergeBases: new Map(),
  logs: new Map(),
})

export function storeBlob(store: ObjectStore, content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const id = gitBlobId(bytes)
  store.blobs.set(id, bytes)
  return id
}

const objectId = (type: string, body: Uint8Array): string => createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest('hex')

/** What stands right in one folder (`prefix` is empty, or ends with a slash): its files, and folders with the ids git itself would give them. */
export function entriesBelow(files: Snapshot, prefix: string): TreeRow[] {
  const rows = new Map<string, TreeRow>()
  const folders = new Map<string, Map<string, FileEntry>>()
  for (const [path, { mode, blob }] of files) {
    if (!path.startsWith(prefix)) continue
    const [name = '', ...rest] = path.slice(prefix.length).split('/')
    if (rest.length === 0) rows.set(name, { mode, name, oid: blob })
    else folders.set(name, (folders.get(name) ?? new Map<string, FileEntry>()).set(rest.join('/'), { mode, blob }))
  }
  for (const [name, below] of folders) rows.set(name, { mode: '40000', name, oid: folderId(below, '') })
  return [...rows.values()]
}

export const folderId = (files: Snapshot, prefix: string): string => gitTreeId(entriesBelow(files, prefix))

export function storeTree(store: ObjectStore, files: Snapshot): string {
  const id = store.treeIds.get(files) ?? folderId(files, '')
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
