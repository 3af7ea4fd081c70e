import type { Reason } from '../domain/outcome.ts'
import type { Deployer } from '../duties/deployers.ts'
import type { RangeContribution } from '../duties/rangePeople.ts'
import { concluded } from './approvalReasons.ts'
import { defineSubjectControl } from './control.ts'
import type { DeploymentCase, DeploymentOptions } from './deploymentCase.ts'
import { deploymentCaseOf, deploymentOptions, nobodyDeploys, notNamed, otherEnvironment, peopleNeeds, ruleOf } from './deploymentCase.ts'
import type { DeploymentRule } from './deploymentSections.ts'

const messages = {
  ...otherEnvironment,
  ...nobodyDeploys,
  deploys: { kind: 'counted', text: '{login} deploys ({how|=}) and contributed nothing to the range.' },
  deploysOwn: { kind: 'counted', text: '{login} deploys ({how|=}) and contributed to the range, which this policy allows.' },
  wroteChange: {
    kind: 'broken',
    text: '{login} deploys ({how|=}), but contributed to pull request #{number}, which is part of what is deployed.',
    short: '{login} deploys, but contributed to #{number}',
    todo: 'Somebody who contributed nothing to the range starts the deployment: {login} contributed to #{number}.',
  },
  wroteCommit: {
    kind: 'broken',
    text: '{login} deploys ({how|=}), but had a part in {commit}, which is part of what is deployed.',
    short: '{login} deploys, but had a part in {commit}',
    todo: 'Somebody who contributed nothing to the range starts the deployment: {login} had a part in {commit}.',
  },
  wroteRecorded: {
    kind: 'broken',
    text: '{login} deploys ({how|=}), but contributed to what is deployed again, as the record of its earlier deployment tells.',
    short: '{login} deploys again what they contributed to',
    todo: 'Somebody who contributed nothing to what is deployed again starts the deployment.',
  },
  deploysFor: {
    kind: 'counted',
    text: '{login} deploys ({how|=}) and is no person; {people|and}, who contributed nothing to the range, approved the run.',
  },
  machineAlone: {
    kind: 'missing',
    text: '{login} deploys ({how|=}) and is no person, so who has it deploy is not known, and nobody who contributed nothing approved the run.',
    short: '{login} deploys, and is no person',
    todo: 'Somebody who contributed nothing to the range approves the run, or starts one.',
  },
  noRole: {
    kind: 'broken',
    text: '{login} deploys ({how|=}), but holds none of the roles that may deploy ({roles}).',
    short: '{login} deploys without the role {roles|or}',
    todo: 'Somebody with the role {roles|or} starts the deployment, or the policy gives it to {login}.',
  },
  roleLapsed: {
    kind: 'broken',
    text: '{login} deploys ({how|=}), but the grant of {role} does not hold on this day ({date}).',
    short: '{login} deploys without the role {role}, whose grant does not hold',
    todo: 'Somebody whose grant of {role} holds starts the deployment, or the policy renews that of {login}.',
  },
  approvesOwn: {
    kind: 'broken',
    text: '{login} deploys ({how|=}), and approved the deployment as well.',
    short: '{login} deploys and approves',
    todo: 'Start a new run and have somebody else approve it.',
  },
  deployerGone: {
    kind: 'broken',
    text: 'An account that deploys is gone or names nobody, so it cannot be told apart from any approver.',
    short: 'a deployer cannot be named',
    todo: 'Somebody with an account starts the deployment again.',
  },
} as const
type Id = keyof typeof messages

