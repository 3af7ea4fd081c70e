import type { Expression, PathStep, Template } from '../domain/workflow.ts'
import { concat } from './concat.ts'
import { callOf } from './functions.ts'
import { compare } from './operators.ts'
import { anyText, anything, falseOnes, only, someObject, stringsOf, trueOnes, truth, union } from './possible.ts'
import type { Possible, Truth, Value } from './possible.ts'
import type { Member, Scope, Shape } from './scope.ts'

export { stringsOf }

/** What a template can be: one expression alone keeps its type, everything else is text. */
export function evaluateTemplate(template: Template, scope: Scope): Possible {
  const [part] = template.parts
  if (template.parts.length === 1 && part !== undefined) return typeof part === 'string' ? only(part) : evaluate(part, scope)
  return concat(template.parts.map((each) => (typeof each === 'string' ? only(each) : evaluate(each, scope))))
}

/** Whether an `if:` can hold. The success() that GitHub adds is not counted: what ran before may always succeed. */
export const truthOf = (template: Template, scope: Scope): Truth => truth(evaluateTemplate(template, scope))

export function evaluate(expression: Expression, scope: Scope): Possible {
  if ('literal' in expression) return only(expression.literal)
  if ('hidden' in expression) return anything
  if ('context' in expression) return reached(rootOf(expression.context, scope), expression.path, scope)
  if ('get' in expression) return reached(evaluate(expression.get, scope), expression.path, scope)
  if ('call' in expression) return callOf(expression.call, expression.of.map((inner) => evaluate(inner, scope)))
  if (expression.operator === '&&' || expression.operator === '||') return logical(expression.operator, expression.of, scope)
  const [left, right] = expression.of.map((inner) => evaluate(inner, scope))
  if (left === undefined) return anything
  if (expression.operator === '!') return negated(truth(left))
  return right === undefined ? anything : compare(expression.operator, left, right)
}

const negated = (value: Truth): Possible => (value === 'maybe' ? only(true, false) : only(value === 'no'))

// `a && b` is a where a is false, and b elsewhere; `a || b` the other way round. So ternaries give just the branches that can be taken.
function logical(operator: '&&' | '||', of: Expression[], scope: Scope): Possible {
  const results: Possible[] = []
  for (const [index, inner] of of.entries()) {
    const value = evaluate(inner, scope)
    const stops = truth(value) === (operator === '&&' ? 'no' : 'yes')
    if (index === of.length - 1 || stops) return union(...results, value)
    results.push(operator === '&&' ? falseOnes(value) : trueOnes(value))
  }
  return anything
}

function rootOf(context: string, scope: Scope): Member {
  if (context === 'github' || context === 'inputs' || context === 'matrix' || context === 'env' || context === 'needs') return scope[context]
  // Secrets and variables are texts or missing; steps, runner and the rest are known only while running.
  return context === 'secrets' || context === 'vars' ? { members: new Map(), others: anyText } : anything
}

function reached(root: Member, path: PathStep[], scope: Scope): Possible {
  let here: Member[] = [root]
  for (const step of path) {
    const keys = keysOf(step, scope)
    if (keys === null) return anything
    here = here.flatMap((member) => keys.map((key) => memberOf(member, key)))
    if (here.length > 256) return anything
  }
  return union(...here.map((member) => (isShape(member) ? someObject : member)))
}

/** The names an index can be; null: they cannot be listed. */
function keysOf(step: PathStep, scope: Scope): string[] | null {
  if (typeof step === 'string') return [step]
  return 'every' in step ? null : stringsOf(evaluate(step.index, scope))
}

const isShape = (member: Member): member is Shape => 'members' in member

function memberOf(parent: Member, key: string): Member {
  if (isShape(parent)) {
    const member = parent.members.get(key.toLowerCase())
    if (member === undefined) return parent.others
    return typeof member === 'function' ? member() : member
  }
  // What cannot have a property reads as null.
  if (parent.anything || parent.composite) return anything
  return union(...parent.values.map((value) => propertyOf(value, key)), ...(parent.texts.length > 0 ? [only(null)] : []))
}

function propertyOf(value: Value, key: string): Possible {
  // Other indexes of a list are rounded, or are booleans and null read as numbers: one of its elements, or none.
  if (Array.isArray(value)) return /^\d{1,6}$/.test(key) ? only(value[Number(key)] ?? null) : only(null, ...value)
  if (typeof value !== 'object' || value === null) return only(null)
  const found = Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase())
  return only(found === undefined ? null : found[1])
}
