import { RequestFailure } from '../domain/client.ts'
import type { GraphqlAnswer } from '../domain/client.ts'
import { unavailable } from '../domain/fact.ts'
import type { Source, UnavailableFact } from '../domain/fact.ts'

/** Text from outside, made fit for one line of a log or report: no control characters, bounded length. */
export const oneLine = (text: string, limit = 300): string =>
  Array.from(text.slice(0, limit * 2), (char) => (char < ' ' || char === '\u007f' ? ' ' : char)).join('').slice(0, limit)

/** What was measured when a request did not answer as hoped (SEMANTICS 50). Anything that is not a failed request is a bug and is thrown on. */
export function refused(what: string, error: unknown, sources: Source[] = []): UnavailableFact {
  if (!(error instanceof RequestFailure)) throw error
  const permissions = error.permissions === null ? '' : `; the API names these permissions: ${oneLine(error.permissions)}`
  const reason = { what, request: error.request, status: error.status, detail: `${error.message}${permissions}` }
  return unavailable(reason, error.source ? [...sources, error.source] : sources)
}

/** The answer came, but it is not what a complete answer looks like: counts that are short, a repeated cursor, an unexpected form. */
export function incomplete(what: string, source: Source, detail: string, sources: Source[] = [source]): UnavailableFact {
  return unavailable({ what, request: source.request, status: source.status, detail }, sources)
}

/** The first of GraphQL's errors, with how many there were. */
export function errorText(errors: GraphqlAnswer['errors']): string {
  const first = errors[0]
  if (!first) return 'no data'
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return oneLine(`${first.type ?? 'error'} at ${first.path.join('.') || 'the query'}: ${first.message}`) + more
}

/** Work that answers a failed request with what was measured of it. */
export async function refusing<T>(what: string, work: () => Promise<T>): Promise<T | UnavailableFact> {
  try {
    return await work()
  } catch (error) {
    return refused(what, error)
  }
}
