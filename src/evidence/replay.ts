import { policyReadable } from '../controls/policyReadable.ts'
import { assuranceOf } from '../decision/reportOf.ts'
import type { ControlResult, Decision, Result } from '../domain/outcome.ts'
import type { Statement } from '../domain/record.ts'
import { sameCanonically } from './canonical.ts'
import { judgedAgain } from './rejudge.ts'
import { type FactsReading, readFacts } from './statement.ts'
import { supportsItself } from './support.ts'
import { beyondThisVersion, madeHere } from './versions.ts'
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

/**
 * Judges again and compares everything: result, verdicts and reasons. Facts that cannot be judged at all are `different`, because the recorded
 * decision does not follow from them. Blind to wrong facts: it shows that the decision follows, not that GitHub said so. `facts`: as read before,
 * because reading a large record takes longer than judging it.
 */
export async function replayRecord(statement: Statement, facts: FactsReading = readFacts(statement)): Promise<Replay> {
  const { predicate } = statement
  const recorded = predicate.decision
  const answer = (state: Replay['state'], replayed: Result | null, detail: string): Replay => ({ state, recorded: recorded.result, replayed, detail })
  if (!supportsItself(recorded)) return answer('different', null, `the recorded controls do not support the result ${recorded.result}`)
  const beyond = beyondThisVersion(statement)
  if (beyond !== null && madeHere(statement)) return answer('different', null, `it names this very version, which makes no such record: ${beyond}`)
  if (beyond !== null) return answer('not-comparable', null, `${beyond}; use ${predicate.evaluator.name} ${predicate.evaluator.version}`)
  if (!facts.ok) return answer('different', null, `the embedded facts cannot be judged: ${facts.found}`)
  const { gate } = facts.facts.subject
  if (gate !== predicate.gate) return answer('different', null, `the record is of the gate ${predicate.gate}, its facts are of ${gate}`)
  const steps = stepsFor(facts.facts, policySize(predicate))
  if (steps > maxSteps) return answer('too-large', null, `${sizes} make ${steps}; no more than ${maxSteps} are judged`)
  try {
    const { decision, stray } = await judgedAgain(statement, facts.facts)
    const difference = stray ?? differenceOf(recorded, decision) ?? otherAssurance(predicate, decision)
    if (difference === null) return answer('same', decision.result, `judging the recorded facts again gives ${decision.result}, for the same reasons`)
    return answer('different', decision.result, difference)
  } catch {
    return answer('different', null, 'the recorded facts and policy cannot be judged')
  }
}

/** Ten million are some seconds; GitHub's largest pull requests, and deployments of a thousand changes, stay far below. */
const maxSteps = 10_000_000
const sizes = 'reviews times commits, pushes and events, workflow expressions times runs, and commits times moves of the branch'

const policySize = ({ policy }: Statement['predicate']): number =>
  [policy, ...policy.extends].reduce((sum, { content }) => sum + (content?.length ?? 0), 0)

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
