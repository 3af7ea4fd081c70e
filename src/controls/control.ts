import type { Account } from '../domain/account.ts'
import type { DeploymentFactValues } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import type { ChangeFactValues, Need, Team } from '../domain/facts.ts'
import type { Inventory } from '../domain/inventory.ts'
import type { Conclusion, Decision, NonEmpty, Reason } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { FrameworkMapping } from '../domain/record.ts'
import type { RepositoryFactValues } from '../domain/reconciliation.ts'
import type { Roster } from '../domain/roster.ts'
import type { Subject } from '../domain/subject.ts'
import type { WorkflowFiles } from '../domain/workflow.ts'
import type { Doings } from '../duties/case.ts'
import type { ExceptionsSection, ProductionSection } from './boundarySections.ts'
import type { DeploymentsSection } from './deploymentSections.ts'
import type { Governing } from './governing.ts'
import type { ChangesOptions } from './options.ts'

interface People {
  teams: Record<string, Team>
  accounts: Record<string, Account | null>
}

/** The needed facts, unwrapped: the runner has seen that each is known. Reading a fact that was not asked for throws, which is `unknown`. */
export interface FactView extends ChangeFactValues, People {
  /** Problems of the policy file as this change would leave it; empty when it is unchanged or good. */
  proposedPolicy: Problem[]
}

/** The same for controls that run once: facts of the whole subject. */
export interface SubjectView extends DeploymentFactValues, RepositoryFactValues, People {
  workflows: WorkflowFiles
  /** It adds to what can be shown and is no condition of it, so it is handed over as it is; null: nobody collected one. */
  inventory: Fact<Inventory> | null
}

interface Surroundings {
  subject: Subject
  roster: Roster
  /** When grants and exceptions must hold: the decision, or for a merged change its merge. */
  at: string
}

/** What every control of a change may know besides its facts and options. */
export interface Context extends Surroundings {
  change: number
}

/** A merged change of a deployment's range: its facts, and what the policy in force at its merge makes of them. */
export interface MergedChange {
  number: number
  /** Among `Facts.changes`. */
  index: number
  /** null: something of it could not be read, for the reasons in `unread`. */
  facts: Doings | null
  unread: Reason[]
  /** Whether a policy stood on its base branch then, could be read, and governed that branch. */
  standing: 'governed' | 'ungoverned' | 'no-policy' | 'policy-refused'
  /** null: nothing judged it. */
  decision: Decision | null
}

/** What a control that runs once may know: of a deployment also the changes it brings. */
export interface SubjectContext extends Surroundings {
  changes: MergedChange[]
  /** Of a reconciliation: what was governed when. */
  governing: Governing
}

/** The sections of the policy that controls judge by, under the names they have there. */
export interface PolicyParts {
  changes: ChangesOptions
  production?: ProductionSection | undefined
  exceptions?: ExceptionsSection | undefined
  deployments?: DeploymentsSection | undefined
}

/**
 * How a message is used: the report is made of these. `counted` and `notCounted` fill the table of approvals, `contributor` the list of
 * contributors, `missing` the to-do list and the title, `broken` the title of a block, `note` and `warning` stand below.
 */
export type MessageKind = 'counted' | 'notCounted' | 'contributor' | 'missing' | 'broken' | 'note' | 'warning'

/**
 * One sentence of a control. Templates name data as `{login}`: strings are shown as code, numbers plain, lists as `a`, `b` or `c`;
 * `{n|person|people}` chooses by number (`{seen|so|}`: `so` when it is true), `{source|=}` shows one of our own phrases as words. Data never reaches
 * a page unescaped, so templates hold no markup but backticks.
 */
export interface Message {
  kind: MessageKind
  text: string
  /** For the title and status line of `missing` and `broken`: "1 sign-off from {role}". */
  short?: string
  /** For the to-do list: who does what next. */
  todo?: string
}

interface About<Options> {
  id: string
  /** True when it passes. */
  title: string
  /** What goes wrong in a firm that lacks it. */
  rationale: string
  mappings: Omit<FrameworkMapping, 'controls'>[]
  /** Raised when the judgement changes; recorded, so that a replay knows whether it is comparable. */
  version: number
  /** The release that first judged by it: records of earlier ones are replayed without it. */
  since: string
  /** The part of the policy this control judges by. */
  options(policy: PolicyParts): Options
  messages: Record<string, Message>
  /** What sentences show besides their data, made of it when they are shown: wording never stands in evidence. */
  words?(data: Reason['data']): Reason['data']
}

/** Runs for each change. `evaluate` is pure: no clock, no network, no state. */
export interface ChangeControl<Options = unknown> extends About<Options> {
  scope: 'change'
  needs(options: Options, context: Omit<Context, 'at'>): Need[]
  evaluate(facts: FactView, options: Options, context: Context): Conclusion
}

/** Runs once: about the repository's files whatever is judged, about a deployment, or about all that came in within a period. Pure as well. */
export interface SubjectControl<Options = unknown> extends About<Options> {
  scope: 'repository' | 'deployment' | 'population'
  needs(options: Options, context: Omit<Surroundings, 'at'>): Need[]
  evaluate(facts: SubjectView, options: Options, context: SubjectContext): Conclusion
}

export type Control<Options = unknown> = ChangeControl<Options> | SubjectControl<Options>

type Worded<Kind extends { messages: unknown; evaluate: unknown }, Messages, Evaluate> = Omit<Kind, 'messages' | 'evaluate'> & {
  messages: Messages
  evaluate: Evaluate
}

/** Thrown by a control that cannot conclude, with what it could not find out: the runner alone says `unknown`, and gives these reasons. */
export class Undetermined extends Error {
  readonly because: NonEmpty<Reason>

  constructor(because: NonEmpty<Reason>) {
    super('what this control needs to know could not be found out')
    this.because = because
  }
}

/** Checks message ids against the catalogue at compile time; at run time it is the identity. */
export function defineControl<Options, Messages extends Record<string, Message>>(
  control: Worded<
    ChangeControl<Options>,
    Messages,
    (facts: FactView, options: Options, context: Context) => Conclusion<keyof Messages & string>
  >,
): ChangeControl<Options> {
  return control
}

/** The same for controls that run once. */
export function defineSubjectControl<Options, Messages extends Record<string, Message>>(
  control: Worded<
    SubjectControl<Options>,
    Messages,
    (facts: SubjectView, options: Options, context: SubjectContext) => Conclusion<keyof Messages & string>
  >,
): SubjectControl<Options> {
  return control
}
