import * as z from 'zod'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Commit } from '../domain/facts.ts'
import type { Asker } from './asker.ts'
import { misfit } from './border.ts'
import type { Change } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { complete } from './pagedList.ts'
import { wideCommitsQuery } from './pullRequestQuery.ts'
import { wideCommit } from './pullRequestShape.ts'
import type { CommitNode } from './pullRequestShape.ts'

/** Two nested lists of a hundred for each: 25 commits are half a point. */
const widePerRequest = 25
const maxWide = 250

/** All commits, with all their authors and parents, oldest first; the last is the head. Anything short of that is unavailable. */
export async function readCommits(asker: Asker, change: Change): Promise<Fact<Commit[]>> {
  const listed = complete(change.lists.commits)
  if (listed.state === 'unavailable') return listed
  const { what } = change.lists.commits
  const sources = [...listed.sources]
  const last = sources.at(-1) ?? change.source
  const widened = await readWide(asker, change, listed.value, sources)
  if (widened.state === 'unavailable') return widened
  const ordered = oldestFirst(widened.value, change.answer.headRefOid)
  const total = listed.value.length
  if (ordered === null) return incomplete(what, last, `the head ${change.answer.headRefOid} is not among the ${total} commits listed`, sources)
  const strays = total - ordered.length
  if (strays > 0) return incomplete(what, last, `${strays} of ${total} commits are not ancestors of the head, or came twice`, sources)
  return known(ordered, sources)
}

/** A co-author in the eleventh place is a contributor too, so wide commits are read again and in full. */
async function readWide(asker: Asker, change: Change, nodes: CommitNode[], sources: Source[]): Promise<Fact<Commit[]>> {
  const { what } = change.lists.commits
  const wide = nodes.filter((node) => node.wide).map(({ commit }) => commit.sha)
  const last = sources.at(-1) ?? change.source
  if (wide.length > maxWide) return incomplete(what, last, `${wide.length} commits have more than ten authors or parents`, sources)
  const wider = new Map<string, Pick<Commit, 'authors' | 'parents'>>()
  try {
    for (let begin = 0; begin < wide.length; begin += widePerRequest) {
      const some = wide.slice(begin, begin + widePerRequest)
      const { owner, name } = change.repository
      const oids = Object.fromEntries(some.map((oid, index) => [`o${index}`, oid]))
      const answer = await asker.small(wideCommitsQuery(some.length), { owner, name, ...oids })
      sources.push(answer.source)
      if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors), sources)
      const shape = z.object({ repository: z.object(Object.fromEntries(some.map((_, index) => [`c${index}`, wideCommit]))) })
      const found = shape.safeParse(answer.data)
      if (!found.success) return incomplete(what, answer.source, `more authors or parents than could be read: ${misfit(found.error)}`, sources)
      for (const commit of Object.values(found.data.repository)) {
        wider.set(commit.oid, { authors: commit.authors.nodes, parents: commit.parents.nodes })
      }
    }
  } catch (error) {
    return refused(what, error, sources)
  }
  const missing = wide.find((oid) => !wider.has(oid))
  if (missing) return incomplete(what, sources.at(-1) ?? last, `commit ${missing} was asked for and another one answered`, sources)
  return known(nodes.map(({ commit }) => ({ ...commit, ...wider.get(commit.sha) })), sources)
}

/** Parents before children, first parents first, ending at the head; null when the head is not among them. Iterative: histories are deep. */
export function oldestFirst<T extends Pick<Commit, 'sha' | 'parents'>>(commits: T[], head: string): T[] | null {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]))
  if (!bySha.has(head)) return null
  const ordered: T[] = []
  const entered = new Set<string>()
  const open: { sha: string; leaving: boolean }[] = [{ sha: head, leaving: false }]
  for (let step = open.pop(); step; step = open.pop()) {
    const commit = bySha.get(step.sha)
    if (!commit) continue
    if (step.leaving) {
      ordered.push(commit)
      continue
    }
    if (entered.has(step.sha)) continue
    entered.add(step.sha)
    open.push({ sha: step.sha, leaving: true })
    for (const parent of commit.parents.toReversed()) open.push({ sha: parent, leaving: false })
  }
  return ordered
}
