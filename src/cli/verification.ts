import { resultWord } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { Statement } from '../domain/record.ts'
import type { Check } from '../evidence/check.ts'
import type { Outcome, Verification } from '../evidence/verify.ts'
import { readFacts } from '../evidence/statement.ts'
import { logLine } from '../render/escape.ts'
import { jsonText } from '../render/jsonText.ts'
import { problemText } from '../render/problem.ts'

export interface ShownVerification {
  verification: Verification
  name: string
  /** sha256 of the file, which the report check and later records name; null when it could not be read. */
  digest: string | null
}

export const outcomeCode = (outcome: Outcome): 0 | 1 | 2 => ({ verified: 0, wrong: 1, 'could-not': 2 })[outcome] as 0 | 1 | 2

/** Every check with its value, the first trouble, and in the last line what it amounts to. Words carry the meaning; colour only repeats it. */
export function verificationText({ verification, name, digest }: ShownVerification, color: boolean): string {
  const { checks, problem } = verification
  const lines = [`${logLine(name)}  sha256 ${digest ?? 'not known'}`, ...checks.map((check) => checkLine(check, color)), '']
  const trouble = problem === null ? [] : [problemText({ ...problem, file: name }), '']
  return [...lines, ...trouble, headline(verification)].join('\n')
}

export function checkLine({ what, value, ok }: Check, color: boolean): string {
  const word = ok === null ? 'note' : ok ? 'PASS' : 'FAIL'
  const painted = color && ok !== null ? `\u001b[${ok ? 32 : 31}m${word}\u001b[0m` : word
  return `${painted}  ${logLine(what).padEnd(20)}  ${logLine(value, 4000)}`
}

function headline({ outcome, signed, replay, statement }: Verification): string {
  if (outcome === 'wrong') return 'WRONG: this is not what it claims to be, or not what was asked for. Do not rely on it.'
  if (outcome === 'could-not' || statement === null) return 'COULD NOT VERIFY: nothing was shown, neither good nor bad.'
  const { decision, mode } = statement.predicate
  const [, judged] = statement.subject
  const observed = mode === 'observe' ? ', observe mode' : ''
  const about = `${decision.result} (${resultWord[decision.result]}), ${logLine(judged.name)} commit ${judged.digest.gitCommit}${observed}`
  if (!signed) return `UNSIGNED: consistent in itself, but nobody vouches for it: ${about}`
  const verified = replay === 'same' ? 'VERIFIED' : 'VERIFIED (signature and digests only; the decision was NOT replayed)'
  if (decision.result === 'overridden') return `${verified}: a genuine record of an EMERGENCY OVERRIDE, of what did not pass: ${about}`
  return decision.result === 'passed' ? `${verified}: ${about}` : `${verified}: a genuine record of a decision that did not pass: ${about}`
}

/** Stable and documented in docs/verify.md: members may be added, none renamed or removed within version 1. */
export function verificationJson({ verification, name, digest }: ShownVerification): string {
  const { outcome, signed, replay, checks, problem, statement } = verification
  const answer = {
    version: 1,
    outcome,
    exitCode: outcomeCode(outcome),
    signed,
    replay,
    file: { name, sha256: digest },
    checks,
    problem: problem && toldOf(problem),
    record: recordOf(statement),
  }
  return jsonText(answer, 2)
}

/** Nothing could be read or begun: told in the same shape, for programs that read only that. */
export const notBegun = (problem: Problem): Verification => ({
  outcome: 'could-not',
  signed: false,
  replay: 'not-performed',
  checks: [],
  problem,
  statement: null,
})

export const toldOf = ({ code, message, expected, found, suggestion }: Problem): Partial<Problem> => ({ code, message, expected, found, suggestion })

function recordOf(statement: Statement | null): Record<string, unknown> | null {
  if (statement === null) return null
  const { gate, mode, decision, evaluatedAt, policy, facts } = statement.predicate
  const [, { name, digest }] = statement.subject
  return {
    gate,
    mode,
    result: decision.result,
    repository: name,
    commit: digest.gitCommit,
    tree: digest.gitTree,
    environment: environmentOf(statement),
    evaluatedAt,
    factsSha256: facts.digest.sha256,
    policySha256: policy.digest?.sha256 ?? null,
  }
}

/** Of a deployment; null for other gates. */
function environmentOf(statement: Statement): string | null {
  const reading = statement.predicate.gate === 'deployment' ? readFacts(statement) : null
  return (reading?.ok ? reading.facts.subject.environment : null) ?? null
}
