import type { ChangeControl, Control, SubjectControl } from '../controls/control.ts'
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
  /** Those of an earlier release, when one of its records is judged again; all of this one unless given. */
  controls?: Control[]
}

/** Everything the controls of all policies ask for, each once: what `collect` fetches, and nothing else. */
export function needsOf(policies: LoadedPolicy[], subject: Subject, asked: Control[] = controls): Need[] {
  const needs = policies
    .filter((loaded) => governs(loaded, subject))
    .flatMap((loaded) => [...rosterNeeds(loaded.roster), ...asked.flatMap((control) => controlNeeds(control, loaded, subject))])
  return [...new Set(needs)].sort()
}

function controlNeeds(control: Control, { policy, roster }: LoadedPolicy, subject: Subject): Need[] {
  const options = control.options(policy)
  if (control.scope !== 'change') return isAsked(control, subject) ? control.needs(options, { subject, roster }) : []
  return subject.changes.flatMap(({ number }) => control.needs(options, { subject, change: number, roster }))
}

/**
 * Every control of every policy: about every change, then those that run once, in the order of the list. Never throws for what facts or
 * policies hold.
 */
export const evaluate = (input: Evaluation): ControlResult[] => input.policies.flatMap((loaded, policy) => policyResults(input, loaded, policy))

function policyResults(input: Evaluation, loaded: LoadedPolicy, policy: number): ControlResult[] {
  const { subject } = input.facts
  const asked = input.controls ?? controls
  const ofChanges = asked.filter((control) => control.scope === 'change').flatMap((control) => changeResults(input, loaded, policy, control))
  const once = asked.filter((control) => control.scope !== 'change').filter((control) => isAsked(control, subject))
  return [...rosterResults(input, loaded, policy), ...ofChanges, ...once.map((control) => subjectResult(input, loaded, policy, control))]
}

/**
 * Deployments and reconciliations have controls of their own. What is about the repository's files is judged beside the changes of a gate that judges
 * changes: where there are none, it must not be the one thing that passes.
 */
function isAsked({ scope }: SubjectControl, { gate, changes }: Subject): boolean {
  if (scope === 'population' || gate === 'repository') return scope === 'population' && gate === 'repository'
  return scope === 'deployment' ? gate === 'deployment' : changes.length > 0 || (gate !== 'pull-request' && gate !== 'merge')
}

function changeResults({ facts, readProposed }: Evaluation, loaded: LoadedPolicy, policy: number, control: ChangeControl): ControlResult[] {
  const asked = (number: number): Judgement => {
    if (!governs(loaded, facts.subject)) return ungoverned(loaded, facts.subject)
    const index = facts.changes.findIndex((change) => change.number === number)
    return judge({ control, options: control.options(loaded.policy), roster: loaded.roster, facts, index, changes: [], readProposed })
  }
  return facts.subject.changes.map(({ number }) => ({ id: control.id, version: control.version, policy, change: number, ...asked(number) }))
}

function subjectResult(
  { facts, readProposed }: Evaluation,
  loaded: LoadedPolicy,
  policy: number,
  control: SubjectControl,
): ControlResult {
  const judgement = governs(loaded, facts.subject)
    ? judge({ control, options: control.options(loaded.policy), roster: loaded.roster, facts, index: null, changes: [], readProposed })
    : ungoverned(loaded, facts.subject)
  return { id: control.id, version: control.version, policy, change: null, ...judgement }
}

/** The people of the policy, once the accounts behind its logins are known: conflicts block. */
function rosterResults({ facts }: Evaluation, loaded: LoadedPolicy, policy: number): ControlResult[] {
  if (!governs(loaded, facts.subject)) return []
  return [{ id: policyReadable.id, version: policyReadable.version, policy, change: null, ...judgeRoster(loaded.roster, facts) }]
}

export const governs = ({ policy }: LoadedPolicy, { base }: Subject): boolean => governsBranch(policy.changes.branches, base.branch)

export const ungoverned = ({ source }: LoadedPolicy, { base }: Subject): Judgement => ({
  verdict: 'not-applicable',
  because: [{ message: 'ungoverned', data: { policy: source.uri, branch: base.branch }, facts: ['/subject/base/branch'] }],
})

/** The decision when the policy is missing or wrong: an error in the policy blocks. */
export const policyRefused = (problems: NonEmpty<Problem>, _subject: Subject): Decision => ({
  result: 'failed',
  controls: [{ id: policyReadable.id, version: policyReadable.version, policy: 0, change: null, verdict: 'fail', because: policyProblems(problems) }],
})
