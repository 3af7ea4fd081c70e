import type { Call, InputModel, WorkflowModel } from '../domain/workflow.ts'
import { concat } from './concat.ts'
import type { RunContext } from './contexts.ts'
import { evaluateTemplate } from './evaluate.ts'
import { shape } from './githubContext.ts'
import { anyBoolean, anyText, anything, falseOnes, only, truth, union } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Scope, Shape } from './scope.ts'

/** `inputs` of a workflow that runs by itself: only a dispatch has any. */
export function dispatchInputs(context: RunContext): Shape {
  const inputs = context.event === 'workflow_dispatch' ? Object.entries(context.trigger.inputs) : []
  return { members: new Map(inputs.map(([name, input]) => [name.toLowerCase(), dispatched(input)])), others: only(null) }
}

// Whoever starts it through the API may leave out what is not required; GitHub refuses what is not an option.
function dispatched({ type, options, required, default: preset }: InputModel): Possible {
  if (type === 'boolean') return anyBoolean
  if (type === 'number') return anything
  if (type !== 'choice' || options === null || options.length === 0) return anyText
  const text = preset === null ? undefined : preset.parts.map((part) => (typeof part === 'string' ? part : 'literal' in part ? String(part.literal) : null))
  if (text?.includes(null)) return anyText
  const missing = text === undefined ? (required ? [] : ['', null]) : [text.join('')]
  return only(...options, ...missing)
}

/** `inputs` of a called workflow: what the caller hands over in its own scope, else the default. */
export function inputsOfCall(callee: WorkflowModel, call: Call, caller: Scope, context: RunContext): Shape {
  const trigger = callee.triggers.find(({ event }) => event === 'workflow_call')
  const own: Scope = { ...caller, matrix: anything, needs: shape({}, anything), inputs: shape({}, anything) }
  const handed = new Map(Object.entries(call.with).map(([name, template]) => [name.toLowerCase(), template]))
  const members = Object.entries(trigger?.inputs ?? {}).map(([name, input]): [string, () => Possible] => {
    const template = handed.get(name.toLowerCase())
    return [name.toLowerCase(), () => (template === undefined ? presetOf(input, own) : received(input, evaluateTemplate(template, caller), own))]
  })
  // A dispatch has inputs of its own, and it is not said that a callee never sees them.
  return { members: new Map(members), others: trigger === undefined || context.event === 'workflow_dispatch' ? anything : only(null) }
}

function received(input: InputModel, value: Possible, own: Scope): Possible {
  const typed = asType(input.type, value)
  // Whether a default steps in for an empty value is not said anywhere.
  const mayBeEmpty = truth(value) !== 'yes' && (value.anything || value.texts.length > 0 || falseOnes(value).values.some((one) => one === '' || one === null))
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
