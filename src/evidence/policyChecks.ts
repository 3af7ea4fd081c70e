import { gitBlobId, sha256 } from '../domain/digest.ts'
import type { RecordedPolicy, Statement } from '../domain/record.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { Check } from './check.ts'
import { isCommit, originOf } from './origin.ts'
import type { FactsReading } from './statement.ts'
import { canonicalBase64 } from './strictJson.ts'

/**
 * Each policy has its digests and comes from where it must: the own one from the base that the facts name, central ones from the file they are
 * named after. Whether git holds these bytes there only a clone can tell; the blob id is for that.
 */
export function policyChecks({ predicate: { policy } }: Statement, facts: FactsReading): Check[] {
  const central = policy.extends.map((one, index) => policyCheck(`central policy ${index + 1}`, one, isCentralOrigin(one)))
  return [policyCheck('policy', policy, facts.ok ? policy.uri === ownOrigin(policy, facts) : true), ...atTip(policy, facts), ...central]
}

/** Whether a deployment's policy came in by what was judged hangs on its blob id: that of another policy would lend it its review. */
function atTip({ name, digest }: RecordedPolicy, reading: FactsReading): Check[] {
  const deployment = reading.ok && reading.facts.schema === 1 ? reading.facts.deployment?.deployment : undefined
  if (deployment?.state !== 'known' || digest === null) return []
  const blob = deployment.value.policy.atTip
  // A repository of SHA-256 has ids of 64 digits, and the record one of SHA-1: nothing to compare.
  if (blob === digest.gitBlob || (blob !== null && blob.length !== digest.gitBlob.length)) return []
  return [
    { what: 'policy', value: `${name}: the facts name the git blob ${blob ?? 'none'} at the tip, and the record holds ${digest.gitBlob}`, ok: false },
  ]
}

/** `owner/repository//path@commit` at the tip of the base. */
const ownOrigin = ({ name }: RecordedPolicy, { facts: { subject } }: Extract<FactsReading, { ok: true }>): string =>
  `${repositoryPath(subject.repository)}//${name}@${subject.base.commit}`

function isCentralOrigin({ name, uri }: RecordedPolicy): boolean {
  const origin = originOf(uri)
  return origin !== null && isCommit(origin.ref) && origin.place.endsWith(`//${name}`)
}

function policyCheck(what: string, { name, uri, digest, content }: RecordedPolicy, fromThere: boolean): Check {
  if (!fromThere) return { what, value: `${name}: recorded as read from ${uri}, which is not where it must come from`, ok: false }
  if (digest === null && content === null) return { what, value: `${name}: no policy was read (${uri})`, ok: null }
  const bytes = canonicalBase64(content)
  if (bytes === null || digest === null) return { what, value: `${name}: digest without content, or content without digest`, ok: false }
  const whole = sha256(bytes) === digest.sha256 && gitBlobId(bytes) === digest.gitBlob
  if (!whole) return { what, value: `${name}: the content does not have the recorded digest`, ok: false }
  const inGit = `git blob ${digest.gitBlob} (in a clone, compare: git rev-parse ${commitAndPath(uri)})`
  return { what, value: `inside the record, from ${uri} sha256 ${digest.sha256} ${inGit}`, ok: true }
}

/** `commit:path`, as git names a file in a commit. */
const commitAndPath = (uri: string): string => `${uri.slice(uri.lastIndexOf('@') + 1)}:${uri.slice(uri.indexOf('//') + 2, uri.lastIndexOf('@'))}`
