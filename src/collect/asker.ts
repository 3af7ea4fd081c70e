import type { GitHubClient, GraphqlAnswer } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'

/** Asks GraphQL for as much as the server can give. */
export interface Asker {
  /** `$n` is the page size, halved each time the server gives up and kept small from then on. */
  paged(query: string, variables: Record<string, unknown>): Promise<GraphqlAnswer>
  /** A query too small to be asked for less: asked once more when the server failed. */
  small(query: string, variables: Record<string, unknown>): Promise<GraphqlAnswer>
}

const largestPage = 100

export function createAsker(client: GitHubClient, debug: (line: string) => void): Asker {
  let size = largestPage
  return {
    async paged(query, variables) {
      for (;;) {
        const asked = size
        try {
          const answer = await connected(() => client.graphql(query, { ...variables, n: asked }))
          if (asked === 1 || !gaveUp(answer)) return answer
        } catch (error) {
          if (asked === 1 || !serverFailed(error)) throw error
        }
        // Two readers may find out at once; neither halves what the other has already halved.
        size = Math.min(size, Math.max(1, Math.floor(asked / 2)))
        debug(`the server gave up at ${asked} items a page; asking for ${size}`)
      }
    },
    async small(query, variables) {
      try {
        return await connected(() => client.graphql(query, variables))
      } catch (error) {
        if (!serverFailed(error)) throw error
        return client.graphql(query, variables)
      }
    },
  }
}

/** A connection that broke is tried once more; a server that answered is not asked again here. */
async function connected<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== null) throw error
    return ask()
  }
}

/** GitHub ends a query after ten seconds with 502 or 504 (GITHUB.md, "Limits"). */
const serverFailed = (error: unknown): boolean => error instanceof RequestFailure && error.status !== null && error.status >= 500

/** The same under a 200: no data, and one error of this wording. */
const gaveUp = (answer: GraphqlAnswer): boolean =>
  answer.data === null && answer.errors.some(({ message }) => message.startsWith('Something went wrong while executing your query'))
