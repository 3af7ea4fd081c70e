import { breakGlassId, breakGlassOfChange } from './breakGlass.ts'
import type { Reason } from '../domain/outcome.ts'
import type { Message } from './control.ts'
import { controlById } from './index.ts'
import { policyReadable } from './policyReadable.ts'
import { runnerMessages } from './runner.ts'

/** The sentence behind a message id: the control's own, else the runner's; null when this version knows none. */
export function messageOf(control: string, message: string): Message | null {
  const own = catalogueOf(control)
  for (const catalogue of [own, runnerMessages] as (Record<string, Message> | undefined)[]) {
    if (catalogue !== undefined && Object.hasOwn(catalogue, message)) return catalogue[message] ?? null
  }
  return null
}

function catalogueOf(control: string): Record<string, Message> | undefined {
  if (control === policyReadable.id) return policyReadable.messages
  return control === breakGlassId ? breakGlassOfChange.messages : controlById(control)?.messages
}

/** What fills the sentences of a reason: its data, and the words that its control makes of them. */
export const fillingOf = (control: string, data: Reason['data']): Reason['data'] => ({ ...data, ...controlById(control)?.words?.(data) })
