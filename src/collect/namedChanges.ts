import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { NamedChange } from '../domain/reconciliation.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { misfit, repositoryName } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { inTurns } from './inTurns.ts'
import { namedFragment, namedShape } from './lineCommits.ts'
import { actorFragment } from './pullRequestQuery.ts'
import { batchesOf } from './rangeCommits.ts'

const perRequest = 100
/** GraphQL's integers end here, and with them all numbers that a pull request can have. */
const largestNumber = 2 ** 31 - 1

const namedQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query NamedChanges($owner: String!, $name: String!, ${names.map((index) => `$p${index}: Int!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    ${names.map((index) => `p${index}: pullRequest(number: $p${index}) { ...named }`).join('\n    ')}
  }
}
${namedFragment}
${actorFragment}`
}

export interface NamedChanges {
  changes: NamedChange[]
  /** No pull request of this repository has such a number. */
  unknown: number[]
}

/** Pull requests by the numbers that records name. That GitHub knows none of a number is an answer; any other error is none. */
export async function readNamedChanges(asker: Asker, repository: RepositoryName, numbers: number[]): Promise<Fact<NamedChanges>> {
  const wanted = numbers.filter((number) => number <= largestNumber)
  const all: NamedChanges = { changes: [], unknown: numbers.filter((number) => number > largestNumber) }
  const sources: Source[] = []
  for (const read of await inTurns(batchesOf(wanted, perRequest), (some) => readBatch(asker, repository, some))) {
    if (read.state === 'unavailable') return read
    sources.push(...read.sources)
    all.changes.push(...read.value.changes)
    all.unknown.push(...read.value.unknown)
  }
  return known(all, sources)
}

const isMissing = ({ type, path }: GraphqlAnswer['errors'][number]): boolean =>
  type === 'NOT_FOUND' && path.length === 2 && path[0] === 'repository'

async function readBatch(asker: Asker, repository: RepositoryName, numbers: number[]): Promise<Fact<NamedChanges>> {
  const what = `${numbers.length} pull requests that records name`
  try {
    const asked = Object.fromEntries(numbers.map((number, index) => [`p${index}`, number]))
    const { data, errors, source } = await asker.small(namedQuery(numbers.length), { owner: repository.owner, name: repository.name, ...asked })
    const missing = new Set(errors.filter(isMissing).map(({ path }) => path[1]))
    const others = errors.filter((error) => !isMissing(error))
    if (others.length > 0) return incomplete(what, source, errorText(others))
    const members = Object.fromEntries(numbers.map((_, index) => [`p${index}`, namedShape.nullable()]))
    const shape = z.object({ repository: z.object({ nameWithOwner: repositoryName, ...members }) })
    const found = shape.safeParse(data)
    if (!found.success) return incomplete(what, source, misfit(found.error))
    const { nameWithOwner, ...answered } = found.data.repository
    const here = repositoryPath(repository).toLowerCase()
    if (nameWithOwner.toLowerCase() !== here) return incomplete(what, source, `${nameWithOwner} answered instead`)
    const named = answered as Record<string, z.infer<typeof namedShape> | null>
    const all: NamedChanges = { changes: [], unknown: [] }
    for (const [index, number] of numbers.entries()) {
      const one = named[`p${index}`] ?? null
      if (one === null && !missing.has(`p${index}`)) return incomplete(what, source, `#${number} is null, and nothing says why`)
      if (one === null) all.unknown.push(number)
      else if (one.change.number === number && one.repository?.toLowerCase() === here) all.changes.push(one.change)
      else return incomplete(what, source, `#${one.change.number} of ${one.repository ?? 'a deleted repository'} was answered for #${number}`)
    }
    return known(all, [source])
  } catch (error) {
    return refused(what, error)
  }
}
