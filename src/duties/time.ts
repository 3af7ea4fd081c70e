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

/** `2026-11-21T13:51:07Z` → `2026-11-21 13:51 UTC`, for sentences. */
export const shownTime = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`

/** Commits as people read them; the pointers of a reason lead to the whole. */
export const shortSha = (sha: string): string => sha.slice(0, 7)
