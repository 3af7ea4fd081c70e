import { isMap, isScalar, isSeq } from 'yaml'
import type { Scalar, YAMLMap } from 'yaml'
import type { IdentityMention, LiteralCredential, PlacedExpression, Template } from '../domain/workflow.ts'
import { allowances, disallowedIn } from './availability.ts'
import { looksLikeCredential } from './credentials.ts'
import { plainText } from './expression.ts'
import { literalValuesOf, withoutValues } from './literalValues.ts'
import { rawText } from './nodes.ts'
import type { Entry, Value } from './nodes.ts'
import { placeOfNode } from './reading.ts'
import type { Reading } from './reading.ts'
import type { Rule } from './rules.ts'
import { readScalar } from './scalars.ts'

/** Where what is found goes: a job's, or the file's. */
export interface Findings {
  job: string | null
  expressions: PlacedExpression[]
  identities: IdentityMention[]
}

/** Every scalar below a node, known place or not: nothing that a file says stays unread. */
export function inspect(reading: Reading, value: Value | null, rule: Rule, into: Findings): void {
  if (isScalar(value)) inspectScalar(reading, value, rule, into)
  else if (isSeq(value)) for (const item of value.items) inspect(reading, reading.valueOf(item), rule, into)
  else if (isMap(value)) inspectMap(reading, value, rule, into)
}

function inspectMap(reading: Reading, map: YAMLMap, rule: Rule, into: Findings): void {
  for (const entry of reading.entriesOf(map)) {
    const known = entry.key === null ? undefined : (rule.keys?.get(entry.key) ?? rule.others)
    if (known === undefined && rule.strict === true) reading.doubt('unknown-key', placeOfNode(reading, entry.keyNode ?? map), entry.key)
    if (entry.key === null && rule.named === true) reading.doubt('wrong-shape', placeOfNode(reading, entry.keyNode ?? map))
    if (entry.keyNode !== null) inspectScalar(reading, entry.keyNode, { allows: rule.allows }, into)
    inspect(reading, entry.value, known ?? belowUnknown(rule, entry), into)
  }
}

// Below a key we do not know, GitHub may take it for anything.
function belowUnknown(rule: Rule, entry: Entry): Rule {
  if (rule.strict === true && entry.key !== null) return { allows: allowances.unknown }
  return rule.throwAway === true ? { allows: rule.allows, throwAway: true } : { allows: rule.allows }
}

function inspectScalar(reading: Reading, scalar: Scalar, rule: Rule, into: Findings): void {
  const text = rawText(scalar)
  if (text === '') return
  if (rule.throwAway === true) reading.spans.push({ start: scalar.range?.[0] ?? 0, end: scalar.range?.[1] ?? 0, job: null, throwAway: true })
  const read = readScalar(reading, scalar, rule.condition === true)
  const { wrong } = read
  if (wrong !== null) reading.doubt(wrong.tooLarge ? 'expression-too-large' : 'expression', wrong.at, wrong.found)
  const plain = plainText(read.template)
  if (rule.literal !== undefined) literalOf(reading, scalar, rule.literal, read.template, plain, into)
  if (read.credential && rule.throwAway !== true) hiddenCredential(reading, scalar, into)
  mentions(reading, scalar, plain ?? text, into)
  if (!reading.spendExpressions(read.placed.length)) return
  for (const { at, expression } of read.placed) {
    const refused = disallowedIn(expression, rule.allows)
    if (refused !== null) reading.doubt('context-not-allowed', at, refused)
    into.expressions.push({ at, expression: rule.literal === undefined ? expression : withoutValues(expression) })
  }
}

type Kind = LiteralCredential['kind']

function literalOf(reading: Reading, scalar: Scalar, kind: Kind, { parts }: Template, plain: string | null, into: Findings): void {
  const expressions = parts.filter((part) => typeof part !== 'string')
  const fallback = kind === 'container-password' && expressions.some(literalValuesOf)
  const hidden = expressions.some((part) => 'hidden' in part)
  if (hidden || (plain === null ? fallback : plain.trim() !== '')) reading.literals.push({ at: placeOfNode(reading, scalar), kind, job: into.job })
}

// The text of the file was searched as a whole; what only YAML's escapes, or folding, put together is found here.
function hiddenCredential(reading: Reading, scalar: Scalar, into: Findings): void {
  const [start, end] = scalar.range ?? [0, 0]
  if (!looksLikeCredential(reading.text.slice(start, end))) reading.literals.push({ at: reading.placeOf(start), kind: 'token', job: into.job })
}

function mentions(reading: Reading, scalar: Scalar, text: string, into: Findings): void {
  for (const { pattern, word } of reading.findIdentities(text)) into.identities.push({ at: reading.placeIn(scalar, word), pattern })
}

