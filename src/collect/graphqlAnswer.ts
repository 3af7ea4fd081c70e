import * as z from 'zod'
import { RequestFailure } from '../domain/client.ts'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Exchange } from './measure.ts'

/** More than the logins of one request: an answer with more is refused whole, so that no error can hide behind a thousand harmless ones. */
const maxErrors = 1000

const shape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        type: z.string().max(100).nullish(),
        path: z.array(z.union([z.string().max(200), z.int()])).max(50).nullish(),
        message: z.string(),
      }),
    )
    .max(maxErrors)
    .nullish(),
})

/** The two halves of a GraphQL answer; anything else under a 200 (a proxy's page, a cut text) is a failure. */
export function readGraphql(exchange: Exchange): GraphqlAnswer {
  const answer = shape.safeParse(jsonOf(exchange.text))
  if (!answer.success || (answer.data.data == null && !answer.data.errors?.length)) {
    throw new RequestFailure({
      message: 'the answer has neither data nor errors of GraphQL',
      status: exchange.source.status,
      request: exchange.source.request,
      permissions: null,
      source: exchange.source,
    })
  }
  const errors = answer.data.errors ?? []
  return {
    data: answer.data.data ?? null,
    errors: errors.map(({ type, path, message }) => ({ type: type ?? null, path: path ?? [], message: message.slice(0, 1000) })),
    source: exchange.source,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
