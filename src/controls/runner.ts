import type { Message } from './control.ts'

/** The id under which the runner's own sentences are found; no control may take it. */
export const runnerId = 'runner'

/**
 * What the runner says in a control's place or beside it. Renderers look a message up under its control first and here second, because a
 * result of the runner carries the id of the control that could not be asked.
 */
export const runnerMessages = {
  unavailable: {
    kind: 'broken',
    text: '{what} could not be read: {request} answered {status} ({detail}).',
    short: '{what} could not be read',
    todo: 'Make {what} readable: {request} answered {status} ({detail}). Then run the gate again.',
  },
  unanswered: {
    kind: 'broken',
    text: '{what} could not be read: {request} got no answer ({detail}).',
    short: '{what} could not be read',
    todo: 'Run the gate again; {request} got no answer ({detail}).',
  },
  unasked: {
    kind: 'broken',
    text: '{what} is not known: {detail}.',
    short: '{what} is not known',
    todo: 'Find out why {what} is not known ({detail}), then run the gate again.',
  },
  teamUnavailable: {
    kind: 'broken',
    text:
      'Team {team} is not readable with this token: {request} answered {status} ({detail}). That the token cannot see a team does not mean that ' +
      'nobody is in it.',
    short: 'team {team} is not readable with this token',
    todo:
      'Do one of three things for team {team}: give the gate an organisation token of an app with members:read (input org-token), keep a role ' +
      'snapshot (a list of its members) in a central policy, or list the members in the policy.',
  },
  notCollected: {
    kind: 'broken',
    text: 'The fact {fact} was needed and is missing from the facts.',
    short: 'a needed fact is missing: {fact}',
    todo: 'Run the gate again; if {fact} stays missing, report it as an error of the gate.',
  },
  crashed: {
    kind: 'broken',
    text: 'This control stopped before it reached a conclusion: {detail}.',
    short: 'a control stopped before it reached a conclusion',
    todo: 'Run the gate again; if it stops again, report it as an error of the gate.',
  },
  nothingEvaluated: {
    kind: 'broken',
    text: 'No control was evaluated, and nothing passes unexamined.',
    short: 'no control was evaluated',
    todo: 'See that the policy governs the base branch.',
  },
  unsealed: {
    kind: 'broken',
    text: 'Evidence could not be signed: {detail}, expected {expected}.',
    short: 'evidence could not be signed',
    todo: 'Mend the signing: {remedy}. Then run the gate again. This says nothing about the change itself.',
  },
  unstored: {
    kind: 'broken',
    text: 'The evidence was sealed, and no store took it: {detail}, expected {expected}.',
    short: 'evidence could not be stored',
    todo: 'Make room for the evidence: {remedy}. Then run the gate again. This says nothing about the change itself.',
  },
  unledgered: {
    kind: 'broken',
    text: 'The evidence was sealed, and the ledger did not take it: {detail}, expected {expected}.',
    short: 'evidence could not be entered in the ledger',
    todo: 'Mend the ledger: {remedy}. Then run the gate again. This says nothing about the change itself.',
  },
  unrecorded: {
    kind: 'broken',
    text: 'The override was signed, and its follow-up could not be recorded: {detail}, expected {expected}.',
    short: 'the follow-up of the override could not be recorded',
    todo: 'Make room for the issue: {remedy}. Then run the gate again.',
  },
  unattested: {
    kind: 'note',
    text:
      'The record is signed and kept, and GitHub\'s attestation store did not take it: {detail}. `gh attestation verify` finds it only with ' +
      '`--bundle evidence.sigstore.json`.',
  },
  environmentUngoverned: {
    kind: 'broken',
    text: 'No deployment rule of the policy names the environment {environment}.',
    short: 'the environment {environment} is not governed by this policy',
    todo: 'Correct the name {environment} in the workflow, or add a rule for it under `deployments` in the policy on the default branch.',
  },
  ungoverned: { kind: 'note', text: 'Policy {policy} does not govern the branch {branch}.' },
  sameEitherWay: {
    kind: 'note',
    text: 'Team {team} could not be read ({request}); where the answer is the same with nobody and with everybody in it, that did not matter.',
  },
  mergedWithout: {
    kind: 'broken',
    text: 'The change was merged before everything that was due had been given; what comes after the merge does not count for it.',
    short: 'merged without what was due',
    todo: 'Have the merged change reviewed in a pull request of its own, or revert it.',
  },
  readyBy: {
    kind: 'note',
    text: 'Approved by {people|and}; every rule that applies is satisfied ({controls} {controls|control|controls} passed).',
    short: 'approved by {people|and}',
  },
  ready: {
    kind: 'note',
    text: 'Every rule that applies is satisfied ({controls} {controls|control|controls} passed).',
    short: 'every rule that applies is satisfied',
  },
} satisfies Record<string, Message>

export type RunnerMessage = keyof typeof runnerMessages
