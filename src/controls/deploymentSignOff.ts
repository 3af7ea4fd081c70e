import type { NonEmpty, Reason } from '../domain/outcome.ts'
import type { EmptySeats, SignOff } from '../duties/signOff.ts'
import { signOffOf } from '../duties/signOff.ts'
import { concluded, lapsed } from './approvalReasons.ts'
import type { SubjectContext, SubjectView } from './control.ts'
import { defineSubjectControl } from './control.ts'
import type { DeploymentCase, DeploymentOptions, Standing } from './deploymentCase.ts'
import { asApproval, attempts, deploymentCaseOf, deploymentOptions } from './deploymentCase.ts'
import { nobodyDeploys, notNamed, otherEnvironment, peopleNeeds } from './deploymentCase.ts'
import { ruleOf, untoldReason } from './deploymentCase.ts'
import type { DeploymentRule } from './deploymentSections.ts'
import { approvalMessages, seatMessages } from './sentences.ts'

const { impossibleSeat, impossibleTeamSeat, impossibleTogether, otherRole } = seatMessages
const { roleExpired, roleNotYet, roleGrantedLater } = approvalMessages

const emptySeat = {
  kind: 'missing',
  text: '{role}: {found} of {required} signed off the run.',
  short: '{missing} {missing|sign-off|sign-offs} from {role}',
} as const

const messages = {
  ...otherEnvironment,
  ...nobodyDeploys,
  ...attempts,
  impossibleSeat,
  impossibleTeamSeat,
  impossibleTogether,
  otherRole,
  roleExpired,
  roleNotYet,
  roleGrantedLater,
  signedRun: { kind: 'counted', text: '{login} approved the run for {environments|and} as {role}.' },
  runSeat: { ...emptySeat, todo: 'Start a new run, and one of {eligible} ({role}) approves it for {environments|or}.' },
  runSeatUnnamed: {
    ...emptySeat,
    todo: 'Start a new run, and somebody with the role {role} who neither deploys nor contributed approves it for {environments|or}.',
  },
  oneApprovalOnly: {
    kind: 'note',
    text:
      'GitHub starts a job after one approval, so {environments|and} can give one; further seats come from `approval-environments`, ' +
      'each with a job that this one needs.',
  },
  rejected: {
    kind: 'broken',
    text: '{login} rejected the run for {environments|and}.',
    short: '{login} rejected the deployment',
    todo: 'Settle what {login} objects to, then start a new run.',
  },
  otherCommit: {
    kind: 'broken',
    text: 'The run that was approved is on {approved}, and {commit} is to be deployed.',
    short: 'what was approved is another commit ({approved})',
    todo: 'Start a run on {commit} and have that one approved.',
  },
  deployerApproved: { kind: 'notCounted', text: '{login} approved the run, but deploys.' },
  contributorApproved: { kind: 'notCounted', text: '{login} approved the run, but contributed to pull request #{number}.' },
  committerApproved: { kind: 'notCounted', text: '{login} approved the run, but had a part in {commit}.' },
  recordedApproved: {
    kind: 'notCounted',
    text: '{login} approved the run, but contributed to what is deployed again, as the record of its earlier deployment tells.',
  },
  inhumanApproved: { kind: 'notCounted', text: '{login} approved the run, but is not the account of a person.' },
  goneApproved: { kind: 'notCounted', text: 'A deleted account approved the run; nobody can be held to that.' },
  noSeats: { kind: 'note', text: 'The policy asks for no sign-off of deployments to {environment}.' },
} as const
type Id = keyof typeof messages

export const deploymentSignOff = defineSubjectControl<DeploymentOptions, typeof messages>({
  id: 'deployment-sign-off',
  title: 'The deployment was signed off by role-holders who neither deploy it nor wrote any of it',
  rationale:
    'An environment of GitHub lets a job start after one approval, by anybody on its list, be it the author of the code. ' +
    'Who released what into production must be a person who answers for that, and not for the code.',
  mappings: [
    { framework: 'PCI DSS 4.0.1', clause: '6.5.1', kind: 'framework', strength: 'direct' },
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'CM-3(1)(d), CM-3(2)', kind: 'framework', strength: 'supports' },
    { framework: 'SOC 2', clause: 'CC8.1', kind: 'framework', strength: 'direct' },
  ],
  version: 1,
  since: '0.2.0',
  scope: 'deployment',
  options: deploymentOptions,
  messages,
  needs: peopleNeeds,
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context)
    if (rule === null) return notNamed(context.subject.environment)
    const found = deploymentCaseOf(facts, options, rule, context)
    const broken = [...otherCommit(facts, context), ...rejections(rule, found)]
    const demand = rule['sign-off']
    const told = uncounted(found)
    if (demand === undefined) return withoutSeats(broken, told, context)
    const standing = found.standing(Object.keys(demand))
    const signOff = seatsOf(demand, found, standing, context)
    const environments = [context.subject.environment ?? '', ...rule['approval-environments']]
    const seats = Object.values(demand).reduce((sum, count) => sum + count, 0)
    return concluded<Id>({
      broken: [...broken, ...impossible(signOff)],
      missing: signOff.empty.length === 0 ? [] : [...untoldReason(standing, facts), ...signOff.empty.map((empty) => seatReason(empty, environments))],
      witnesses: signed(signOff, standing),
      others: [
        ...told,
        ...unseated(Object.keys(demand), signOff, found, context),
        ...(seats > environments.length ? [oneApprovalOnly(environments)] : []),
      ],
    })
  },
})

