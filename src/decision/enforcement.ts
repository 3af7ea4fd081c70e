import type { BranchRules } from '../domain/branchRules.ts'
import type { Fact, Unavailability } from '../domain/fact.ts'
import type { Enforcement } from '../domain/record.ts'

/** The one status that carries the verdict; rules must require exactly this context. */
export const statusContext = 'countersign'

/**
 * What the rules of the base branch say about whether the verdict blocks anything, and whether the job itself can be skipped. Bypass lists
 * are not part of the rules' answer: `unreadable` until somebody measured them.
 */
export function enforcementFrom(branch: string, rules: Fact<BranchRules>, jobCondition: Enforcement['jobCondition']): Enforcement {
  const base = { branch, pinnedApp: null, bypass: 'unreadable', jobCondition } as const
  if (rules.state === 'unavailable') return { ...base, required: 'unreadable', detail: measured(rules.reason) }
  const ours = rules.value.requiredStatuses.filter((status) => status.context === statusContext)
  if (ours.length === 0) return { ...base, required: 'no', detail: null }
  // Each rule must hold by itself, so one rule that pins the app is enough to keep foreign statuses out.
  return { ...base, required: 'yes', pinnedApp: ours.find((status) => status.app !== null)?.app ?? null, detail: null }
}

const measured = ({ what, request, status, detail }: Unavailability): string =>
  `${what}: ${request ?? 'no request could be made'}${status === null ? '' : ` answered ${status}`} (${detail})`
