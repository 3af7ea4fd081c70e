import type { JsonObject } from './json.ts'

/** A bundle in the attestation store of a repository. */
export interface StoredAttestation {
  id: number
  /** Full name, in lower case. */
  repository: string
  bundle: JsonObject
  predicateType: string
  /** `sha256:…` of every subject with such a digest. */
  subjects: string[]
}
