import type { Account } from '../domain/account.ts'
import type { RunApproval } from '../domain/deployment.ts'
import { asciiLower } from '../domain/text.ts'
import type { Person, Persons } from './persons.ts'

/** What one person said of the run, over all environments that matter. */
export interface RunOpinion {
  person: Person
  approved: string[]
  rejected: string[]
  fact: string
}

export interface RunOpinions {
  people: RunOpinion[]
  /** Approvals by deleted accounts, bots, apps and machines: they can count for nobody. */
  inhuman: { login: string | null; fact: string }[]
}

/**
 * The approvals of the run for the environment and those the policy lets fill seats, each person once. GitHub names environments without
 * regard to case, and gives no time with an approval (SEMANTICS 43).
 */
export function runOpinionsOf(approvals: RunApproval[], environments: string[], persons: Persons): RunOpinions {
  const wanted = new Set(environments.map(asciiLower))
  const people = new Map<string, RunOpinion>()
  const inhuman: RunOpinions['inhuman'] = []
  for (const [index, { state, account, environments: names }] of approvals.entries()) {
    const about = names.filter((name) => wanted.has(asciiLower(name)))
    if (about.length === 0) continue
    const fact = `/deployment/runApprovals/${index}`
    const person = account === null ? null : persons.of(account)
    if (person?.human !== true) {
      if (state === 'approved') inhuman.push({ login: account?.login ?? null, fact })
      continue
    }
    const opinion = people.get(person.key) ?? { person, approved: [], rejected: [], fact }
    opinion[state].push(...about)
    people.set(person.key, opinion)
  }
  return { people: [...people.values()], inhuman }
}

/** How often an environment was approved in all attempts of the run. */
export const timesApproved = (approvals: RunApproval[], environment: string): number => approvalsOf(approvals, environment).length

const approvalsOf = (approvals: RunApproval[], environment: string): RunApproval[] =>
  approvals.filter(({ state, environments }) => state === 'approved' && environments.some((name) => asciiLower(name) === asciiLower(environment)))

/**
 * Environments whose approvals may be of an earlier attempt: GitHub tells of all attempts in one list, without saying which. What was approved as
 * often as there were attempts, each time by somebody who could have given the last one, was approved in this one by such a person too.
 */
export function untoldEnvironments(
  approvals: RunApproval[],
  { attempt, environments }: { attempt: number; environments: string[] },
  couldCount: (account: Account | null) => boolean,
): string[] {
  if (attempt === 1) return []
  return environments.filter((environment) => {
    const given = approvalsOf(approvals, environment)
    return given.length > 0 && (given.length < attempt || !given.every(({ account }) => couldCount(account)))
  })
}
