import type { NonEmpty } from '../domain/outcome.ts'
import { commitAt, type Commit, type Snapshot } from './git.ts'
import { commitsBetween, mergeBase } from './history.ts'
import type { PullRequest } from './model.ts'
import { webFlow, type World } from './world.ts'

/** What GitHub signs with its own key. */
export const byGitHub = { valid: true, byGitHub: true, signer: 'web-flow' }

type Edits = Record<string, { content: Uint8Array; mode: string } | null>

/** The edits that bring `theirs` into `ours`: every file that changed on their side since the merge base, taken whole. */
export const mergedFiles = (world: World, theirs: string, ours: string): Edits =>
  editsBetween(world, mergeBase(world.store, ours, theirs)?.files ?? new Map(), commitAt(world.store, theirs).files)

function editsBetween(world: World, from: Snapshot, to: Snapshot): Edits {
  const edits: Edits = {}
  for (const [path, entry] of to) {
    const old = from.get(path)
    if (old?.blob === entry.blob && old.mode === entry.mode) continue
    edits[path] = { content: world.store.blobs.get(entry.blob) ?? new Uint8Array(), mode: entry.mode }
  }
  for (const path of from.keys()) if (!to.has(path)) edits[path] = null
  return edits
}

export type MergeMethod = 'merge' | 'squash' | 'rebase'

/** The commits that the chosen method puts on the base, in order; the last one is the merge. */
export function landing(world: World, pull: PullRequest, by: string, method: MergeMethod, tip: string): NonEmpty<Commit> {
  if (method === 'rebase') return rebased(world, pull, by, tip)
  const message = method === 'squash' ? `${pull.title} (#${pull.number})` : `Merge pull request #${pull.number}`
  const author = method === 'squash' ? (world.member(pull.author)?.login ?? by) : by
  const parents = method === 'squash' ? [tip] : [tip, pull.head.sha]
  const changes = mergedFiles(world, pull.head.sha, tip)
  return [world.commit(pull.repository, { by: author, committer: webFlow, parents, changes, message, signature: byGitHub })]
}

/** Every commit again on the new base: same authors, the merging person as committer, no signature. */
function rebased(world: World, pull: PullRequest, by: string, tip: string): NonEmpty<Commit> {
  const made: Commit[] = []
  for (const own of commitsBetween(world.store, tip, pull.head.sha).filter((commit) => commit.parents.length === 1)) {
    const onto = made.at(-1)?.sha ?? tip
    const changes = editsBetween(world, commitAt(world.store, own.parents[0] ?? tip).files, own.files)
    made.push(
      world.commit(pull.repository, {
        by: own.author,
        committer: by,
        coAuthors: own.coAuthors,
        parents: [onto],
        changes,
        message: own.message.split('\n')[0] ?? '',
      }),
    )
  }
  const [first, ...rest] = made
  if (!first) throw new Error(`pull request ${pull.number} has nothing to rebase`)
  return [first, ...rest]
}
