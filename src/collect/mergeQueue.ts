import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { UnavailableFact } from '../domain/fact.ts'
import type { Occasion } from '../domain/occasion.ts'
import type { Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { id, sha } from './border.ts'
import { errorText, incomplete } from './failure.ts'
import { readList } from './listReader.ts'

const queueQuery = `query MergeQueue($owner: String!, $name: String!, $branch: String!, $ref: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { oid } }
    mergeQueue(branch: $branch) { entries(first: $n, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { headCommit { oid tree { oid } } baseCommit { oid } pullRequest { number headRefOid } }
    } }
  }
}`

const oid = z.object({ oid: sha })
const entry = z.object({
  headCommit: z.object({ oid: sha, tree: oid }).nullable(),
  baseCommit: oid.nullable(),
  pullRequest: z.object({ number: id, headRefOid: sha }).nullable(),
})
type Entry = z.infer<typeof entry>

const tipShape = z.object({ repository: z.object({ ref: z.object({ target: oid }) }) })
const queueShape = z.object({ repository: z.object({ mergeQueue: z.object({ entries: z.unknown() }) }) })

/**
 * The pull requests of a merge group. The payload names none, so the queue's entries are laid end to end: their segments must lead from the
 * group's head to its base exactly, or nothing is known about what the group holds (SEMANTICS 36). The policy is read at the tip of the
 * branch, not at the group's base, which may be another group's head and merged by nobody yet.
 */
export async function subjectOfMergeGroup(asker: Asker, occasion: Extract<Occasion, { kind: 'merge-group' }>): Promise<Subject | UnavailableFact> {
  const { repository, head, base } = occasion
  const what = `pull requests of the merge group ${head}`
  const answers: GraphqlAnswer[] = []
  const entries = await readList(
    asker,
    {
      what,
      query: queueQuery,
      variables: { owner: repository.owner, name: repository.name, branch: base.branch, ref: `refs/heads/${base.branch}` },
      pick: (data) => queueShape.safeParse(data).data?.repository.mergeQueue.entries ?? null,
      node: entry,
    },
    (answer) => answers.push(answer),
  )
  if (entries.state === 'unavailable') return entries
  const answer = answers[0]
  if (!answer) throw new Error('the queue was read without an answer')
  const tip = tipShape.safeParse(answer.data)
  if (!tip.success) return incomplete(`tip of ${base.branch}`, answer.source, errorText(answer.errors))
  const segments = segmentsBetween(entries.value, head, base.commit)
  if (typeof segments === 'string') return incomplete(what, answer.source, segments, entries.sources)
  const tree = segments.at(-1)?.tree
  if (!tree) return incomplete(what, answer.source, 'the group is empty', entries.sources)
  return {
    gate: 'pull-request',
    repository,
    commit: head,
    tree,
    base: { branch: base.branch, commit: tip.data.repository.ref.target.oid },
    changes: segments.map(({ number, pullHead }) => ({ number, head: pullHead })),
  }
}

interface Segment {
  number: number
  pullHead: string
  tree: string
}

/** From head back to base, each entry standing on the one before; or what was measured where the chain broke. Oldest first. */
export function segmentsBetween(entries: Entry[], head: string, base: string): Segment[] | string {
  const byHead = new Map(entries.flatMap((found) => (found.headCommit ? [[found.headCommit.oid, found]] : [])))
  const segments: Segment[] = []
  for (let at = head; at !== base; ) {
    const found = byHead.get(at)
    if (!found?.headCommit || !found.baseCommit || !found.pullRequest) return `of ${entries.length} entries of the queue none says what ${at} holds`
    // An entry is used once: a queue that leads in a circle leads nowhere.
    byHead.delete(at)
    segments.unshift({ number: found.pullRequest.number, pullHead: found.pullRequest.headRefOid, tree: found.headCommit.tree.oid })
    at = found.baseCommit.oid
  }
  return segments
}
