import { ServiceError } from './problems.ts'

/** How long a service may take, and how often it is asked. */
export interface Patience {
  /** Milliseconds for one answer, to its last byte. */
  timeout: number
  tries: number
  /** Milliseconds before the second try; doubled for each further one. */
  wait: number
}

/** Half a minute for each service: a gate that waits longer blocks people, and one that gives up at once loses its evidence to a hiccup. */
export const ordinaryPatience: Patience = { timeout: 8000, tries: 3, wait: 500 }

export interface Request {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: Uint8Array
  /** Bytes; an answer that goes on is cut off. */
  limit: number
}

/** The body of a good answer. Redirects are refused: a token or a digest goes to the service that was named. Throws `ServiceError`. */
export async function exchange({ url, method, headers, body, limit }: Request, { timeout }: Patience): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(url, { method, headers, redirect: 'error', signal, ...(body && { body: Buffer.from(body) }) })
    if (!response.ok) throw new ServiceError(`answered with status ${response.status}`, isPassing(response.status))
    return await bodyOf(response, limit)
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw new ServiceError(signal.aborted ? `did not answer within ${timeout / 1000} seconds` : 'could not be reached', true)
  }
}

/** Tries again what may pass. Throws what the last try threw. */
export async function persistently<T>(attempt: () => Promise<T>, { tries, wait }: Patience): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (tried >= tries || !(error instanceof ServiceError) || !error.passing) throw error
      await new Promise((resolve) => setTimeout(resolve, wait * 2 ** (tried - 1)))
    }
  }
}

/** For work of others that keeps its own time: it must end, whatever they do. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ServiceError(`did not answer within ${Math.ceil(milliseconds / 1000)} seconds`, true)), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** All tries with the waits between them. */
export const allTries = ({ timeout, tries, wait }: Patience): number => timeout * tries + wait * 2 ** tries

export const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500

async function bodyOf(response: Response, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > limit) throw new ServiceError(`answered with more than ${limit} bytes`, false)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
