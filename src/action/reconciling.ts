import { createPopulationReader } from '../collect/population.ts'
import type { GitHubClient } from '../domain/client.ts'
import type { ReadRecord } from '../domain/reconciliation.ts'
import type { Edge, ReconcilingEdge } from '../edge.ts'
import { readRecordFile } from '../evidence/readRecord.ts'
import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import type { Signer } from '../sign/signer.ts'
import type { Inputs } from './inputs.ts'
import { trustedBy } from './signing.ts'

/** What a reconciliation is done with, besides what every gate has. */
export interface ReconcilingMeans {
  client: GitHubClient
  debug(line: string): void
  inputs: Pick<Inputs, 'ledger' | 'trustedKeys'>
  signer: () => Promise<Signer>
}

/** Records are those of the ledger that this run also writes to; without one, those among the artifacts that GitHub still keeps. */
export function reconcilingEdge(edge: Edge, { client, debug, inputs, signer }: ReconcilingMeans): ReconcilingEdge {
  const population = createPopulationReader({ client, debug })
  let trusted: Promise<TrustOptions[]> | null = null
  return {
    ...edge,
    population,
    ledgerBranch: inputs.ledger,
    anchor: null,
    findRecords: (subject, period) => (inputs.ledger === null ? population.artifacts(subject, period) : population.ledger(subject, inputs.ledger)),
    readRecord: async (path, bytes) => readByAny(path, bytes, await (trusted ??= trustedBy(signer, inputs.trustedKeys))),
  }
}

/** Keys change over the years: the first one that vouches for a record counts; where none does, the first says why. */
async function readByAny(path: string, bytes: Uint8Array | null, trusts: TrustOptions[]): ReturnType<ReconcilingEdge['readRecord']> {
  const [first = {}, ...others] = trusts
  const found = await readRecordFile(path, bytes, first)
  if (isValid(found.record)) return found
  for (const trust of others) {
    const other = await readRecordFile(path, bytes, trust)
    if (isValid(other.record)) return other
  }
  return found
}

const isValid = ({ state }: ReadRecord): boolean => state === 'valid'
