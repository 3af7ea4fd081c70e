import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { misfit, repositoryName, sha } from './border.ts'
import { isAbsentFile } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { fewPulls, lineCommit, type LineCommit, linedFragments, linedShape } from './lineCommits.ts'

/** Commits that are read for one line, those of merged side branches included: GitHub's history lists all ancestors. */
const mostCommits = 20_000

const historyQuery = `query BranchHistory($owner: String!, $name: String!, $from: GitObjectID!, $policy: String!, $pulls: Int!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    object(oid: $from) { ... on Commit { oid history(first: $n, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...lined file(path: $policy) { oid } } } } }
  }
}
${linedFragments}`

const history = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().max(2000).nullable() }),
  nodes: z.array(linedShape.extend({ file: z.object({ oid: sha }).nullable() })).max(100),
})
type History = z.infer<typeof history>
const shape = z.object({ repository: z.object({ nameWithOwner: repositoryName, object: z.object({ oid: sha, history }).nullable() }) })

/** One page; a text says why it is none. */
function historyIn({ data, errors }: GraphqlAnswer, repository: RepositoryName, from: string): History | string {
  const others = errors.filter((error) => !isAbsentFile(error))
  if (others.length > 0) return errorText(others)
  const found = shape.safeParse(data)
  if (!found.success) return misfit(found.error)
  const { nameWithOwner, object } = found.data.repository
  if (nameWithOwner.toLowerCase() !== repositoryPath(repository).toLowerCase()) return `${nameWithOwner} answered instead`
  if (object === null) return `GitHub no longer has the commit ${from}`
  return object.oid === from ? object.history : `commit ${object.oid} was answered for another`
}

/**
 * First parents from a commit on, the newest first, up to the one at which `ends` says so, inclusive, or to the root. The order in which GitHub lists
 * ancestors follows dates that anybody may type, so only parents are followed, however far down the list the next one stands.
 */
export async function readLine(
  asker: Asker,
  repository: RepositoryName,
  { from, policyPath }: { from: string; policyPath: string },
  ends: (found: LineCommit) => boolean,
): Promise<Fact<LineCommit[]>> {
  const what = `history of ${repositoryPath(repository)} before ${from}`
  const sources: Source[] = []
  const open = new Map<string, LineCommit>()
  const line: LineCommit[] = []
  const cursors = new Set<string>()
  let next: string | null = from
  let read = 0
  let after: string | null = null
  try {
    for (;;) {
      const variables: Record<string, unknown> = { owner: repository.owner, name: repository.name, from, policy: policyPath, pulls: fewPulls, after }
      const answer: GraphqlAnswer = await asker.paged(historyQuery, variables)
      sources.push(answer.source)
      const refuse = (detail: string) => incomplete(what, answer.source, detail, sources)
      const history = historyIn(answer, repository, from)
      if (typeof history === 'string') return refuse(history)
      const { nodes, pageInfo } = history
      for (const node of nodes) open.set(node.oid, lineCommit(node, repository, node.file?.oid ?? null))
      for (let one = open.get(next); one; one = open.get(next)) {
        open.delete(next)
        line.push(one)
        if (ends(one)) return known(line, sources)
        next = one.commit.parents[0] ?? null
        if (next === null) return known(line, sources)
      }
      read += nodes.length
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) return refuse(`the history ends, and ${next}, the first parent of a commit in it, is not among the ${read} listed`)
      if (after === null || cursors.has(after) || nodes.length === 0) return refuse('a further page without a cursor of its own')
      if (read >= mostCommits) return refuse(`${read} commits were read without coming to the beginning of the period; no more of them are`)
      cursors.add(after)
    }
  } catch (error) {
    return refused(what, error, sources)
  }
}
