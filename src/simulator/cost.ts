import type { FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql/language/ast.js'
import type { Input } from './objects.ts'

interface Tally {
  requests: number
  nodes: number
}

/**
 * Points by GitHub's documented formula: the requests needed to fill every connection, assuming that each reaches its limit, divided by 100
 * and rounded, at least 1 (docs.github.com, "Rate limits and query limits for the GraphQL API").
 */
export function queryCost(
  operation: OperationDefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
  inputOf: (node: ValueNode) => Input,
): { points: number; nodes: number } {
  const tally: Tally = { requests: 0, nodes: 0 }
  const walk = (set: SelectionSetNode, parents: number): void => {
    for (const selection of set.selections) {
      if (selection.kind === 'Field') {
        const limit = limitOf(selection, inputOf)
        if (limit?.connection) tally.requests += parents
        if (limit) tally.nodes += parents * limit.size
        if (selection.selectionSet) walk(selection.selectionSet, parents * (limit?.size ?? 1))
      } else {
        const inner = selection.kind === 'InlineFragment' ? selection : fragments.get(selection.name.value)
        if (inner) walk(inner.selectionSet, parents)
      }
    }
  }
  walk(operation.selectionSet, 1)
  return { points: Math.max(1, Math.round(tally.requests / 100)), nodes: tally.nodes }
}

/** A connection is a field with `first` or `last`; `nodes(ids:)` multiplies what lies below it without being one. */
function limitOf(field: FieldNode, inputOf: (node: ValueNode) => Input): { size: number; connection: boolean } | null {
  for (const argument of field.arguments ?? []) {
    const value = inputOf(argument.value)
    if (['first', 'last'].includes(argument.name.value) && typeof value === 'number') return { size: value, connection: true }
    if (argument.name.value === 'ids' && Array.isArray(value)) return { size: value.length, connection: false }
  }
  return null
}
