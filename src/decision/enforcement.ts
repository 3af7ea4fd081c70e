import type { BranchRules } from '../domain/branchRules.ts'
import type { Fact, Unavailability } from '../domain/fact.ts'
import type { Enforcement } from '../domain/record.ts'

/** The one status that carries the verdict; rules must require exactly this context. */
export const statusContext = 'countersign'

/**
 * What the rules of the base branch say about whether the verdict blocks anything. Bypass lists are not part of that answer, and the job's
 * own `if:` is not read here: both stay `unreadable` until somebody measured them.
 */
export function enforcementFrom(branch: string, rules: Fact<BranchRules>): Enforcement {
  const base = { branch, pinnedApp: null, bypass: 'unreadable', jobCondition: 'unreadable' } as const
  if (rules.state === 'unavailable') return { ...base, required: 'unreadable', detail: measured(rules.reason) }
  const ours = rules.value.requiredStatuses.filter((status) => status.context === statusContext)
  if (ours.length === 0) return { ...base, required: 'no', detail: null }
  // Each rule must hold by itself, so one rule that pins the app is enough to keep foreign statuses out.
  return { ...base, required: 'yes', pinnedApp: ours.find((status) => status.app !== null)?.app ?? null, detail: null }
}

const measured = ({ what, request, status, detail }: Unavailability): string =>
  `${what}: ${request ?? 'no request could be made'}${status === null ? '' : ` answered ${status}`} (${detail})`

/** Why the verdict may not block a merge, one sentence each; empty when nothing is known to be open. */
export function enforcementWarnings(enforcement: Enforcement): string[] {
  return [requirementWarning(enforcement), sourceWarning(enforcement), bypassWarning(enforcement), conditionWarning(enforcement)].filter(
    (warning) => warning !== null,
  )
}

function requirementWarning({ required, branch, detail }: Enforcement): string | null {
  const status = code(statusContext)
  if (required === 'no') return `This verdict does not block merging: no rule on ${code(branch)} requires the status ${status}.`
  if (required === 'yes') return null
  return `Whether a rule on ${code(branch)} requires the status ${status} could not be read${detail === null ? '' : `: ${plain(detail)}`}.`
}

/** Without a pinned app, any workflow or app that may write statuses can post a green one of our name. */
function sourceWarning({ required, pinnedApp, branch }: Enforcement): string | null {
  if (required !== 'yes' || pinnedApp !== null) return null
  const rule = `The rule on ${code(branch)} does not say which app the status ${code(statusContext)} must come from`
  return `${rule}: anyone who can post a status can satisfy it.`
}

function bypassWarning({ required, bypass, branch }: Enforcement): string | null {
  if (required !== 'yes' || bypass === 'none') return null
  if (bypass === 'some') return `Some people, apps or roles may bypass the rules on ${code(branch)}.`
  return `Who may bypass the rules on ${code(branch)} could not be read with this token.`
}

function conditionWarning({ jobCondition }: Enforcement): string | null {
  return jobCondition === 'present' ? 'The job that runs the gate has an "if:"; GitHub counts a skipped required job as success.' : null
}

// Branch names may hold backticks and control characters; neither may end the code span or start a workflow command.
const plain = (text: string): string => text.replace(/[`\p{C}]/gu, '?')
const code = (text: string): string => `\`${plain(text)}\``
