import { data } from '@actions/expressions'
import type { Expr } from '@actions/expressions'
import { Binary, ContextAccess, FunctionCall, Grouping, IndexAccess, Literal, Logical, Star, Unary } from '@actions/expressions/ast'
import { TokenType } from '@actions/expressions/lexer'
import type { Expression, Operator, PathStep } from '../domain/workflow.ts'

/** Levels of the recorded JSON that one expression may take: a record is refused beyond 64, and what surrounds an expression needs some twenty. */
const depthLimit = 40

export class TooDeep extends Error {}

const operators = new Map<TokenType, Operator>([
  [TokenType.BANG, '!'],
  [TokenType.AND, '&&'],
  [TokenType.OR, '||'],
  [TokenType.EQUAL_EQUAL, '=='],
  [TokenType.BANG_EQUAL, '!='],
  [TokenType.LESS, '<'],
  [TokenType.LESS_EQUAL, '<='],
  [TokenType.GREATER, '>'],
  [TokenType.GREATER_EQUAL, '>='],
])

/** The parser's tree as recordable data. Throws TooDeep; the parser bounds brackets and calls, but not chains of comparisons. */
export function expressionFrom(node: Expr, depth = 0): Expression {
  if (depth > depthLimit) throw new TooDeep()
  const inner = (child: Expr): Expression => expressionFrom(child, depth + 2)
  // instanceof, because class names do not survive minification.
  if (node instanceof Grouping) return expressionFrom(node.group, depth)
  if (node instanceof Literal) return literal(node)
  if (node instanceof ContextAccess) return { context: node.name.lexeme.toLowerCase(), path: [] }
  if (node instanceof IndexAccess) return access(node, depth)
  if (node instanceof FunctionCall) return { call: node.functionName.lexeme.toLowerCase(), of: node.args.map(inner) }
  if (node instanceof Unary) return { operator: operatorOf(node.operator.type), of: [inner(node.expr)] }
  if (node instanceof Binary) return { operator: operatorOf(node.operator.type), of: [inner(node.left), inner(node.right)] }
  if (node instanceof Logical) return logical(node, depth)
  throw new Error('a node that the language did not have')
}

// `(a || b) || c` and `a || (b || c)` give the same value as `a || b || c`, so they are kept flat.
function logical(node: Logical, depth: number): Expression {
  const operator = operatorOf(node.operator.type)
  const of = node.args.flatMap((arg) => {
    const inner = expressionFrom(arg, depth + 2)
    return 'operator' in inner && inner.operator === operator ? inner.of : [inner]
  })
  return { operator, of }
}

function access(node: IndexAccess, depth: number): Expression {
  const path: PathStep[] = []
  let root: Expr = node
  for (; root instanceof IndexAccess || root instanceof Grouping; root = root instanceof Grouping ? root.group : root.expr) {
    if (root instanceof IndexAccess) path.push(step(root.index, depth))
  }
  path.reverse()
  return root instanceof ContextAccess ? { context: root.name.lexeme.toLowerCase(), path } : { get: expressionFrom(root, depth + 1), path }
}

function step(index: Expr, depth: number): PathStep {
  if (index instanceof Star) return { every: true }
  const computed = expressionFrom(index, depth + 3)
  return 'literal' in computed && typeof computed.literal === 'string' ? computed.literal.toLowerCase() : { index: computed }
}

function literal(node: Literal): Expression {
  const value = node.literal
  // From the token: the lexer undoubles only the first of several doubled quotes.
  if (value instanceof data.StringData) return { literal: node.token.lexeme.startsWith("'") ? unquoted(node.token.lexeme) : value.value }
  if (value instanceof data.BooleanData) return { literal: value.value }
  if (value instanceof data.Null) return { literal: null }
  // Other numbers have no form that every reader of a record agrees on; a literal that is hidden can be anything, which errs on the safe side.
  if (value instanceof data.NumberData) return isExact(value.value) ? { literal: value.value } : { hidden: true }
  throw new Error('a literal that the language did not have')
}

const isExact = (value: number): boolean => Number.isSafeInteger(value) && !Object.is(value, -0)
const unquoted = (lexeme: string): string => lexeme.slice(1, -1).replaceAll("''", "'")

function operatorOf(type: TokenType): Operator {
  const found = operators.get(type)
  if (found === undefined) throw new Error('an operator that the language did not have')
  return found
}
