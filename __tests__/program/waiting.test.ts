import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import type { Misbehaviour } from '../../src/simulator/misbehave.ts'
import { play, type Setting } from './stage.ts'
import { onlyPack } from './told.ts'

/** An approved pull request, judged while GitHub misbehaves. */
const under = (misbehave: Misbehaviour, setting: Setting = {}) =>
  play({ ...setting, misbehave }, async (stage) => {
    stage.approve('reviewer')
    const told = await stage.run()
    return { told, status: stage.status() }
  })

describe('what passes by itself is waited for, within a budget', () => {
  test.concurrent.each(['/graphql', '/repos/acme/payments/check-runs'])(
    '502 once at %s',
    async (path) => {
      const { told, status } = await under({ badGateway: { path, times: 1 } })
      expect([told.exitCode, told.decision, status?.state]).toEqual([0, 'passed', 'success'])
    },
    60_000,
  )

  test.concurrent.each([403, 429] as const)(
    'a secondary rate limit (%d) with Retry-After',
    async (status) => {
      const ended = await under({ secondaryRateLimit: { status, retryAfterSeconds: 1, times: 1 } })
      expect([ended.told.exitCode, ended.told.decision]).toEqual([0, 'passed'])
      expect(ended.told.milliseconds).toBeGreaterThan(1000)
    },
    60_000,
  )

  test.concurrent(
    'a server that stays down: an error, no stack trace',
    async () => {
      const { told, status } = await under({ badGateway: { path: '/graphql', times: 99 } })
      expect([told.exitCode, told.decision, status?.state]).toEqual([1, '', 'error'])
      expect(told.summary).toMatch(/502/)
    },
    60_000,
  )
})

describe('what does not pass is an error within a minute', () => {
  test.concurrent(
    'rules that cannot be read count as not required',
    () =>
      play({ required: true, misbehave: { badGateway: { path: '/repos/acme/payments/rules', times: 9 } } }, async (stage) => {
        const told = await stage.run()
        expect(told.exitCode).toBe(1)
        expect(onlyPack(told).statement.predicate.enforcement).toMatchObject({ required: 'unreadable' })
        expect(told.summary).toContain('could not be read')
      }),
    40_000,
  )

  test.concurrent(
    'a server that answers every request with a page of its own: an error that names what came',
    async () => {
      const portal = createServer((_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in ::error::</title>'),
      )
      await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
      const url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`
      const told = await play({}, (stage) =>
        stage.run(stage.target('opened'), {}, { environment: { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: `${url}/graphql` } }),
      )
      await new Promise((resolve) => portal.close(resolve))
      expect([told.exitCode, told.decision]).toEqual([1, ''])
      expect(told.summary).toMatch(/Could not evaluate/)
    },
    60_000,
  )

  test.concurrent(
    'nobody answers at all',
    async () => {
      const told = await play({}, (stage) =>
        stage.run(
          stage.target('opened'),
          {},
          { environment: { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/graphql' } },
        ),
      )
      expect([told.exitCode, told.decision]).toEqual([1, ''])
      expect(told.summary).toMatch(/Could not evaluate.*no answer/s)
    },
    60_000,
  )
})
