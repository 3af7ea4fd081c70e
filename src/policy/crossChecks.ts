import type { Problem } from '../domain/problem.ts'
import { shortBaselines } from './baselineChecks.ts'
import { ambiguities, redefinitions } from './centralChecks.ts'
import type { Central, Finding, Surroundings } from './finding.ts'
import { memberMistakes } from './memberChecks.ts'
import { patternMistakes } from './patternChecks.ts'
import { mistakableNames, sharedAccounts, sharedEmails } from './peopleChecks.ts'
import type { PolicyDocument } from './policyDocument.ts'
import { keyPosition, valuePosition } from './positions.ts'
import { placed, problemAt } from './problems.ts'
import { idleProduction, productionMistakes, repeatedExceptions } from './productionChecks.ts'
import { keysIn } from './raw.ts'
import { pairMistakes, unknownRoles } from './roleChecks.ts'
import type { Policy } from './schema.ts'

export function surroundingsOf(raw: unknown, central: Central[] | null, whole: boolean): Surroundings {
  const rosters = (central ?? []).map(({ roster }) => roster)
  return {
    raw,
    central,
    whole,
    roles: new Set([...keysIn(raw, ['roles']), ...rosters.flatMap((roster) => Object.keys(roster.roles))]),
    people: rosters.flatMap((roster) => roster.people),
    machines: rosters.flatMap((roster) => roster.machines),
  }
}

const checks = [
  unknownRoles,
  pairMistakes,
  sharedAccounts,
  sharedEmails,
  mistakableNames,
  memberMistakes,
  patternMistakes,
  productionMistakes,
  idleProduction,
  repeatedExceptions,
  shortBaselines,
  redefinitions,
  ambiguities,
]

export interface Crossed {
  problems: Problem[]
  /** How many more there are, without a place. */
  uncounted: number
  warnings: Problem[]
}

/**
 * What the sections say about each other, and about the central policies. Where those were not all read (a laptop, a proposed text), a name
 * that only they may know is a warning: `loadPolicies` reads them, and then it is a problem.
 */
export function crossCheck(parsed: PolicyDocument, policy: Partial<Policy>, around: Surroundings): Crossed {
  const findings = checks.flatMap((check) => check(policy, around))
  const open = ({ centralMayKnow, onlyWithholds }: Finding): boolean =>
    onlyWithholds === true || (centralMayKnow === true && !around.whole && policy.extends !== undefined)
  const problem = ({ path, at, centralMayKnow, onlyWithholds, ...place }: Finding): Problem =>
    problemAt(parsed.file, { ...place, ...(at === 'key' ? keyPosition : valuePosition)(parsed, path) })
  const problems = findings.filter((finding) => !open(finding))
  const placedOf = (some: Finding[]): Problem[] => some.slice(0, placed).map(problem)
  return { problems: placedOf(problems), uncounted: Math.max(problems.length - placed, 0), warnings: placedOf(findings.filter(open)) }
}
