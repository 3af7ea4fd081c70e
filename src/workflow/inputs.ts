import type { Call, InputModel, WorkflowModel } from '../domain/workflow.ts'
import { concat } from './concat.ts'
import type { RunContext } from './contexts.ts'
import { dispatched } from './dispatched.ts'
import { evaluateTemplate } from './evaluate.ts'
import { shape } from './githubContext.ts'
import { anyBoolean, anything, falseOnes, only, union } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Scope, Shape } from './scope.ts'

/** `inputs` of a workflow that runs by itself: only a dispatch has any. */
export function dispatchInputs(context: RunContext): Shape {
  const inputs = context.event === 'workflow_dispatch' ? Object.entries(context.trigger.inputs) : []
  return { members: new Map(inputs.map(([name, input]) => [name.toLowerCase(), dispatched(input)])), others: only(null) }
}

/** `inputs` of a called workflow: what the caller hands over in its own scope, else the default. */
export function calledInputs(callee: WorkflowModel, call: Call, caller: Scope): Shape {
  const trigger = callee.triggers.find(({ event }) => event === 'workflow_call')
  const own: Scope = { ...caller, matrix: anything, needs: shape({}, anything), inputs: shape({}, anything) }
  const handed = new Map(Object.entries(call.with).map(([name, template]) => [name.toLowerCase(), template]))
  const members = Object.entries(trigger?.inputs ?? {}).map(([name, input]): [string, () => Possible] => {
    const template = handed.get(name.toLowerCase())
    return [name.toLowerCase(), () => (template === undefined ? presetOf(input, own) : received(input, evaluateTemplate(template, caller), own))]
  })
  // Nobody says that a callee never sees what a dispatch was started with; a file that cannot be called tells nothing.
  const event = caller.github.members.get('event_name')
  const apart = typeof event === 'object' && 'values' in event && !event.anything && !event.values.includes('workflow_dispatch')
  return { members: new Map(members), others: apart && trigger !== undefined ? only(null) : anything }
}

function received(input: InputModel, value: Possible, own: Scope): Possible {
  const typed = asType(input.type, value)
  // Whether a default steps in for an empty value is not said anywhere.
  const mayBeEmpty = value.anything || falseOnes(value).values.some((one) => one === '' || one === null)
  return mayBeEmpty ? union(typed, presetOf(input, own)) : typed
}

function presetOf(input: InputModel, own: Scope): Possible {
  if (input.default !== null) return asType(input.type, evaluateTemplate(input.default, own))
  if (input.type === 'boolean') return only(false)
  return input.type === 'number' ? only(0) : only('', null)
}

function asType(type: InputModel['type'], value: Possible): Possible {
  const closed = !value.anything && !value.composite && value.texts.length === 0
  if (type === 'boolean') return closed && value.values.every((one) => typeof one === 'boolean') ? value : anyBoolean
  if (type === 'number') return closed && value.values.every((one) => typeof one === 'number') ? value : anything
  return union(concat([value]), only(...value.values.filter((one) => one === null)))
}
