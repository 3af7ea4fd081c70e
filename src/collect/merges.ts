import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Commit, MergeComparison, PatchedFile, PullRequest } from '../domain/facts.ts'
import type { Subject } from '../domain/subject.ts'
import { filePath, misfit, sha } from './border.ts'
import { incomplete, refused } from './failure.ts'

/** Beyond this many merge commits comparisons are left incomplete, so that nothing is shown clean by them; each costs up to four requests. */
const mergeBudget = 20
/** The compare API lists no more (https://docs.github.com/rest/commits/commits#compare-two-commits). */
const fileLimit = 300

const shape = z.object({
  status: z.enum(['diverged', 'ahead', 'behind', 'identical']),
  files: z
    .array(z.object({ filename: filePath, previous_filename: filePath.optional(), status: z.string().max(20), sha: sha.nullable() }))
    .max(fileLimit)
    .default([]),
})
type Comparison = z.infer<typeof shape>

/** `from...to`; null: GitHub knows no common history of the two, or not both of them. */
type Compare = (from: string, to: string) => Promise<Comparison | null>

/** Thrown inside this file only, to leave the loop with the measured reason. */
class Misfit extends Error {
  readonly source: Source
  constructor(source: Source, message: string) {
    super(message)
    this.source = source
  }
}

/** The measurements of every merge commit in the change, and of the merge that merged it when its tree is not the head's (SEMANTICS 10, 38). */
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
    const { merge, head } = pullRequest
    if (merge && merge.tree !== head.tree) found.push(await ofMerge(compare, subject, pullRequest, merge.sha))
    return known(found, sources.length > 0 ? sources : commits.sources)
  } catch (error) {
    if (error instanceof Misfit) return incomplete(what, error.source, error.message, sources)
    return refused(what, error, sources)
  }
}

function comparer(client: GitHubClient, { repository: { owner, name } }: Subject, sources: Source[]): Compare {
  return async (from, to) => {
    try {
      // One commit a page: the files come whole with the first page, and the commits are not needed.
      const parameters = { owner, repo: name, basehead: `${from}...${to}`, per_page: 1 }
      const answer = await client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
      sources.push(answer.source)
      const found = shape.safeParse(answer.data)
      if (!found.success) throw new Misfit(answer.source, misfit(found.error))
      return found.data
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.status !== 404) throw error
      if (error.source) sources.push(error.source)
      return null
    }
  }
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
  return { sha, baseParent, headParent, before: before.files.map(patched), after: after.files.map(patched), complete }
}

const notShown = (sha: string, headParent: string, baseParent: string | null): MergeComparison => ({
  sha,
  baseParent,
  headParent,
  before: [],
  after: [],
  complete: false,
})

const patched = (file: Comparison['files'][number]): PatchedFile => ({
  path: file.filename,
  previousPath: file.previous_filename ?? null,
  status: file.status,
  blob: file.sha,
})
