import type { Answer, GitHubClient, GraphqlAnswer } from '../../src/domain/client.ts'
import { RequestFailure } from '../../src/domain/client.ts'

export interface Sent {
  route: string
  parameters: Record<string, unknown>
}

const source = { request: '', status: 200, requestId: null, date: null, sha256: '' }

/** A client that records what it is asked and answers what it is told, in order; without an answer left it fails the test. */
export function fakeClient(answers: { rest?: unknown[]; graphql?: Partial<GraphqlAnswer>[] }): { client: GitHubClient; sent: Sent[] } {
  const sent: Sent[] = []
  const rest = [...(answers.rest ?? [])]
  const graphql = [...(answers.graphql ?? [])]
  const client: GitHubClient = {
    async rest(route, parameters = {}): Promise<Answer> {
      sent.push({ route, parameters })
      if (rest.length === 0) throw new Error(`unexpected request: ${route}`)
      const data = rest.shift()
      if (data instanceof Error) throw data
      return { status: 201, data, headers: {}, source }
    },
    async graphql(query, variables): Promise<GraphqlAnswer> {
      sent.push({ route: query, parameters: variables })
      const answer = graphql.shift()
      if (answer === undefined) throw new Error('unexpected query')
      return { data: null, errors: [], source, ...answer }
    },
    usage: () => ({ requests: sent.length, points: null, log: [] }),
  }
  return { client, sent }
}

export const refused = (
  request: string,
  permissions: string | null,
  status: number | null = 403,
  message = 'Resource not accessible by integration',
) => new RequestFailure({ message, status, request, permissions, source: null })
