/** An artifact in the store, or on its way there. */
export interface StoredArtifact {
  id: number
  run: string
  name: string
  bytes: Uint8Array
  /** `sha256:…` as the client claimed it; null before it is finalised. */
  digest: string | null
  finalised: boolean
  createdAt: string
  expiresAt: string | null
  /** What signs its address in the blob store. */
  signature: string
}
