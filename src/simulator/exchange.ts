import type { Misbehaviour } from './misbehave.ts'
import type { Json } from './json.ts'
import type { StoredArtifact } from './storedArtifact.ts'

export interface SimulatorOptions {
  /** Added to every answer. */
  latencyMs?: number
  misbehave?: Misbehaviour
  /** Sees every request with its answer; an exception thrown here reaches whoever awaits `close()`. */
  observe?: (exchange: Exchange) => void
  /** The tokens that may read teams; default: every token. Other tokens get what the Actions token gets. */
  orgTokens?: string[]
  /** Paths of an Enterprise Server: `/api/v3` and `/api/graphql`. */
  enterprise?: boolean
  /** Where pages live, in every address that answers hold; default: https://github.com. */
  serverUrl?: string
}

export type ExchangeKind = 'rest' | 'graphql' | 'artifact' | 'unanswered'

export interface Exchange {
  kind: ExchangeKind
  method: string
  path: string
  query: string
  requestBody: Json
  status: number
  responseHeaders: Record<string, string>
  responseBody: Json
  /** In the place of a body: what the blob store answers. */
  responseBytes?: Uint8Array
}

export interface RecordedRequest extends Exchange {
  /** Who asked, as the Authorization header had it, scheme dropped. */
  token: string
}

export interface Simulator {
  url: string
  apiUrl: string
  graphqlUrl: string
  /** Where pages live. */
  serverUrl: string
  /** Every request so far, oldest first. */
  requests: RecordedRequest[]
  /** Requests for something GitHub has and this world has not: a test that meets one must fail. */
  unanswered(): string[]
  artifacts: StoredArtifact[]
  /** May be changed while running. */
  misbehave: Misbehaviour
  /** Stops, and throws what `observe` threw. */
  close(): Promise<void>
}
