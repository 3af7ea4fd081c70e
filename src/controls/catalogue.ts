import type { Message } from './control.ts'
import { controlById } from './index.ts'
import { policyReadable } from './policyReadable.ts'
import { runnerMessages } from './runner.ts'

/** The sentence behind a message id: the control's own, else the runner's; null when this version knows none. */
export function messageOf(control: string, message: string): Message | null {
  const own = control === policyReadable.id ? policyReadable.messages : controlById(control)?.messages
  for (const catalogue of [own, runnerMessages] as (Record<string, Message> | undefined)[]) {
    if (catalogue !== undefined && Object.hasOwn(catalogue, message)) return catalogue[message] ?? null
  }
  return null
}
