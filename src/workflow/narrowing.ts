import type { Template } from '../domain/workflow.ts'
import { truthOf } from './evaluate.ts'
import { expressionsIn, referencesIn } from './expression.ts'
import type { ContextUse } from './expression.ts'
import { only } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Member, Scope, Shape } from './scope.ts'

/** Values that are tried one by one; choices of a form are fewer. */
const valueLimit = 64

/**
 * What inputs can be where a condition holds: `if: inputs.target == 'staging'` leaves one choice of a form for the environment below it, and so
 * does `github.event.inputs.target`. Each input by itself, so that what is possible stays in; nor does one form of an input narrow the other,
 * because a called workflow has inputs of its own beside those of the dispatch.
 */
export function narrowedBy(condition: Template, scope: Scope): Scope {
  const paths = expressionsIn(condition).flatMap(referencesIn).flatMap(pathOf)
  let narrowed = scope
  for (const path of new Map(paths.map((one) => [one.join('.'), one])).values()) {
    const values = listed(path.reduce<Member | undefined>(memberOf, { members: new Map(Object.entries(scope)), others: only(null) }))
    if (values === null) continue
    const left = values.filter((value) => truthOf(condition, withValue(narrowed, path, only(value))) !== 'no')
    narrowed = withValue(narrowed, path, only(...left))
  }
  return narrowed
}

type Path = ['inputs', string] | ['github', 'event', 'inputs', string]

function pathOf({ context, path }: ContextUse): Path[] {
  const names = path.filter((step) => typeof step === 'string')
  const [first, second, third] = names
  if (names.length !== path.length) return []
  if (context === 'inputs' && first !== undefined && second === undefined) return [['inputs', first]]
  return context === 'github' && first === 'event' && second === 'inputs' && third !== undefined && names.length === 3
    ? [['github', first, second, third]]
    : []
}

function memberOf(parent: Member | undefined, name: string): Member | undefined {
  const member = parent !== undefined && 'members' in parent ? parent.members.get(name) : undefined
  return typeof member === 'function' ? member() : member
}

function listed(known: Member | undefined): Possible['values'] | null {
  if (known === undefined || 'members' in known || known.anything || known.composite || known.texts.length > 0) return null
  return known.values.length > valueLimit ? null : known.values
}

function withValue(scope: Scope, [context, ...path]: Path, value: Possible): Scope {
  return context === 'inputs' ? { ...scope, inputs: replaced(scope.inputs, path, value) } : { ...scope, github: replaced(scope.github, path, value) }
}

function replaced(shape: Shape, [name = '', ...more]: string[], value: Possible): Shape {
  const inner = memberOf(shape, name)
  const member = more.length > 0 && inner !== undefined && 'members' in inner ? replaced(inner, more, value) : value
  return { ...shape, members: new Map([...shape.members, [name, member]]) }
}
