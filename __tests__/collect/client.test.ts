import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { createClient } from '../../src/collect/client.ts'
import { apiClock } from '../../src/collect/measure.ts'
import { RequestFailure } from '../../src/domain/client.ts'
import type { GitHubClient } from '../../src/domain/client.ts'
import { ProblemError } from '../../src/domain/problem.ts'
import { anyToken } from '../simulator/fixture.ts'

interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: string
}

interface Server {
  url: string
  asked: { method: string; url: string; body: string; authorization: string }[]
}

/** A server that gives these replies in turn, the last one for ever. */
async function withServer(replies: Reply[], story: (server: Server) => Promise<void>): Promise<void> {
  const asked: Server['asked'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const reply = replies[Math.min(asked.length, replies.length - 1)] ?? {}
      asked.push({ method: request.method ?? '', url: request.url ?? '', body, authorization: request.headers.authorization ?? '' })
      const usual = { 'content-type': 'application/json; charset=utf-8', date: 'Sat, 21 Nov 2026 14:03:07 GMT' }
      response.writeHead(reply.status ?? 200, { ...usual, ...reply.headers })
      response.end(reply.body ?? '{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await story({ url: `http://127.0.0.1:${port}`, asked })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const token = anyToken()
const clientOf = (url: string, log: string[] = []): GitHubClient =>
  createClient({ token, apiUrl: url, graphqlUrl: `${url}/graphql`, userAgent: 'countersign-test', debug: (line) => log.push(line) })

async function failureOf(work: Promise<unknown>): Promise<RequestFailure> {
  const outcome = await work.then(() => null).catch((error: unknown) => error)
  if (!(outcome instanceof RequestFailure)) throw new Error(`a failed request expected, not ${String(outcome)}`)
  return outcome
}

/** The waits, in milliseconds, that the work asked the clock for; none of 0, which only lets others go first. */
async function waitsOf<T>(work: () => Promise<T>): Promise<{ waits: number[]; value: T }> {
  const clock = jest.spyOn(globalThis, 'setTimeout')
  try {
    const value = await work()
    return { waits: clock.mock.calls.map(([, milliseconds]) => milliseconds ?? 0).filter((milliseconds) => milliseconds > 0), value }
  } finally {
    clock.mockRestore()
  }
}

const secondary = JSON.stringify({ message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' })

describe('an archive', () => {
  const asked = { owner: 'acme', repo: 'payments', ref: 'main' }
  const zipball = 'GET /repos/{owner}/{repo}/zipball/{ref}'
  const zip = { 'content-type': 'application/zip' }

  test('is fetched where the API says, without the token and without a word of that address', () =>
    withServer([{ body: 'PK', headers: zip }], (elsewhere) =>
      withServer([{ status: 302, headers: { location: `${elsewhere.url}/legacy.zip/main?token=signed` } }], async ({ url, asked: first }) => {
        const answer = await clientOf(url).rest(zipball, asked)
        expect([first[0]?.authorization, elsewhere.asked[0]?.authorization]).toEqual([`token ${token}`, ''])
        expect([answer.source.request, Buffer.from(answer.bytes ?? []).toString()]).toEqual(['GET /repos/acme/payments/zipball/main', 'PK'])
      }),
    ))

  test('may be larger than any other answer', async () => {
    const body = 'x'.repeat(33 * 1024 * 1024)
    await withServer([{ body, headers: zip }], async ({ url }) => expect((await clientOf(url).rest(zipball, asked)).bytes?.length).toBe(body.length))
  })
})

describe('every answer is measured', () => {
  const body = '{"a":1, "b": "ü"}'
  test('request without host, status, request id, clock and the digest of the raw bytes', () =>
    withServer([{ body, headers: { 'x-github-request-id': 'ABCD:1' } }], async ({ url }) => {
      const parameters = { owner: 'acme', repo: 'payments', ref: 'refs/heads/a b', per_page: 100 }
      const answer = await clientOf(url).rest('GET /repos/{owner}/{repo}/activity', parameters)
      expect(answer.data).toEqual({ a: 1, b: 'ü' })
      expect(answer.source).toEqual({
        request: 'GET /repos/acme/payments/activity?ref=refs%2Fheads%2Fa%20b&per_page=100',
        status: 200,
        requestId: 'ABCD:1',
        date: '2026-11-21T14:03:07Z',
        sha256: createHash('sha256').update(body).digest('hex'),
      })
    }))

  test('an Enterprise Server is reached under its own paths, and they stay out of the evidence', () =>
    withServer([{ body: '{"data":{"rateLimit":{"cost":2}}}' }], async ({ url, asked }) => {
      const client = createClient({ token, apiUrl: `${url}/api/v3`, graphqlUrl: `${url}/api/graphql`, userAgent: 'x', debug: () => undefined })
      const one = await client.rest('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'payments' })
      const two = await client.graphql('query Name { viewer { login } }', {})
      expect(asked.map((request) => request.url)).toEqual(['/api/v3/repos/acme/payments', '/api/graphql'])
      expect([one.source.request, two.source.request]).toEqual(['GET /repos/acme/payments', 'POST /graphql Name'])
    }))

  test('requests and points are counted, with a line for each', () =>
    withServer([{ body: '{"data":{"rateLimit":{"cost":2}}}' }], async ({ url }) => {
      const log: string[] = []
      const client = clientOf(url, log)
      expect(client.usage()).toEqual({ requests: 0, points: null, log: [] })
      await client.graphql('query One { viewer { login } }', {})
      await client.graphql('query Two { viewer { login } }', {})
      expect(client.usage()).toMatchObject({ requests: 2, points: 4 })
      expect(log[0]).toMatch(/^POST \/graphql One → 200 \(/)
    }))

  test.each(['yesterday', '2026-11-21T14:03:07Z', 'Sat, 41 Nov 2026 14:03:07 GMT', '', undefined])('a Date header of %j is no clock', (header) => {
    expect(apiClock(header)).toBeNull()
  })
})

describe('a failed request says what was measured', () => {
  const forbidden = {
    status: 403,
    body: '{"message":"Resource not accessible by integration"}',
    headers: { 'x-accepted-github-permissions': 'members=read' },
  }
  test('status, request and the permissions the API names', () =>
    withServer([forbidden], async ({ url }) => {
      const failure = await failureOf(clientOf(url).rest('GET /orgs/{org}/teams/{slug}/members', { org: 'acme', slug: 'release' }))
      expect(failure).toMatchObject({ status: 403, request: 'GET /orgs/acme/teams/release/members', permissions: 'members=read' })
      expect(failure.source?.status).toBe(403)
    }))

  test('nothing answers: no status, no source', async () => {
    let closed = ''
    await withServer([{}], async ({ url }) => void (closed = url))
    const failure = await failureOf(clientOf(closed).graphql('query Name { viewer { login } }', {}))
    expect(failure).toMatchObject({ status: null, source: null, request: 'POST /graphql Name' })
  })

  test.each(['<html>maintenance</html>', '', '[]', '{"message":"ok"}', '{"data":null}', '{"errors":[]}'])('a GraphQL answer of %j is none', (body) =>
    withServer([{ body }], async ({ url }) => {
      expect((await failureOf(clientOf(url).graphql('query Name { viewer { login } }', {}))).message).toContain('neither data nor errors')
    }),
  )

  test('an answer with more errors than can be looked through is refused whole', () =>
    withServer([{ body: JSON.stringify({ data: {}, errors: Array.from({ length: 1001 }, () => ({ message: 'x' })) }) }], async ({ url }) => {
      await failureOf(clientOf(url).graphql('query Name { viewer { login } }', {}))
    }))

  test('an answer without end is not read to its end', () =>
    withServer([{ body: ' '.repeat(33 * 1024 * 1024) }], async ({ url }) => {
      expect((await failureOf(clientOf(url).graphql('query Name { viewer { login } }', {}))).message).toContain('longer than')
    }))

  test.each(['.', '..'])('a name of %j would lead elsewhere: nothing is asked', (name) =>
    withServer([{}], async ({ url, asked }) => {
      await failureOf(clientOf(url).rest('GET /orgs/{org}/teams/{team_slug}/members', { org: name, team_slug: 'x' }))
      expect(asked).toEqual([])
    }),
  )

  test('a slash in a name stays within its place', () =>
    withServer([{}], async ({ url, asked }) => {
      await clientOf(url).rest('GET /repos/{owner}/{repo}/rules/branches/{branch}', { owner: 'acme', repo: 'a', branch: '../../user' })
      expect(asked[0]?.url).toBe('/repos/acme/a/rules/branches/..%2F..%2Fuser')
    }))

  test('errors beside data are handed on, not thrown', () =>
    withServer([{ body: '{"data":{"a":null},"errors":[{"type":"FORBIDDEN","path":["a"],"message":"no"}]}' }], async ({ url }) => {
      const answer = await clientOf(url).graphql('query Name { viewer { login } }', {})
      expect(answer.errors).toEqual([{ type: 'FORBIDDEN', path: ['a'], message: 'no' }])
    }))
})

describe('the token stays here', () => {
  test('it is sent, and stands in no error and no log', () =>
    withServer([{ status: 401, body: JSON.stringify({ message: `Bad credentials ${token}` }) }], async ({ url, asked }) => {
      const log: string[] = []
      const failure = await failureOf(clientOf(url, log).rest('GET /user'))
      expect(asked[0]?.authorization).toContain(token)
      const { message, stack, request, cause } = failure
      expect(JSON.stringify([message, stack, request, String(cause), log])).not.toContain(token)
      expect(failure.message).toContain('[token]')
    }))

  const unusable = ['', `${token}\n`, `${token} x`, 'ü', 'x'.repeat(5000)]
  test.each(unusable)('a token that no header can carry is refused without being shown (%#)', (bad) => {
    const settings = { apiUrl: 'http://127.0.0.1', graphqlUrl: 'http://127.0.0.1/graphql', userAgent: 'x', debug: () => undefined }
    const make = () => createClient({ ...settings, token: bad })
    expect(make).toThrow(ProblemError)
    expect(make).toThrow(expect.objectContaining({ message: 'the token cannot be used' }))
  })
})

describe('patience has a budget', () => {
  test('a bad gateway is asked again, and the retry is counted', () =>
    withServer([{ status: 502 }, { body: '{"ok":true}' }], async ({ url }) => {
      const client = clientOf(url)
      expect((await client.rest('GET /user')).data).toEqual({ ok: true })
      expect(client.usage().requests).toBe(2)
    }))

  test.each([
    [403, '0', 50],
    [429, '0', 50],
    [403, '1', 1000],
  ])('a secondary limit (%i) with Retry-After: %s is waited for as long as it says', (status, after, milliseconds) =>
    withServer([{ status, body: secondary, headers: { 'retry-after': after } }, { body: '{"ok":true}' }], async ({ url }) => {
      const log: string[] = []
      const { waits, value } = await waitsOf(async () => clientOf(url, log).rest('GET /user'))
      expect(value.data).toEqual({ ok: true })
      expect(waits).toEqual([milliseconds])
      expect(log).toContain(`secondary rate limit: waiting ${milliseconds / 1000} s`)
    }),
  )

  test('a limit that lifts in an hour is reported, not waited for', () =>
    withServer([{ status: 403, body: secondary, headers: { 'retry-after': '3600' } }], async ({ url, asked }) => {
      expect(await failureOf(clientOf(url).rest('GET /user'))).toMatchObject({ status: 403 })
      expect(asked).toHaveLength(1)
    }))

  test('GraphQL’s own limit, lifting in an hour, is handed on as the error it is', () => {
    const body = JSON.stringify({ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] })
    const reset = String(Math.floor(Date.now() / 1000) + 3600)
    return withServer([{ body, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } }], async ({ url, asked }) => {
      const answer = await clientOf(url).graphql('query Name { viewer { login } }', {})
      expect([answer.data, answer.errors[0]?.type, asked.length]).toEqual([null, 'RATE_LIMITED', 1])
    })
  })

  test('a limit that never lifts is given up after two more tries', () =>
    withServer([{ status: 429, body: secondary, headers: { 'retry-after': '0' } }], async ({ url, asked }) => {
      await failureOf(clientOf(url).rest('GET /user'))
      expect(asked).toHaveLength(3)
    }))

  test.each([400, 401, 403, 404, 409, 422])('%i is an answer: asked once', (status) =>
    withServer([{ status, body: '{"message":"no"}' }], async ({ url, asked }) => {
      await failureOf(clientOf(url).rest('POST /repos/{owner}/{repo}/statuses/{sha}', { owner: 'a', repo: 'b', sha: 'c' }))
      expect(asked).toHaveLength(1)
    }),
  )

  test('a write does not wait for the query before it', () =>
    withServer([{ body: '{"data":{"a":1}}' }, { status: 201 }, { status: 201 }], async ({ url }) => {
      const client = clientOf(url)
      const { waits } = await waitsOf(async () => {
        await client.graphql('query Name { viewer { login } }', {})
        await client.rest('POST /repos/{owner}/{repo}/statuses/{sha}', { owner: 'a', repo: 'b', sha: 'c', state: 'pending' })
        await client.rest('POST /repos/{owner}/{repo}/statuses/{sha}', { owner: 'a', repo: 'b', sha: 'c', state: 'success' })
      })
      expect(waits).toEqual([])
    }))
})
