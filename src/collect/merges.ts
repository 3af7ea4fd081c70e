import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Commit, MergeComparison, PullRequest } from '../domain/facts.ts'
import type { Subject } from '../domain/subject.ts'
import type { Compare } from './comparison.ts'
import { comparer, fileLimit, Misfit } from './comparison.ts'
import { incomplete, refused } from './failure.ts'

/** Beyond this many merge commits comparisons are left incomplete, so that nothing is shown clean by them; each costs up to four requests. */
const mergeBudget = 20

/** The measurements of every merge commit in the change, and of the merge that merged it unless its tree alone says all (SEMANTICS 10, 38). */
export async function readMerges(
  client: GitHubClient,
  subject: Subject,
  pullRequest: PullRequest,
  commits: Fact<Commit[]>,
): Promise<Fact<MergeComparison[]>> {
  if (commits.state === 'unavailable') return commits
  const sources: Source[] = []
  const compare = comparer(client, subject, sources)
  const what = `comparisons of the merge commits of pull request #${pullRequest.number}`
  try {
    const found: MergeComparison[] = []
    for (const [index, commit] of commits.value.filter(({ parents }) => parents.length === 2).entries()) {
      found.push(index < mergeBudget ? await inChange(compare, subject, commit) : notShown(commit.sha, commit.parents[0] ?? '', null))
    }
    const { merge } = pullRequest
    // GitHub's own move of the base tells more than a comparison would.
    if (merge && merge.update === undefined && !isHeadOnItsBase(pullRequest, commits.value))
      found.push(await ofMerge(compare, subject, pullRequest, merge.sha))
    return known(found, sources.length > 0 ? sources : commits.sources)
  } catch (error) {
    if (error instanceof Misfit) return incomplete(what, error.source, error.message, sources)
    return refused(what, error, sources)
  }
}

/** The head's own tree, put on the very commit that the change stands on: nothing of a newer base can have been lost. */
function isHeadOnItsBase({ merge, head }: PullRequest, commits: Commit[]): boolean {
  const own = new Set(commits.map(({ sha }) => sha))
  const [first] = merge?.parents ?? []
  if (merge === null || merge.tree !== head.tree || first === undefined || own.has(first)) return false
  return commits.some(({ parents }) => parents.includes(first))
}

async function inChange(compare: Compare, subject: Subject, commit: Commit): Promise<MergeComparison> {
  const [first = '', second = ''] = commit.parents
  // Git's own order first: merging the base into a branch makes the base the second parent.
  for (const [baseParent, headParent] of [[second, first], [first, second]] as const) {
    const relation = await compare(subject.base.commit, baseParent)
    if (relation?.status === 'behind' || relation?.status === 'identical') return bothSides(compare, commit.sha, baseParent, headParent)
  }
  return notShown(commit.sha, first, null)
}

/** Squash and rebase leave one parent only, so the sides are named by what they were: the base before, and the head that was approved. */
const ofMerge = (compare: Compare, subject: Subject, pullRequest: PullRequest, merge: string): Promise<MergeComparison> =>
  bothSides(compare, merge, subject.base.commit, pullRequest.head.sha)

async function bothSides(compare: Compare, sha: string, baseParent: string, headParent: string): Promise<MergeComparison> {
  const before = await compare(baseParent, headParent)
  const after = await compare(baseParent, sha)
  if (!before || !after) return notShown(sha, headParent, baseParent)
  const complete = before.files.length < fileLimit && after.files.length < fileLimit
  return { sha, baseParent, headParent, before: before.files, after: after.files, complete }
}

const notShown = (sha: string, headParent: string, baseParent: string | null): MergeComparison => ({
  sha,
  baseParent,
  headParent,
  before: [],
  after: [],
  complete: false,
})
