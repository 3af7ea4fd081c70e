import type { InputModel } from '../domain/workflow.ts'
import { plainText } from './expression.ts'
import { anyBoolean, anyText, anything, only } from './possible.ts'
import type { Possible } from './possible.ts'

/** Whoever starts it through the API may leave out what is not required; GitHub refuses what is not an option. */
export function dispatched({ type, options, required, default: preset }: InputModel): Possible {
  if (type === 'boolean') return anyBoolean
  if (type === 'number') return anything
  if (type !== 'choice' || options === null || options.length === 0) return anyText
  if (preset === null) return only(...options, ...(required ? [] : ['', null]))
  const text = plainText(preset)
  return text === null ? anyText : only(...options, text)
}
