import * as z from 'zod'
import { RequestFailure } from '../domain/client.ts'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Fact, Source, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { sha } from './border.ts'
import { changeOf, isAbsentFile, isObject } from './changeReader.ts'
import type { Change } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { inTurns } from './inTurns.ts'
import { actorFragment, commitFragment, gitActorFragment, listFields } from './pullRequestQuery.ts'
import { batchesOf } from './rangeCommits.ts'

/** Most pull requests are smaller than this in every list; what is longer is read on by the query of single ones. */
const perList = 10
/** With lists as short as these a query stays as light as one of 25 with long ones; a server that gives up is asked for half. */
const perRequest = 60

/** Where the policy stands at a commit; its text is asked for once, whatever the number of commits that hold it. */
export const policyEntry = 'file(path: $policy) { type oid object { ... on Blob { oid isTruncated isBinary byteSize } } }'

/** Several merged pull requests with what the query of a single one tells of facts, the first few of each list. */
export const mergedChangesQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query MergedChanges($owner: String!, $name: String!, $policy: String!, $n: Int!, ${names.map((index) => `$p${index}: Int!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `p${index}: pullRequest(number: $p${index}) { ...merged }`).join('\n    ')}
  }
}
fragment merged on PullRequest {
      number state isDraft createdAt mergedAt baseRefName headRefName headRefOid changedFiles
      author { ...actor }
      assignees(first: 20) { nodes { ...actor } }
      headRepository { nameWithOwner }
      mergeCommit { oid tree { oid } parents(first: 10) { nodes { oid ${policyEntry} } } signature { isValid wasSignedByGitHub } }
      head: commits(last: 1) { nodes { commit { oid tree { oid } ${policyEntry} } } }
      ${listFields()}
}
${[actorFragment, gitActorFragment, commitFragment].join('\n')}`
}

/** A file's entry at a commit, by git's own id; null: there is none. */
export const blobAt = z
  .object({ oid: sha, file: z.object({ type: z.string().max(20), oid: sha }).nullable() })
  .transform(({ oid, file }) => ({ commit: oid, blob: file?.type === 'blob' ? file.oid : null }))
export type BlobAt = z.infer<typeof blobAt>

export interface MergedChange {
  change: Change
  /** The policy's blob at the first parent of the merge. */
  beforeMerge: BlobAt | null
}

const mergeShape = z.object({ mergeCommit: z.object({ parents: z.object({ nodes: z.array(blobAt).max(10) }) }).nullable() })

/** All of them, or the measured reason why one is not known: a deleted pull request leaves its commits without a change. */
export async function readMergedChanges(
  asker: Asker,
  repository: RepositoryName,
  numbers: number[],
  policyPath: string,
): Promise<Fact<MergedChange[]>> {
  const read = await inTurns(batchesOf(numbers, perRequest), (some) => readBatch(asker, repository, some, policyPath))
  const sources: Source[] = []
  const changes: MergedChange[] = []
  for (const batch of read) {
    if (batch.state === 'unavailable') return batch
    sources.push(...batch.sources)
    changes.push(...batch.value)
  }
  return known(changes, sources)
}

async function readBatch(asker: Asker, repository: RepositoryName, numbers: number[], policyPath: string): Promise<Fact<MergedChange[]>> {
  const what = `${numbers.length} pull requests of the range`
  const { owner, name } = repository
  try {
    const named = Object.fromEntries(numbers.map((number, index) => [`p${index}`, number]))
    const answer = await asker.small(mergedChangesQuery(numbers.length), { owner, name, policy: policyPath, n: perList, ...named })
    if (answer.data === null && numbers.length > 1) return inHalves(asker, repository, numbers, policyPath)
    return changesIn(what, repository, numbers, answer)
  } catch (error) {
    const isTooHeavy = error instanceof RequestFailure && error.status !== null && error.status >= 500
    if (isTooHeavy && numbers.length > 1) return inHalves(asker, repository, numbers, policyPath)
    return refused(what, error)
  }
}

/** The server gave up: it is asked for less. */
async function inHalves(asker: Asker, repository: RepositoryName, numbers: number[], policyPath: string): Promise<Fact<MergedChange[]>> {
  const middle = Math.ceil(numbers.length / 2)
  const left = await readBatch(asker, repository, numbers.slice(0, middle), policyPath)
  if (left.state === 'unavailable') return left
  const right = await readBatch(asker, repository, numbers.slice(middle), policyPath)
  return right.state === 'unavailable' ? right : known([...left.value, ...right.value], [...left.sources, ...right.sources])
}

function changesIn(what: string, repository: RepositoryName, numbers: number[], answer: GraphqlAnswer): Fact<MergedChange[]> {
  const all = answer.data?.['repository']
  const general = answer.errors.filter(({ path }) => !/^p\d+$/.test(String(path[1])))
  if (!isObject(all) || general.length > 0) return incomplete(what, answer.source, errorText(answer.errors))
  const changes: MergedChange[] = []
  for (const [index, number] of numbers.entries()) {
    const found = changeIn(repository, number, all[`p${index}`], `p${index}`, answer)
    if ('state' in found) return found
    changes.push(found)
  }
  return known(changes, [answer.source])
}

/** One of many, in the form in which a single one is answered. */
function changeIn(repository: RepositoryName, number: number, raw: unknown, alias: string, answer: GraphqlAnswer): MergedChange | UnavailableFact {
  const what = `pull request ${repositoryPath(repository)}#${number}`
  const errors = answer.errors.flatMap((error) =>
    error.path[1] === alias ? [{ ...error, path: ['repository', 'pullRequest', ...error.path.slice(2)] }] : [],
  )
  const single: GraphqlAnswer = { data: { repository: { pullRequest: isObject(raw) ? withoutTexts(raw) : null } }, errors, source: answer.source }
  const change = changeOf(what, repository, single)
  if ('state' in change) return change
  if (change.answer.number !== number) return incomplete(what, answer.source, `pull request ${change.answer.number} was answered for another`)
  const merge = mergeShape.safeParse(raw)
  if (!merge.success && !errors.every(isAbsentFile)) return incomplete(what, answer.source, errorText(errors))
  return { change, beforeMerge: merge.data?.mergeCommit?.parents.nodes[0] ?? null }
}

/** What the query of many leaves out: the branches as they are now, siblings, and the text of the policy, which is fetched where it is needed. */
function withoutTexts(raw: Record<string, unknown>): Record<string, unknown> {
  const [head] = isObject(raw['head']) && Array.isArray(raw['head']['nodes']) ? (raw['head']['nodes'] as unknown[]) : []
  const commit = isObject(head) && isObject(head['commit']) ? head['commit'] : null
  const file = commit && isObject(commit['file']) ? commit['file'] : null
  const object = file && isObject(file['object']) ? file['object'] : null
  const isBlob = object !== null && 'oid' in object
  const full = commit && {
    ...commit,
    associatedPullRequests: null,
    file: file && { ...file, object: isBlob ? { ...object, text: null } : object },
  }
  return { ...raw, baseRef: null, headRef: null, head: { nodes: full ? [{ commit: full }] : [] } }
}
