import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { policyJsonSchema, schemaId } from '../../src/policy/jsonSchema.ts'
import { starterPolicy } from '../../src/policy/starter.ts'

interface Schema {
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema | Schema[]
  anyOf?: Schema[]
}
const schema: Schema = policyJsonSchema()

/** Every schema in the schema, with its place. */
function parts(from: Schema, place: string): [string, Schema][] {
  const items = Array.isArray(from.items) ? from.items : [from.items]
  const inner = [from.additionalProperties, ...items, ...(from.anyOf ?? [])].filter((part) => typeof part === 'object')
  const named = Object.entries(from.properties ?? {}).flatMap(([key, part]) => parts(part, `${place}.${key}`))
  return [[place, from], ...named, ...inner.flatMap((part) => parts(part, `${place}[]`))]
}

describe('the JSON Schema that editors read', () => {
  test('is committed as the code makes it', () => {
    expect(readFileSync('docs/schema/policy.v1.json', 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`)
  })
  test('is draft-07 and known by the address that the starter names', () => {
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', $id: schemaId })
    expect(starterPolicy).toContain(`$schema=${schemaId}\n`)
  })
  test('explains every key', () => {
    const keys = parts(schema, '').flatMap(([place, { properties = {} }]) =>
      Object.entries(properties).map(([key, value]) => ({ name: `${place}.${key}`, value })),
    )
    expect(keys.length).toBeGreaterThan(60)
    expect(keys.filter(({ value }) => (value.description ?? '').length <= 20).map(({ name }) => name)).toEqual([])
  })
  test('is closed: no map takes keys that it does not name', () => {
    const open = parts(schema, '').filter(([, part]) => part.properties !== undefined && part.additionalProperties !== false)
    expect(open.map(([place]) => place)).toEqual([])
  })
  test('asks for the version alone', () => expect(schema.required).toEqual(['version']))
})

test('the starter is the good file of that name', () => {
  expect(readFileSync(new URL('good/starter.yml', import.meta.url), 'utf8')).toBe(starterPolicy)
})
