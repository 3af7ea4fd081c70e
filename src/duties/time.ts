/**
 * Milliseconds since 1970 of an RFC 3339 time. A time that cannot be read throws, which the runner turns into `unknown`: a comparison with
 * NaN would be quietly false, and false is sometimes the answer that lets people pass.
 */
export function instant(time: string): number {
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) throw new Error('a time of the facts is not a time')
  return milliseconds
}

const day = 24 * 60 * 60 * 1000

/** The first moment of a UTC date (YYYY-MM-DD). */
export const startOf = (date: string): number => instant(`${date}T00:00:00Z`)

/** The first moment after a UTC date: `until` is valid through the end of its day. */
export const endOf = (date: string): number => startOf(date) + day
