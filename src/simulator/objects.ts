import type { World } from './world.ts'

export type Input = null | string | number | boolean | Input[] | { [name: string]: Input }
export type Arguments = Record<string, Input>

/** What a field answers: a scalar, an object of the schema, or a list of either; a refusal in a list leaves its neighbours standing. */
export type Value = null | string | number | boolean | Value[] | Answerable | FieldError

/** One object of the schema, ready to be asked for its fields. */
export interface Answerable {
  typename: string
  has(field: string): boolean
  ask(field: string, args: Arguments, context: Context): Value
}

/** What every field may see besides its object. */
export interface Context {
  world: World
  serverUrl: string
  apiUrl: string
  /** Login of the token's owner; team members are visible only to a token with `members: read`. */
  viewer: string
  readsTeams: boolean
  /** Misbehaviour: pages after the first come back empty. */
  secondPageMissing: boolean
  /** Misbehaviour: fields that fail while the rest is answered. */
  failing: FailingField[]
  /** Misbehaviour: permissions that the token has not. */
  lacking: readonly string[]
  /** Counts the points of the query being answered. */
  cost: { points: number; nodes: number }
}

export interface FailingField {
  /** Answer names joined by dots: `repository.pullRequest.reviews`. */
  path: string
  type: FieldError['type']
  message?: string
}

export type Fields<Source> = Record<string, (source: Source, args: Arguments, context: Context) => Value>

/** Declares a type of the schema and gives the function that makes its objects. Fields resolve lazily, so types may refer to each other. */
export function objectType<Source>(typename: string, fields: Fields<Source>): (source: Source) => Answerable {
  return (source) => ({
    typename,
    has: (field) => Object.hasOwn(fields, field),
    ask(field, args, context) {
      const resolve = Object.hasOwn(fields, field) ? fields[field] : undefined
      if (!resolve) throw new QueryError('undefinedField', `Field '${field}' doesn't exist on type '${typename}'`)
      return resolve(source, args, context)
    },
  })
}

/** Refuses the whole query: GitHub answers 200 with `errors` and no `data`. */
export class QueryError extends Error {
  readonly type: string
  constructor(type: string, message: string) {
    super(message)
    this.name = 'QueryError'
    this.type = type
  }
}

/** Refuses one field: it becomes null and `errors` names its path and type. */
export class FieldError extends Error {
  readonly type: 'NOT_FOUND' | 'FORBIDDEN' | 'INSUFFICIENT_SCOPES' | 'INTERNAL'
  /** The schema has no null there, so the object that holds the field becomes null. */
  readonly isRequired: boolean
  constructor(type: FieldError['type'], message: string, isRequired = false) {
    super(message)
    this.name = 'FieldError'
    this.type = type
    this.isRequired = isRequired
  }
}

/** Refuses the field, which is never null, when the token lacks the permission: its object is null then. */
export function needs(permission: string, context: Context): void {
  if (context.lacking.includes(permission)) throw new FieldError('FORBIDDEN', 'Resource not accessible by integration', true)
}

export const textArgument = (args: Arguments, name: string): string => {
  const value = args[name]
  if (typeof value !== 'string') throw new QueryError('missingRequiredArguments', `argument '${name}' must be a String`)
  return value
}

export const optionalText = (args: Arguments, name: string): string | null => {
  const value = args[name]
  return typeof value === 'string' ? value : null
}

export const listArgument = (args: Arguments, name: string): string[] | null => {
  const value = args[name]
  if (value === undefined || value === null) return null
  return (Array.isArray(value) ? value : [value]).map(String)
}
