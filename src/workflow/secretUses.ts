import type { Expression, PathStep, PlacedExpression, Position } from '../domain/workflow.ts'
import { everyExpression } from './expression.ts'

/** What an expression asks of the `secrets` context: one by name, all of them, or one whose name is computed while running. */
export type SecretUse = { at: Position } & ({ kind: 'name'; name: string } | { kind: 'whole' } | { kind: 'computed'; index: Expression })

/** Every use of `secrets` in an expression, at any depth: the branch that is not taken counts, and so does a script's comment. */
export function secretUses({ at, expression }: PlacedExpression): SecretUse[] {
  return [...everyExpression(expression)].flatMap((inner) => ('context' in inner && inner.context === 'secrets' ? [useOf(at, inner.path[0])] : []))
}

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
