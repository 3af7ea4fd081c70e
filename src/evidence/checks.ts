import { sha256 } from '../domain/digest.ts'
import { resultWord } from '../domain/outcome.ts'
import type { Statement } from '../domain/record.ts'
import { repositoryPath, type Subject } from '../domain/subject.ts'
import { asciiLower } from '../domain/text.ts'
import type { Check } from './check.ts'
import { consistencyOf } from './consistency.ts'
import { policyChecks } from './policyChecks.ts'
import { isSameEnvironment } from './deploymentConsistency.ts'
import { deploymentChecks } from './deploymentChecks.ts'
import { repositoryChecks } from './repositoryChecks.ts'
import { type FactsReading, readFacts } from './statement.ts'
import { canonicalBase64 } from './strictJson.ts'

/** What an auditor may ask a record to be about. */
export interface Claims {
  /** `owner/name`. */
  repo?: string
  /** The full commit id. */
  commit?: string
  /** A result word: `passed`. */
  expect?: string
  /** Of a deployment; letter case does not matter, as on GitHub. */
  environment?: string
}

/** Whether the record agrees with itself: digests with contents, subject, time and policy with the facts. All are told, also after one that fails. */
export function innerChecks(statement: Statement, facts: FactsReading = readFacts(statement)): Check[] {
  return [
    factsCheck(statement),
    subjectCheck(statement, facts),
    ...deploymentChecks(statement, facts),
    ...repositoryChecks(facts),
    ...policyChecks(statement, facts),
    { what: 'evaluated at', value: `${statement.predicate.evaluatedAt} (GitHub's clock, as recorded)`, ok: null },
    evaluatorCheck(statement),
    enforcementCheck(statement),
    decisionCheck(statement),
    chainCheck(statement),
  ]
}

/** What was asked against what the record says; what was not asked is told as not compared, so that nobody takes it for proof. */
export function claimChecks(statement: Statement, claims: Claims, facts: FactsReading = readFacts(statement)): Check[] {
  const { repo, commit, expect, environment } = claims
  const { subject, predicate } = statement
  const [, judged] = subject
  const found = { repo: judged.name, commit: judged.digest.gitCommit, expect: predicate.decision.result }
  return [
    claim('repository asked for', '--repo', repo, found.repo, repo !== undefined && asciiLower(repo) === asciiLower(found.repo)),
    claim('commit asked for', '--commit', commit, found.commit, commit !== undefined && asciiLower(commit) === found.commit),
    claim('result expected', '--expect', expect, found.expect, expect === found.expect),
    ...environmentClaim(statement, environment, facts),
  ]
}

/** A record of a pull request is of no environment: not worth a line unless one was asked for. */
function environmentClaim(statement: Statement, asked: string | undefined, reading: FactsReading): Check[] {
  if (asked === undefined && statement.predicate.gate !== 'deployment') return []
  const found = (reading.ok ? reading.facts.subject.environment : undefined) ?? null
  const same = asked !== undefined && found !== null && statement.predicate.gate === 'deployment' && isSameEnvironment(asked, found)
  return [claim('environment asked for', '--environment', asked, found ?? 'none', same)]
}

function claim(what: string, option: string, asked: string | undefined, found: string, same: boolean): Check {
  if (asked === undefined) return { what, value: `not compared: ${option} was not given (the record says ${found})`, ok: null }
  return { what, value: same ? found : `asked for ${asked}, the record says ${found}`, ok: same }
}

/** A file of that name beside the record is a copy that anybody can edit, and nobody here has seen it. */
const insideOnly = 'facts.json inside the record (no file beside it is read)'

function factsCheck({ subject, predicate }: Statement): Check {
  const [file] = subject
  const content = canonicalBase64(predicate.facts.content)
  const digest = content === null ? null : sha256(content)
  const whole = digest !== null && digest === predicate.facts.digest.sha256 && digest === file.digest.sha256
  if (!whole) return { what: 'facts', value: 'the embedded facts do not have the recorded sha256', ok: false }
  const limits = 'what GitHub answered, as the signer recorded it; the answers themselves are not proven'
  return { what: 'facts', value: `${insideOnly} sha256 ${digest}: ${limits}`, ok: true }
}