export const independentDeployer = defineSubjectControl<DeploymentOptions, typeof messages>({
  id: 'independent-deployer',
  title: 'Whoever deploys wrote none of it, may deploy, and does not approve the deployment',
  rationale:
    'Where the person who wrote the code can also bring it into production, every review before it is advice: ' +
    'what was agreed and what runs are whatever one person says they are.',
  mappings: [
    { framework: 'PCI DSS 4.0.1', clause: '6.5.4', kind: 'framework', strength: 'direct' },
    { framework: 'SOC 2', clause: 'CC8.1', kind: 'framework', strength: 'direct' },
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'AC-5', kind: 'framework', strength: 'direct' },
    { framework: 'ISO/IEC 27001:2022', clause: 'A.5.3, A.8.31', kind: 'framework', strength: 'supports' },
    { framework: 'SOX 404', clause: 'ITGC developer is not deployer', kind: 'practice', strength: 'direct' },
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
    const { deployers } = found
    return concluded<Id>({
      broken: [
        ...deployers.unnamed.map((fact): Reason<Id> => ({ message: 'deployerGone', data: {}, facts: [fact] })),
        ...deployers.found.flatMap((deployer) => faults(deployer, rule, found)),
      ],
      missing: machineAlone(found),
      witnesses: deployers.found.flatMap((deployer) => (faults(deployer, rule, found).length > 0 ? [] : witness(deployer, found))),
      others: [],
    })
  },
})

const howWords = { actor: 'started the run', 'triggering-actor': 'started this attempt', creator: 'created the deployment' } as const

const reason = (message: Id, { person, how, fact }: Deployer, data: Reason['data'] = {}, facts: string[] = []): Reason<Id> => ({
  message,
  data: { login: person.name, how: howWords[how], ...data },
  facts: [fact, ...facts],
})

/** A bot deploys for somebody. Where no person is named beside it, only those who let the run go on answer for it. */
const isMachineAlone = ({ deployers: { unnamed, found } }: DeploymentCase): boolean =>
  unnamed.length === 0 && found.every(({ person }) => !person.human)

const releasers = ({ standing, contributors }: DeploymentCase): string[] =>
  standing(null).people.filter(({ person, approved }) => approved.length > 0 && contributors.of(person.key) === null).map(({ person }) => person.name)

const machineAlone = (found: DeploymentCase): Reason<Id>[] =>
  isMachineAlone(found) && releasers(found).length === 0 ? found.deployers.found.slice(0, 1).map((deployer) => reason('machineAlone', deployer)) : []

function witness(deployer: Deployer, found: DeploymentCase): Reason<Id>[] {
  const people = releasers(found)
  if (isMachineAlone(found)) return people.length === 0 ? [] : [reason('deploysFor', deployer, { people })]
  return [reason(found.contributors.of(deployer.person.key) === null ? 'deploys' : 'deploysOwn', deployer)]
}

function faults(deployer: Deployer, rule: DeploymentRule, found: DeploymentCase): Reason<Id>[] {
  const { contributors, opinions, roles } = found
  const { person } = deployer
  // A bot beside a person holds no role, and need not: the person must.
  const mustHold = person.human || isMachineAlone(found)
  const own = rule['deployer-may-be-contributor'] ? null : contributors.of(person.key)
  const approval = opinions.people.find((opinion) => opinion.person.key === person.key && opinion.approved.length > 0)
  return [
    ...(own === null ? [] : [contributed(deployer, own)]),
    ...(mustHold ? withoutRole(deployer, rule.deployers ?? [], roles) : []),
    ...(approval === undefined ? [] : [reason('approvesOwn', deployer, {}, [approval.fact])]),
  ]
}

function contributed(deployer: Deployer, { change, commit, fact }: RangeContribution): Reason<Id> {
  if (change !== null) return reason('wroteChange', deployer, { number: change }, [fact])
  return commit === null ? reason('wroteRecorded', deployer, {}, [fact]) : reason('wroteCommit', deployer, { commit }, [fact])
}

function withoutRole(deployer: Deployer, names: string[], roles: DeploymentCase['roles']): Reason<Id>[] {
  if (names.length === 0) return []
  const holdings = names.map((role) => roles.holding(role, deployer.person.grantee, null))
  if (holdings.some(({ held }) => held)) return []
  const lapse = holdings.flatMap((holding) => (holding.held || holding.lapse === null ? [] : [holding.lapse]))[0]
  return [lapse === undefined ? reason('noRole', deployer, { roles: names }) : reason('roleLapsed', deployer, { role: lapse.role, date: lapse.date })]
}
