import type { Expression } from '../domain/workflow.ts'

/** Functions whose text arguments become part of the value; those of others are only compared. */
const building = ['format', 'join', 'fromjson', 'tojson', 'case']

/** Whether a text written into the expression can be its value: `secrets.X || 'hunter2'`. */
export function literalValuesOf(expression: Expression): boolean {
  if ('literal' in expression) return typeof expression.literal === 'string' && expression.literal.trim() !== ''
  return valuesOf(expression).some(literalValuesOf)
}

/** The expression with those texts hidden; what is only compared stays, because judging needs it. */
export function withoutValues(expression: Expression): Expression {
  if ('literal' in expression) return typeof expression.literal === 'string' && expression.literal.trim() !== '' ? { hidden: true } : expression
  if (!('of' in expression)) return expression
  const values = valuesOf(expression)
  return { ...expression, of: expression.of.map((inner) => (values.includes(inner) ? withoutValues(inner) : inner)) }
}

function valuesOf(expression: Expression): Expression[] {
  if ('operator' in expression) return expression.operator === '||' ? expression.of : expression.operator === '&&' ? expression.of.slice(-1) : []
  return 'call' in expression && building.includes(expression.call) ? expression.of : []
}
