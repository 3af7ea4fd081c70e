import { commitAt, type Commit, type FileEntry, type ObjectStore, type Snapshot } from './git.ts'

/** The commit itself and all its ancestors. */
export function reachable(store: ObjectStore, sha: string): Set<string> {
  const seen = new Set<string>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...commitAt(store, next).parents)
  }
  return seen
}

/** Commits reachable from `head` and not from `base`, parents before children: what a pull request lists. */
export function commitsBetween(store: ObjectStore, base: string, head: string): Commit[] {
  const key = `${base} ${head}`
  const made = store.ranges.get(key) ?? listBetween(store, base, head)
  store.ranges.set(key, made)
  return made
}

function listBetween(store: ObjectStore, base: string, head: string): Commit[] {
  const known = reachable(store, base)
  const listed: Commit[] = []
  const open: { sha: string; ready: boolean }[] = [{ sha: head, ready: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.ready) listed.push(commitAt(store, next.sha))
    if (known.has(next.sha)) continue
    known.add(next.sha)
    open.push({ sha: next.sha, ready: true })
    for (const parent of commitAt(store, next.sha).parents.toReversed()) open.push({ sha: parent, ready: false })
  }
  return listed
}

/** The nearest common ancestor by breadth, which is git's answer for the plain histories a story has; null for unrelated ones. */
export function mergeBase(store: ObjectStore, one: string, two: string): Commit | null {
  const key = `${one} ${two}`
  const made = store.mergeBases.get(key)
  const found = made === undefined ? findBase(store, one, two) : made
  store.mergeBases.set(key, found)
  return found
}

function findBase(store: ObjectStore, one: string, two: string): Commit | null {
  const known = reachable(store, one)
  const queue = [two]
  const seen = new Set<string>()
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (known.has(next)) return commitAt(store, next)
    if (seen.has(next)) continue
    seen.add(next)
    queue.push(...commitAt(store, next).parents)
  }
  return null
}

/** All ancestors as `git log` prints them: the newest commit first, and none before its children. */
export function commitLog(store: ObjectStore, head: string): Commit[] {
  const known = store.logs.get(head)
  if (known) return known
  const children = new Map<string, number>()
  for (const sha of reachable(store, head)) {
    for (const parent of commitAt(store, sha).parents) children.set(parent, (children.get(parent) ?? 0) + 1)
  }
  const listed: Commit[] = []
  const open = [commitAt(store, head)]
  for (let next = open.pop(); next; next = open.pop()) {
    listed.push(next)
    for (const parent of next.parents) {
      const left = (children.get(parent) ?? 1) - 1
      children.set(parent, left)
      if (left === 0) insert(open, commitAt(store, parent))
    }
  }
  store.logs.set(head, listed)
  return listed
}

/** Keeps the newest commit last; few are open at a time. */
function insert(open: Commit[], commit: Commit): void {
  const place = open.findIndex((one) => one.committedAt > commit.committedAt)
  open.splice(place < 0 ? open.length : place, 0, commit)
}

export interface FileChange {
  path: string
  previousPath: string | null
  status: 'added' | 'modified' | 'removed' | 'renamed' | 'changed'
  blob: string
  /** The blob before; null: there was no such file. */
  was: string | null
}

/** What changed between two snapshots, renames joined, sorted by path. */
export function changesBetween(store: ObjectStore, before: Snapshot, after: Snapshot): FileChange[] {
  if (before === after) return []
  const removed = new Map([...before].filter(([path]) => !after.has(path)))
  const changes: FileChange[] = []
  for (const [path, entry] of after) {
    const old = before.get(path)
    if (old) changes.push(...alteration(path, old, entry))
    else changes.push(arrival(store, path, entry, removed))
  }
  for (const [path, entry] of removed) changes.push({ path, previousPath: null, status: 'removed', blob: entry.blob, was: entry.blob })
  return changes.sort((one, two) => (one.path < two.path ? -1 : 1))
}

/** A change of mode alone is GitHub's `changed`. */
function alteration(path: string, before: FileEntry, after: FileEntry): FileChange[] {
  if (before.blob !== after.blob) return [{ path, previousPath: null, status: 'modified', blob: after.blob, was: before.blob }]
  return before.mode === after.mode ? [] : [{ path, previousPath: null, status: 'changed', blob: after.blob, was: before.blob }]
}

function arrival(store: ObjectStore, path: string, entry: FileEntry, removed: Map<string, FileEntry>): FileChange {
  if (store.renames.size > 0 || removed.size > 0) {
    for (const [old, was] of removed) {
      if (was.blob !== entry.blob && !store.renames.has(`${was.blob} ${entry.blob}`)) continue
      removed.delete(old)
      return { path, previousPath: old, status: 'renamed', blob: entry.blob, was: was.blob }
    }
  }
  return { path, previousPath: null, status: 'added', blob: entry.blob, was: null }
}
