import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { operations } from './operations.ts'

export type Schema = boolean | { [key: string]: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** OpenAPI 3.0 says `nullable: true` where JSON Schema says `type: null`. References become absolute, so that any part can be compiled alone. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema)
  if (!isRecord(value)) return value
  const { nullable, ...rest } = value
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string' ? [key, `published${inner}`] : [key, asJsonSchema(inner)],
    ),
  )
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

const file = new URL('./github-openapi.json', import.meta.url)

/** GitHub's description of its REST API, trimmed by `.ci/published.ts`, as JSON Schema. */
export const openapi = asJsonSchema(JSON.parse(readFileSync(file, 'utf8'))) as Record<string, unknown>

/** The package offers its schema file to no import, so it is read where it lies. */
const schemaFile = new URL('../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url)

/** GitHub's GraphQL schema, in full. */
export const graphqlSchema = buildSchema(readFileSync(schemaFile, 'utf8'), { assumeValidSDL: true })

/** What a pointer into the description leads to, references followed. */
export function resolve(schema: unknown): unknown {
  if (!isRecord(schema) || typeof schema['$ref'] !== 'string') return schema
  return resolve(
    schema['$ref']
      .replace('published#/', '')
      .split('/')
      .reduce<unknown>((here, part) => (isRecord(here) ? here[part] : undefined), openapi),
  )
}

export interface Operation {
  name: string
  pointer: string
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody: { required: boolean } | null
  statuses: string[]
}

const pointerPart = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

export function operationOf(name: string): Operation {
  const [method = '', path = ''] = name.split(' ')
  const paths = resolve(openapi['paths'])
  const item = isRecord(paths) ? paths[path] : undefined
  const described = isRecord(item) ? item[method.toLowerCase()] : undefined
  if (!isRecord(described)) throw new Error(`GitHub does not publish ${name}`)
  const listed = Array.isArray(described['parameters']) ? described['parameters'].map(resolve).filter(isRecord) : []
  const parameters = listed.map((one) => ({
    name: String(one['name']),
    in: String(one['in']),
    required: one['required'] === true,
    schema: (one['schema'] ?? true) as Schema,
  }))
  const body = resolve(described['requestBody'])
  return {
    name,
    pointer: `/paths/${pointerPart(path)}/${method.toLowerCase()}`,
    parameters,
    requestBody: isRecord(body) ? { required: body['required'] === true } : null,
    statuses: Object.keys(isRecord(described['responses']) ? described['responses'] : {}),
  }
}

/** `{path}`, `{ref}` and the like may hold slashes when they stand last; the form with the most fixed words wins. */
export function operationFor(method: string, path: string): Operation | null {
  const given = path.split('/')
  const fits = operations.filter((name) => {
    const [wanted = '', template = ''] = name.split(' ')
    const parts = template.split('/')
    const greedy = /\{(path|ref|branch|basehead)\}$/.test(template)
    if (wanted !== method || (greedy ? given.length < parts.length : given.length !== parts.length)) return false
    return parts.every((part, index) => part.startsWith('{') || part === given[index])
  })
  const fixed = (name: string): number => name.split('/').filter((part) => !part.startsWith('{')).length
  const best = fits.toSorted((one, two) => fixed(two) - fixed(one))[0]
  return best === undefined ? null : operationOf(best)
}
