import { createClient } from '../../src/collect/client.ts'
import { createCollector } from '../../src/collect/collector.ts'
import type { Answer, GitHubClient, GraphqlAnswer } from '../../src/domain/client.ts'
import { RequestFailure } from '../../src/domain/client.ts'
import type { Collector } from '../../src/domain/collector.ts'
import type { Fact, Unavailability } from '../../src/domain/fact.ts'
import type { ChangeFacts, Facts, Need } from '../../src/domain/facts.ts'
import type { ChangeHints, Occasion } from '../../src/domain/occasion.ts'
import type { Subject } from '../../src/domain/subject.ts'
import type { PullRequest } from '../../src/simulator/model.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import type { Simulator, SimulatorOptions } from '../../src/simulator/server.ts'
import type { World } from '../../src/simulator/world.ts'
import { holdToPublished } from '../published/held.ts'
import { anyToken } from '../simulator/fixture.ts'

export const payments = { owner: 'acme', name: 'payments' }
export const policyPath = '.github/countersign.yml'
export const noHints: ChangeHints = { headSha: null, headRepository: null, headBranch: null, push: null }

/** What a test changes in an answer on its way to the collector: GraphQL by operation name, REST by the end of the route. */
export interface Tampering {
  graphql?: (operation: string, answer: GraphqlAnswer) => GraphqlAnswer
  rest?: (route: string, answer: Answer) => Answer
}

export type RestTamper = NonNullable<Tampering['rest']>

export interface Rig {
  simulator: Simulator
  client: GitHubClient
  orgClient: GitHubClient | null
  collector: Collector
  /** What both tokens asked, the ordinary one's first. */
  asked: () => string[]
}

export interface RigOptions extends SimulatorOptions {
  tamper?: Tampering
  /** Gives the collector a second token, the only one that sees teams. */
  orgToken?: boolean
  /** Has the collector list secrets with the second token. */
  inventory?: boolean
  workflow?: { path: string; ref: string }
  /** The branch of a ledger. */
  ledger?: string
}

/** A collector against the simulated GitHub, every exchange held to what GitHub publishes; tampering happens after that. */
export async function withRig(world: World, options: RigOptions, story: (rig: Rig) => Promise<void>): Promise<void> {
  const { tamper, orgToken, inventory = false, workflow = null, ledger = null, ...simulated } = options
  const secondToken = orgToken ? anyToken() : null
  const seesTeams = secondToken === null ? {} : { orgTokens: [secondToken] }
  const simulator = await startSimulator(world, { observe: holdToPublished, ...seesTeams, ...simulated })
  const { apiUrl, graphqlUrl } = simulator
  const underWay = new Set<Promise<unknown>>()
  const connect = (token: string): GitHubClient =>
    tampered(noting(createClient({ token, apiUrl, graphqlUrl, userAgent: 'countersign-test', debug: () => undefined }), underWay), tamper ?? {})
  const client = connect(anyToken())
  const orgClient = secondToken === null ? null : connect(secondToken)
  const collector = createCollector({ client, orgClient, inventory, policyPath, workflow, ledger, debug: () => undefined })
  const asked = (): string[] => [client, orgClient].flatMap((one) => one?.usage().log ?? []).map((line) => line.split(' → ')[0] ?? '')
  try {
    await story({ simulator, client, orgClient, collector, asked })
  } finally {
    // What was started early and needed by nobody still has to end before its server does.
    await Promise.allSettled(underWay)
    await simulator.close()
  }
}

const noting = (client: GitHubClient, underWay: Set<Promise<unknown>>): GitHubClient => {
  const noted = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work)
    return work
  }
  return {
    usage: () => client.usage(),
    rest: (route, parameters) => noted(client.rest(route, parameters)),
    graphql: (query, variables) => noted(client.graphql(query, variables)),
  }
}

export function tampered(client: GitHubClient, tamper: Tampering): GitHubClient {
  return {
    usage: () => client.usage(),
    async rest(route, parameters) {
      const answer = await client.rest(route, parameters)
      return tamper.rest ? tamper.rest(route, answer) : answer
    },
    async graphql(query, variables) {
      const answer = await client.graphql(query, variables)
      const operation = /^query (\w+)/.exec(query)?.[1] ?? ''
      return tamper.graphql ? tamper.graphql(operation, answer) : answer
    },
  }
}

export const failure = (status: number | null, request: string): RequestFailure =>
  new RequestFailure({ message: 'Resource not accessible', status, request, permissions: null, source: null })

export const pullRequestOccasion = (pull: PullRequest, hints: ChangeHints = noHints): Occasion => ({
  kind: 'pull-request',
  repository: payments,
  number: pull.number,
  hints,
})

/** The one subject of an occasion; a test that expects another number says so by failing here. */
export async function onlySubject(collector: Collector, occasion: Occasion): Promise<Subject> {
  const located = await collector.locate(occasion)
  if (located.state !== 'found' || located.subjects.length !== 1) throw new Error(`one subject expected: ${JSON.stringify(located)}`)
  return located.subjects[0]
}

export async function factsOf(collector: Collector, pull: PullRequest, needs: Need[]): Promise<Facts> {
  const facts = await collector.facts(await onlySubject(collector, pullRequestOccasion(pull)), needs)
  if ('moved' in facts) throw new Error(`moved to ${facts.moved}`)
  return facts
}

export async function changeOf(collector: Collector, pull: PullRequest, needs: Need[]): Promise<ChangeFacts> {
  const [change] = (await factsOf(collector, pull, needs)).changes
  if (!change) throw new Error('no change')
  return change
}

export function valueOf<T>(fact: Fact<T> | undefined): T {
  if (fact?.state !== 'known') throw new Error(`a known fact expected: ${JSON.stringify(fact)}`)
  return fact.value
}

export function reasonOf(fact: Fact<unknown> | undefined): Unavailability {
  if (fact?.state !== 'unavailable') throw new Error(`an unavailable fact expected: ${JSON.stringify(fact)?.slice(0, 500)}`)
  return fact.reason
}

/** A deep copy with one member replaced; `undefined` takes it away. */
export function replaced<T>(value: T, path: (string | number)[], to: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return to as T
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>
  if (rest.length === 0 && to === undefined) delete copy[key]
  else copy[key] = replaced(copy[key], rest, to)
  return copy as T
}
