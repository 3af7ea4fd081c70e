import type { Control } from '../controls/control.ts'
import { controlById, controls } from '../controls/index.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import { runnerId } from '../controls/runner.ts'
import { decide } from '../decision/decide.ts'
import { evaluate, policyRefused } from '../decision/evaluate.ts'
import { assuranceOf } from '../decision/reportOf.ts'
import type { Facts } from '../domain/facts.ts'
import type { ControlResult, Decision, Result, Verdict } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { RecordedPolicy, Statement } from '../domain/record.ts'
import type { Gate } from '../domain/subject.ts'
import { version } from '../domain/version.ts'
import { loadPolicies, type ReadCentral } from '../policy/load.ts'
import { proposedReader } from '../policy/proposed.ts'
import { refusalOfMissing } from '../policy/read.ts'
import { sameCanonically } from './canonical.ts'
import { isCommit, originOf } from './origin.ts'
import { readFacts } from './statement.ts'
import { canonicalBase64 } from './strictJson.ts'
import { stepsFor } from './work.ts'

/**
 * Whether judging the recorded facts by the recorded policy gives the recorded decision. `not-comparable`: other versions made it; `too-large`:
 * beyond the work a verifier does for a stranger. `detail` is one sentence for people.
 */
export interface Replay {
  state: 'same' | 'different' | 'not-comparable' | 'too-large'
  recorded: Result
  replayed: Result | null
  detail: string
}

const schema = 1
const judgedGates: ReadonlySet<Gate> = new Set<Gate>(['pull-request', 'merge'])

/**
 * Judges again and compares everything: result, verdicts and reasons. Facts that cannot be judged at all are `different`, because the recorded
 * decision does not follow from them. Blind to wrong facts: it shows that the decision follows, not that GitHub said so.
 */
export async function replayRecord(statement: Statement): Promise<Replay> {
  const { predicate } = statement
  const recorded = predicate.decision
  const answer = (state: Replay['state'], replayed: Result | null, detail: string): Replay => ({ state, recorded: recorded.result, replayed, detail })
  if (!supportsItself(recorded)) return answer('different', null, `the recorded controls do not support the result ${recorded.result}`)
  const beyond = beyondThisVersion(statement)
  if (beyond !== null && madeHere(statement)) return answer('different', null, `it names this very version, which makes no such record: ${beyond}`)
  if (beyond !== null) return answer('not-comparable', null, `${beyond}; use ${predicate.evaluator.name} ${predicate.evaluator.version}`)
  const facts = readFacts(statement)
  if (!facts.ok) return answer('different', null, `the embedded facts cannot be judged: ${facts.found}`)
  const steps = stepsFor(facts.facts)
  if (steps > maxSteps) return answer('too-large', null, `${sizes} make ${steps}; no more than ${maxSteps} are judged`)
  try {
    const { decision, unasked } = await judgedAgain(statement, facts.facts)
    const difference = unasked ?? differenceOf(recorded, decision) ?? otherAssurance(predicate, decision)
    if (difference === null) return answer('same', decision.result, `judging the recorded facts again gives ${decision.result}, for the same reasons`)
    return answer('different', decision.result, difference)
  } catch {
    return answer('different', null, 'the recorded facts and policy cannot be judged')
  }
}

/** Ten million are some seconds; GitHub's largest pull requests stay far below. */
const maxSteps = 10_000_000
const sizes = 'reviews times commits, pushes and events, and workflow expressions times runs,'

/** `unasked` names a central policy of the record that none of the policies extends: it was never judged by. */
async function judgedAgain({ predicate }: Statement, facts: Facts): Promise<{ decision: Decision; unasked: string | null }> {
  const [own, ...others] = [predicate.policy, ...predicate.policy.extends].map(sourceOf)
  const central = recordedCentral(others.filter((source) => source !== null))
  const decision = own ? await judgedBy(own, central.read, facts, controlsOf(predicate.evaluator.version)) : withoutPolicy(predicate, facts)
  const [stray] = central.left()
  return { decision, unasked: stray ? `no policy extends the recorded central policy ${stray.uri}` : null }
}

