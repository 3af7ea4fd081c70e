import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Answerer } from './answerer.ts'
import { ArtifactService, type StoredArtifact } from './artifacts.ts'
import type { Misbehaviour } from './misbehave.ts'
import type { Json } from './rest/routing.ts'
import type { World } from './world.ts'

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

/** Larger bodies than any the program sends; an upload above it ends the connection. */
const bodyLimit = 64 * 1024 * 1024

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyLimit) throw new Error('body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Starts GitHub on a free port of the loopback interface. */
export async function startSimulator(world: World, options: SimulatorOptions = {}): Promise<Simulator> {
  const requests: RecordedRequest[] = []
  const problems: unknown[] = []
  const artifacts = new ArtifactService(world)
  const misbehave = options.misbehave ?? {}
  const answerer = new Answerer(world, artifacts, options)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    if (options.latencyMs) await wait(options.latencyMs)
    const address = new URL(request.url ?? '/', simulator.url)
    const recorded = answerer.answer({ method: request.method ?? 'GET', address, headers: request.headers, body }, simulator)
    requests.push(recorded)
    try {
      options.observe?.(recorded)
    } catch (problem) {
      problems.push(problem)
    }
    response.writeHead(recorded.status, recorded.responseHeaders)
    response.end(recorded.responseBytes ?? (recorded.responseBody === null ? undefined : JSON.stringify(recorded.responseBody)))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((problem: unknown) => {
      problems.push(problem)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const simulator: Simulator = {
    url,
    apiUrl: options.enterprise ? `${url}/api/v3` : url,
    graphqlUrl: options.enterprise ? `${url}/api/graphql` : `${url}/graphql`,
    serverUrl: options.serverUrl ?? 'https://github.com',
    requests,
    misbehave,
    artifacts: artifacts.stored,
    unanswered: () => requests.filter((one) => one.kind === 'unanswered').map((one) => `${one.method} ${one.path}`),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (problems.length > 0) throw problems[0]
    },
  }
  return simulator
}
