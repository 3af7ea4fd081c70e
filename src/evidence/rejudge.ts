import type { MergedChange } from '../controls/control.ts'
import { runnerId } from '../controls/runner.ts'
import { breakGlass } from '../decision/breakGlass.ts'
import { decide } from '../decision/decide.ts'
import { evaluateDeployment, isGoverned, mergedChanges } from '../decision/deployment.ts'
import { evaluate, policyRefused } from '../decision/evaluate.ts'
import { evaluateRepository, reconciledOf } from '../decision/repository.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { Facts } from '../domain/facts.ts'
import type { Decision } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { Reconciliation } from '../domain/reconciliation.ts'
import type { RecordedPolicy, Statement } from '../domain/record.ts'
import { repositoryPath } from '../domain/subject.ts'
import { type InForce, loadInForce } from '../policy/inForce.ts'
import { loadPolicies, type ReadCentral } from '../policy/load.ts'
import type { LoadedPolicy } from '../policy/policy.ts'
import { proposedReader } from '../policy/proposed.ts'
import { refusalOfMissing } from '../policy/read.ts'
import { sameCanonically } from './canonical.ts'
import { isCommit, originOf } from './origin.ts'
import { canonicalBase64 } from './strictJson.ts'
import { type Judging, judgingOf } from './versions.ts'

/** What recorded facts and policies give. `stray` names a part of the record that they were never judged by. Throws when nothing can be judged. */
export async function judgedAgain({ predicate }: Statement, facts: Facts): Promise<{ decision: Decision; stray: string | null }> {
  const judging = judgingOf(predicate.evaluator.version)
  const { gate } = facts.subject
  if (gate === 'deployment' && !judging.deployments) return { decision: predicate.decision, stray: 'its version judged no deployments' }
  if (gate === 'repository' && !judging.reconciliations) return { decision: predicate.decision, stray: 'its version made no reconciliations' }
  const [own, ...others] = [predicate.policy, ...predicate.policy.extends].map(sourceOf)
  const central = recordedCentral(others.filter((source) => source !== null))
  if (!own) return { decision: withoutPolicy(predicate, facts), stray: strayIn(central.left()) }
  const loaded = await loadPolicies(own, central.read)
  const stray = strayIn(central.left())
  if (!loaded.ok) return { decision: policyRefused(loaded.problems, facts.subject), stray }
  const { policies } = loaded
  if (gate === 'repository') return { decision: decide(evaluateRepository({ facts, policies, controls: judging.controls })), stray }
  if (gate !== 'deployment') return { decision: ofChanges(facts, policies, judging), stray }
  const past = await recordedPast(facts, policies, own.path)
  return { decision: ofDeployment(facts, policies, past.inForce, judging), stray: stray ?? past.stray }
}

function ofChanges(facts: Facts, policies: LoadedPolicy[], { controls, breakGlass: hadGlass }: Judging): Decision {
  const decision = decide(evaluate({ facts, policies, readProposed: proposedReader(policies), controls }))
  return hadGlass ? breakGlass(decision, { facts, policies }) : decision
}

function ofDeployment(facts: Facts, policies: LoadedPolicy[], inForce: InForce[], { breakGlass: hadGlass }: Judging): Decision {
  const input = { facts, policies, inForce, readProposed: proposedReader(policies), readProposedBy: proposedReader }
  const decision = decide(evaluateDeployment(input))
  return hadGlass ? breakGlass(decision, input) : decision
}

/** The changes that a deployment brings, each by the policy in force at its merge. Empty where the policies of the record cannot be loaded. */
export async function changesJudgedAgain({ predicate }: Statement, facts: Facts): Promise<MergedChange[]> {
  const [own, ...others] = [predicate.policy, ...predicate.policy.extends].map(sourceOf)
  if (!own) return []
  const loaded = await loadPolicies(own, recordedCentral(others.filter((source) => source !== null)).read)
  if (!loaded.ok) return []
  const { policies } = loaded
  const { inForce } = await recordedPast(facts, policies, own.path)
  return mergedChanges({ facts, policies, inForce, readProposed: proposedReader(policies), readProposedBy: proposedReader })
}

/** The rows that a reconciliation rests on, made again; null where the policies of the record cannot be loaded, or a fact was not read. */
export async function reconciledAgain({ predicate }: Statement, facts: Facts): Promise<Reconciliation | null> {
  const [own, ...others] = [predicate.policy, ...predicate.policy.extends].map(sourceOf)
  if (!own) return null
  const loaded = await loadPolicies(own, recordedCentral(others.filter((source) => source !== null)).read)
  return loaded.ok ? reconciledOf(facts, loaded.policies) : null
}

const strayIn = ([first]: PolicySource[]): string | null => (first ? `no policy extends the recorded central policy ${first.uri}` : null)

interface Past {
  inForce: InForce[]
  stray: string | null
}

/**
 * The policies in force at the merges, from the texts of the lineage alone. What loading them leaves otherwise than it stands was not judged by:
 * one policy with two sets of central ones, of which only the first would ever be read.
 */
async function recordedPast({ deployment, subject }: Facts, policies: LoadedPolicy[], path: string): Promise<Past> {
  const lineage = deployment?.lineage
  if (lineage?.state !== 'known' || !isGoverned(policies, subject.environment ?? '')) return { inForce: [], stray: null }
  const place = { path, repository: repositoryPath(subject.repository) }
  const loaded = await loadInForce(lineage.value, place, (reference) => Promise.resolve(notRecorded(reference)))
  const same = sameCanonically(loaded.lineage, lineage.value)
  return { inForce: loaded.inForce, stray: same ? null : 'one policy of the range is recorded with different central policies' }
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

const notRecorded = (reference: string): Unavailability => ({
  what: `central policy ${reference}`,
  request: null,
  status: null,
  detail: 'it is not in the record',
})

/**
 * Central policies come from the record, never from the network: by the exact commit where the reference names one, else by repository and path,
 * and where two references share those (two versions of one file), in the order of the record. What is not there could not be read.
 */
function recordedCentral(central: PolicySource[]): { read: ReadCentral; left: () => PolicySource[] } {
  const left = [...central]
  const read: ReadCentral = async (reference) => {
    const at = left.findIndex(({ uri }) => isReading(uri, reference))
    const [found] = at < 0 ? [] : left.splice(at, 1)
    return found ?? notRecorded(reference)
  }
  return { read, left: () => left }
}

function isReading(uri: string, reference: string): boolean {
  const [read, asked] = [originOf(uri), originOf(reference)]
  if (read === null || asked === null || read.place !== asked.place) return false
  return !isCommit(asked.ref) || read.ref === asked.ref.toLowerCase()
}
