import type { Control } from '../controls/control.ts'
import { controls } from '../controls/index.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import { governsBranch } from '../controls/scope.ts'
import type { Facts, Need } from '../domain/facts.ts'
import type { ControlResult, Decision, NonEmpty } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { Subject } from '../domain/subject.ts'
import type { LoadedPolicy } from '../policy/policy.ts'
import { judge } from './judge.ts'
import type { Judgement } from './judge.ts'
import { judgeRoster, policyProblems, rosterNeeds } from './rosterCheck.ts'

export interface Evaluation {
  facts: Facts
  /** The repository's own policy first, then the central ones of `extends`; all of them must pass. */
  policies: LoadedPolicy[]
  /** Problems of a policy text as a change would leave it (SEMANTICS 31). */
  readProposed: (text: string, path: string) => Problem[]
}

/** Everything the controls of all policies ask for, each once: what `collect` fetches, and nothing else. */
export function needsOf(policies: LoadedPolicy[], subject: Subject): Need[] {
  const needs = policies
    .filter((loaded) => governs(loaded, subject))
    .flatMap((loaded) => [
      ...rosterNeeds(loaded.roster),
      ...controls.flatMap((control) => subject.changes.flatMap(({ number }) => controlNeeds(control, loaded, subject, number))),
    ])
  return [...new Set(needs)].sort()
}

const controlNeeds = (control: Control, { policy, roster }: LoadedPolicy, subject: Subject, change: number): Need[] =>
  control.needs(policy.changes, { subject, change, roster })

/** Every control of every policy about every change, in that order. Never throws for what facts or policies hold. */
export const evaluate = (input: Evaluation): ControlResult[] =>
  input.policies.flatMap((loaded, policy) => [
    ...rosterResults(input, loaded, policy),
    ...controls.flatMap((control) => controlResults(input, loaded, policy, control)),
  ])

function controlResults({ facts, readProposed }: Evaluation, loaded: LoadedPolicy, policy: number, control: Control): ControlResult[] {
  const asked = (number: number): Judgement => {
    if (!governs(loaded, facts.subject)) return ungoverned(loaded, facts.subject)
    const index = facts.changes.findIndex((change) => change.number === number)
    return judge({ control, options: loaded.policy.changes, roster: loaded.roster, facts, index, readProposed })
  }
  return facts.subject.changes.map(({ number }) => ({ id: control.id, version: control.version, policy, change: number, ...asked(number) }))
}

/** The people of the policy, once the accounts behind its logins are known: conflicts block. */
function rosterResults({ facts }: Evaluation, loaded: LoadedPolicy, policy: number): ControlResult[] {
  if (!governs(loaded, facts.subject)) return []
  return [{ id: policyReadable.id, version: policyReadable.version, policy, change: null, ...judgeRoster(loaded.roster, facts) }]
}

const governs = ({ policy }: LoadedPolicy, { base }: Subject): boolean => governsBranch(policy.changes.branches, base.branch)

const ungoverned = ({ source }: LoadedPolicy, { base }: Subject): Judgement => ({
  verdict: 'not-applicable',
  because: [{ message: 'ungoverned', data: { policy: source.uri, branch: base.branch }, facts: ['/subject/base/branch'] }],
})

/** The decision when the policy is missing or wrong: an error in the policy blocks. */
export const policyRefused = (problems: NonEmpty<Problem>, _subject: Subject): Decision => ({
  result: 'failed',
  controls: [{ id: policyReadable.id, version: policyReadable.version, policy: 0, change: null, verdict: 'fail', because: policyProblems(problems) }],
})
