import type { SimulatedClock } from './clock.ts'
import { commitAt, storeBlob, storeCommit, type Commit, type FileEntry, type ObjectStore, type Person, type Signature, type Snapshot } from './git.ts'
import type { Who } from './model.ts'

/** What a commit does to one file: new text, null to remove it, or text with a mode or the path it was renamed from. */
export type FileEdit = string | null | { content?: string | Uint8Array; mode?: string; from?: string }

/** What a commit is written with: the world, as far as it is about objects. */
interface Desk {
  store: ObjectStore
  clock: SimulatedClock
  person(who: Who): Person
}

export interface Draft {
  by: Who
  changes?: Record<string, FileEdit>
  /** Default: the author commits. */
  committer?: Who
  coAuthors?: Who[]
  message?: string
  parents?: string[]
  signature?: Signature
  /** As whoever commits writes it; default: the clock's. */
  at?: string
}

/** The first parent's files with the edits applied; without edits the very same snapshot, so that large histories stay cheap. */
function edited(desk: Desk, before: Snapshot, changes: Record<string, FileEdit>): Snapshot {
  if (Object.keys(changes).length === 0) return before
  const files = new Map(before)
  for (const [path, edit] of Object.entries(changes)) {
    if (edit === null) files.delete(path)
    else files.set(path, entryFor(desk, files, path, edit))
  }
  return files
}

function entryFor(desk: Desk, files: Map<string, FileEntry>, path: string, edit: Exclude<FileEdit, null>): FileEntry {
  if (typeof edit === 'string') return { mode: files.get(path)?.mode ?? '100644', blob: storeBlob(desk.store, edit) }
  const old = files.get(edit.from ?? path)
  const blob = edit.content === undefined ? old?.blob : storeBlob(desk.store, edit.content)
  if (blob === undefined) throw new Error(`the edit of ${path} has neither content nor a file it comes from`)
  if (edit.from !== undefined) {
    files.delete(edit.from)
    if (old) desk.store.renames.add(`${old.blob} ${blob}`)
  }
  return { mode: edit.mode ?? old?.mode ?? '100644', blob }
}

/** Trailers are how git names co-authors, and all that GitHub reads them from. */
const trailers = (desk: Desk, coAuthors: Who[]): string =>
  coAuthors
    .map((who) => desk.person(who))
    .map((person) => `\nCo-authored-by: ${person.name} <${person.email}>`)
    .join('')

export function writeCommit(desk: Desk, draft: Draft): Commit {
  const parents = draft.parents ?? []
  const first = parents[0]
  const before = first === undefined ? new Map<string, FileEntry>() : commitAt(desk.store, first).files
  const at = draft.at ?? desk.clock.tick()
  const coAuthors = draft.coAuthors ?? []
  const title = draft.message ?? `Change ${Object.keys(draft.changes ?? {}).join(', ') || 'nothing'}`
  return storeCommit(desk.store, {
    files: edited(desk, before, draft.changes ?? {}),
    parents,
    author: desk.person(draft.by),
    committer: desk.person(draft.committer ?? draft.by),
    coAuthors: coAuthors.map((who) => desk.person(who)),
    message: coAuthors.length > 0 ? `${title}\n${trailers(desk, coAuthors)}` : title,
    authoredAt: at,
    committedAt: at,
    signature: draft.signature ?? null,
  })
}
