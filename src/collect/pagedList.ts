import type * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Fact, Source, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { misfit } from './border.ts'
import type { Page } from './border.ts'
import { errorText, incomplete } from './failure.ts'

/** A list that arrives in pages. Once refused it stays refused: half a list is not a list (SEMANTICS 33). */
export interface PagedList<T> {
  what: string
  items: T[]
  total: number
  /** Where the next page begins; null when there is none or none is wanted. */
  next: string | null
  seen: Set<string>
  refusal: UnavailableFact | null
  sources: Source[]
  /** Adds one page of the answer. */
  add(raw: unknown, answer: GraphqlAnswer, errors: GraphqlAnswer['errors']): void
}

export function pagedList<T>(what: string, shape: z.ZodType<Page<T>>): PagedList<T> {
  const list: PagedList<T> = {
    what,
    items: [],
    total: 0,
    next: null,
    seen: new Set(),
    refusal: null,
    sources: [],
    add(raw, answer, errors) {
      list.next = null
      list.sources.push(answer.source)
      const refuse = (detail: string): void => {
        list.refusal ??= incomplete(what, answer.source, detail, list.sources)
      }
      if (errors.length > 0) return refuse(errorText(errors))
      if (raw == null) return refuse('the list is null in the answer')
      const found = shape.safeParse(raw)
      if (!found.success) return refuse(misfit(found.error))
      list.items.push(...found.data.nodes)
      list.total = found.data.totalCount
      const { hasNextPage, endCursor } = found.data.pageInfo
      if (!hasNextPage) return
      if (endCursor === null) return refuse('a further page without a cursor')
      if (list.seen.has(endCursor)) return refuse('a cursor came twice')
      if (found.data.nodes.length === 0) return refuse('an empty page that says there are more')
      list.seen.add(endCursor)
      list.next = endCursor
    },
  }
  return list
}

/** The list as a fact: complete, or unavailable with what was missing. */
export function complete<T>(list: PagedList<T>): Fact<T[]> {
  if (list.refusal) return list.refusal
  const last = list.sources.at(-1)
  if (!last) throw new Error(`${list.what}: asked for before it was read`)
  const counted = `${list.items.length} of ${list.total}`
  if (list.next !== null) return incomplete(list.what, last, `${counted} were read; the rest was not asked for`, list.sources)
  if (list.items.length !== list.total) return incomplete(list.what, last, `${counted} were listed`, list.sources)
  return known(list.items, list.sources)
}
