import { gitBlobId, sha256 } from '../domain/digest.ts'
import { resultWord } from '../domain/outcome.ts'
import type { RecordedPolicy, Statement } from '../domain/record.ts'
import { repositoryPath } from '../domain/subject.ts'
import { readFacts } from './statement.ts'
import { canonicalBase64 } from './strictJson.ts'

/** One line of what was checked, with its value. `ok` is null for what is only told, or was not compared. */
export interface Check {
  what: string
  value: string
  ok: boolean | null
}

/** What an auditor may ask a record to be about. */
export interface Claims {
  /** `owner/name`. */
  repo?: string
  /** The full commit id. */
  commit?: string
  /** A result word: `passed`. */
  expect?: string
}

/** Whether the record agrees with itself: digests with contents, subject and time with the facts. All are told, also after one that fails. */
export const innerChecks = (statement: Statement): Check[] => [
  ...factsChecks(statement),
  ...policyChecks(statement),
  { what: 'evaluated at', value: `${statement.predicate.evaluatedAt} (GitHub's clock, as recorded; no independent timestamp)`, ok: null },
  evaluatorCheck(statement),
  decisionCheck(statement),
  chainCheck(statement),
]

/** What was asked against what the record says; what was not asked is told as not compared, so that nobody takes it for proof. */
export function claimChecks({ subject, predicate }: Statement, { repo, commit, expect }: Claims): Check[] {
  const [, judged] = subject
  const found = { repo: judged.name, commit: judged.digest.gitCommit, expect: predicate.decision.result }
  return [
    claim('repository asked for', '--repo', repo, found.repo, repo?.toLowerCase() === found.repo.toLowerCase()),
    claim('commit asked for', '--commit', commit, found.commit, commit?.toLowerCase() === found.commit),
    claim('result expected', '--expect', expect, found.expect, expect === found.expect),
  ]
}

function claim(what: string, option: string, asked: string | undefined, found: string, same: boolean): Check {
  if (asked === undefined) return { what, value: `not compared: ${option} was not given (the record says ${found})`, ok: null }
  return { what, value: same ? found : `asked for ${asked}, the record says ${found}`, ok: same }
}

function factsChecks(statement: Statement): Check[] {
  const { subject, predicate } = statement
  const [file, judged] = subject
  const content = canonicalBase64(predicate.facts.content)
  const digest = content === null ? null : sha256(content)
  const whole = digest !== null && digest === predicate.facts.digest.sha256 && digest === file.digest.sha256
  const about = `${judged.name} commit ${judged.digest.gitCommit} tree ${judged.digest.gitTree}`
  return [
    { what: 'facts', value: whole ? `facts.json sha256 ${file.digest.sha256}` : 'the embedded facts do not have the recorded sha256', ok: whole },
    predicate.schema === 1
      ? subjectCheck(statement, about)
      : { what: 'subject', value: `${about}; not compared with facts of schema ${predicate.schema}`, ok: null },
  ]
}

function subjectCheck(statement: Statement, about: string): Check {
  const { subject, predicate } = statement
  const [, judged] = subject
  const reading = readFacts(statement)
  if (!reading.ok) return { what: 'subject', value: `the embedded facts are not readable: ${reading.found}`, ok: false }
  const { facts } = reading
  const agreements: [string, boolean][] = [
    ['repository', judged.name === repositoryPath(facts.subject.repository)],
    ['commit', judged.digest.gitCommit === facts.subject.commit],
    ['tree', judged.digest.gitTree === facts.subject.tree],
    ['gate', predicate.gate === facts.subject.gate],
    ['schema', predicate.schema === facts.schema],
    ['time', predicate.evaluatedAt === facts.evaluatedAt],
  ]
  const apart = agreements.filter(([, same]) => !same).map(([name]) => name)
  if (apart.length > 0) return { what: 'subject', value: `statement and facts differ in ${apart.join(', ')}`, ok: false }
  const changes = facts.subject.changes.map(({ number }) => `#${number}`).join(' ')
  return { what: 'subject', value: `${predicate.gate} ${changes} into ${facts.subject.base.branch}: ${about}`, ok: true }
}

const policyChecks = ({ predicate }: Statement): Check[] => [
  policyCheck('policy', predicate.policy),
  ...predicate.policy.extends.map((policy, index) => policyCheck(`central policy ${index + 1}`, policy)),
]

function policyCheck(what: string, { name, uri, digest, content }: RecordedPolicy): Check {
  if (digest === null && content === null) return { what, value: `${name}: no policy was read (${uri})`, ok: null }
  const bytes = canonicalBase64(content)
  if (bytes === null || digest === null) return { what, value: `${name}: digest without content, or content without digest`, ok: false }
  const whole = sha256(bytes) === digest.sha256 && gitBlobId(bytes) === digest.gitBlob
  if (!whole) return { what, value: `${name}: the content does not have the recorded digest`, ok: false }
  return { what, value: `${name} sha256 ${digest.sha256} git blob ${digest.gitBlob}`, ok: true }
}

function evaluatorCheck({ predicate }: Statement): Check {
  const { name, version, digest, actionRef } = predicate.evaluator
  const build = digest === null ? 'no manifest digest' : `manifest sha256 ${digest.sha256}`
  return { what: 'evaluator', value: `${name} ${version}, ${build}${actionRef === null ? '' : `, ${actionRef}`}`, ok: null }
}

function decisionCheck({ predicate }: Statement): Check {
  const { result, controls } = predicate.decision
  const mode = predicate.mode === 'observe' ? '; OBSERVE mode: nothing was blocked' : ''
  return { what: 'decision', value: `${result} (${resultWord[result]}), ${controls.length} control results${mode}`, ok: null }
}

/** A ledger's sequence is a later part of the record: it must not look checked by a version that cannot follow it. */
function chainCheck({ predicate }: Statement): Check {
  const earlier = [...predicate.supersedes, ...predicate.inputAttestations].map((one) => one.sha256)
  const names = earlier.length === 0 ? 'names no earlier record' : `names earlier records, not compared: ${earlier.join(' ')}`
  return { what: 'chain', value: 'sequence' in predicate ? `${names}; in a ledger, which this version does not follow` : names, ok: null }
}
