import { readPublicKey, type UsableKey } from './publicKey.ts'
import { objectOf, readStrictJson } from './strictJson.ts'

/** A key and when it was the signer's: from the first instant to before the last; null is without limit. */
export interface ListedKey {
  usable: UsableKey
  from: Date | null
  until: Date | null
}

export type KeyListReading = { ok: true; keys: ListedKey[] } | { ok: false; found: string }

const maxKeys = 1000
const known = ['pem', 'from', 'until', 'name']

/**
 * `{ "keys": [{ "pem", "from", "until", "name" }] }`, docs/verify.md. A key that is not understood refuses the list: what it would have said is
 * unknown. Never throws.
 */
export function readKeyList(text: string): KeyListReading {
  const json = readStrictJson(Buffer.from(text), maxKeys * 6)
  if (!json.ok) return json
  const file = objectOf(json.value)
  const list = file?.['keys']
  if (!file || !Array.isArray(list) || list.length === 0 || Object.keys(file).length !== 1) return {
    ok: false,
    found: 'JSON without a list of "keys", or with more than that',
  }
  if (list.length > maxKeys) return { ok: false, found: `${list.length} keys` }
  const keys: ListedKey[] = []
  for (const [index, value] of list.entries()) {
    const key = listedKey(value)
    if (typeof key === 'string') return { ok: false, found: `${key}, in key ${index + 1}` }
    if (keys.some(({ usable }) => usable.keyid === key.usable.keyid)) return {
      ok: false,
      found: `a key that stands there before, in key ${index + 1}`,
    }
    keys.push(key)
  }
  return { ok: true, keys }
}

function listedKey(value: unknown): ListedKey | string {
  const entry = objectOf(value)
  if (!entry || typeof entry['pem'] !== 'string') return 'no "pem"'
  const unknown = Object.keys(entry).find((name) => !known.includes(name))
  if (unknown !== undefined) return `the unknown member ${JSON.stringify(unknown.slice(0, 40))}`
  const reading = readPublicKey(entry['pem'])
  if (!reading.ok) return reading.found
  const [from, until] = [instantOf(entry['from']), instantOf(entry['until'])]
  if (from === undefined || until === undefined) return 'a time that is not like 2026-01-31T00:00:00Z'
  if (from !== null && until !== null && from >= until) return 'a time that ends before it begins'
  return { usable: reading.usable, from, until }
}

/** Null for none, undefined for what is no instant. Dates without a time of day would mean another instant in each place. */
function instantOf(value: unknown): Date | null | undefined {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) || `${date.toISOString().slice(0, 19)}Z` !== value ? undefined : date
}
