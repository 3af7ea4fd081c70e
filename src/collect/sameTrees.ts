import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { PullRequest, Review } from '../domain/facts.ts'
import type { Subject } from '../domain/subject.ts'
import { comparer, Misfit } from './comparison.ts'
import { incomplete, refused } from './failure.ts'

/** More approvals of distinct commits with the head's tree than any honest pull request has; the others' merge bases stay unknown. */
const commitBudget = 10

/** Merge bases by commit; empty when no approval's standing hangs on one. */
export type MergeBases = Map<string, string | null>

/**
 * Where the head and the approved commits with the head's tree left the base. The same tree on a newer base would take back what the base
 * gained, so an approval carries over only when both left it at the same commit. Rare, hence measured only then.
 */
export async function readMergeBases(
  client: GitHubClient,
  subject: Subject,
  head: PullRequest['head'],
  reviews: Review[],
): Promise<Fact<MergeBases>> {
  const alike = reviews.flatMap(({ state, commit }) => {
    const approved = state === 'APPROVED' || state === 'DISMISSED'
    return approved && commit !== null && commit.sha !== head.sha && commit.tree === head.tree ? [commit.sha] : []
  })
  alike.reverse() // The newest approvals are the likeliest to stand.
  if (alike.length === 0) return known(new Map(), [])
  const sources: Source[] = []
  const compare = comparer(client, subject, sources)
  const what = 'merge bases of approved commits with the tree of the head'
  try {
    const found: MergeBases = new Map()
    for (const sha of [head.sha, ...new Set(alike)].slice(0, commitBudget + 1)) {
      found.set(sha, (await compare(subject.base.commit, sha))?.merge_base_commit.sha ?? null)
    }
    return known(found, sources)
  } catch (error) {
    if (error instanceof Misfit) return incomplete(what, error.source, error.message, sources)
    return refused(what, error, sources)
  }
}

export const withMergeBases = (reviews: Review[], bases: MergeBases): Review[] =>
  reviews.map((review) => ({ ...review, commit: review.commit && { ...review.commit, mergeBase: bases.get(review.commit.sha) ?? null } }))
