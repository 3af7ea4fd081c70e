import type { z } from 'zod'
import type { Account } from '../domain/account.ts'
import type { ChangeFactValues, Need, Team } from '../domain/facts.ts'
import type { Conclusion } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { FrameworkMapping } from '../domain/record.ts'
import type { Roster } from '../domain/roster.ts'
import type { Subject } from '../domain/subject.ts'

/** The needed facts, unwrapped: the runner has seen that each is known. Reading a fact that was not asked for throws, which is `unknown`. */
export interface FactView extends ChangeFactValues {
  teams: Record<string, Team>
  accounts: Record<string, Account | null>
  /** Problems of the policy file as this change would leave it; empty when it is unchanged or good. */
  proposedPolicy: Problem[]
}

/** What every control may know besides its facts and options. `at` is when grants must hold: the decision, or for a merged change its merge. */
export interface Context {
  subject: Subject
  change: number
  roster: Roster
  at: string
}

/**
 * How a message is used: the report is made of these. `counted` and `notCounted` fill the table of approvals, `contributor` the list of
 * contributors, `missing` the to-do list and the title, `broken` the title of a block, `note` and `warning` stand below.
 */
export type MessageKind = 'counted' | 'notCounted' | 'contributor' | 'missing' | 'broken' | 'note' | 'warning'

/**
 * One sentence of a control. Templates name data as `{login}`: strings are shown as code, numbers plain, lists as `a`, `b` or `c`;
 * `{n|person|people}` chooses by number, `{source|=}` shows one of our own phrases as words. Data never reaches a page unescaped, so templates hold no markup but backticks.
 */
export interface Message {
  kind: MessageKind
  text: string
  /** For the title and status line of `missing` and `broken`: "1 sign-off from {role}". */
  short?: string
  /** For the to-do list: who does what next. */
  todo?: string
}

export interface Control<Options = unknown> {
  id: string
  /** True when it passes. */
  title: string
  /** What goes wrong in a firm that lacks it. */
  rationale: string
  mappings: Omit<FrameworkMapping, 'controls'>[]
  /** Raised when the judgement changes; recorded, so that a replay knows whether it is comparable. */
  version: number
  scope: 'change'
  needs(options: Options, context: Omit<Context, 'at'>): Need[]
  /** The part of the policy's `changes` section this control reads. */
  options: z.ZodType<Options>
  messages: Record<string, Message>
  /** Pure: no clock, no network, no state. */
  evaluate(facts: FactView, options: Options, context: Context): Conclusion
}

/** Checks message ids against the catalogue at compile time; at run time it is the identity. */
export function defineControl<Options, Messages extends Record<string, Message>>(
  control: Omit<Control<Options>, 'messages' | 'evaluate'> & {
    messages: Messages
    evaluate(facts: FactView, options: Options, context: Context): Conclusion<keyof Messages & string>
  },
): Control<Options> {
  return control
}
