import { looksLikeCredential } from './credentials.ts'

const word = 'hidden'

/**
 * A model without the text of any credential: names, ids, paths and literals alike. For a file in which one was found; others hold none.
 * A text among the parts of a template, and a literal, can then be anything; elsewhere a word stands in.
 */
export function scrubbed<T>(value: T): T {
  return clean(value) as T
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return looksLikeCredential(value) ? word : value
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  if (isLiteralCredential(value)) return { hidden: true }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), key === 'parts' ? cleanParts(inner) : clean(inner)]))
}

const isLiteralCredential = (value: object): boolean => 'literal' in value && typeof value.literal === 'string' && looksLikeCredential(value.literal)

const cleanParts = (parts: unknown): unknown => (Array.isArray(parts) ? parts.map(cleanPart) : clean(parts))

const cleanPart = (part: unknown): unknown => (typeof part === 'string' && looksLikeCredential(part) ? { hidden: true } : clean(part))
