import { table } from './readme.ts'

interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  description?: string
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema | Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  minimum?: number
  maximum?: number
}

/** One row for each key of the policy, from its JSON Schema. `*` stands for a name the policy chooses, `[]` for each entry of a list. */
export const policyKeys = (schema: object): string => table(['Key', 'Value', 'Default', 'Meaning'], rowsOf(schema as Schema, ''))

function rowsOf(schema: Schema, path: string): string[][] {
  const rows = Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const place = path === '' ? key : `${path}.${key}`
    return [[`\`${place}\``, valueOf(value), presetOf(value), value.description ?? ''], ...rowsOf(value, place)]
  })
  const named = typeof schema.additionalProperties === 'object' ? rowsOf(schema.additionalProperties, `${path}.*`) : []
  const listed = itemsOf(schema).flatMap((item) => rowsOf(item, `${path}[]`))
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((choice) => rowsOf(choice, path))
  return [...rows, ...named, ...listed, ...choices]
}

function valueOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(' or ')
  if (schema.type === 'integer') return schema.maximum === undefined ? 'whole number' : `${schema.minimum ?? 0} to ${schema.maximum}`
  if (schema.type === 'array') return `list of ${plural(itemsOf(schema).map(valueOf)[0] ?? 'value')}`
  if (schema.type === 'object') return 'mapping'
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return choices.length > 0 ? [...new Set(choices.map(valueOf))].join(' or ') : (schema.type ?? 'value').replace('string', 'text')
}

const itemsOf = ({ items }: Schema): Schema[] => (items === undefined ? [] : Array.isArray(items) ? items : [items])

const plural = (word: string): string => (/^[a-z]+$/.test(word) ? `${word}s` : word)

function presetOf({ default: preset }: Schema): string {
  if (preset === undefined) return ''
  const text = JSON.stringify(preset)
  return text === '{}' || text === '[]' ? 'empty' : text.length > 60 ? 'see below' : `\`${text}\``
}
