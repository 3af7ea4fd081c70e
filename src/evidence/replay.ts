import { controlById } from '../controls/index.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import { runnerId } from '../controls/runner.ts'
import { decide } from '../decision/decide.ts'
import { evaluate, policyRefused } from '../decision/evaluate.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { Facts } from '../domain/facts.ts'
import type { ControlResult, Decision, Result, Verdict } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { RecordedPolicy, Statement } from '../domain/record.ts'
import { loadPolicies } from '../policy/load.ts'
import { problemsOfPolicy, refusalOfMissing } from '../policy/read.ts'
import { sameCanonically } from './canonical.ts'
import { readFacts } from './statement.ts'
import { canonicalBase64 } from './strictJson.ts'

/** Whether judging the recorded facts by the recorded policy gives the recorded decision. `detail` is one sentence for people. */
export interface Replay {
  state: 'same' | 'different' | 'not-comparable'
  recorded: Result
  replayed: Result | null
  detail: string
}

const schema = 1

/**
 * Judges again and compares everything: result, verdicts and reasons. Facts that cannot be judged at all are `different`, because the recorded
 * decision does not follow from them. Blind to wrong facts: it shows that the decision follows, not that GitHub said so.
 */
export async function replayRecord(statement: Statement): Promise<Replay> {
  const { predicate } = statement
  const recorded = predicate.decision
  const answer = (state: Replay['state'], replayed: Result | null, detail: string): Replay => ({ state, recorded: recorded.result, replayed, detail })
  if (!supportsItself(recorded)) return answer('different', null, `the recorded controls do not support the result ${recorded.result}`)
  const beyond = otherVersions(statement) ?? notJudged(statement)
  if (beyond !== null) return answer('not-comparable', null, beyond)
  const facts = readFacts(statement)
  if (!facts.ok) return answer('different', null, `the embedded facts cannot be judged: ${facts.found}`)
  try {
    const replayed = await judgedAgain(statement, facts.facts)
    const difference = differenceOf(recorded, replayed)
    if (difference === null) return answer('same', replayed.result, `judging the recorded facts again gives ${replayed.result}, for the same reasons`)
    return answer('different', replayed.result, difference)
  } catch {
    return answer('different', null, 'the recorded facts and policy cannot be judged')
  }
}

async function judgedAgain({ predicate }: Statement, facts: Facts): Promise<Decision> {
  const [own, ...central] = [predicate.policy, ...predicate.policy.extends].map(sourceOf)
  if (!own) {
    return policyRefused(refusalOfMissing(predicate.policy.name), facts.subject)
  }
  const loaded = await loadPolicies(own, recordedCentral(central.filter((source) => source !== null)))
  if (!loaded.ok) return policyRefused(loaded.problems, facts.subject)
  return decide(evaluate({ facts, policies: loaded.policies, readProposed: problemsOfPolicy }))
}

function sourceOf({ name, uri, content }: RecordedPolicy): PolicySource | null {
  if (content === null) return null
  const bytes = canonicalBase64(content)
  if (!bytes) throw new Error('policy content is not plain base64')
  return { path: name, uri, bytes }
}

/**
 * Central policies come from the record, never from the network: each by the repository and path it was asked for by, and where two references
 * share those (two versions of one file), in the order of the record.
 */
function recordedCentral(central: PolicySource[]): (reference: string) => Promise<PolicySource | Unavailability> {
  const left = [...central]
  return async (reference) => {
    const at = left.findIndex(({ uri }) => placeOf(uri) === placeOf(reference))
    const [found] = at < 0 ? [] : left.splice(at, 1)
    return found ?? { what: `central policy ${reference}`, request: null, status: null, detail: 'it is not in the record' }
  }
}

/** `owner/repo//path` of `owner/repo//path@ref`; refs hold no `@` that matters here, because the record names commits. */
const placeOf = (reference: string): string => reference.slice(0, Math.max(reference.indexOf('@', reference.indexOf('//')), 0))

function otherVersions({ predicate }: Statement): string | null {
  const by = `use ${predicate.evaluator.name} ${predicate.evaluator.version}`
  if (predicate.schema !== schema) return `the facts have schema ${predicate.schema}, this version judges schema ${schema}; ${by}`
  for (const { id, version } of predicate.decision.controls) {
    const current = versionOf(id)
    if (current === null) return `this version has no control ${id}; ${by}`
    if (current !== version) return `control ${id} was version ${version}, here it is version ${current}; ${by}`
  }
  return null
}

function versionOf(id: string): number | null {
  if (id === runnerId) return 1
  if (id === policyReadable.id) return policyReadable.version
  return controlById(id)?.version ?? null
}

/** A policy that could not be read is an answer, not a fact: there is nothing to judge again. Only asked of results that support themselves. */
function notJudged({ predicate }: Statement): string | null {
  const { result, controls } = predicate.decision
  const [first, ...others] = controls
  const ownUnread = predicate.policy.content === null && result === 'error' && first?.id === runnerId && others.length === 0
  const unreadCentral = ({ id, because }: ControlResult): boolean => id === policyReadable.id && because.some(({ data }) => data.code === 'CS-020')
  return ownUnread || controls.some(unreadCentral) ? 'a policy could not be read then, so there is nothing to judge again' : null
}

/** True of every version: nothing passed while anything failed, waits or is unknown, or when no control passed. A readable policy is none. */
function supportsItself({ result, controls }: Decision): boolean {
  if (result !== 'passed') return true
  return controls.some(({ id, verdict }) => verdict === 'pass' && id !== policyReadable.id) && controls.every(({ verdict }) => allowing.has(verdict))
}

const allowing: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])

function differenceOf(recorded: Decision, replayed: Decision): string | null {
  if (recorded.result !== replayed.result) return `the record says ${recorded.result}, its own facts and policy give ${replayed.result}`
  const [before, now] = [recorded.controls.map(withoutProse), replayed.controls.map(withoutProse)]
  if (sameCanonically(before, now)) return null
  const index = now.findIndex((control, at) => !sameCanonically(control, before[at]))
  const apart = replayed.controls[index] ?? recorded.controls[now.length]
  return `${apart ? named(apart) : 'the controls'}: recorded otherwise than facts and policy give`
}

/** Problems of a policy carry their sentences in the record; what they are about must agree, how they are worded may improve. */
function withoutProse(control: ControlResult): unknown {
  if (control.id !== policyReadable.id) return control
  const because = control.because.map((reason) => {
    const { code, file, line, column } = reason.data
    return code === undefined ? reason : { ...reason, data: { code, file: file ?? null, line: line ?? null, column: column ?? null } }
  })
  return { ...control, because }
}

const named = ({ id, change }: ControlResult): string => (change === null ? id : `${id} of change ${change}`)
