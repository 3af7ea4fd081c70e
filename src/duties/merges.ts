import type { Commit, MergeComparison, PatchedFile, PullRequest } from '../domain/facts.ts'

/**
 * The merges of the base that changed nothing of the pull request (SEMANTICS 10): two parents, one on the base's history, and the same
 * patch before and after. Whatever cannot be shown is not clean.
 */
export function cleanMerges(commits: Commit[], merges: MergeComparison[]): Set<string> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]))
  return new Set(merges.filter((merge) => isCleanMergeOf(merge, bySha)).map(({ sha }) => sha))
}

/** The base's side must not be work of the pull request, and the head's side must be. */
function isCleanMergeOf(merge: MergeComparison, bySha: Map<string, Commit>): boolean {
  const parents = bySha.get(merge.sha)?.parents ?? []
  if (parents.length !== 2 || merge.baseParent === null || bySha.has(merge.baseParent) || !bySha.has(merge.headParent)) return false
  return parents.includes(merge.baseParent) && parents.includes(merge.headParent) && isUnchanged(merge)
}

/** The pull request's own patch on both sides: the same files, the same content, the same patch, nothing cut off. */
const isUnchanged = (comparison: MergeComparison): boolean => agrees(comparison, patchLine)

/** The same, but for where in its files the patch stands, and what the base brought to the rest of them. */
const isMovedOnly = (comparison: MergeComparison): boolean => agrees(comparison, hunkLine)

function agrees({ complete, before, after }: MergeComparison, lineOf: (file: PatchedFile) => string | null): boolean {
  if (!complete || before.length !== after.length) return false
  const left = before.map(lineOf).sort()
  const right = after.map(lineOf).sort()
  return left.every((line, index) => line !== null && line === right[index])
}

/**
 * Null shows nothing. The blob alone would not do: after `git merge -X ours` it is the approved one, because the base's own work on that
 * file was thrown away; only the patch then tells, unless the file is new on both sides. File modes are in neither, so a mode set by a
 * merge is not seen here.
 */
function patchLine({ path, previousPath, status, blob, patch }: PatchedFile): string | null {
  const isShown = typeof blob === 'string' && (typeof patch === 'string' || status === 'added')
  return isShown ? JSON.stringify([path, previousPath, status, blob, patch]) : null
}

/** A file without a patch (binary, renamed) is held by its blob: what GitHub merges by itself cannot have thrown the base's work on it away. */
function hunkLine({ path, previousPath, status, hunks, blob }: PatchedFile): string | null {
  const content = hunks ?? blob
  return typeof content === 'string' ? JSON.stringify([path, previousPath, status, content]) : null
}

/**
 * Whether the merged content is what was approved (SEMANTICS 38, 62). Neither GitHub's mark nor its signature shows that: it marks a pull
 * request as merged when somebody pushes its commits, and it signs whatever tree an app commits. The content itself is held against the head.
 * `byHand`: somebody is known to have pushed it, so that it was GitHub's doing is no explanation for a patch that stands elsewhere.
 */
export function mergedAsApproved(pullRequest: PullRequest, commits: Commit[], merges: MergeComparison[], byHand = false): boolean {
  const { merge, head } = pullRequest
  if (merge === null) throw new Error('the commit that merged the pull request is not known')
  if (merge.sha === head.sha) return true
  const own = new Set(commits.map(({ sha }) => sha))
  if (!isMadeOf(merge.parents, head.sha, own)) return false
  // GitHub made this move of the base itself, from the head as it stood: nobody's hand was between (`push` moves tell of hands).
  if (merge.update !== undefined) return true
  if (merge.tree === head.tree && standsOnItsBase(merge.parents, commits)) return true
  const comparison = merges.find(({ sha }) => sha === merge.sha)
  if (comparison === undefined || !isOfThisMerge(comparison, merge.parents, head.sha, own)) return false
  // GitHub signs its merges and squashes, not its rebases; a single parent outside the change is a squash or rebase of GitHub's making.
  return isUnchanged(comparison) || (!byHand && (merge.signedByGitHub || merge.parents.length === 1) && isMovedOnly(comparison))
}

/**
 * A merge has the head as second parent; a squash or rebase has one parent, which is none of the pull request's commits. Anything else is
 * somebody's own construction, such as an edit on top of the approved commits or a merge whose further parents were thrown away.
 */
export function isMadeOf([first, second, ...more]: string[], head: string, own: Set<string>): boolean {
  if (first === undefined || own.has(first) || more.length > 0) return false
  return second === undefined || second === head
}

/** The base did not move: it still is where a commit of the change stands. Otherwise the head's tree would take back what the base gained. */
const standsOnItsBase = ([first = '']: string[], commits: Commit[]): boolean => commits.some(({ parents }) => parents.includes(first))

/**
 * A merge is measured against its own first parent; a row of rebased commits against the base before the row. A change that leaves no patch
 * shows nothing: so it looks, too, when the "base" holds the head already and the merge adds whatever it likes to nothing.
 */
function isOfThisMerge({ baseParent, headParent, before }: MergeComparison, parents: string[], head: string, own: Set<string>): boolean {
  if (baseParent === null || headParent !== head || before.length === 0) return false
  return parents.length === 2 ? parents[0] === baseParent : !own.has(baseParent)
}
