import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Answerer } from './answerer.ts'
import { ArtifactService } from './artifacts.ts'
import type { RecordedRequest, Simulator, SimulatorOptions } from './exchange.ts'
import type { World } from './world.ts'

export type { Exchange, RecordedRequest, Simulator, SimulatorOptions } from './exchange.ts'

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
