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
