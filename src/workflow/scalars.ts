import type { Scalar } from 'yaml'
import type { Expression, Position, Template } from '../domain/workflow.ts'
import { looksLikeCredential } from './credentials.ts'
import { parseCondition, parseTemplate, plainText, withoutLiterals } from './expression.ts'
import { rawText } from './nodes.ts'
import type { Reading, ScalarReading } from './reading.ts'

const opening = '${{'

/** More broken expressions in one text than this are not looked for. */
const repairLimit = 20

/** Each scalar once, however many aliases lead to it. */
export function readScalar(reading: Reading, scalar: Scalar, condition = false): ScalarReading {
  const known = condition ? reading.conditions : reading.templates
  const read = known.get(scalar) ?? readAnew(reading, scalar, condition)
  known.set(scalar, read)
  return read
}

function readAnew(reading: Reading, scalar: Scalar, condition: boolean): ScalarReading {
  const at = reading.placeOf(scalar.range?.[0] ?? 0)
  const text = rawText(scalar)
  const credential = looksLikeCredential(text)
  const only = (part: string | Expression): ScalarReading => ({ template: { at, parts: [part] }, placed: [], credential, wrong: null })
  if (!condition && !text.includes(opening)) return only(credential ? { hidden: true } : text)
  if (reading.isSpent()) return only({ hidden: true })
  const read = condition ? parseCondition(text, at) : parseTemplate(text, at)
  const place = placer(reading, scalar, text)
  if (!read.ok) {
    const placed = repaired(text, read.offset, at).map((expression) => ({ at, expression: credential ? clean(expression) : expression }))
    return { ...only({ hidden: true }), placed, wrong: { found: read.found, at: place(read.offset), tooLarge: read.tooLarge === true } }
  }
  const joined = looksLikeCredential(plainText(read.template) ?? '')
  // Pieces that are a credential only together hide together.
  const template = joined ? { at, parts: [{ hidden: true as const }] } : credential ? cleanTemplate(read.template) : read.template
  const placed = template.parts.flatMap((part, index) => {
    return typeof part === 'string' ? [] : [{ at: place(read.offsets[index] ?? 0), expression: part }]
  })
  return { template, placed, credential: credential || joined, wrong: null }
}

/** From an offset in the text to the file: the n-th `${{` of one is that of the other, unless escapes hide one. */
function placer(reading: Reading, scalar: Scalar, text: string): (offset: number) => Position {
  const [start, end] = scalar.range ?? [0, 0]
  const written = occurrences(reading.text, start, end)
  const read = new Map(occurrences(text, 0, text.length).map((offset, index) => [offset, index]))
  return (offset) => {
    const index = read.get(offset)
    const place = index === undefined || read.size !== written.length ? undefined : written[index]
    return place === undefined ? reading.placeIn(scalar, text.trimStart().slice(0, 20).split('\n')[0] ?? '') : reading.placeOf(place)
  }
}

function occurrences(text: string, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = text.indexOf(opening, from); at >= 0 && at < to; at = text.indexOf(opening, at + 1)) found.push(at)
  return found
}

function cleanTemplate({ at, parts }: Template): Template {
  const cleanText = (part: string): string | Expression => (looksLikeCredential(part) ? { hidden: true } : part)
  return { at, parts: parts.map((part) => (typeof part === 'string' ? cleanText(part) : clean(part))) }
}

const clean = (expression: Expression): Expression => withoutLiterals(expression, looksLikeCredential)

/** The expressions beside a broken one: a reference there is still a reference. */
function repaired(text: string, broken: number, at: Position): Expression[] {
  const found: Expression[] = []
  const before = parseTemplate(text.slice(0, broken), at)
  if (before.ok) found.push(...before.template.parts.filter((part) => typeof part !== 'string'))
  let from = text.indexOf(opening, broken + 1)
  for (let tries = 0; tries < repairLimit && from >= 0; tries += 1) {
    const next = text.indexOf(opening, from + 1)
    const piece = parseTemplate(text.slice(from, next < 0 ? text.length : next), at)
    if (piece.ok) found.push(...piece.template.parts.filter((part) => typeof part !== 'string'))
    from = next
  }
  return found
}
