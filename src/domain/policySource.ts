/** Where a policy's bytes came from. `uri` names repository, commit and path; `bytes` are exactly what GitHub served. */
export interface PolicySource {
  path: string
  uri: string
  bytes: Uint8Array
}
