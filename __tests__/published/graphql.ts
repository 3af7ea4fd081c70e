import {
  getNamedType,
  getVariableValues,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  typeFromAST,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import type { Exchange } from '../../src/simulator/server.ts'
import { graphqlSchema } from './description.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

interface Asked {
  document: DocumentNode
  variables: Record<string, unknown>
}

interface Query {
  document: DocumentNode
  /** What the schema has against it, whatever its variables are. */
  wrong: string[]
}

/** By their text: the program asks the same few again and again. */
const queries = new Map<string, Query>()

function queryOf(text: string): Query {
  const known = queries.get(text)
  if (known) return known
  const document = parse(text)
  const query = { document, wrong: validate(graphqlSchema, document).map((error) => error.message) }
  queries.set(text, query)
  return query
}

/** What this GraphQL exchange does that GitHub's schema does not allow: the query, its variables, or the answer. */
export function graphqlViolations(exchange: Exchange): string[] {
  if (exchange.status !== 200) return []
  const { requestBody, responseBody } = exchange
  if (!isRecord(requestBody) || typeof requestBody['query'] !== 'string') return ['the request holds no query']
  const { document, wrong } = queryOf(requestBody['query'])
  if (wrong.length > 0) return wrong
  const operation = document.definitions.find((node) => node.kind === 'OperationDefinition')
  if (!operation) return ['the query holds no operation']
  const given = isRecord(requestBody['variables']) ? requestBody['variables'] : {}
  const undeclared = Object.keys(given).filter((name) => !operation.variableDefinitions?.some((one) => one.variable.name.value === name))
  const { errors, coerced } = getVariableValues(graphqlSchema, operation.variableDefinitions ?? [], given)
  if (errors) return errors.map((error) => error.message)
  return [
    ...undeclared.map((name) => `variable ${name} is given but not declared`),
    ...answerViolations(operation, { document, variables: coerced }, responseBody),
  ]
}

function answerViolations(operation: OperationDefinitionNode, asked: Asked, answer: unknown): string[] {
  if (!isRecord(answer)) return ['the answer is no object']
  const errors = answer['errors']
  if (errors !== undefined && (!Array.isArray(errors) || errors.length === 0)) return ['`errors` must be absent or not empty']
  const data = answer['data']
  if (data === undefined || data === null) return errors ? [] : ['an answer without data must hold errors']
  const root = graphqlSchema.getQueryType()
  return root ? objectViolations(root, [operation.selectionSet], data, asked, 'data') : ['no query type']
}

function typeViolations(type: GraphQLOutputType, sets: SelectionSetNode[], value: unknown, asked: Asked, place: string): string[] {
  if (isNonNullType(type))
    return value === null ? [`${place} is null, but never is at GitHub (${String(type)})`] : typeViolations(type.ofType, sets, value, asked, place)
  if (value === null) return []
  if (isListType(type)) {
    if (!Array.isArray(value)) return [`${place} is no list`]
    return value.flatMap((item, index) => typeViolations(type.ofType, sets, item, asked, `${place}.${index}`))
  }
  if (isObjectType(type)) return objectViolations(type, sets, value, asked, place)
  if (isAbstractType(type)) return abstractViolations(type.name, graphqlSchema.getPossibleTypes(type), sets, value, asked, place)
  if (isEnumType(type)) return type.getValue(String(value)) ? [] : [`${place} is ${String(value)}, not a ${type.name}`]
  return isScalar(getNamedType(type).name, value) ? [] : [`${place} is ${JSON.stringify(value)}, not a ${String(type)}`]
}

/** Without `__typename` in the answer any possible type may be meant; one that holds is enough. */
function abstractViolations(
  name: string,
  possible: readonly GraphQLObjectType[],
  sets: SelectionSetNode[],
  value: unknown,
  asked: Asked,
  place: string,
): string[] {
  const told = isRecord(value) ? value['__typename'] : undefined
  const candidates = possible.filter((type) => told === undefined || type.name === told)
  if (candidates.length === 0) return [`${place} says it is a ${String(told)}, which no ${name} is`]
  const findings = candidates.map((type) => objectViolations(type, sets, value, asked, place))
  return findings.some((found) => found.length === 0) ? [] : (findings[0] ?? [])
}

function objectViolations(type: GraphQLObjectType, sets: SelectionSetNode[], value: unknown, asked: Asked, place: string): string[] {
  if (!isRecord(value)) return [`${place} is no object`]
  const fields = fieldsFor(type, sets, asked, new Map())
  const extra = Object.keys(value)
    .filter((key) => !fields.has(key))
    .map((key) => `${place}.${key} was not asked for`)
  const found = [...fields].flatMap(([key, nodes]) => {
    if (!(key in value)) return [`${place}.${key} was asked for and is missing`]
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') return value[key] === type.name ? [] : [`${place} calls itself ${String(value[key])}, not ${type.name}`]
    const field = type.getFields()[name]
    const inner = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []))
    return field ? typeViolations(field.type, inner, value[key], asked, `${place}.${key}`) : [`${place}.${key} does not exist on ${type.name}`]
  })
  return [...extra, ...found]
}

function fieldsFor(type: GraphQLObjectType, sets: SelectionSetNode[], asked: Asked, into: Map<string, FieldNode[]>): Map<string, FieldNode[]> {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (!isIncluded(selection.directives ?? [], asked)) continue
    if (selection.kind === 'Field') {
      const key = selection.alias?.value ?? selection.name.value
      into.set(key, [...(into.get(key) ?? []), selection])
      continue
    }
    const named = selection.kind === 'FragmentSpread' ? selection.name.value : null
    const fragment =
      named === null ? selection : asked.document.definitions.find((node) => node.kind === 'FragmentDefinition' && node.name.value === named)
    if (fragment === undefined || !('selectionSet' in fragment) || !fragment.selectionSet || !('typeCondition' in fragment)) continue
    const condition = fragment.typeCondition ? typeFromAST(graphqlSchema, fragment.typeCondition) : type
    const fits = condition === type || (isAbstractType(condition) && graphqlSchema.isSubType(condition, type))
    if (fits) fieldsFor(type, [fragment.selectionSet], asked, into)
  }
  return into
}

const isIncluded = (directives: readonly { name: { value: string }; arguments?: readonly { value: ValueNode }[] }[], asked: Asked): boolean =>
  directives.every((directive) => {
    const condition = directive.arguments?.[0]?.value
    const holds =
      condition?.kind === 'Variable' ? asked.variables[condition.name.value] === true : condition?.kind === 'BooleanValue' && condition.value
    return directive.name.value === 'skip' ? !holds : holds
  })

function isScalar(name: string, value: unknown): boolean {
  switch (name) {
    case 'Int':
      return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31
    case 'Float':
      return typeof value === 'number'
    case 'Boolean':
      return typeof value === 'boolean'
    case 'GitObjectID':
      return typeof value === 'string' && /^[0-9a-f]{40}$/.test(value)
    case 'DateTime':
    case 'GitTimestamp':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
    case 'BigInt':
      return typeof value === 'string' && /^-?\d+$/.test(value)
    default:
      return typeof value === 'string'
  }
}
