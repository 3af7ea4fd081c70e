import { Ajv, type ValidateFunction } from 'ajv'
import type { Exchange } from '../../src/simulator/server.ts'
import { isDeviation, isTolerated } from './deviations.ts'
import { openapi, operationFor, resolve, type Operation, type Schema } from './description.ts'

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false, coerceTypes: false })
ajv.addSchema({ ...openapi, $id: 'published' })

/** Query and path parameters are text on the wire: "100" is an integer there. */
const wireAjv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true })

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function violations(schema: unknown, value: unknown): string[] {
  if (!isRecord(schema)) throw new Error('nothing is published there')
  const check = ajv.compile(schema)
  return check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`)
}

/** JSON Schema lets unknown keys pass; what GitHub would never say must not pass here, or a program could come to rely on it. */
export function unknownKeys(schema: unknown, value: unknown, place = ''): string[] {
  if (Array.isArray(value)) {
    const items = alternatives(schema)
      .map((one) => one['items'])
      .filter((one) => one !== undefined)
    return value.flatMap((item, index) => unknownKeys({ anyOf: items }, item, `${place}/${index}`))
  }
  if (!isRecord(value)) return []
  const objects = alternatives(schema).filter((one) => isRecord(one['properties']))
  const isOpen = alternatives(schema).some((one) => one['additionalProperties'] !== undefined && one['additionalProperties'] !== false)
  if (objects.length === 0 || isOpen) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = objects.map((one) => (one['properties'] as Record<string, unknown>)[key]).filter((one) => one !== undefined)
    return known.length > 0 ? unknownKeys({ anyOf: known }, inner, `${place}/${key}`) : [`${place}/${key} is not published`]
  })
}

/** The schema itself and all that it is combined from. */
function alternatives(schema: unknown): Record<string, unknown>[] {
  const here = resolve(schema)
  if (!isRecord(here)) return []
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((name) => (Array.isArray(here[name]) ? here[name] : []))
  return [here, ...parts.flatMap(alternatives)]
}

function queryViolations(operation: Operation, query: string): string[] {
  const given = new URLSearchParams(query)
  const known = operation.parameters.filter((one) => one.in === 'query')
  const found = [...given].flatMap(([name, value]) => {
    const parameter = known.find((one) => one.name === name)
    if (!parameter) return [`query parameter ${name} is not published for ${operation.name}`]
    return fitsOnWire(parameter.schema, value) ? [] : [`query parameter ${name}=${value} is not what ${operation.name} takes`]
  })
  const missing = known.filter((one) => one.required && !given.has(one.name)).map((one) => `query parameter ${one.name} is missing`)
  return [...found, ...missing]
}

/** By the schema of a parameter: compiling costs more than all else that is held here. */
const wireChecks = new WeakMap<object, ValidateFunction>()

function fitsOnWire(schema: Schema, value: string): boolean {
  const compile = (): ValidateFunction => wireAjv.compile({ type: 'object', properties: { value: resolve(schema) } })
  if (typeof schema === 'boolean') return compile()({ value })
  const check = wireChecks.get(schema) ?? compile()
  wireChecks.set(schema, check)
  return check({ value })
}

function requestViolations(operation: Operation, exchange: Exchange): string[] {
  const query = queryViolations(operation, exchange.query)
  if (exchange.requestBody === null) return operation.requestBody?.required ? [...query, 'the request body is missing'] : query
  if (!operation.requestBody) return [...query, `${operation.name} takes no body`]
  const pointer = `${operation.pointer}/requestBody/content/application~1json/schema`
  return [...query, ...violations(schemaAt(pointer), exchange.requestBody), ...unknownKeys(schemaAt(pointer), exchange.requestBody)]
}

/** The schema under a JSON pointer of the description. */
function schemaAt(pointer: string): unknown {
  const parts = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return parts.reduce<unknown>((here, part) => {
    const target = resolve(here)
    return isRecord(target) ? target[part] : undefined
  }, openapi)
}

function responseViolations(operation: Operation, exchange: Exchange): string[] {
  const status = String(exchange.status)
  if (!operation.statuses.includes(status)) {
    return isDeviation(exchange) ? [] : [`${operation.name} never answers ${status} (published: ${operation.statuses.join(', ')})`]
  }
  const content = schemaAt(`${operation.pointer}/responses/${status}/content`)
  if (!isRecord(content)) return exchange.responseBody === null || isDeviation(exchange) ? [] : [`${operation.name} ${status} has no body`]
  const schema = schemaAt(`${operation.pointer}/responses/${status}/content/application~1json/schema`)
  return [...violations(schema, exchange.responseBody), ...unknownKeys(schema, exchange.responseBody)].filter((one) => !isTolerated(exchange, one))
}

/** What this REST exchange does that GitHub's published description does not know; empty when it holds. */
export function restViolations(exchange: Exchange): string[] {
  const operation = operationFor(exchange.method, exchange.path)
  if (!operation) return [`${exchange.method} ${exchange.path} is not an operation we know as published`]
  return [...requestViolations(operation, exchange), ...responseViolations(operation, exchange)].map((one) => `${operation.name}: ${one}`)
}
