import type * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Fact } from '../domain/fact.ts'
import type { Asker } from './asker.ts'
import { page } from './border.ts'
import { refused } from './failure.ts'
import { complete, pagedList } from './pagedList.ts'

const maxPages = 100

export interface ListQuestion<T> {
  what: string
  /** Takes `$n` and `$after`. */
  query: string
  variables: Record<string, unknown>
  /** Finds the list in the answer's data. */
  pick: (data: unknown) => unknown
  node: z.ZodType<T>
}

/** One list of GraphQL, followed to its end and compared with its own total. */
export async function readList<T>(
  asker: Asker,
  question: ListQuestion<T>,
  eachAnswer: (answer: GraphqlAnswer) => void = () => undefined,
): Promise<Fact<T[]>> {
  const list = pagedList(question.what, page(question.node))
  try {
    for (let number = 0; number < maxPages; number += 1) {
      const answer = await asker.paged(question.query, { ...question.variables, after: list.next })
      eachAnswer(answer)
      list.add(question.pick(answer.data), answer, answer.errors)
      if (list.next === null || list.refusal) break
    }
  } catch (error) {
    return refused(question.what, error, list.sources)
  }
  return complete(list)
}
