import type { Account } from '../domain/account.ts'
import type { Need } from '../domain/facts.ts'
import type { Reason } from '../domain/outcome.ts'
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
import type { RunOpinion, RunOpinions } from '../duties/runApprovals.ts'
import { runOpinionsOf, untoldEnvironments } from '../duties/runApprovals.ts'
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

/** Of a commit alone nobody can be told who deploys it. */
export const nobodyDeploys = {
  noRun: {
    kind: 'broken',
    text: 'No run is named, and no deployment that a person created: who deploys, and who approved, is not known.',
    short: 'no run is named',
    todo:
      'Start the run that deploys and name it: `--run ID` on the command line, ID being the number in the address of its page; in a workflow, run ' +
      'the gate in the run that deploys.',
  },
} as const

/** Said where approvals of a run that was started again cannot be told apart. */
export const attempts = {
  attemptUntold: {
    kind: 'missing',
    text: 'This is attempt {attempt} of the run: which attempt was approved for {untold|and} by whom is not told, so none of these approvals counts.',
    short: 'which attempt was approved by whom is not told',
    todo: 'Start a new run and have that one approved.',
  },
} as const

export const notNamed = (environment: string | undefined) => ({
  verdict: 'not-applicable' as const,
  because: [{ message: 'otherEnvironment' as const, data: { environment: environment ?? null }, facts: ['/subject/environment'] }] as [
    { message: 'otherEnvironment'; data: { environment: string | null }; facts: string[] },
  ],
})

/** What says who deploys, who contributed to what is deployed, and who approved the run. */
export const peopleNeeds = (options: DeploymentOptions, context: Omit<SubjectContext, 'at' | 'changes' | 'governing'>): Need[] =>
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
  /** What stands of the opinions in this attempt; `roles` are those of which every approver must hold one, null: none is asked for. */
  standing(roles: string[] | null): Standing
}

export interface Standing {
  people: RunOpinion[]
  /** Environments of which no approval counts, because it may be of an earlier attempt. */
  untold: string[]
}

/** Throws when a change that brought commits could not be read, or when nobody deploys: who contributed, or who deploys, is then unknown. */
export function deploymentCaseOf(facts: SubjectView, options: DeploymentOptions, rule: DeploymentRule, context: SubjectContext): DeploymentCase {
  const { roster, at, subject, changes } = context
  const persons = personsOf(roster, facts.accounts)
  const readable = readableOf(changes)
  const commits = attributed(
    facts.lineage,
    readable.map((change) => change.facts),
  )
  const { teams, accounts } = facts
  const deployers = deployersOf(facts.deployment, persons)
  if (deployers === null) throw new Undetermined([{ message: 'noRun', data: {}, facts: ['/deployment/deployment'] }])
  const environments = [subject.environment ?? '', ...rule['approval-environments']]
  const found = {
    persons,
    roles: roleBook(roster, persons, facts.teams, instant(at)),
    deployers,
    commits,
    contributors: peopleOfRange(facts.lineage, commits, readable, { roster, persons, teams, accounts, coAuthors: options.coAuthors }),
    opinions: runOpinionsOf(facts.runApprovals, environments, persons),
  }
  return { ...found, standing: (roles) => standingOf(facts, environments, found, roles) }
}

function standingOf(
  { runApprovals, deployment }: SubjectView,
  environments: string[],
  found: Omit<DeploymentCase, 'standing'>,
  names: string[] | null,
): Standing {
  const { persons, deployers, contributors, roles, opinions } = found
  const couldCount = (account: Account | null): boolean => {
    if (account === null) return false
    const { key, grantee, human } = persons.of(account)
    if (!human || contributors.of(key) !== null || deployers.found.some(({ person }) => person.key === key)) return false
    return names === null || names.some((role) => roles.holding(role, grantee, null).held)
  }
  const untold = untoldEnvironments(runApprovals, { attempt: attemptOf(deployment), environments }, couldCount)
  const isTold = (name: string): boolean => !untold.some((one) => asciiLower(one) === asciiLower(name))
  return { people: opinions.people.map((opinion) => ({ ...opinion, approved: opinion.approved.filter(isTold) })), untold }
}

export const attemptOf = ({ run }: SubjectView['deployment']): number => run?.attempt ?? 1

/** Why approvals that are there do not count; nothing when all of them are of this attempt. */
export const untoldReason = ({ untold }: Standing, { deployment }: SubjectView): Reason<'attemptUntold'>[] =>
  untold.length === 0
    ? []
    : [
        {
          message: 'attemptUntold',
          data: { attempt: attemptOf(deployment), untold },
          facts: ['/deployment/runApprovals', '/deployment/deployment/run/attempt'],
        },
      ]

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
