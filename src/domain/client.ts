import type { Source } from './fact.ts'

/**
 * The one way to GitHub: an authenticated client that throttles, retries, counts and measures. `collect/client.ts` makes it; `publish` is
 * handed it, so that the two rooms need not know each other.
 */
export interface GitHubClient {
  /** A REST call. `route` is "METHOD /path/{template}"; throws `RequestFailure` for anything but 2xx and 304. */
  rest(route: string, parameters?: Record<string, unknown>): Promise<Answer>
  /** A GraphQL call; `errors` beside `data` is returned, never swallowed (SEMANTICS 33). */
  graphql(query: string, variables: Record<string, unknown>): Promise<GraphqlAnswer>
  usage(): Usage
}

export interface Answer {
  status: number
  data: unknown
  /** The body as it came, when it is neither JSON nor text: a downloaded archive. */
  bytes?: Uint8Array
  headers: Record<string, string | undefined>
  source: Source
}

export interface GraphqlAnswer {
  data: Record<string, unknown> | null
  errors: { type: string | null; path: (string | number)[]; message: string }[]
  source: Source
}

/** Requests sent, retries included, and GraphQL points as the API reported them. */
export interface Usage {
  requests: number
  points: number | null
  log: string[]
}

/** An answer that is not a success, or no answer at all (`status` null). `permissions` is X-Accepted-GitHub-Permissions. */
export class RequestFailure extends Error {
  readonly status: number | null
  readonly request: string
  readonly permissions: string | null
  readonly source: Source | null
  constructor(
    failure: { message: string; status: number | null; request: string; permissions: string | null; source: Source | null },
    options?: ErrorOptions,
  ) {
    super(failure.message, options)
    this.name = 'RequestFailure'
    this.status = failure.status
    this.request = failure.request
    this.permissions = failure.permissions
    this.source = failure.source
  }
}

