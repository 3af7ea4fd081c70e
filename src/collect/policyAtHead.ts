import type { GitHubClient } from '../domain/client.ts'
import type { Fact, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { ChangedFiles, PolicyAtHead } from '../domain/facts.ts'
import { headOf } from './changeReader.ts'
import type { Change } from './changeReader.ts'
import { policySource, textOf } from './policyFile.ts'

/**
 * The policy file as the change would leave it. Whether it is changed is told by the file list, because a branch that is merely behind
 * holds an older policy without touching it; when the list is short, any difference from the base counts as a change. Of a merged change of a
 * range the text is kept only where it is changed: hundreds of copies of the same policy say nothing.
 */
export async function readPolicyAtHead(
  client: GitHubClient,
  change: Change,
  path: string,
  files: Fact<ChangedFiles>,
  { blobAtBase, ofRange }: { blobAtBase: string | null | UnavailableFact; ofRange: boolean },
): Promise<Fact<PolicyAtHead>> {
  if (files.state === 'unavailable') return files
  const head = headOf(change)
  if ('state' in head) return head
  const { listed, total } = files.value
  const touched = listed.some((file) => file.path === path || file.previousPath === path)
  const sources = [...files.sources]
  const isToldByList = touched || listed.length === total
  if (!isToldByList && typeof blobAtBase === 'object' && blobAtBase !== null) return blobAtBase
  const changed = isToldByList ? touched : blobAtBase !== (head.file?.oid ?? null)
  if (ofRange && !changed) return known({ path, text: null, changed }, sources)
  return asFact(client, change, path, head, changed, sources)
}

async function asFact(
  client: GitHubClient,
  change: Change,
  path: string,
  head: Exclude<ReturnType<typeof headOf>, UnavailableFact>,
  changed: boolean,
  sources: Change['source'][],
): Promise<Fact<PolicyAtHead>> {
  const source = await policySource(client, change.repository, path, { commit: head, source: change.source })
  if (source === null) return known({ path, text: null, changed }, sources)
  if ('state' in source) return source
  const text = textOf(source, change.source)
  return typeof text === 'string' ? known({ path, text, changed }, sources) : text
}
