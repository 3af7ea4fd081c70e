import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/period.ts
var mostDays = 3660;
var day = 864e5;
var settled = 36e5;
function readSince(text) {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return { commit: text };
  const days = Number(/^(\d{1,4})d$/.exec(text)?.[1] ?? 0);
  if (days > 0) return days <= mostDays ? { days } : null;
  const at = readTime(text);
  return at === null ? null : { at };
}
function readTime(text) {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  if (!isDay && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const time = Date.parse(text);
  if (!Number.isFinite(time)) return null;
  const [year = 0, month = 0, date = 0] = text.slice(0, 10).split("-").map(Number);
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? rfc3339(time) : null;
}
function periodOf(since, until, now) {
  const latest = Date.parse(now);
  const end = until === null ? latest - settled : Math.min(Date.parse(until), latest);
  if ("commit" in since) return { since: since.commit, until: rfc3339(end) };
  const begin = "days" in since ? end - since.days * day : Date.parse(since.at);
  return begin < end ? { since: rfc3339(begin), until: rfc3339(end) } : null;
}
var rfc3339 = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;

export {
  readSince,
  readTime,
  periodOf
};
