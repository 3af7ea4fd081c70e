import type { Period } from './reconciliation.ts'

/** When a period begins, as people write it: a day or time, the last commit before it, or so many days before it ends. */
export type Since = { at: string } | { commit: string } | { days: number }

const mostDays = 3660
const day = 86_400_000
/** A merge's own record takes some minutes: what came in later than this is left to the next reconciliation. */
const settled = 3_600_000

/** `2026-10-01`, `2026-10-01T08:00:00Z`, a whole commit id, `90d`. Null: none of these. */
export function readSince(text: string): Since | null {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return { commit: text }
  const days = Number(/^(\d{1,4})d$/.exec(text)?.[1] ?? 0)
  if (days > 0) return days <= mostDays ? { days } : null
  const at = readTime(text)
  return at === null ? null : { at }
}

/** A day (its beginning, UTC) or a time with its zone, as RFC 3339 UTC to the second. Null: neither, or no day of the calendar. */
export function readTime(text: string): string | null {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  if (!isDay && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return null
  const time = Date.parse(text)
  if (!Number.isFinite(time)) return null
  // The 30th of February is read as a day of March.
  const [year = 0, month = 0, date = 0] = text.slice(0, 10).split('-').map(Number)
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? rfc3339(time) : null
}

/** Null: it would end before it begins. `now` is GitHub's clock; nothing later than that is promised. */
export function periodOf(since: Since, until: string | null, now: string): Period | null {
  const latest = Date.parse(now)
  const end = until === null ? latest - settled : Math.min(Date.parse(until), latest)
  if ('commit' in since) return { since: since.commit, until: rfc3339(end) }
  // Counted from the end: periods as long as the schedule's interval then touch each other.
  const begin = 'days' in since ? end - since.days * day : Date.parse(since.at)
  return begin < end ? { since: rfc3339(begin), until: rfc3339(end) } : null
}

const rfc3339 = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`
