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

/** The pull request's own patch on both sides: the same files, the same blobs, nothing cut off. */
function isUnchanged({ complete, before, after }: MergeComparison): boolean {
  if (!complete || before.length !== after.length) return false
  const left = before.map(patchLine).sort()
  const right = after.map(patchLine).sort()
  return left.every((line, index) => line !== null && line === right[index])
}

/** A file without a blob id shows nothing, unless it was removed. */
function patchLine({ path, previousPath, status, blob }: PatchedFile): string | null {
  return blob === null && status !== 'removed' ? null : JSON.stringify([path, previousPath, status, blob])
}

/**
 * Whether the merged content is what was approved (SEMANTICS 38, 62): the same tree, or a merge that GitHub itself made of this head, or
 * one that is shown to be clean. That GitHub marks a pull request as merged proves nothing: it does so when somebody pushes its commits.
 */
export function mergedAsApproved(pullRequest: PullRequest, commits: Commit[], merges: MergeComparison[]): boolean {
  const { merge, head } = pullRequest
  if (merge === null) throw new Error('the commit that merged the pull request is not known')
  if (merge.tree === head.tree || merge.sha === head.sha) return true
  if (merge.signedByGitHub && isMadeOf(merge.parents, head.sha, commits)) return true
  const comparison = merges.find(({ sha }) => sha === merge.sha)
  if (comparison === undefined || comparison.headParent !== head.sha) return false
  const { baseParent } = comparison
  if (baseParent === null || !isUnchanged(comparison)) return false
  if (merge.parents.length === 2) return merge.parents.includes(baseParent) && merge.parents.includes(head.sha)
  // A rebase lands a row of commits that nobody signed: from the base before the row to its end the patch must be the approved one.
  return isMadeOf(merge.parents, head.sha, commits) && !commits.some(({ sha }) => sha === baseParent)
}

/**
 * A merge has the head as second parent; a squash or rebase has one parent, which is none of the pull request's commits. Anything else
 * with GitHub's signature is an edit made in its web interface on top of the approved commits.
 */
function isMadeOf(parents: string[], head: string, commits: Commit[]): boolean {
  const [first, second] = parents
  if (parents.length === 2) return second === head
  return parents.length === 1 && !commits.some(({ sha }) => sha === first)
}
