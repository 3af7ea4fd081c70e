import type { Lineage, RangeChange } from '../domain/deployment.ts'
import { gitBlobId } from '../domain/digest.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { ReadCentral } from './load.ts'
import { loadPolicies } from './load.ts'
import type { LoadedPolicy } from './policy.ts'

/**
 * The policies that stood on the base branch of a merged change when it was merged; none, or refused, when they could not have passed it. `first`:
 * none stood, and no record either, so that the present ones judge: what brings the policy must be deployable once.
 */
export interface InForce {
  number: number
  state: 'loaded' | 'none' | 'first' | 'refused'
  policies: LoadedPolicy[]
}

interface Place {
  path: string
  repository: string
}

/**
 * Loads every policy in force once, whatever the number of changes under it. The texts come from the lineage; central policies that it does
 * not hold are asked for, at the reference as it stands now, and recorded in the lineage that is answered, so that a replay asks nobody.
 */
export async function loadInForce(lineage: Lineage, place: Place, readCentral: ReadCentral): Promise<{ inForce: InForce[]; lineage: Lineage }> {
  const texts = { ...lineage.policies }
  const loaded = new Map<string, Loaded>()
  const changes: RangeChange[] = []
  const inForce: InForce[] = []
  for (const change of lineage.changes) {
    const { number, policy } = change
    if (policy === null) {
      changes.push(change)
      inForce.push({ number, state: lineage.from?.known === 'baseline' ? 'first' : 'none', policies: [] })
      continue
    }
    const known = loaded.get(policy.blob) ?? (await loadOne(policy, texts, place, readCentral))
    loaded.set(policy.blob, known)
    changes.push({ ...change, policy: { ...policy, extends: known.extends } })
    inForce.push({ number, state: known.policies === null ? 'refused' : 'loaded', policies: known.policies ?? [] })
  }
  return { inForce, lineage: { ...lineage, policies: texts, changes } }
}

interface Loaded {
  policies: NonEmpty<LoadedPolicy> | null
  extends: Record<string, string>
}

type Recorded = NonNullable<RangeChange['policy']>

async function loadOne(policy: Recorded, texts: Record<string, string>, place: Place, readCentral: ReadCentral): Promise<Loaded> {
  const text = texts[policy.blob]
  if (text === undefined) return { policies: null, extends: {} }
  const found: Record<string, string> = { ...policy.extends }
  const read: ReadCentral = async (reference) => {
    const blob = found[reference]
    const recorded = blob === undefined ? undefined : texts[blob]
    if (recorded !== undefined) return sourceOf(recorded, reference.split('@')[0]?.split('//')[1] ?? reference, reference)
    const answer = await readCentral(reference)
    if ('bytes' in answer) {
      const id = gitBlobId(answer.bytes)
      found[reference] = id
      texts[id] = exactText(answer.bytes)
    }
    return answer
  }
  const result = await loadPolicies(sourceOf(text, place.path, `${place.repository}//${place.path}@${policy.blob}`), read)
  return { policies: result.ok ? result.policies : null, extends: found }
}

/** What is no UTF-8 was refused when it was read, and must be refused again from the record: it stays unreadable there. */
function exactText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return '\u0000'
  }
}

const sourceOf = (text: string, path: string, uri: string): PolicySource => ({ path, uri, bytes: new TextEncoder().encode(text) })
