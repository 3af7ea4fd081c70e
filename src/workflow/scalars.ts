import type { Scalar } from 'yaml'
import type { Expression, PlacedExpression, Position, Template } from '../domain/workflow.ts'
import { looksLikeCredential } from './credentials.ts'
import { foldedText, parseCondition, parseTemplate, plainText, withoutLiterals } from './expression.ts'
import { rawText } from './nodes.ts'
import type { Reading } from './reading.ts'

const opening = '${{'

/** A scalar read: its template, clean of credentials, and the same expressions each where it stands. */
export interface ScalarReading {
  template: Template
  placed: PlacedExpression[]
  /** In words; null: it was understood. */
  wrong: { found: string; at: Position } | null
}

/** More broken expressions in one text than this are not looked for. */
const repairLimit = 20

export function readScalar(reading: Reading, scalar: Scalar, condition = false): ScalarReading {
  const at = reading.placeOf(scalar.range?.[0] ?? 0)
  const text = rawText(scalar)
  if (!condition && !text.includes(opening)) return { template: { at, parts: [looksLikeCredential(text) ? { hidden: true } : text] }, placed: [], wrong: null }
  // GitHub folds first and reads the condition then: `if: ${{ 'false' }}` is false.
  const folded = condition ? foldedText(text) : null
  const read = condition ? parseCondition(folded ?? text, at) : parseTemplate(text, at)
  const place = placer(reading, scalar, text)
  if (!read.ok) {
    const placed = repaired(text, read.offset, at).map((expression) => ({ at, expression: clean(text, expression) }))
    return { template: { at, parts: [{ hidden: true }] }, placed, wrong: { found: read.found, at: place(read.offset) } }
  }
  const template = cleanTemplate(text, read.template)
  const placed = template.parts.flatMap((part, index) => (typeof part === 'string' ? [] : [{ at: place(read.offsets[index] ?? 0), expression: part }]))
  return { template, placed, wrong: null }
}

/** From an offset in the text to the file: the expression is found again by counting `${{`, unless escapes hide one. */
function placer(reading: Reading, scalar: Scalar, text: string): (offset: number) => Position {
  const [start, end] = scalar.range ?? [0, 0]
  const countable = text.includes(opening) && occurrences(reading.text.slice(start, end)) === occurrences(text)
  return (offset) => {
    if (countable) return reading.placeIn(scalar, opening, occurrences(text.slice(0, offset)))
    return reading.placeIn(scalar, text.trimStart().slice(0, 20).split('\n')[0] ?? '')
  }
}

const occurrences = (text: string): number => text.split(opening).length - 1

function cleanTemplate(text: string, template: Template): Template {
  const plain = plainText(template)
  // Pieces that are a credential only together hide together.
  if (plain !== null && looksLikeCredential(plain)) return { at: template.at, parts: [{ hidden: true }] }
  if (!looksLikeCredential(text)) return template
  const parts = template.parts.map((part) => (typeof part === 'string' ? (looksLikeCredential(part) ? { hidden: true as const } : part) : clean(text, part)))
  return { at: template.at, parts }
}

const clean = (text: string, expression: Expression): Expression =>
  looksLikeCredential(text) ? withoutLiterals(expression, looksLikeCredential) : expression

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
