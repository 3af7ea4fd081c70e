import type { Message } from './control.ts'

const find =
  'Find out what deployed {commit} to {environment}: the entry {deployment} names its run. Have what it brought reviewed, and put the gate first ' +
  'in every job that is bound to {environment}: each such job has an entry of its own and needs its own gate, also beside another one in the same ' +
  'run.'

export const madeSentences = {
  everyDeployment: {
    kind: 'counted',
    text:
      '{recorded} of {deployments} {deployments|deployment|deployments} to {environments|and} {deployments|has|have} a verified record of ' +
      '{deployments|its|their} gate.',
  },
  nothingDeployed: { kind: 'counted', text: 'Nothing was deployed to a governed environment in this period.' },
  noRules: { kind: 'note', text: 'The policy has no rule for deployments, so none was asked for its record.' },
  deployedUnrecorded: {
    kind: 'broken',
    text: 'Deployment {deployment} of {commit} to {environment}, made by {login} at {at}, succeeded, and no verified record tells of it.',
    short: 'a deployment to {environment} without a record',
    todo: find,
  },
  failedUnrecorded: {
    kind: 'broken',
    text:
      'Deployment {deployment} of {commit} to {environment}, made by {login} at {at}, failed, but its job ran with what the environment holds, ' +
      'and no verified record tells of it.',
    short: 'a job of {environment} ran without a record',
    todo: find,
  },
  deployedAnyway: {
    kind: 'broken',
    text: 'Deployment {deployment} of {commit} to {environment}, made by {login} at {at}, succeeded although its record says {result} ({record}).',
    short: 'deployed to {environment} although it was {result}',
    todo:
      'Find out why the job of {environment} went on after its gate said {result}: nothing may run in it unless the gate passed. Have what it ' +
      'brought reviewed, and taken back if need be.',
  },
  deployedInEmergency: {
    kind: 'note',
    text:
      'Deployment {deployment} of {commit} to {environment} was let through in an emergency; the record {record} says by whom, and what was due ' +
      'afterwards.',
  },
  failed: {
    kind: 'note',
    text: '{deployments} {deployments|deployment|deployments} to {environments|and} ended badly, after {deployments|its|their} gate was recorded.',
  },
  underWay: {
    kind: 'note',
    text:
      '{deployments} {deployments|deployment|deployments} to {environments|and} had not ended, and {deployments|is|are} left to the next ' +
      'reconciliation.',
  },
  neverRan: {
    kind: 'note',
    text: '{deployments} {deployments|deployment|deployments} to {environments|and} never ran: rejected or cancelled before the job began.',
  },
  ungovernedEnvironments: {
    kind: 'note',
    text: '{deployments} {deployments|deployment|deployments} went to {environments|and}, which no rule of the policy in force then governed.',
  },
  renamed: {
    kind: 'warning',
    text:
      'Deployment {deployment} of {commit}, made by {login} at {at}, was made for {environment}; a status that was added later calls it {renamed}. ' +
      'Anybody who can write can do that: it is asked for its record if either is governed.',
  },
  policyUnread: {
    kind: 'warning',
    text:
      '{policies} {policies|policy|policies} that stood on the branch in this period ({blobs|and}) cannot be read now, or {policies|extends|extend} a central ' +
      'policy that the present one does not: while {policies|it was|they were} in force, every environment is asked for its records.',
  },
} as const satisfies Record<string, Message>
