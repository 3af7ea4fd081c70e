import * as z from 'zod'
import type { Path } from './positions.ts'
import { policySchema } from './schema.ts'

/** The keys the schema allows at a place, and which of them must be there. Empty where anything goes or no map belongs. */
export interface KeysAt {
  allowed: string[]
  required: string[]
}

export function keysAt(path: Path): KeysAt {
  const schema = path.reduce<z.core.$ZodType | null>((from, step) => (from === null ? null : child(from, step)), policySchema)
  const shape = schema === null ? null : shapeOf(schema)
  if (shape === null) return { allowed: [], required: [] }
  const allowed = Object.keys(shape)
  return { allowed, required: allowed.filter((key) => isRequired(shape[key])) }
}

/** Where else a key belongs: `approvals` written at the top level belongs under `changes`. Null when nowhere. */
export function homeOf(key: string, notAt: Path): string | null {
  if (notAt.length > 0 && Object.hasOwn(policySchema.shape, key)) return ''
  const homes = Object.keys(policySchema.shape).filter((section) => section !== notAt[0] && keysAt([section]).allowed.includes(key))
  return homes.length === 1 ? (homes[0] ?? null) : null
}

const isRequired = (schema: z.core.$ZodType | undefined): boolean => schema !== undefined && !z.safeParse(schema, undefined).success

function child(from: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | null {
  const schema = unwrapped(from)
  if (schema instanceof z.ZodArray) return schema.element
  if (schema instanceof z.ZodRecord) return schema.valueType
  const shape = shapeOf(schema)
  return shape !== null && typeof step === 'string' && Object.hasOwn(shape, step) ? (shape[step] ?? null) : null
}

function shapeOf(from: z.core.$ZodType): Record<string, z.core.$ZodType> | null {
  const schema = unwrapped(from)
  return schema instanceof z.ZodObject ? schema.shape : null
}

/** Through defaults and optionality to the type itself; of a union, its map. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrapped(schema.unwrap())
  if (!(schema instanceof z.ZodUnion)) return schema
  return schema.options.find((option) => option instanceof z.ZodObject) ?? schema
}
