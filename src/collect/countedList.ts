import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { count, misfit } from './border.ts'
import { incomplete, refused } from './failure.ts'

const perPage = 100
/** GitHub allows a hundred secrets to a store and a thousand from an organisation; environments have no published limit. */
const maxPages = 30

export interface CountedQuestion<T> {
  what: string
  /** "GET /repos/…", and what fills its braces. */
  route: string
  parameters: Record<string, string>
  /** The member that holds the list, beside `total_count`. */
  member: string
  item: z.ZodType<T>
}

/** A REST list with a total of its own, followed to its end: what does not add up is not known. */
export async function readCountedList<T>(client: GitHubClient, { what, route, parameters, member, item }: CountedQuestion<T>): Promise<Fact<T[]>> {
  const sources: Source[] = []
  const items: T[] = []
  const shape = z.object({ total_count: count, [member]: z.array(item).max(perPage) })
  try {
    for (let page = 1; page <= maxPages; page += 1) {
      const answer = await client.rest(route, { ...parameters, per_page: perPage, ...(page > 1 ? { page } : {}) })
      sources.push(answer.source)
      const found = shape.safeParse(answer.data)
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), sources)
      const listed = found.data[member] as T[]
      const total = found.data.total_count as number
      items.push(...listed)
      if (items.length === total) return known(items, sources)
      if (listed.length === 0 || items.length > total) return incomplete(what, answer.source, `${items.length} of ${total} were listed`, sources)
      if (page === maxPages) return incomplete(what, answer.source, `${items.length} of ${total} were read, in ${maxPages} pages`, sources)
    }
  } catch (error) {
    return refused(what, error, sources)
  }
  throw new Error('unreachable: the last page returns')
}
