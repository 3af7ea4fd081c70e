import type { Expression, PathStep, PlacedExpression, Position } from '../domain/workflow.ts'
import { everyExpression, partsOf } from './expression.ts'

/** What an expression asks of the `secrets` context: one by name, all of them, or one whose name is computed while running. */
export type SecretUse = { at: Position; when?: Guard[] } & (
  { kind: 'name'; name: string } | { kind: 'whole' } | { kind: 'computed'; index: Expression }
)

/** What must be able to come out of a condition for a use to be reached; only those that ask for the matrix are kept. */
export interface Guard {
  condition: Expression
  is: boolean
}

/** Conditions around one use that are kept; without the others it counts as reached. */
const guardLimit = 4

/** Every use of `secrets` in an expression, at any depth: the branch that is not taken counts, and so does a script's comment. */
export function secretUses({ at, expression }: PlacedExpression): SecretUse[] {
  return usesIn(expression, at, [])
}

function usesIn(expression: Expression, at: Position, when: Guard[]): SecretUse[] {
  if ('operator' in expression && (expression.operator === '&&' || expression.operator === '||')) return usesInTurn(expression, at, when)
  const own = 'context' in expression && expression.context === 'secrets' ? [useOf(at, expression.path[0])] : []
  const kept = own.map((use) => (when.length === 0 ? use : { ...use, when }))
  return [...kept, ...partsOf(expression).flatMap((inner) => usesIn(inner, at, when))]
}

// `a && b` reaches b where a is true, `a || b` where it is false.
function usesInTurn({ operator, of }: Extract<Expression, { operator: string }>, at: Position, when: Guard[]): SecretUse[] {
  const guards = [...when]
  return of.flatMap((inner) => {
    const uses = usesIn(inner, at, [...guards])
    if (guards.length < guardLimit && asksForMatrix(inner)) guards.push({ condition: inner, is: operator === '&&' })
    return uses
  })
}

export const asksForMatrix = (expression: Expression): boolean =>
  [...everyExpression(expression)].some((inner) => 'context' in inner && inner.context === 'matrix')

function useOf(at: Position, step: PathStep | undefined): SecretUse {
  if (step === undefined) return { at, kind: 'whole' }
  if (typeof step === 'string') return { at, kind: 'name', name: step.toUpperCase() }
  if ('every' in step) return { at, kind: 'whole' }
  const { index } = step
  if ('literal' in index && typeof index.literal === 'string') return { at, kind: 'name', name: index.literal.toUpperCase() }
  return { at, kind: 'computed', index }
}

/** The jobs whose outputs an expression asks for through `needs`; `all`: it takes the context as a whole. */
export function producersIn(expression: Expression): { job: string }[] | 'all' {
  const found: { job: string }[] = []
  for (const inner of everyExpression(expression)) {
    if (!('context' in inner) || inner.context !== 'needs') continue
    const [job, member] = inner.path
    if (typeof job !== 'string') return 'all'
    if (member === undefined || typeof member !== 'string' || member === 'outputs') found.push({ job })
  }
  return found
}
