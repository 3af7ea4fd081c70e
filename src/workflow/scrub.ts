import { looksLikeCredential } from './credentials.ts'

const word = 'hidden'

/**
 * A model without the text of any credential: names, ids, paths and literals alike. For a file in which one was found; all others hold none by construction.
 * A text among the parts of a template, and a literal, can then be anything; elsewhere a word stands in.
 */
export function scrubbed<T>(value: T): T {
  return clean(value) as T
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return looksLikeCredential(value) ? word : value
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return isLiteralCredential(value) ? { hidden: true } : Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), key === 'parts' ? cleanParts(inner) : clean(inner)]))
}

const isLiteralCredential = (value: object): boolean => 'literal' in value && typeof value.literal === 'string' && looksLikeCredential(value.literal)

const cleanParts = (parts: unknown): unknown =>
  Array.isArray(parts) ? parts.map((part: unknown) => (typeof part === 'string' && looksLikeCredential(part) ? { hidden: true } : clean(part))) : clean(parts)
