import { recordedPeople } from '../controls/recordedPeople.ts'
import type { RecordReference } from '../domain/deployment.ts'
import { sha256 } from '../domain/digest.ts'
import type { Facts } from '../domain/facts.ts'
import { repositoryPath, type Subject } from '../domain/subject.ts'
import { isSameEnvironment } from './deploymentConsistency.ts'
import type { TrustOptions } from './signatureVerdict.ts'
import { readFacts } from './statement.ts'
import { verifyEvidence } from './verify.ts'

/**
 * What a bundle proves of an earlier deployment: signed by one whom `trusted` names (text is a public key, PEM), of the subject's repository and
 * environment, passed, and the same when judged again. One that another version of a control judged stands by its signature, else every release would
 * begin lineage anew. Anything else is null: an override, because nobody has shown yet what it let through; and what was only observed, which stopped
 * nobody. Never throws.
 */
export async function earlierRecord(
  bundle: Uint8Array,
  trusted: (string | TrustOptions)[],
  subject: Subject,
): Promise<Omit<RecordReference, 'artifact'> | null> {
  for (const one of trusted) {
    const found = await passedWith(bundle, typeof one === 'string' ? { key: one } : one, subject)
    if (found !== null) return found
  }
  return null
}

async function passedWith(
  bundle: Uint8Array,
  { allowUnsigned: _, ...trust }: TrustOptions,
  subject: Subject,
): Promise<Omit<RecordReference, 'artifact'> | null> {
  try {
    const claims = { repo: repositoryPath(subject.repository), expect: 'passed' }
    const { outcome, signed, statement } = await verifyEvidence(bundle, { ...trust, ...claims })
    if (outcome !== 'verified' || !signed || statement?.predicate.gate !== 'deployment' || subject.environment === undefined) return null
    if (statement.predicate.mode !== 'enforce') return null
    const reading = readFacts(statement)
    if (!reading.ok || !isSameEnvironment(reading.facts.subject.environment ?? '', subject.environment)) return null
    const { facts } = reading
    const { evaluatedAt } = statement.predicate
    return { sha256: sha256(bundle), sha: facts.subject.commit, evaluatedAt, people: recordedPeople(facts), policy: policyOf(facts) }
  } catch {
    return null
  }
}

const policyOf = ({ deployment }: Facts): string | null =>
  deployment?.deployment?.state === 'known' ? deployment.deployment.value.policy.touchedAtTip : null
