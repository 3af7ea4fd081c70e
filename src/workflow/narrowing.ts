import type { Template } from '../domain/workflow.ts'
import { truthOf } from './evaluate.ts'
import { expressionsIn, referencesIn } from './expression.ts'
import { only } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Member, Scope } from './scope.ts'

/** Values that are tried one by one; choices of a form are fewer. */
const valueLimit = 64

/**
 * What inputs can be where a condition holds: `if: inputs.target == 'staging'` leaves one choice of a form for the environment below it. Each
 * input by
 * itself, so that what is possible stays in.
 */
export function narrowedBy(condition: Template, scope: Scope): Scope {
  const names = expressionsIn(condition).flatMap(referencesIn).flatMap(({ context, path: [name, ...more] }) => {
    return context === 'inputs' && typeof name === 'string' && more.length === 0 ? [name] : []
  })
  let narrowed = scope
  for (const name of new Set(names)) {
    const values = listed(scope.inputs.members.get(name))
    if (values === null) continue
    const left = values.filter((value) => truthOf(condition, withInput(narrowed, name, only(value))) !== 'no')
    narrowed = withInput(narrowed, name, only(...left))
  }
  return narrowed
}

function listed(member: Member | (() => Member) | undefined): Possible['values'] | null {
  const known = typeof member === 'function' ? member() : member
  if (known === undefined || 'members' in known || known.anything || known.composite || known.texts.length > 0) return null
  return known.values.length > valueLimit ? null : known.values
}

const withInput = (scope: Scope, name: string, value: Possible): Scope => ({
  ...scope,
  inputs: { ...scope.inputs, members: new Map([...scope.inputs.members, [name, value]]) },
})
