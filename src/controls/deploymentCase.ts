import type { Need } from '../domain/facts.ts'
import { asciiLower } from '../domain/text.ts'
import type { Approval } from '../duties/approvals.ts'
import { caseNeeds, teamNeeds } from '../duties/case.ts'
import type { Deployers } from '../duties/deployers.ts'
import { deployersOf } from '../duties/deployers.ts'
import type { Attributed } from '../duties/lineage.ts'
import { attributed } from '../duties/lineage.ts'
import { matchesAny } from '../duties/paths.ts'
import type { Persons } from '../duties/persons.ts'
import { personsOf } from '../duties/persons.ts'
import type { MergedFacts, RangePeople } from '../duties/rangePeople.ts'
import { peopleOfRange } from '../duties/rangePeople.ts'
import type { RoleBook } from '../duties/roles.ts'
import { roleBook } from '../duties/roles.ts'
import type { RunOpinions } from '../duties/runApprovals.ts'
import { runOpinionsOf } from '../duties/runApprovals.ts'
import { instant } from '../duties/time.ts'
import { Undetermined } from './control.ts'
import type { PolicyParts, SubjectContext, SubjectView } from './control.ts'
import type { DeploymentRule, DeploymentsSection } from './deploymentSections.ts'

/** What the deployment controls judge by: the policy's rules, of which the first that names the environment holds. */
export interface DeploymentOptions {
  rules: DeploymentsSection
  coAuthors: 'contributor' | 'ignore'
}

export const deploymentOptions = ({ deployments = [], changes }: PolicyParts): DeploymentOptions => ({
  rules: deployments,
  coAuthors: changes['co-authors'],
})

/** GitHub's environment names know no case. */
export const ruleFor = (rules: DeploymentsSection, environment: string): DeploymentRule | null =>
  rules.find(({ environments }) => matchesAny(environments.map(asciiLower), asciiLower(environment))) ?? null

export const ruleOf = ({ rules }: DeploymentOptions, { subject }: Pick<SubjectContext, 'subject'>): DeploymentRule | null =>
  ruleFor(rules, subject.environment ?? '')

/** Said by a policy that does not name the environment; another policy of the judgement must (SEMANTICS 60). */
export const otherEnvironment = {
  otherEnvironment: { kind: 'note', text: 'No deployment rule of this policy names the environment {environment}.' },
} as const

export const notNamed = (environment: string | undefined) => ({
  verdict: 'not-applicable' as const,
  because: [{ message: 'otherEnvironment' as const, data: { environment: environment ?? null }, facts: ['/subject/environment'] }] as [
    { message: 'otherEnvironment'; data: { environment: string | null }; facts: string[] },
  ],
})

/** What says who deploys, who contributed to what is deployed, and who approved the run. */
export const peopleNeeds = (options: DeploymentOptions, context: Omit<SubjectContext, 'at' | 'changes'>): Need[] =>
  ruleOf(options, context) === null
    ? []
    : ['deployment', 'runApprovals', 'lineage', ...caseNeeds(context.roster), ...teamNeeds(context.roster)]

export interface DeploymentCase {
  persons: Persons
  roles: RoleBook
  deployers: Deployers
  commits: Attributed[]
  contributors: RangePeople
  opinions: RunOpinions
}

/** Throws when a change that brought commits could not be read: who contributed is then unknown. */
export function deploymentCaseOf(facts: SubjectView, options: DeploymentOptions, rule: DeploymentRule, context: SubjectContext): DeploymentCase {
  const { roster, at, subject, changes } = context
  const persons = personsOf(roster, facts.accounts)
  const readable = readableOf(changes)
  const commits = attributed(
    facts.lineage,
    readable.map((change) => change.facts),
  )
  const { teams, accounts } = facts
  return {
    persons,
    roles: roleBook(roster, persons, facts.teams, instant(at)),
    deployers: deployersOf(facts.deployment, persons),
    commits,
    contributors: peopleOfRange(facts.lineage, commits, readable, { roster, persons, teams, accounts, coAuthors: options.coAuthors }),
    opinions: runOpinionsOf(facts.runApprovals, [subject.environment ?? '', ...rule['approval-environments']], persons),
  }
}

export function readableOf(changes: SubjectContext['changes']): MergedFacts[] {
  return changes.map(({ number, index, facts, unread }) => {
    if (facts === null) {
      const [first, ...rest] = unread
      throw first === undefined ? new Error(`pull request #${number} of the range could not be read`) : new Undetermined([first, ...rest])
    }
    return { number, index, facts }
  })
}

/** A run's approval in the form seats are filled from. GitHub gives it no time, so grants must hold at the decision alone. */
export const asApproval = ({ person, fact }: RunOpinions['people'][number], at: string, commit: string): Approval => ({
  person,
  at: instant(at),
  commit,
  fresh: 'head',
  fact,
  whyNot: null,
  contribution: null,
})
