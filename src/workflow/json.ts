import { anything, only, textOf, union } from './possible.ts'
import type { Possible, Value } from './possible.ts'

/** Deeper JSON in a workflow file is not looked into. */
const depthLimit = 20

/** fromJSON over known texts. The runner reads more than JSON (single quotes, comments): what is not strictly JSON can be anything. */
export function fromJson(possible: Possible): Possible {
  if (possible.anything || possible.composite || possible.texts.length > 0) return anything
  return union(...possible.values.map((value) => parsed(textOf(value))))
}

function parsed(text: string): Possible {
  let value: Value
  try {
    value = JSON.parse(text) as Value
    // Written out again it must be the same text: else a key stood twice, or a number or character has several spellings.
    if (!isPlain(value, 0) || JSON.stringify(value) !== withoutSpaces(text)) return anything
  } catch {
    return anything
  }
  return only(value)
}

function isPlain(value: Value, depth: number): boolean {
  if (depth > depthLimit) return false
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null) return true
  const keys = Array.isArray(value) ? [] : Object.keys(value)
  const apart = new Set(keys.map((key) => key.toLowerCase())).size === keys.length
  return apart && Object.values(value).every((inner) => isPlain(inner, depth + 1))
}

const withoutSpaces = (text: string): string => text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (piece) => (piece.startsWith('"') ? piece : ''))
