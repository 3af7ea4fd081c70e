import { RequestFailure } from '../domain/client.ts'
import type { Answer, GitHubClient, GraphqlAnswer, Usage } from '../domain/client.ts'
import { ProblemError } from '../domain/problem.ts'
import type { ClientOptions } from './clientOptions.ts'
import { oneLine } from './failure.ts'
import { readGraphql } from './graphqlAnswer.ts'
import { measuringFetch } from './measure.ts'
import type { Exchange } from './measure.ts'
import { patientOctokit, retryingOctokit } from './octokit.ts'
import type { QuietOctokit } from './octokit.ts'

/** What a gate writes fits in the burst; a sweep over many pull requests is slowed to GitHub's advice of one write a second. */
const writeBurst = 20
const writeSpacingMilliseconds = 1000

/** The one way to GitHub: throttled, retried within a small budget, counted, and measured into a `Source` per answer. */
export function createClient(options: ClientOptions): GitHubClient {
  refuseUnusableToken(options.token)
  const usage: Usage = { requests: 0, points: null, log: [] }
  const rest = caller(retryingOctokit(options), options, usage)
  // A query that is too heavy must be asked for less, not again; whoever asks knows how.
  const graphql = caller(patientOctokit(options), options, usage)
  const pace = writePace()
  return {
    usage: () => ({ ...usage, log: [...usage.log] }),
    async rest(route, parameters = {}) {
      refuseDots(route, parameters)
      if (!/^(GET|HEAD) /.test(route)) await pace()
      const exchange = await rest(route, parameters, (url) => `${route.split(' ')[0]} ${pathOf(url, options.apiUrl)}`)
      return answerOf(exchange)
    },
    async graphql(query, variables) {
      const label = `POST /graphql ${/^\s*query (\w+)/.exec(query)?.[1] ?? ''}`.trim()
      const base = options.graphqlUrl.replace(/\/graphql$/, '')
      const exchange = await graphql('POST /graphql', { baseUrl: base, query, variables }, () => label, [200])
      const answer = readGraphql(exchange)
      usage.points = addPoints(usage.points, answer)
      return answer
    },
  }
}

type Call = (route: string, parameters: Record<string, unknown>, label: (url: string) => string, accept?: number[]) => Promise<Exchange>

function caller(octokit: QuietOctokit, options: ClientOptions, usage: Usage): Call {
  return async (route, parameters, label, accept = [304]) => {
    let last: Exchange | null = null
    let began = 0
    const fetch = measuringFetch(
      label,
      () => {
        last = null
        began = performance.now()
        usage.requests += 1
      },
      (exchange) => {
        last = exchange
        note(options, usage, exchange, performance.now() - began)
      },
    )
    const ended = (): Exchange | null => last
    try {
      await octokit.request(route, { ...parameters, request: { fetch } })
    } catch (error) {
      const exchange = ended()
      if (exchange && accept.includes(exchange.source.status)) return exchange
      throw failureOf(error, exchange, label(addressOf(octokit, route, parameters)), options.token)
    }
    const exchange = ended()
    if (!exchange) throw new Error(`${route}: octokit answered without a request`)
    return exchange
  }
}

function writePace(): () => Promise<void> {
  let written = 0
  let free = 0
  return async () => {
    written += 1
    if (written <= writeBurst) return
    const now = performance.now()
    const begin = Math.max(now, free)
    free = begin + writeSpacingMilliseconds
    await new Promise((resolve) => setTimeout(resolve, begin - now))
  }
}

function note(options: ClientOptions, usage: Usage, exchange: Exchange, milliseconds: number): void {
  const { request, status, requestId } = exchange.source
  const size = exchange.text === '' ? `${exchange.bytes.length} bytes` : `${exchange.text.length} characters`
  const line = oneLine(`${request} → ${status} (${Math.round(milliseconds)} ms, ${size}, ${requestId ?? 'no request id'})`)
  usage.log.push(line)
  options.debug(line)
}

function answerOf(exchange: Exchange): Answer {
  const { headers, source, text } = exchange
  const type = headers['content-type'] ?? ''
  const readable = /\b(json|text)\b/.test(type)
  return { status: source.status, data: parsed(text, type), headers, source, ...(readable ? {} : { bytes: exchange.bytes }) }
}

function parsed(text: string, type: string): unknown {
  if (text === '') return null
  if (!/\bjson\b/.test(type)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const addPoints = (points: number | null, answer: GraphqlAnswer): number | null => {
  const limit = answer.data?.['rateLimit']
  const cost = typeof limit === 'object' && limit !== null && 'cost' in limit ? limit.cost : null
  return typeof cost === 'number' && Number.isSafeInteger(cost) && cost >= 0 ? (points ?? 0) + cost : points
}

/** Request text names no host: evidence outlives hosts, and a reader compares paths. */
const pathOf = (url: string, apiUrl: string): string => {
  const base = apiUrl.replace(/\/$/, '')
  return url.startsWith(base) ? url.slice(base.length) : new URL(url).pathname
}

const addressOf = (octokit: QuietOctokit, route: string, parameters: Record<string, unknown>): string => octokit.request.endpoint(route, parameters).url

function failureOf(error: unknown, exchange: Exchange | null, request: string, token: string): RequestFailure {
  const text = error instanceof Error ? error.message : 'failed'
  // A library may quote a header in its message; the token must not travel with it.
  const message = oneLine(text.replaceAll(token, '[token]'))
  return new RequestFailure({
    message: exchange ? message : `no answer: ${message}`,
    status: exchange?.source.status ?? null,
    request,
    permissions: exchange?.headers['x-accepted-github-permissions'] ?? null,
    source: exchange?.source ?? null,
  })
}

/** No name of GitHub's is a dot or two; in a path they would lead to another address than the route says. */
function refuseDots(route: string, parameters: Record<string, unknown>): void {
  const name = Object.keys(parameters).find((key) => parameters[key] === '.' || parameters[key] === '..')
  if (name === undefined) return
  const message = `no answer: ${name} cannot be ${JSON.stringify(parameters[name])}, so nothing was asked`
  throw new RequestFailure({ message, status: null, request: route, permissions: null, source: null })
}

function refuseUnusableToken(token: string): void {
  if (/^[\x21-\x7e]{1,4096}$/.test(token)) return
  throw new ProblemError({
    code: 'CS-030',
    message: 'the token cannot be used',
    expected: 'one line of printable characters',
    found: token === '' ? 'nothing' : 'a value with spaces, line breaks or other characters',
    suggestion: 'check the secret for a line break at its end',
  })
}

/** What all clients of a run sent together; points are null while none was reported. */
export function usageOf(clients: GitHubClient[]): Pick<Usage, 'requests' | 'points'> {
  const usages = clients.map((client) => client.usage())
  return { requests: usages.reduce((sum, { requests }) => sum + requests, 0), points: usages.reduce<number | null>((sum, { points }) => (points === null ? sum : (sum ?? 0) + points), null) }
}
