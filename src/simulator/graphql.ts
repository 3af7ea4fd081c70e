import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql/language/ast.js'
import { parse } from 'graphql/language/parser.js'
import { queryCost } from './cost.ts'
import { FieldError, QueryError, type Answerable, type Arguments, type Context, type Input, type Value } from './objects.ts'
import { concreteTypes } from './abstract.ts'

export interface GraphqlRequest {
  query: string
  variables?: Record<string, Input>
  operationName?: string
}

export interface GraphqlError {
  type?: string
  path?: (string | number)[]
  message: string
  extensions?: Record<string, string>
}

export interface GraphqlResponse {
  data?: Record<string, Json> | null
  errors?: GraphqlError[]
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json }

/** One query being answered. */
interface Run {
  fragments: Map<string, FragmentDefinitionNode>
  variables: Arguments
  context: Context
  errors: GraphqlError[]
}

/**
 * Answers a query over the objects of the world: enough of GraphQL for a reader (no mutations, no introspection). An unknown field refuses
 * the whole query, as GitHub does; whether a field exists in GitHub at all is for the tests' published schema to say.
 */
export function answerQuery(request: GraphqlRequest, root: Answerable, context: Omit<Context, 'cost'>): GraphqlResponse {
  try {
    const document = parse(request.query)
    const operation = chosenOperation(document, request.operationName)
    const variables = variablesOf(operation, request.variables ?? {})
    const fragments = new Map(document.definitions.filter((node) => node.kind === 'FragmentDefinition').map((node) => [node.name.value, node]))
    const cost = queryCost(operation, fragments, (node) => inputOf(node, variables))
    const run: Run = { fragments, variables, context: { ...context, cost }, errors: [] }
    const data = answerObject(root, [operation.selectionSet], [], run)
    return run.errors.length > 0 ? { data, errors: run.errors } : { data }
  } catch (error) {
    if (error instanceof QueryError) return { errors: [{ message: error.message, extensions: { code: error.type } }] }
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] }
  }
}

function chosenOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === 'OperationDefinition')
  const chosen = name === undefined ? operations[0] : operations.find((node) => node.name?.value === name)
  if (!chosen) throw new QueryError('noOperation', 'No operation to answer')
  if (chosen.operation !== 'query') throw new QueryError('notAQuery', 'Only queries are answered here')
  return chosen
}

function variablesOf(operation: OperationDefinitionNode, given: Record<string, Input>): Arguments {
  const variables: Arguments = {}
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value
    const value = given[name] ?? (definition.defaultValue ? inputOf(definition.defaultValue, {}) : null)
    if (value === null && definition.type.kind === 'NonNullType') {
      throw new QueryError('variableNotProvided', `Variable $${name} of required type was provided invalid value`)
    }
    variables[name] = value
  }
  return variables
}

function inputOf(node: ValueNode, variables: Arguments): Input {
  switch (node.kind) {
    case 'Variable':
      return variables[node.name.value] ?? null
    case 'IntValue':
    case 'FloatValue':
      return Number(node.value)
    case 'NullValue':
      return null
    case 'ListValue':
      return node.values.map((value) => inputOf(value, variables))
    case 'ObjectValue':
      return Object.fromEntries(node.fields.map((field) => [field.name.value, inputOf(field.value, variables)]))
    default:
      return node.value
  }
}

/** `@skip` and `@include`; any other directive is refused rather than ignored. */
function isWanted(directives: readonly DirectiveNode[] | undefined, run: Run): boolean {
  return (directives ?? []).every((directive) => {
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if')
    const holds = condition ? inputOf(condition.value, run.variables) === true : false
    if (directive.name.value === 'include') return holds
    if (directive.name.value === 'skip') return !holds
    throw new QueryError('undefinedDirective', `Directive @${directive.name.value} is not defined`)
  })
}

/** Fields by answer name, those of matching fragments merged in. */
function collectFields(object: Answerable, sets: readonly SelectionSetNode[], run: Run, into: Map<string, FieldNode[]>): Map<string, FieldNode[]> {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (!isWanted(selection.directives, run)) continue
    if (selection.kind === 'Field') {
      const key = selection.alias?.value ?? selection.name.value
      into.set(key, [...(into.get(key) ?? []), selection])
      continue
    }
    const fragment = selection.kind === 'FragmentSpread' ? run.fragments.get(selection.name.value) : selection
    if (!fragment) throw new QueryError('useAndDefineFragment', 'Fragment was used, but not defined')
    const condition = fragment.typeCondition?.name.value ?? object.typename
    if (concreteTypes(condition).includes(object.typename)) collectFields(object, [fragment.selectionSet], run, into)
  }
  return into
}

function answerObject(object: Answerable, sets: readonly SelectionSetNode[], path: (string | number)[], run: Run): Record<string, Json> {
  const answer: Record<string, Json> = {}
  for (const [key, nodes] of collectFields(object, sets, run, new Map())) answer[key] = answerField(object, nodes, [...path, key], run)
  return answer
}

function answerField(object: Answerable, nodes: FieldNode[], path: (string | number)[], run: Run): Json {
  const [first] = nodes
  if (!first) return null
  if (first.name.value === '__typename') return object.typename
  const args = Object.fromEntries((first.arguments ?? []).map((argument) => [argument.name.value, inputOf(argument.value, run.variables)]))
  const sets = nodes.map((node) => node.selectionSet).filter((set) => set !== undefined)
  try {
    const failing = run.context.failing.find((field) => field.path === path.join('.'))
    if (failing) throw new FieldError(failing.type, failing.message ?? 'Something went wrong while executing your query.')
    return complete(object.ask(first.name.value, args, run.context), sets, path, run)
  } catch (error) {
    if (error instanceof ObjectIsNull) return null
    if (!(error instanceof FieldError)) throw error
    refuse(error, path, run)
    if (error.isRequired) throw new ObjectIsNull()
    return null
  }
}

/** A field that is never null failed: the nearest object that may be null is. */
class ObjectIsNull extends Error {}

function refuse(error: FieldError, path: (string | number)[], run: Run): null {
  run.errors.push({ type: error.type, path, message: error.message })
  return null
}

function completeItem(item: Value, sets: readonly SelectionSetNode[], path: (string | number)[], run: Run): Json {
  try {
    return complete(item, sets, path, run)
  } catch (error) {
    if (error instanceof ObjectIsNull) return null
    throw error
  }
}

function complete(value: Value, sets: readonly SelectionSetNode[], path: (string | number)[], run: Run): Json {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof FieldError) return refuse(value, path, run)
  if (Array.isArray(value)) return value.map((item, index) => completeItem(item, sets, [...path, index], run))
  if (sets.length === 0) throw new QueryError('selectionMismatch', `Field must have selections (${path.join('.')} returns ${value.typename})`)
  return answerObject(value, sets, path, run)
}
