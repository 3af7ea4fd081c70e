import type { FileChange } from '../history.ts'
import type { Repository } from '../model.ts'
import { patchBetween } from '../patch.ts'
import { pageUrl, repositoryUrl, type JsonObject, type RestRequest } from './routing.ts'

/** A changed file, as comparisons, commits and pull requests list it. */
export function fileShape(change: FileChange, head: string, repository: Repository, request: RestRequest): JsonObject {
  const page = pageUrl(repository, request)
  const additions = change.status === 'removed' ? 0 : 1
  const deletions = change.status === 'added' ? 0 : 1
  const patch = patchBetween(request.world.store, change.was, change.status === 'removed' ? null : change.blob)
  return {
    sha: change.blob,
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${head}/${encodeURIComponent(change.path)}`,
    raw_url: `${page}/raw/${head}/${encodeURIComponent(change.path)}`,
    contents_url: `${repositoryUrl(repository, request)}/contents/${encodeURIComponent(change.path)}?ref=${head}`,
    ...(change.previousPath === null ? {} : { previous_filename: change.previousPath }),
    ...(patch === null ? {} : { patch }),
  }
}
