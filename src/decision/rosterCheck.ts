import type { policyReadable } from '../controls/policyReadable.ts'
import { rosterLogins, rosterReasons } from '../controls/rosterReasons.ts'
import type { Facts, Need } from '../domain/facts.ts'
import type { NonEmpty, Reason } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { Roster } from '../domain/roster.ts'
import type { Judgement } from './judge.ts'
import { unavailableReason } from './unavailable.ts'

type PolicyReason = Reason<keyof typeof policyReadable.messages>

export const rosterNeeds = (roster: Roster): Need[] => rosterLogins(roster).map((login): Need => `login:${login}`)

/** Whether the policy's people still are who it says, now that the accounts behind its logins are known (SEMANTICS 57). */
export function judgeRoster(roster: Roster, { accounts }: Facts): Judgement {
  const logins = rosterLogins(roster)
  if (accounts.state === 'unavailable' && logins.length > 0) {
    return { verdict: 'unknown', because: [unavailableReason(accounts.reason, ['/accounts'])] }
  }
  const known = accounts.state === 'known' ? accounts.value : {}
  const absent = logins.find((login) => !Object.hasOwn(known, login))
  if (absent !== undefined) return { verdict: 'unknown', because: [{ message: 'notCollected', data: { fact: `login:${absent}` }, facts: [] }] }
  const { conflicts, warnings }: { conflicts: PolicyReason[]; warnings: PolicyReason[] } = rosterReasons(roster, known)
  const [first, ...rest] = conflicts
  if (first !== undefined) return { verdict: 'fail', because: [first, ...rest, ...warnings] }
  return { verdict: 'pass', because: [{ message: 'clean', data: {}, facts: logins.length === 0 ? [] : ['/accounts/value'] }, ...warnings] }
}

/** What is wrong with a policy file, as reasons; the file's own lines go along for the annotations. */
export function policyProblems(problems: NonEmpty<Problem>): NonEmpty<PolicyReason> {
  const [first, ...rest] = problems
  return [problemReason(first), ...rest.map(problemReason)]
}

const problemReason = (problem: Problem): PolicyReason => ({
  message: problem.code === 'CS-001' ? 'missing' : 'problem',
  data: { ...problem },
  facts: [],
})
