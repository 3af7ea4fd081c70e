import * as z from 'zod'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { BranchCommit, NamedChange } from '../domain/reconciliation.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { actor, branchName, count, id, misfit, repositoryName, sha, time } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { actorFragment, gitActorFragment } from './pullRequestQuery.ts'
import { state } from './pullRequestShape.ts'
import { batchesOf, commitFields, commitShape, rangeCommit } from './rangeCommits.ts'

/** A commit of the branch's line with the pull requests of this repository that GitHub associates with it, whatever became of them. */
export interface LineCommit {
  commit: BranchCommit
  changes: NamedChange[]
  /** Its list of pull requests came short, and is to be asked for again. */
  short: boolean
}

/** Everything that is asked of a pull request: with it in the commit's answer, no further request is needed for most. */
export const namedFragment = `fragment named on PullRequest {
  number state mergedAt mergeCommit { oid } headRefOid baseRefName author { ...actor } mergedBy { ...actor } baseRepository { nameWithOwner }
}`

/** Takes `$pulls`. */
export const linedFragments = `fragment lined on Commit {
  ${commitFields} committedDate
  associatedPullRequests(first: $pulls) { totalCount nodes { ...named } }
}
${[namedFragment, actorFragment, gitActorFragment].join('\n')}`

/** Enough for nearly every commit; the others are asked for again with the most that a list can hold. */
export const fewPulls = 5
const manyPulls = 100
const widePerRequest = 25

const oid = z.object({ oid: sha }).transform((found) => found.oid)

export const namedShape = z
  .object({
    number: id,
    state,
    mergedAt: time.nullable(),
    mergeCommit: oid.nullable(),
    headRefOid: sha,
    baseRefName: branchName,
    author: actor,
    mergedBy: actor,
    baseRepository: z.object({ nameWithOwner: repositoryName }).nullable(),
  })
  .transform(({ headRefOid: head, baseRefName: base, baseRepository, ...found }) => ({
    change: { ...found, head, base } satisfies NamedChange,
    repository: baseRepository?.nameWithOwner ?? null,
  }))

/** Whoever makes a commit types its date; one that is no date is told as the beginning of time, and keeps nobody from reading the others. */
const claimedTime = time.catch('1970-01-01T00:00:00Z')

export const linedShape = commitShape.extend({
  committedDate: claimedTime,
  associatedPullRequests: z.object({ totalCount: count, nodes: z.array(namedShape).max(manyPulls) }),
})
type Lined = z.infer<typeof linedShape>

/** `policy`: the blob of the policy file, where it was asked for. */
export function lineCommit(found: Lined, repository: RepositoryName, policy: string | null = null): LineCommit {
  const here = repositoryPath(repository).toLowerCase()
  const { nodes, totalCount } = found.associatedPullRequests
  const changes = nodes.filter((one) => one.repository?.toLowerCase() === here).map(({ change }) => change)
  const merged = changes.filter((change) => change.state === 'merged').map(({ number }) => number)
  return { commit: { ...rangeCommit(found, merged), committedAt: found.committedDate, policy }, changes, short: nodes.length !== totalCount }
}

const wideQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query LineCommits($owner: String!, $name: String!, $pulls: Int!, ${names.map((index) => `$o${index}: GitObjectID!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ...lined }`).join('\n    ')}
  }
}
${linedFragments}`
}

/** The same commits, those with short lists read again in full. What is short even then is not known. */
export async function widened(asker: Asker, repository: RepositoryName, line: LineCommit[]): Promise<Fact<LineCommit[]>> {
  const wider = new Map<string, LineCommit>()
  const sources: Source[] = []
  for (const some of batchesOf(line.filter(({ short }) => short), widePerRequest)) {
    const read = await readWide(asker, repository, some.map(({ commit }) => commit.sha))
    if (read.state === 'unavailable') return read
    sources.push(...read.sources)
    for (const one of read.value) wider.set(one.commit.sha, one)
  }
    const whole = line.map((one) => {
    const wide = wider.get(one.commit.sha)
    return wide === undefined ? one : { ...wide, commit: { ...wide.commit, policy: one.commit.policy } }
  })
  return known(whole, sources)
}

async function readWide(asker: Asker, repository: RepositoryName, shas: string[]): Promise<Fact<LineCommit[]>> {
  const what = `pull requests of ${shas.length} commits`
  try {
    const oids = Object.fromEntries(shas.map((one, index) => [`o${index}`, one]))
    const { owner, name } = repository
    const { data, errors, source } = await asker.small(wideQuery(shas.length), { owner, name, pulls: manyPulls, ...oids })
    if (errors.length > 0) return incomplete(what, source, errorText(errors))
    const found = z.object({ repository: z.object(Object.fromEntries(shas.map((_, index) => [`c${index}`, linedShape]))) }).safeParse(data)
    if (!found.success) return incomplete(what, source, misfit(found.error))
    const line = shas.flatMap((_, index) => found.data.repository[`c${index}`] ?? []).map((one) => lineCommit(one, repository))
    const strange = line.find(({ commit }, index) => commit.sha !== shas[index])
    if (strange) return incomplete(what, source, `commit ${strange.commit.sha} was answered for another`)
    const short = line.find((one) => one.short)
    if (short) return incomplete(`pull requests of commit ${short.commit.sha}`, source, `more than ${manyPulls} are associated with it`)
    return known(line, [source])
  } catch (error) {
    return refused(what, error)
  }
}
