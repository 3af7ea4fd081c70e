import { data } from '@actions/expressions'
import { equals, greaterThan, lessThan } from '@actions/expressions/result'
import type { Operator } from '../domain/workflow.ts'
import { wordless } from './names.ts'
import { anyBoolean, mayBeComposite, only } from './possible.ts'
import type { Possible, TextSet, Truth, Value } from './possible.ts'
import { mayBe } from './refNames.ts'

/** Pairs of values that one operator or function compares before its answer is "either". */
export const pairLimit = 1024

/** A value as the language's own library takes it. */
export function toData(value: Value): data.ExpressionData {
  if (value === null) return new data.Null()
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (Array.isArray(value)) return new data.Array(...value.map(toData))
  return new data.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: toData(inner) })))
}

/** Whether GitHub's runner and the library may disagree: upper case beyond ASCII, and number formats that only one of them reads. */
export const isDoubtful = (value: Value): boolean => typeof value === 'string' && (/[^\x00-\x7f]/.test(value) || /^\s*[+-]?0[a-zA-Z]/.test(value))

export function truthsOf(truths: Set<Truth>): Possible {
  if (truths.has('maybe')) return anyBoolean
  return only(...[...truths].map((truth) => truth === 'yes'))
}

/** `==`, `!=`, `<`, `<=`, `>` and `>=` over all that both sides can be. */
export function compare(operator: Operator, left: Possible, right: Possible): Possible {
  if (operator === '!=') return only(...compare('==', left, right).values.map((value) => value === false))
  const test = concrete(operator)
  if (left.anything || right.anything || left.values.length * right.values.length > pairLimit) return anyBoolean
  const truths = new Set<Truth>()
  for (const one of left.values) for (const other of right.values) truths.add(test(one, other))
  // A list or an object equals only itself.
  const open = (side: Possible, other: Possible): void => {
    for (const text of side.texts) for (const value of other.values) truths.add(operator === '==' ? textEquals(text, value) : 'maybe')
    if (!side.composite || other.values.length + other.texts.length === 0) return
    truths.add(operator === '==' && !mayBeComposite(other) ? 'no' : 'maybe')
  }
  open(left, right)
  open(right, left)
  if ((left.texts.length > 0 && right.texts.length > 0) || (left.composite && right.composite)) truths.add('maybe')
  return truthsOf(truths)
}

function concrete(operator: Operator): (one: Value, other: Value) => Truth {
  return (one, other) => {
    if (one === other && typeof one !== 'object' && operator === '==') return 'yes'
    if (isDoubtful(one) || isDoubtful(other)) return 'maybe'
    // Whether two objects are the same one is not known of values.
    if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) return 'maybe'
    return holds(operator, toData(one), toData(other)) ? 'yes' : 'no'
  }
}

function holds(operator: Operator, one: data.ExpressionData, other: data.ExpressionData): boolean {
  if (operator === '==') return equals(one, other)
  if (operator === '<') return lessThan(one, other)
  if (operator === '>') return greaterThan(one, other)
  return equals(one, other) || (operator === '<=' ? lessThan(one, other) : greaterThan(one, other))
}

/** Whether a text of the set can equal a value: never certain, because the set has others. */
export function textEquals({ before, names }: TextSet, value: Value): Truth {
  if (typeof value === 'object' && value !== null) return 'no'
  // Compared as numbers; no number begins with such a letter.
  if (typeof value !== 'string') return /^[a-hj-z]/i.test(before) ? 'no' : 'maybe'
  if (isDoubtful(value) || isDoubtful(before)) return 'maybe'
  // A number is compared with what the text reads as: '7.0' and ' 7 ' are 7.
  if (before === '' && names.only?.includes(wordless.number) === true && !Number.isNaN(Number(value))) return 'maybe'
  if (!value.toLowerCase().startsWith(before.toLowerCase())) return 'no'
  return mayBe(names, value.slice(before.length)) ? 'maybe' : 'no'
}
