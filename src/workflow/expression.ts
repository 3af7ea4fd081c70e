import { Lexer, Parser } from '@actions/expressions'
import type { Expr } from '@actions/expressions'
import { ErrorType, ExpressionError, MAX_EXPRESSION_LENGTH, MAX_PARSER_DEPTH } from '@actions/expressions/errors'
import type { Expression, Position, Template } from '../domain/workflow.ts'
import { expressionFrom, TooDeep } from './syntaxTree.ts'

/** Names of https://docs.github.com/actions/reference/workflows-and-actions/contexts: anything else is not an expression that GitHub accepts. */
export const knownContexts = ['github', 'env', 'vars', 'job', 'jobs', 'steps', 'runner', 'secrets', 'strategy', 'matrix', 'needs', 'inputs']

/** Beyond those the parser knows by itself: status checks and hashFiles exist only in certain places, which is not for us to mind. */
const statusFunctions = ['success', 'failure', 'always', 'cancelled'].map((name) => ({ name, minArgs: 0, maxArgs: 255 }))
const knownFunctions = [...statusFunctions, { name: 'hashFiles', minArgs: 1, maxArgs: 255 }]

/** More in one text means somebody is testing our patience; a long script has some dozens. */
const expressionLimit = 2000

const opening = '${{'

/**
 * What came of reading a text. `offsets`: where in the text each part of `template.parts` begins (an expression at its `${{`), for whoever knows
 * how offsets of the scalar relate to lines of the file. `found`: our own words about what is wrong, `offset`: where; nothing of the text is quoted.
 */
export type TemplateReading = { ok: true; template: Template; offsets: number[] } | (Refusal & { offset: number })

/** `tooLarge`: it may well be an expression, and is more than GitHub or we would read. */
interface Refusal {
  ok: false
  found: string
  tooLarge?: true
}

/** A scalar as GitHub reads it: plain text around `${{ … }}`. Quotes guard: `}}` inside a literal does not end the expression. */
export function parseTemplate(text: string, at: Position): TemplateReading {
  const parts: (string | Expression)[] = []
  const offsets: number[] = []
  const add = (part: string | Expression, offset: number): void => void (parts.push(part), offsets.push(offset))
  for (let offset = 0; offset < text.length || parts.length === 0; ) {
    const start = text.indexOf(opening, offset)
    if (start !== offset) add(text.slice(offset, start < 0 ? text.length : start), offset)
    if (start < 0) break
    const end = closingOf(text, start + opening.length)
    if (end < 0) return { ok: false, found: 'an expression that is not closed', offset: start }
    if (parts.length >= expressionLimit * 2) return { ...tooLarge(`more than ${expressionLimit} in one text`), offset: start }
    const parsed = parseExpression(text.slice(start + opening.length, end))
    if (!parsed.ok) return { ...parsed, offset: start }
    add(parsed.expression, start)
    offset = end + 2
  }
  return { ok: true, template: { at, parts }, offsets }
}

/**
 * An `if:`, an expression without `${{ }}`. With them it is read as any text, so that text around them makes it always true; but `${{ 'x' }}`
 * alone is the condition `x`, which may hold no braces again. Empty: success().
 */
export function parseCondition(text: string, at: Position): TemplateReading {
  const condition = foldedText(text)
  if (condition === null) return parseTemplate(text, at)
  const parsed = parseExpression(condition.trim() === '' ? 'success()' : condition)
  return parsed.ok ? { ok: true, template: { at, parts: [parsed.expression] }, offsets: [0] } : { ...parsed, offset: 0 }
}

const tooLarge = (found: string): Refusal => ({ ok: false, found, tooLarge: true })

