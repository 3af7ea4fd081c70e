import { sha256 } from '../domain/digest.ts'
import type { Source } from '../domain/fact.ts'

/** One answer as it came over the wire, before anybody parsed it. */
export interface Exchange {
  source: Source
  headers: Record<string, string>
  /** Empty for an archive, which is no text. */
  text: string
  bytes: Uint8Array
}

/** Larger than any answer of the API we ask for (a page of 100 files with patches stays below it); what is longer is not read on. */
const maxBodyBytes = 32 * 1024 * 1024
const timeoutMilliseconds = 30_000
/** An archive of everything that a branch holds. */
export const maxArchiveBytes = 256 * 1024 * 1024
const archiveTimeoutMilliseconds = 300_000

/**
 * A fetch that keeps each answer's raw bytes long enough to digest them. `started` is called before every attempt, so that retries are
 * counted and an earlier attempt's answer is never taken for the last one's.
 */
export function measuringFetch(label: (url: string) => string, started: () => void, ended: (exchange: Exchange) => void): typeof fetch {
  return async (input, init) => {
    started()
    const url = String(input instanceof Request ? input.url : input)
    const patience = asksForArchive(url) ? archiveTimeoutMilliseconds : timeoutMilliseconds
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(patience) })
    const isArchive = /^application\/(x-)?zip\b/.test(response.headers.get('content-type') ?? '')
    const bytes = await boundedBody(response, isArchive ? maxArchiveBytes : maxBodyBytes)
    const headers = Object.fromEntries(response.headers)
    const source: Source = {
      request: label(url),
      status: response.status,
      requestId: headers['x-github-request-id']?.slice(0, 100) ?? null,
      date: apiClock(headers['date']),
      sha256: sha256(bytes),
    }
    const text = isArchive ? '' : new TextDecoder().decode(bytes)
    ended({ source, headers, text, bytes })
    return replayable(response, response.ok && !text.includes('"errors"') ? null : bytes)
  }
}

const asksForArchive = (url: string): boolean => /\/repos\/[^/]+\/[^/]+\/zipball\//.test(url)

async function boundedBody(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.length
    if (size > most) throw new Error(`the answer is longer than ${most} bytes`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/**
 * The same answer again, for octokit and its plugins, which read no more of a success than errors of GraphQL; their parser is spared the rest,
 * because it takes several times as long as ours. The throttling plugin reads "Retry-After: 0" as absent and would wait a minute; a
 * twentieth of a second says what the server meant.
 */
function replayable(response: Response, bytes: Uint8Array<ArrayBuffer> | null): Response {
  const headers = new Headers(response.headers)
  if (headers.get('retry-after')?.trim() === '0') headers.set('retry-after', '0.05')
  const empty = response.status === 204 || response.status === 205 || response.status === 304
  return new Response(empty ? null : bytes, { status: response.status, statusText: response.statusText, headers })
}

/** The `Date` header (RFC 9110, IMF-fixdate) as RFC 3339; null when absent or in any other form: no clock is better than a guessed one. */
export function apiClock(header: string | undefined): string | null {
  if (header === undefined || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header)) return null
  const milliseconds = Date.parse(header)
  return Number.isNaN(milliseconds) ? null : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
