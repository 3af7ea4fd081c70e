import * as z from 'zod'
import { policySchema } from './schema.ts'

/** Where the schema is found; the starter policy's first line points editors to it. */
export const schemaId = 'https://countersign.dev/schema/policy.v1.json'

/** JSON Schema draft-07, the one that editors understand. It knows the form; roles that do not exist and the like only `lint` finds. */
export function policyJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(policySchema, { target: 'draft-7', io: 'input', override: completeTuples })
  return { $schema, $id: schemaId, title: 'Countersign policy', ...schema }
}

/** Draft-07 takes a list of item schemas for "up to so many": the exact number has to be said. */
function completeTuples({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (!Array.isArray(jsonSchema.items)) return
  jsonSchema.minItems = jsonSchema.items.length
  jsonSchema.maxItems = jsonSchema.items.length
}
