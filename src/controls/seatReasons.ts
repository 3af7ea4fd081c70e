import type { Reason } from '../domain/outcome.ts'
import type { Case } from '../duties/case.ts'
import type { Demand } from '../duties/requirements.ts'
import type { EmptySeats, SignOff } from '../duties/signOff.ts'
import type { ApprovalReason } from './approvalReasons.ts'
import { lapsed, notCounted } from './approvalReasons.ts'
import type { seatMessages } from './sentences.ts'

export type SeatReason = Reason<keyof typeof seatMessages>

export const signedReasons = ({ filled }: SignOff): SeatReason[] =>
  filled.map(({ role, approval }) => ({
    message: approval.fresh === 'same-tree' ? 'signedSameTree' : approval.fresh === 'clean-merges' ? 'signedBeforeMerges' : 'signed',
    data: { login: approval.person.name, role, commit: approval.commit },
    facts: [approval.fact],
  }))

/** What is missing, with who could give it: ten names at most, and no member of a private team. */
export const emptyReason = ({ role, required, found, missing, eligible }: EmptySeats, head: string): SeatReason => ({
  message: eligible.length < missing ? 'seatUnnamed' : missing > 1 ? 'seatsFor' : eligible.length === 1 ? 'seatForOne' : 'seatForOneOf',
  data: { role, required, found, missing, eligible, head },
  facts: ['/reviews'],
})

export const impossibleReasons = ({ impossible }: SignOff): SeatReason[] =>
  impossible.map(({ roles, required, possible, teams }) => ({
    message: roles.length > 1 ? 'impossibleTogether' : teams.length === 0 ? 'impossibleSeat' : 'impossibleTeamSeat',
    data: { ...(roles.length > 1 ? { roles } : { role: roles[0] ?? null }), required, possible, ...(teams.length === 0 ? {} : { teams }) },
    facts: teams.map((slug) => `/teams/${slug.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  }))

/** Why an approval fills none of these seats. Nothing is said of people who have nothing to do with the roles and whose approval fails anyway. */
export function unseatedReasons(demand: Demand, { filled }: SignOff, { approvals, roles, head }: Case): (SeatReason | ApprovalReason)[] {
  const names = Object.keys(demand)
  const seated = new Set(filled.map(({ approval }) => approval.person.key))
  return approvals.flatMap((approval): (SeatReason | ApprovalReason)[] => {
    const { person, at, fact } = approval
    if (seated.has(person.key)) return []
    const holdings = names.map((role) => roles.holding(role, person.grantee, at))
    const lapse = holdings.flatMap((holding) => (holding.held || holding.lapse === null ? [] : [holding.lapse]))[0]
    const holds = holdings.some(({ held }) => held)
    const reason = notCounted(approval, head)
    if (reason !== null) return holds || lapse !== undefined ? [reason] : []
    if (holds) return []
    if (lapse !== undefined) return [lapsed(person.name, lapse, fact)]
    return [{ message: 'otherRole', data: { login: person.name, roles: names }, facts: [fact] }]
  })
}
