import { commitAt, storeBlob, storeCommit, type Commit, type FileEntry, type Signature, type Snapshot } from './git.ts'
import type { Who } from './model.ts'
import type { World } from './world.ts'

/** What a commit does to one file: new text, null to remove it, or text with a mode or the path it was renamed from. */
export type FileEdit = string | null | { content?: string | Uint8Array; mode?: string; from?: string }

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
function edited(world: World, before: Snapshot, changes: Record<string, FileEdit>): Snapshot {
  if (Object.keys(changes).length === 0) return before
  const files = new Map(before)
  for (const [path, edit] of Object.entries(changes)) {
    if (edit === null) files.delete(path)
    else files.set(path, entryFor(world, files, path, edit))
  }
  return files
}

function entryFor(world: World, files: Map<string, FileEntry>, path: string, edit: Exclude<FileEdit, null>): FileEntry {
  if (typeof edit === 'string') return { mode: files.get(path)?.mode ?? '100644', blob: storeBlob(world.store, edit) }
  const old = files.get(edit.from ?? path)
  const blob = edit.content === undefined ? old?.blob : storeBlob(world.store, edit.content)
  if (blob === undefined) throw new Error(`the edit of ${path} has neither content nor a file it comes from`)
  if (edit.from !== undefined) {
    files.delete(edit.from)
    if (old) world.store.renames.add(`${old.blob} ${blob}`)
  }
  return { mode: edit.mode ?? old?.mode ?? '100644', blob }
}

/** Trailers are how git names co-authors, and all that GitHub reads them from. */
const trailers = (world: World, coAuthors: Who[]): string =>
  coAuthors
    .map((who) => world.person(who))
    .map((person) => `\nCo-authored-by: ${person.name} <${person.email}>`)
    .join('')

export function writeCommit(world: World, draft: Draft): Commit {
  const parents = draft.parents ?? []
  const first = parents[0]
  const before = first === undefined ? new Map<string, FileEntry>() : commitAt(world.store, first).files
  const at = draft.at ?? world.clock.tick()
  const coAuthors = draft.coAuthors ?? []
  const title = draft.message ?? `Change ${Object.keys(draft.changes ?? {}).join(', ') || 'nothing'}`
  return storeCommit(world.store, {
    files: edited(world, before, draft.changes ?? {}),
    parents,
    author: world.person(draft.by),
    committer: world.person(draft.committer ?? draft.by),
    coAuthors: coAuthors.map((who) => world.person(who)),
    message: coAuthors.length > 0 ? `${title}\n${trailers(world, coAuthors)}` : title,
    authoredAt: at,
    committedAt: at,
    signature: draft.signature ?? null,
  })
}
