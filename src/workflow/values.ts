import { isMap, isScalar, isSeq } from 'yaml'
import type { Expression, Template } from '../domain/workflow.ts'
import { looksLikeCredential } from './credentials.ts'
import { foldedText, plainText } from './expression.ts'
import { isNothing, rawText } from './nodes.ts'
import type { Entry, Value } from './nodes.ts'
import { placeOfNode } from './reading.ts'
import type { Reading } from './reading.ts'
import { readScalar } from './scalars.ts'

/** A value as text, as variables and names are; what is no scalar can be anything. */
export function textTemplate(reading: Reading, value: Value | null): Template {
  const at = placeOfNode(reading, value)
  return isScalar(value) ? readScalar(reading, value).template : { at, parts: value === null ? [''] : [{ hidden: true }] }
}

/** A value that keeps its type, as inputs and matrix values do: `true` is not 'true'. */
export function typedTemplate(reading: Reading, value: Value | null): Template {
  const typed: unknown = isScalar(value) ? value.value : value
  // Other numbers have no form that every reader of a record agrees on, and compare as their text does.
  const isInteger = typeof typed === 'number' && Number.isSafeInteger(typed) && !Object.is(typed, -0)
  if (typed === null || typeof typed === 'boolean' || isInteger) return { at: placeOfNode(reading, value), parts: [{ literal: typed }] }
  return textTemplate(reading, value)
}

/** A map's values by name; `nameOf` null leaves one out (its expressions were read all the same). */
export function recordOf<T>(reading: Reading, value: Value | null, of: (entry: Entry, name: string) => T): Record<string, T> {
  if (!isMap(value)) return {}
  return Object.fromEntries(reading.entriesOf(value).flatMap((entry) => (entry.key === null ? [] : [[entry.key, of(entry, entry.key)] as const])))
}

export const textsByName = (reading: Reading, value: Value | null): Record<string, Template> =>
  recordOf(reading, value, (entry) => textTemplate(reading, entry.value))

/** The text of a scalar that computes nothing; null otherwise. */
export function plainOf(value: Value | null): string | null {
  return isScalar(value) ? foldedText(rawText(value)) : null
}

/** One text or a list of them; null: absent, or `wrong` was told. */
export function plainListOf(reading: Reading, value: Value | null, wrong: (at: Value) => void): string[] | null {
  if (value === null || isNothing(value)) return null
  const items = isSeq(value) ? value.items.map((item) => reading.valueOf(item)) : [value]
  return items.flatMap((item) => {
    const text = plainOf(item)
    if (text === null) wrong(item ?? value)
    return text === null ? [] : [text]
  })
}

/** A map or list without expressions, as `fromJSON('…')`: so that `matrix.target.environment` can be followed. null: it computes something. */
export function constantTemplate(reading: Reading, value: Value): Template | null {
  const constant = constantOf(reading, value)
  if (constant === undefined) return null
  const json = JSON.stringify(constant)
  if (looksLikeCredential(json)) return null
  return { at: placeOfNode(reading, value), parts: [{ call: 'fromjson', of: [{ literal: json }] }] }
}

function constantOf(reading: Reading, value: Value | null): unknown {
  if (value === null) return null
  if (isScalar(value)) {
    const plain = foldedText(rawText(value))
    return plain === null ? undefined : typeof value.value === 'string' ? plain : value.value
  }
  const inner = isSeq(value)
    ? value.items.map((item) => constantOf(reading, reading.valueOf(item)))
    : reading.entriesOf(value).map((entry) => (entry.key === null ? undefined : constantOf(reading, entry.value)))
  if (inner.includes(undefined)) return undefined
  return isSeq(value) ? inner : Object.fromEntries(reading.entriesOf(value).map((entry, index) => [entry.key ?? '', inner[index]]))
}

/** The list behind `${{ fromJSON('[…]') }}`; null: not constant, or no list. */
export function constantList(template: Template): (string | number | boolean | null)[] | null {
  const [only, ...more] = template.parts
  if (only === undefined || typeof only === 'string' || more.length > 0) return null
  const text = 'call' in only && only.call === 'fromjson' && only.of[0] !== undefined ? plainText({ at: template.at, parts: [only.of[0]] }) : null
  return text === null ? null : scalarsOf(text)
}

function scalarsOf(json: string): (string | number | boolean | null)[] | null {
  try {
    const list: unknown = JSON.parse(json)
    const isPlain = (item: unknown): item is string | number | boolean | null =>
      item === null || ['string', 'boolean'].includes(typeof item) || Number.isSafeInteger(item)
    return Array.isArray(list) && list.every(isPlain) ? list : null
  } catch {
    return null
  }
}

export const literalPart = (value: string | number | boolean | null): string | Expression => (typeof value === 'string' ? value : { literal: value })
