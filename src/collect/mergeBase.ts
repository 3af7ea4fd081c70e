import * as z from 'zod'
import type { UnavailableFact } from '../domain/fact.ts'
import type { Asker } from './asker.ts'
import { id, sha, time } from './border.ts'
import type { Change } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'

/** GitHub refuses to merge more commits than this by rebasing. */
const rebaseLimit = 100
/** A commit this fresh at the merge, that GitHub attributes to no pull request, could be part of a rebase whose attribution is not written yet. */
const freshSeconds = 300

const historyQuery = `query MergedHistory($owner: String!, $name: String!, $oid: GitObjectID!, $n: Int!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit { history(first: $n) {
    nodes { oid authoredDate committedDate parents(first: 2) { nodes { oid } } associatedPullRequests(first: 10) { nodes { number } } }
  } } } }
}`

const landed = z
  .object({
    oid: sha,
    authoredDate: time,
    committedDate: time,
    parents: z.object({ nodes: z.array(z.object({ oid: sha })).max(2) }),
    associatedPullRequests: z.object({ nodes: z.array(z.object({ number: id })).max(10) }).nullable(),
  })
  .transform((found) => ({
    oid: found.oid,
    authoredAt: found.authoredDate,
    committedAt: found.committedDate,
    parents: found.parents.nodes.map(({ oid }) => oid),
    changes: found.associatedPullRequests?.nodes.map(({ number }) => number) ?? [],
  }))
type Landed = z.infer<typeof landed>

const shape = z.object({ repository: z.object({ object: z.object({ history: z.object({ nodes: z.array(landed).max(rebaseLimit) }) }) }) })

/**
 * The commit before the merge: where the policy is read. A merge commit and a squash stand on it directly. A rebase lands several commits in
 * a row; stopping inside that row would judge the change by a policy of its own making. So the row is walked back while GitHub itself
 * names its commits as of this pull request: author dates would say the same, but anybody can write those.
 */
export async function baseOfMerge(asker: Asker, change: Change): Promise<string | UnavailableFact> {
  const { answer, lists, source, repository } = change
  const what = `base of the merge of pull request #${answer.number}`
  const merge = answer.mergeCommit
  const first = merge?.parents.nodes[0]
  if (!merge || !first) return incomplete(what, source, 'the merge commit is not named, or has no parent')
  const own = lists.commits.total
  if (merge.parents.nodes.length > 1 || own <= 1 || own > rebaseLimit) return first
  try {
    const history = await asker.paged(historyQuery, { owner: repository.owner, name: repository.name, oid: merge.oid })
    if (history.errors.length > 0) return incomplete(what, history.source, errorText(history.errors))
    const found = shape.safeParse(history.data)
    const walked = found.success ? walkBack(found.data.repository.object.history.nodes, answer.number, own, answer.mergedAt) : null
    return walked ?? incomplete(what, history.source, 'it cannot be told whether the commits below the merge belong to this pull request')
  } catch (error) {
    return refused(what, error)
  }
}

/** The first commit below the row of the change's own, or null when the row's end was not seen. */
export function walkBack(history: Landed[], number: number, own: number, mergedAt: string | null): string | null {
  const [merge, ...below] = history
  let base = merge?.parents[0]
  if (!base) return null
  for (let walked = 1; walked < own; walked += 1) {
    const commit = below[walked - 1]
    if (commit?.oid !== base) return null
    if (!commit.changes.includes(number)) return isSettled(commit, mergedAt) || (walked === 1 && isSquash(merge)) ? base : null
    if (commit.parents.length !== 1) return null
    base = commit.parents[0] ?? base
  }
  return base
}

/** GitHub authors a squash at the moment of the merge; a rebase keeps the author's own date. Only ever used beside the attribution. */
const isSquash = (merge: Landed | undefined): boolean => merge !== undefined && merge.authoredAt === merge.committedAt

const isSettled = (commit: Landed, mergedAt: string | null): boolean =>
  commit.changes.length > 0 || (mergedAt !== null && Date.parse(mergedAt) - Date.parse(commit.committedAt) > freshSeconds * 1000)
