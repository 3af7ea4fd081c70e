/** The files that leave the run for one judged subject, the bundle among them. */
export interface EvidencePack {
  /** Artifact and folder name: `countersign-<gate>-<number or sha8>-r<run>-a<attempt>`. */
  name: string
  files: PackedFile[]
  /** `evidence.sigstore.json` and its digest, which the report and the next record name. */
  bundle: Uint8Array
  sha256: string
  /** A certificate signed it: GitHub's attestation store takes no other. */
  certified?: boolean
}

export interface PackedFile {
  name: string
  bytes: Uint8Array
}

/** Where the pack went. `artifact` is null when the artifact service refused it; `problem` then says what was measured. */
export interface StoredPack {
  directory: string
  artifact: { id: string; url: string } | null
  problem: string | null
  /** What GitHub's attestation store said; absent where it was not asked. */
  attestation?: { state: 'stored'; id: string; url: string } | { state: 'refused'; why: string }
}

/** Of the policies that were judged by: the repository's own is the first, then the central ones in the order of the record. */
export const policyFileName = (index: number): string => (index === 0 ? 'policy.yml' : `central-policy-${index}.yml`)