/** One expression, without its braces. Never throws; length and depth are bounded. */
export function parseExpression(text: string): { ok: true; expression: Expression } | Refusal {
  if (text.trim() === '') return { ok: false, found: 'an empty expression' }
  if (text.length > MAX_EXPRESSION_LENGTH) return tooLarge(`more than ${MAX_EXPRESSION_LENGTH} characters`)
  let parsed: Expr
  try {
    parsed = new Parser(new Lexer(text).lex().tokens, knownContexts, knownFunctions).parse()
  } catch (error) {
    // The parser's message quotes the whole expression, which may hold a credential.
    const isDeep = error instanceof ExpressionError && error['typ'] === ErrorType.ErrorExceededMaxDepth
    return isDeep ? tooLarge(`more than ${MAX_PARSER_DEPTH} levels`) : { ok: false, found: 'not an expression of GitHub Actions' }
  }
  try {
    return { ok: true, expression: expressionFrom(parsed) }
  } catch (error) {
    return error instanceof TooDeep ? tooLarge('nested too deep') : { ok: false, found: 'an expression of an unknown kind' }
  }
}

// The place of the `}}` that ends the expression that begins at `from`; -1: none. A doubled quote closes and opens at once, so toggling is enough.
function closingOf(text: string, from: number): number {
  let quoted = false
  for (let index = from; index < text.length; index += 1) {
    const char = text[index]
    if (char === "'") quoted = !quoted
    else if (!quoted && char === '}' && text[index + 1] === '}') return index
  }
  return -1
}

/**
 * The text that GitHub takes a scalar for, keys too: `${{ 'x' }}` alone is `x`. Beside text, or beside another expression, even a literal is computed
 * while running (template-reader.ts of actions/languageservices, parseScalar). null: computed, or no expression we can read.
 */
export function foldedText(text: string): string | null {
  if (!text.includes(opening)) return text
  const read = parseTemplate(text, { line: 1, column: 1 })
  const [part, ...more] = read.ok ? read.template.parts : []
  if (more.length > 0 || typeof part !== 'object' || !('literal' in part)) return null
  return typeof part.literal === 'string' ? part.literal : null
}

/** The text of a template in which nothing but literals is computed: what it comes to, whenever it is put together. */
export function plainText(template: Template): string | null {
  let text = ''
  for (const part of template.parts) {
    if (typeof part === 'string') text += part
    else if ('literal' in part) text += part.literal === null ? '' : String(part.literal)
    else return null
  }
  return text
}

/** The expressions of a template, in order; not those inside them. */
export const expressionsIn = (template: Template): Expression[] => template.parts.filter((part) => typeof part !== 'string')

/** A use of a context: `secrets.X` with its path; the whole context has an empty path. */
export type ContextUse = Extract<Expression, { context: string }>

/** An expression and everything in it, indexes of paths included. */
export function* everyExpression(expression: Expression): Generator<Expression> {
  yield expression
  for (const inner of partsOf(expression)) yield* everyExpression(inner)
}

/** What stands directly in an expression. */
export function partsOf(expression: Expression): Expression[] {
  if ('of' in expression) return expression.of
  if (!('path' in expression)) return []
  const indexes = expression.path.flatMap((step) => (typeof step === 'object' && 'index' in step ? [step.index] : []))
  return 'get' in expression ? [expression.get, ...indexes] : indexes
}

/** Every use of a context in an expression, at any depth; an untaken branch of `&&` and `||` counts. */
export function referencesIn(expression: Expression): ContextUse[] {
  return [...everyExpression(expression)].filter((inner) => 'context' in inner)
}

/** The same expression with the text literals hidden that `looksSecret` picks, so that a record never holds them. */
export function withoutLiterals(expression: Expression, looksSecret: (text: string) => boolean): Expression {
  const clean = (inner: Expression): Expression => withoutLiterals(inner, looksSecret)
  if ('literal' in expression) return typeof expression.literal === 'string' && looksSecret(expression.literal) ? { hidden: true } : expression
  if ('hidden' in expression) return expression
  if ('of' in expression) return { ...expression, of: expression.of.map(clean) }
  const path = expression.path.map((step) => {
    if (typeof step === 'string') return looksSecret(step) ? { index: { hidden: true as const } } : step
    return 'index' in step ? { index: clean(step.index) } : step
  })
  return 'get' in expression ? { get: clean(expression.get), path } : { ...expression, path }
}