async function judgedBy(own: PolicySource, readCentral: ReadCentral, facts: Facts, judging: Control[]): Promise<Decision> {
  const loaded = await loadPolicies(own, readCentral)
  if (!loaded.ok) return policyRefused(loaded.problems, facts.subject)
  return decide(evaluate({ facts, policies: loaded.policies, readProposed: proposedReader(loaded.policies), controls: judging }))
}

/** No policy in the record: there was none, or it could not be read, which is the gate's word and can only ever be an error. */
function withoutPolicy({ policy, decision: { result, controls } }: Statement['predicate'], facts: Facts): Decision {
  const [only, ...more] = controls
  const unread = result === 'error' && more.length === 0 && only?.id === runnerId && only.verdict === 'unknown'
  return unread ? { result, controls } : policyRefused(refusalOfMissing(policy.name), facts.subject)
}

function sourceOf({ name, uri, content }: RecordedPolicy): PolicySource | null {
  if (content === null) return null
  const bytes = canonicalBase64(content)
  if (!bytes) throw new Error('policy content is not plain base64')
  return { path: name, uri, bytes }
}

/**
 * Central policies come from the record, never from the network: by the exact commit where the reference names one, else by repository and path,
 * and where two references share those (two versions of one file), in the order of the record. What is not there could not be read.
 */
function recordedCentral(central: PolicySource[]): { read: ReadCentral; left: () => PolicySource[] } {
  const left = [...central]
  const read: ReadCentral = async (reference) => {
    const at = left.findIndex(({ uri }) => isReading(uri, reference))
    const [found] = at < 0 ? [] : left.splice(at, 1)
    return found ?? { what: `central policy ${reference}`, request: null, status: null, detail: 'it is not in the record' }
  }
  return { read, left: () => left }
}

function isReading(uri: string, reference: string): boolean {
  const [read, asked] = [originOf(uri), originOf(reference)]
  if (read === null || asked === null || read.place !== asked.place) return false
  return !isCommit(asked.ref) || read.ref === asked.ref.toLowerCase()
}

/** The controls a release judged by: a record of 0.1.0 says nothing of what 0.2.0 added. A version that is no release had all of them. */
function controlsOf(evaluator: string): Control[] {
  const made = release(evaluator)
  return made === null ? controls : controls.filter(({ since }) => compared(release(since) ?? [], made) <= 0)
}

function release(text: string): number[] | null {
  const parts = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(text)
  return parts === null ? null : parts.slice(1).map(Number)
}

const compared = (one: number[], other: number[]): number => one.map((part, index) => part - (other[index] ?? 0)).find((step) => step !== 0) ?? 0

/** A released version's controls never change, so a record that names this version must be one that it can judge. */
const madeHere = ({ predicate: { evaluator } }: Statement): boolean => evaluator.name === 'countersign' && evaluator.version === version

function beyondThisVersion({ predicate }: Statement): string | null {
  if (!judgedGates.has(predicate.gate)) return `this version does not judge the gate ${predicate.gate}`
  if (predicate.schema !== schema) return `the facts have schema ${predicate.schema}, this version judges schema ${schema}`
  for (const { id, version: recorded } of predicate.decision.controls) {
    const current = versionOf(id)
    if (current === null) return `this version has no control ${id}`
    if (current !== recorded) return `control ${id} was version ${recorded}, here it is version ${current}`
  }
  return null
}

function versionOf(id: string): number | null {
  if (id === runnerId) return 1
  if (id === policyReadable.id) return policyReadable.version
  return controlById(id)?.version ?? null
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

function otherAssurance(predicate: Statement['predicate'], replayed: Decision): string | null {
  const assurance = predicate.assurance ?? null
  const given = assuranceOf(replayed)
  return assurance === given ? null : `the record says assurance ${assurance ?? 'none'}, its own facts give ${given ?? 'none'}`
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
