import { Octokit } from '@octokit/core'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import type { ThrottlingOptions } from '@octokit/plugin-throttling'
import type { ClientOptions } from './clientOptions.ts'
import { oneLine } from './failure.ts'

export type QuietOctokit = InstanceType<typeof Octokit>

/** A limit that lifts later than this is reported instead of waited for: the job would pay for the wait, and the next event tries again. */
const longestWaitSeconds = 60
const rateLimitRetries = 2
const serverErrorRetries = 2

/** Waits out rate limits, within reason. */
export function patientOctokit(options: ClientOptions): QuietOctokit {
  const Patient = Octokit.plugin(throttling)
  return new Patient(settings(options))
}

/** The same, and asks again when the server failed. Answers that asking again cannot change are asked for once. */
export function retryingOctokit(options: ClientOptions): QuietOctokit {
  const Retrying = Octokit.plugin(throttling, retry)
  const doNotRetry = [400, 401, 403, 404, 405, 409, 410, 412, 422, 429, 451]
  return new Retrying({ ...settings(options), retry: { retries: serverErrorRetries, doNotRetry } })
}

function settings(options: ClientOptions) {
  const wait = (kind: string) => (seconds: number, _: unknown, __: unknown, count: number) => {
    const again = seconds <= longestWaitSeconds && count < rateLimitRetries
    options.debug(`${kind}: ${again ? 'waiting' : 'not waiting'} ${seconds} s`)
    return again
  }
  const silent = () => undefined
  return {
    auth: options.token,
    baseUrl: options.apiUrl.replace(/\/$/, ''),
    userAgent: options.userAgent,
    log: { debug: silent, info: silent, warn: (text: string) => options.debug(oneLine(text)), error: silent },
    throttle: { onRateLimit: wait('rate limit'), onSecondaryRateLimit: wait('secondary rate limit'), write: unspaced(), global: unspaced() },
  }
}

/**
 * The plugin's own queues put a second between a query and any write, and some milliseconds on every request. The client keeps its own pace
 * of writing, and the collector asks for a few things at a time only.
 */
function unspaced(): NonNullable<ThrottlingOptions['write']> {
  const passThrough = { key: () => ({ schedule: (_: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]) => work(...args) }) }
  return passThrough as unknown as NonNullable<ThrottlingOptions['write']>
}
