import * as z from 'zod'
import type { RangeCommit } from '../domain/deployment.ts'
import type { Fact, Source, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { count, gitActor, id, misfit, repositoryName, sha } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { inTurns } from './inTurns.ts'
import { gitActorFragment } from './pullRequestQuery.ts'

const perRequest = 100
/** Enough for nearly every commit; the others are asked again with the most a list can hold. */
const fewPulls = 5
const manyPulls = 100
const widePerRequest = 25

/** What says who made a commit. Takes the fragment gitActor. */
export const commitFields = `oid tree { oid } parents(first: 100) { totalCount nodes { oid } } author { ...gitActor } committer { ...gitActor }
  signature { isValid wasSignedByGitHub }`

/** The data of some commits, each by its own name. Two lists each: two points a hundred. */
export const rangeCommitsQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query RangeCommits($owner: String!, $name: String!, $n: Int!, ${names.map((index) => `$o${index}: GitObjectID!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ...ranged }`).join('\n    ')}
  }
}
fragment ranged on Commit {
  ${commitFields}
  associatedPullRequests(first: $n) { totalCount nodes { number merged baseRepository { nameWithOwner } } }
}
${gitActorFragment}`
}

const oid = z.object({ oid: sha }).transform((found) => found.oid)
const nobody = { account: null, emailSha256: null }

export const commitShape = z.object({
  oid: sha,
  tree: oid,
  parents: z.object({ totalCount: count, nodes: z.array(oid).max(100) }).refine((list) => list.totalCount === list.nodes.length),
  author: gitActor.nullable(),
  committer: gitActor.nullable(),
  signature: z.object({ isValid: z.boolean(), wasSignedByGitHub: z.boolean() }).nullable(),
})

const node = commitShape.extend({
  associatedPullRequests: z.object({
    totalCount: count,
    nodes: z.array(z.object({ number: id, merged: z.boolean(), baseRepository: z.object({ nameWithOwner: repositoryName }).nullable() })).max(manyPulls),
  }),
})
type Node = z.infer<typeof node>

/** The commits in the order given, with everything that says who made them and which merged pull requests hold them. */
export async function readRangeCommits(asker: Asker, repository: RepositoryName, shas: string[]): Promise<Fact<RangeCommit[]>> {
  const first = await inBatches(asker, repository, shas, { size: perRequest, pulls: fewPulls })
  if (first.state === 'unavailable') return first
  const wide = first.value.filter(isShort).map((found) => found.oid)
  const again = await inBatches(asker, repository, wide, { size: widePerRequest, pulls: manyPulls })
  if (again.state === 'unavailable') return again
  const sources = [...first.sources, ...again.sources]
  const short = again.value.find(isShort)
  const last = sources.at(-1)
  if (short && last) {
    const { nodes, totalCount } = short.associatedPullRequests
    return incomplete(`pull requests of commit ${short.oid}`, last, `${nodes.length} of ${totalCount} were listed`, sources)
  }
  const wider = new Map(again.value.map((found) => [found.oid, found]))
  return known(first.value.map((found) => commitOf(wider.get(found.oid) ?? found, repository)), sources)
}

const isShort = ({ associatedPullRequests: { nodes, totalCount } }: Node): boolean => nodes.length !== totalCount

function commitOf(found: Node, repository: RepositoryName): RangeCommit {
  const here = repositoryPath(repository).toLowerCase()
  const merged = found.associatedPullRequests.nodes.filter((one) => one.merged && one.baseRepository?.nameWithOwner.toLowerCase() === here)
  return rangeCommit(found, merged.map(({ number }) => number))
}

export function rangeCommit(found: z.infer<typeof commitShape>, merged: number[]): RangeCommit {
  return {
    sha: found.oid,
    tree: found.tree,
    parents: found.parents.nodes,
    author: found.author ?? nobody,
    committer: found.committer ?? nobody,
    signedByGitHub: found.signature !== null && found.signature.isValid && found.signature.wasSignedByGitHub,
    pullRequests: [...new Set(merged)].sort((one, other) => one - other),
  }
}

async function inBatches(asker: Asker, repository: RepositoryName, shas: string[], { size, pulls }: { size: number; pulls: number }): Promise<Fact<Node[]>> {
  const batches = batchesOf(shas, size)
  const read = await inTurns(batches, (some) => readBatch(asker, repository, some, pulls))
  const sources: Source[] = []
  const nodes: Node[] = []
  for (const batch of read) {
    if (batch.state === 'unavailable') return batch
    sources.push(...batch.sources)
    nodes.push(...batch.value)
  }
  return known(nodes, sources)
}

/** As few batches as the size allows, and all of about the same length. */
export function batchesOf<T>(items: T[], size: number): T[][] {
  const length = Math.ceil(items.length / Math.ceil(items.length / size))
  return items.length === 0 ? [] : Array.from({ length: Math.ceil(items.length / length) }, (_, index) => items.slice(index * length, (index + 1) * length))
}

async function readBatch(asker: Asker, { owner, name }: RepositoryName, shas: string[], pulls: number): Promise<Fact<Node[]>> {
  const what = `${shas.length} commits of the range`
  const refuse = (source: Source, detail: string): UnavailableFact => incomplete(what, source, detail)
  try {
    const oids = Object.fromEntries(shas.map((one, index) => [`o${index}`, one]))
    const { data, errors, source } = await asker.small(rangeCommitsQuery(shas.length), { owner, name, n: pulls, ...oids })
    if (errors.length > 0) return refuse(source, errorText(errors))
    const shape = z.object({ repository: z.object(Object.fromEntries(shas.map((_, index) => [`c${index}`, node]))) })
    const found = shape.safeParse(data)
    if (!found.success) return refuse(source, misfit(found.error))
    const nodes = shas.flatMap((_, index) => found.data.repository[`c${index}`] ?? [])
    const strange = nodes.find((one, index) => one.oid !== shas[index])
    return strange ? refuse(source, `commit ${strange.oid} was answered for another`) : known(nodes, [source])
  } catch (error) {
    return refused(what, error)
  }
}