function subjectCheck(statement: Statement, reading: FactsReading): Check {
  const { subject, predicate } = statement
  const [, judged] = subject
  if (!reading.ok) return { what: 'subject', value: `the embedded facts are not readable: ${reading.found}`, ok: false }
  const { facts } = reading
  const agreements: [string, boolean][] = [
    ['repository', judged.name === repositoryPath(facts.subject.repository)],
    ['commit', judged.digest.gitCommit === facts.subject.commit],
    ['tree', judged.digest.gitTree === facts.subject.tree],
    ['gate', predicate.gate === facts.subject.gate],
    ['schema', predicate.schema === facts.schema],
    ['time', predicate.evaluatedAt === facts.evaluatedAt],
    ['base branch', predicate.enforcement.branch === facts.subject.base.branch],
  ]
  const apart = agreements.filter(([, same]) => !same).map(([name]) => name)
  if (apart.length > 0) return { what: 'subject', value: `statement and facts differ in ${apart.join(', ')}`, ok: false }
  return aboutItsFacts(statement, reading)
}

/** The pull requests among the facts are read of schema 1 only; the subject is read of every schema. */
function aboutItsFacts({ subject: [, judged], predicate }: Statement, { facts }: Extract<FactsReading, { ok: true }>): Check {
  const other = { contradictions: [], notCompared: [`facts of schema ${facts.schema}`] }
  const { contradictions, notCompared } = facts.schema === 1 ? consistencyOf(facts, predicate.invocation?.event ?? null) : other
  if (contradictions.length > 0) return { what: 'subject', value: `the facts contradict the subject: ${contradictions.join('; ')}`, ok: false }
  const about = `${judged.name} commit ${judged.digest.gitCommit} tree ${judged.digest.gitTree}`
  const left = notCompared.length === 0 ? '' : `; not compared: ${notCompared.join('; ')}`
  return { what: 'subject', value: `${judgedWords(facts.subject)}: ${about}${left}`, ok: true }
}

function judgedWords({ gate, changes, base, environment }: Subject): string {
  if (environment !== undefined) return `deployment to ${environment}`
  if (gate === 'repository') return `reconciliation of ${base.branch}`
  return `${gate} ${changes.map(({ number }) => `#${number}`).join(' ')} into ${base.branch}`
}

function evaluatorCheck({ predicate }: Statement): Check {
  const { name, version, digest, actionRef } = predicate.evaluator
  const build = digest === null ? 'no manifest digest' : `manifest sha256 ${digest.sha256}`
  return { what: 'evaluator', value: `${name} ${version}, ${build}${actionRef === null ? '' : `, ${actionRef}`}`, ok: null }
}

/** Told with every verdict: one that nothing required may have been ignored. */
function enforcementCheck({ predicate }: Statement): Check {
  const { branch, required } = predicate.enforcement
  if (predicate.gate === 'deployment') return { what: 'enforcement', value: 'the run of the deployment, which ends where it is blocked', ok: null }
  if (predicate.gate === 'repository') return { what: 'enforcement', value: 'none: a reconciliation tells, and holds nothing up', ok: null }
  const words = { yes: 'a rule required it', no: 'NO rule required it', unreadable: 'whether a rule required it could not be read' }
  return { what: 'enforcement', value: `${words[required]} on ${branch}, as recorded`, ok: null }
}

function decisionCheck({ predicate }: Statement): Check {
  const { result, controls } = predicate.decision
  const mode = predicate.mode === 'observe' ? '; OBSERVE mode: nothing was blocked' : ''
  return { what: 'decision', value: `${result} (${resultWord[result]}), ${controls.length} control results${mode}`, ok: null }
}

/** Alone, a record only claims its place: following the chain takes the whole ledger. */
function chainCheck({ predicate }: Statement): Check {
  const earlier = [...predicate.supersedes, ...predicate.inputAttestations].map((one) => one.sha256)
  const names = earlier.length === 0 ? 'names no earlier record' : `names earlier records, not compared (verify each by itself): ${earlier.join(' ')}`
  const { sequence } = predicate
  if (sequence === undefined) return { what: 'chain', value: names, ok: null }
  const { ledger, index, previous } = sequence
  const place = `record ${index} of the ledger ${ledger}, after ${previous?.sha256 ?? 'none'}`
  if ((index === 1) !== (previous === null)) return { what: 'chain', value: `${place}: only the first record has none before it`, ok: false }
  return { what: 'chain', value: `${names}; ${place}, not compared: that takes the whole ledger, with --ledger`, ok: null }
}
