import * as z from 'zod'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Subject } from '../domain/subject.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { misfit } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { lineCommit, linedFragments, linedShape } from './lineCommits.ts'

const arrivalQuery = `query CommitArrival($owner: String!, $name: String!, $commit: GitObjectID!, $pulls: Int!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { object(oid: $commit) { __typename ... on Commit { ...lined } } }
}
${linedFragments}`

const shape = z.object({ repository: z.object({ object: linedShape.nullable() }) })
const mostPulls = 100

/**
 * When GitHub merged a pull request as this commit into the branch; null: none was, and when it came in is not known. Its own date would not do:
 * whoever makes a commit types it.
 */
export async function readArrival(asker: Asker, { repository, base }: Subject, commit: string): Promise<Fact<string | null>> {
  const what = `commit ${commit} of ${repositoryPath(repository)}, after which the period begins`
  try {
    const { data, errors, source } = await asker.small(arrivalQuery, { owner: repository.owner, name: repository.name, commit, pulls: mostPulls })
    if (errors.length > 0) return incomplete(what, source, errorText(errors))
    const raw = z.object({ repository: z.object({ object: z.object({ __typename: z.string().max(50) }).nullable() }) }).safeParse(data)
    if (raw.success && raw.data.repository.object?.__typename !== 'Commit') return incomplete(what, source, `the commit ${commit} that --since / reconcile-since names is not in this repository`)
    const found = shape.safeParse(data)
    if (!found.success) return incomplete(what, source, misfit(found.error))
    const { object } = found.data.repository
    if (object?.oid !== commit) return incomplete(what, source, 'another commit was answered')
    const times = lineCommit(object, repository).changes.flatMap(({ state, mergeCommit, base: into, mergedAt }) =>
      state === 'merged' && mergeCommit === commit && into === base.branch && mergedAt !== null ? [mergedAt] : [],
    )
    return known(times.sort()[0] ?? null, [source])
  } catch (error) {
    return refused(what, error)
  }
}
