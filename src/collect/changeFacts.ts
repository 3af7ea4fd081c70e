import type { GitHubClient } from '../domain/client.ts'
import type { Fact, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { ChangeFacts, ChangeFactName, ChangedFiles, Commit, PullRequest, Push, Review } from '../domain/facts.ts'
import type { Subject } from '../domain/subject.ts'
import type { PushSource } from './activity.ts'
import type { Asker } from './asker.ts'
import { headOf, readOtherPages } from './changeReader.ts'
import type { Change } from './changeReader.ts'
import { readCommits } from './commits.ts'
import { readFiles } from './fileNames.ts'
import { readMerges } from './merges.ts'
import { complete } from './pagedList.ts'
import { readPolicyAtHead } from './policyAtHead.ts'
import type { ListName } from './pullRequestQuery.ts'
import { readPushes } from './pushes.ts'
import type { PushQuestion } from './pushes.ts'
import { readMergeBases, withMergeBases } from './sameTrees.ts'
import type { MergeBases } from './sameTrees.ts'

export interface ChangeTools {
  client: GitHubClient
  asker: Asker
  policyPath: string
  hints: PushQuestion['hints']
  /** The move of the base by which GitHub itself merged the change, where activity was read for it. */
  mergeUpdate: 'pr_merge' | 'merge_queue_merge' | null
  /** One of many changes that a deployment brings. */
  ofRange: boolean
  activity(change: Change): ((ownCommits: Set<string>) => Promise<PushSource>) | null
  /** The blob id of the policy at the subject's base; null: no such file. */
  blobAtBase(): Promise<string | null | UnavailableFact>
}

const noBases: Fact<MergeBases> = known(new Map(), [])

/** The lists that a fact is made of. */
const listsOf: Partial<Record<ChangeFactName, ListName>> = {
  commits: 'commits',
  reviews: 'reviews',
  files: 'files',
  timeline: 'timeline',
  pushes: 'commits',
  merges: 'commits',
  policyAtHead: 'files',
}

export const listsFor = (needs: Set<string>): ListName[] => {
  const wanted = Object.entries(listsOf).flatMap(([fact, list]) => (needs.has(fact) ? [list] : []))
  return [...new Set(wanted)]
}

/** The needed facts of one change, and no others; `pullRequest` always. */
export async function readChangeFacts(
  tools: ChangeTools,
  subject: Subject,
  change: Change,
  needs: Set<string>,
): Promise<ChangeFacts | { moved: string }> {
  const moved = await readOtherPages(tools.asker, change, listsFor(needs))
  if (moved) return moved
  const { client } = tools
  const pullRequest = pullRequestOf(change, tools.mergeUpdate)
  const commits = once<Fact<Commit[]>>(() => readCommits(tools.asker, change))
  const files = once<Fact<ChangedFiles>>(() => readFiles(client, change))
  const pushes = async (): Promise<Fact<Push[]>> => {
    const question = { client, repository: change.repository, head: change.answer.headRefOid, hints: tools.hints, activity: tools.activity(change) }
    return readPushes({ ...question, commits: await commits() })
  }
  const reviews: Fact<Review[]> = complete(change.lists.reviews)
  const mergeBases = once<Fact<MergeBases>>(async () => {
    if (pullRequest.state === 'unavailable' || reviews.state === 'unavailable') return noBases
    return readMergeBases(client, subject, pullRequest.value.head, reviews.value)
  })
  const readers: { [Name in ChangeFactName]: () => Promise<NonNullable<ChangeFacts[Name]>> } = {
    pullRequest: async () => {
      const bases = needs.has('reviews') ? await mergeBases() : noBases
      if (pullRequest.state === 'unavailable' || bases.state === 'unavailable') return pullRequest
      const { value } = pullRequest
      return known({ ...value, head: { ...value.head, mergeBase: bases.value.get(value.head.sha) ?? null } }, pullRequest.sources)
    },
    commits,
    pushes,
    files,
    reviews: async () => {
      const bases = await mergeBases()
      if (reviews.state === 'unavailable') return reviews
      if (bases.state === 'unavailable') return bases
      return known(withMergeBases(reviews.value, bases.value), [...reviews.sources, ...bases.sources])
    },
    timeline: async () => complete(change.lists.timeline),
    merges: async () => (pullRequest.state === 'known' ? readMerges(client, subject, pullRequest.value, await commits()) : pullRequest),
    policyAtHead: async () => {
      const { policyPath, ofRange } = tools
      return readPolicyAtHead(client, change, policyPath, await files(), { blobAtBase: await tools.blobAtBase(), ofRange })
    },
  }
  const names = Object.keys(readers).filter((name) => name === 'pullRequest' || needs.has(name)) as ChangeFactName[]
  const facts = await Promise.all(names.map(async (name) => [name, await readers[name]()] as const))
  return { number: change.answer.number, ...Object.fromEntries(facts) }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | null = null
  return () => (begun ??= work())
}

function pullRequestOf(change: Change, update: ChangeTools['mergeUpdate']): Fact<PullRequest> {
  const { answer } = change
  const head = headOf(change)
  if ('state' in head) return head
  const merge = answer.mergeCommit
  const value: PullRequest = {
    number: answer.number,
    state: answer.state,
    draft: answer.isDraft,
    author: answer.author,
    assignees: answer.assignees.nodes.filter((account) => account !== null),
    createdAt: answer.createdAt,
    mergedAt: answer.mergedAt,
    base: { branch: answer.baseRefName },
    head: {
      sha: answer.headRefOid,
      tree: head.tree,
      mergeBase: null,
      branch: answer.headRefName,
      repository: answer.headRepository?.nameWithOwner ?? null,
    },
    merge: merge && {
      sha: merge.oid,
      tree: merge.tree,
      parents: merge.parents.nodes,
      signedByGitHub: merge.signature !== null && merge.signature.valid && merge.signature.byGitHub,
      ...(update && { update }),
    },
    // Only an administrator's token may read this setting of the repository; asking would cost a request and be refused nearly always.
    actionsMayApprove: null,
  }
  return known(value, [change.source])
}
