import { policyReadable } from '../controls/policyReadable.ts'
import type { Facts, Need } from '../domain/facts.ts'
import type { NonEmpty, Reason } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { Roster } from '../domain/roster.ts'
import { personsOf, refsOf } from '../duties/persons.ts'
import type { RosterConflict } from '../duties/persons.ts'
import type { Judgement } from './judge.ts'
import { unavailableReason } from './unavailable.ts'

type PolicyReason = Reason<keyof typeof policyReadable.messages>

/** The accounts behind every login a policy names: without them nobody knows whether two of its people are one (SEMANTICS 57). */
export const rosterNeeds = (roster: Roster): Need[] => [...new Set(loginsOf(roster))].map((login): Need => `login:${login}`)

const loginsOf = (roster: Roster): string[] => refsOf(roster).flatMap(({ login }) => (login === null ? [] : [login.toLowerCase()]))

/** Whether the policy's people still are who it says, now that the accounts behind its logins are known. */
export function judgeRoster(roster: Roster, { accounts }: Facts): Judgement {
  const logins = loginsOf(roster)
  if (accounts.state === 'unavailable' && logins.length > 0) return { verdict: 'unknown', because: [unavailableReason(accounts.reason, ['/accounts'])] }
  const known = accounts.state === 'known' ? accounts.value : {}
  const absent = logins.find((login) => !Object.hasOwn(known, login))
  if (absent !== undefined) return { verdict: 'unknown', because: [{ message: 'notCollected', data: { fact: `login:${absent}` }, facts: [] }] }
  const { conflicts, unknownLogins } = personsOf(roster, known)
  const warnings = unknownLogins.map((login): PolicyReason => ({ message: 'unknownLogin', data: { login }, facts: [pointerTo(login)] }))
  const [first, ...rest] = conflicts.map(conflictReason)
  if (first !== undefined) return { verdict: 'fail', because: [first, ...rest, ...warnings] }
  return { verdict: 'pass', because: [{ message: 'clean', data: {}, facts: logins.length === 0 ? [] : ['/accounts/value'] }, ...warnings] }
}

function conflictReason(conflict: RosterConflict): PolicyReason {
  switch (conflict.kind) {
    case 'two-people': {
      const { login, people } = conflict
      return { message: 'twoPeople', data: { login, first: people[0], second: people[1] }, facts: ['/accounts/value'] }
    }
    case 'login-moved': {
      const { login, listed, now } = conflict
      return { message: 'loginMoved', data: { login, listed, now }, facts: [pointerTo(login)] }
    }
    case 'nobody':
      return { message: 'noAccount', data: { person: conflict.person }, facts: ['/accounts/value'] }
  }
}

/** Logins hold neither slash nor tilde, so nothing needs escaping here. */
const pointerTo = (login: string): string => `/accounts/value/${login.toLowerCase()}`

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