function withoutSeats(broken: Reason<Id>[], told: Reason<Id>[], { subject }: SubjectContext) {
  const none: Reason<Id> = { message: 'noSeats', data: { environment: subject.environment ?? null }, facts: [] }
  const verdict = broken.length > 0 ? ('fail' as const) : ('not-applicable' as const)
  const because: NonEmpty<Reason<Id>> = [none, ...broken, ...told]
  return { verdict, because }
}

const oneApprovalOnly = (environments: string[]): Reason<Id> => ({
  message: 'oneApprovalOnly',
  data: { environments },
  facts: ['/deployment/runApprovals'],
})

/** SEMANTICS 45: the SHA that was approved is the SHA that is deployed. */
function otherCommit({ deployment: { run } }: SubjectView, { subject }: SubjectContext): Reason<Id>[] {
  if (run === null || run.headSha === subject.commit) return []
  const data = { approved: run.headSha, commit: subject.commit }
  return [{ message: 'otherCommit', data, facts: ['/deployment/deployment/run/headSha', '/subject/commit'] }]
}

/** A rejection by somebody whose approval could count is no missing signature but a refusal (SEMANTICS 61). */
function rejections({ 'sign-off': demand }: DeploymentRule, { opinions, roles }: DeploymentCase): Reason<Id>[] {
  const names = Object.keys(demand ?? {})
  return opinions.people.flatMap(({ person, rejected, fact }): Reason<Id>[] => {
    const couldCount = names.length === 0 || names.some((role) => roles.heldByPerson(role, person.key).held)
    return rejected.length > 0 && couldCount ? [{ message: 'rejected', data: { login: person.name, environments: rejected }, facts: [fact] }] : []
  })
}

const isDeployer = ({ deployers }: DeploymentCase, key: string): boolean => deployers.found.some(({ person }) => person.key === key)

function seatsOf(demand: Record<string, number>, found: DeploymentCase, { people }: Standing, { at, subject }: SubjectContext): SignOff {
  const excluded = (key: string): boolean => isDeployer(found, key) || found.contributors.of(key) !== null
  const approvals = people
    .filter(({ person, approved }) => approved.length > 0 && !excluded(person.key))
    .map((opinion) => asApproval(opinion, at, subject.commit))
  return signOffOf(demand, { approvals, roles: found.roles, contributors: { of: (key) => (excluded(key) ? key : null) } })
}

const signed = ({ filled }: SignOff, { people }: Standing): Reason<Id>[] =>
  filled.map(({ role, approval: { person, fact } }) => {
    const environments = people.find((opinion) => opinion.person.key === person.key)?.approved ?? []
    return { message: 'signedRun', data: { login: person.name, role, environments: [...new Set(environments)] }, facts: [fact] }
  })

const seatReason = ({ role, required, found, missing, eligible }: EmptySeats, environments: string[]): Reason<Id> => ({
  message: eligible.length < missing ? 'runSeatUnnamed' : 'runSeat',
  data: { role, required, found, missing, eligible, environments },
  facts: ['/deployment/runApprovals'],
})

const impossible = ({ impossible: seats }: SignOff): Reason<Id>[] =>
  seats.map(({ roles, required, possible, teams }) => ({
    message: roles.length > 1 ? 'impossibleTogether' : teams.length === 0 ? 'impossibleSeat' : 'impossibleTeamSeat',
    data: { ...(roles.length > 1 ? { roles } : { role: roles[0] ?? null }), required, possible, ...(teams.length === 0 ? {} : { teams }) },
    facts: [],
  }))

/** Who approved and does not count, and why (SEMANTICS 49). */
function uncounted(found: DeploymentCase): Reason<Id>[] {
  const people = found.opinions.people.filter(({ approved }) => approved.length > 0)
  const machines = found.opinions.inhuman.map(({ login, fact }): Reason<Id> => ({
    message: login === null ? 'goneApproved' : 'inhumanApproved',
    data: login === null ? {} : { login },
    facts: [fact],
  }))
  return [...machines, ...people.flatMap(({ person, fact }): Reason<Id>[] => {
    const data = { login: person.name }
    if (isDeployer(found, person.key)) return [{ message: 'deployerApproved', data, facts: [fact] }]
    const own = found.contributors.of(person.key)
    if (own === null) return []
    if (own.change === null && own.commit === null) return [{ message: 'recordedApproved', data, facts: [fact, own.fact] }]
    if (own.change === null) return [{ message: 'committerApproved', data: { ...data, commit: own.commit }, facts: [fact, own.fact] }]
    return [{ message: 'contributorApproved', data: { ...data, number: own.change }, facts: [fact, own.fact] }]
  })]
}

/** Approvals by people who could sit nowhere: their grant has lapsed, or they hold other roles. */
function unseated(names: string[], { filled }: SignOff, found: DeploymentCase, { at }: SubjectContext): Reason<Id>[] {
  const seated = new Set(filled.map(({ approval }) => approval.person.key))
  return found.opinions.people.flatMap(({ person, approved, fact }): Reason<Id>[] => {
    const { key, grantee, name } = person
    if (approved.length === 0 || seated.has(key) || isDeployer(found, key) || found.contributors.of(key) !== null) return []
    const holdings = names.map((role) => found.roles.holding(role, grantee, Date.parse(at)))
    if (holdings.some(({ held }) => held)) return []
    const lapse = holdings.flatMap((holding) => (holding.held || holding.lapse === null ? [] : [holding.lapse]))[0]
    const reason = lapse === undefined ? null : lapsed(name, lapse, fact)
    if (reason === null) return [{ message: 'otherRole', data: { login: name, roles: names }, facts: [fact] }]
    return [reason as Reason<Id>]
  })
}
