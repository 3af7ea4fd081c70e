import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { FoundRecords } from '../domain/reconciliation.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { misfit, time } from './border.ts'
import { longBefore } from './deploymentLife.ts'
import { artifactShape, bundleName, downloadArtifact, mostBundleBytes } from './earlierRecords.ts'
import { incomplete, refused } from './failure.ts'
import { inTurns } from './inTurns.ts'
import { fileInZip } from './zip.ts'

/** Every gate stores its record under such a name. */
const artifactPrefix = 'countersign-'
const deploymentPrefix = `${artifactPrefix}deployment-`
const perPage = 100
const mostPages = 100
/** One request each: whoever has more of them keeps a ledger. */
const mostRecords = 1000
/** Kept packed, all together. */
const mostBytes = 512 * 1024 * 1024

const listed = artifactShape.extend({ created_at: time.nullable() })
type Listed = z.infer<typeof listed>
const pageShape = z.object({ total_count: z.int().nonnegative(), artifacts: z.array(listed).max(perPage) })

/**
 * Evidence among the artifacts that were stored since the beginning of the period, and up to now: a record comes some minutes after what it tells of,
 * and that of a deployment when its job begins, which may be in the period before. What has expired is gone, and told in `from`.
 */
export async function readArtifactRecords(client: GitHubClient, repository: RepositoryName, after: string | null): Promise<Fact<FoundRecords>> {
  const what = 'records among the artifacts of the repository'
  const before = after === null ? null : longBefore(after)
  const all = await readArtifacts(client, repository, what, before)
  if (all.state === 'unavailable') return all
  const isOfPeriod = ({ created_at: at, name }: Listed): boolean =>
    after === null || before === null || at === null || at > (name.startsWith(deploymentPrefix) ? before : after)
  const named = all.value.filter((one) => one.name.startsWith(artifactPrefix) && isOfPeriod(one))
  const kept = named.filter(({ expired }) => !expired).sort(byName)
  const last = all.sources.at(-1)
  if (kept.length > mostRecords && last) {
    const detail = `${kept.length} of them; no more than ${mostRecords} are downloaded, and a ledger needs one request for all`
    return incomplete(what, last, detail, all.sources)
  }
  const sources = [...all.sources]
  const archives: { path: string; archive: Uint8Array }[] = []
  let size = 0
  for (const one of await inTurns(kept, async (artifact) => ({ artifact, read: await downloadArtifact(client, repository, artifact) }))) {
    if (one.read.state === 'unavailable') return one.read
    sources.push(...one.read.sources)
    size += one.read.value.length
    if (size > mostBytes && last) return incomplete(what, last, `more than ${mostBytes} bytes of them; no more are read`, sources)
    archives.push({ path: one.artifact.name, archive: one.read.value })
  }
  const expired = named.length - kept.length
  const from = expired === 0 ? 'artifacts' : `artifacts (${expired} more have expired, and are gone)`
  return known({ commits: null, from, files: () => bundlesIn(archives) }, sources)
}

const byName = (one: Listed, other: Listed): number => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.id - other.id)

async function* bundlesIn(archives: { path: string; archive: Uint8Array }[]): AsyncGenerator<{ path: string; bytes: Uint8Array | null }> {
  for (const { path, archive } of archives) yield { path, bytes: fileInZip(archive, bundleName, mostBundleBytes) }
}

/** Newest first, until one is older than the period. */
async function readArtifacts(client: GitHubClient, { owner, name }: RepositoryName, what: string, after: string | null): Promise<Fact<Listed[]>> {
  const sources: Source[] = []
  const found: Listed[] = []
  try {
    for (let page = 1; page <= mostPages; page += 1) {
      const parameters = { owner, repo: name, per_page: perPage, ...(page > 1 ? { page } : {}) }
      const answer = await client.rest('GET /repos/{owner}/{repo}/actions/artifacts', parameters)
      sources.push(answer.source)
      const listing = pageShape.safeParse(answer.data)
      if (!listing.success) return incomplete(what, answer.source, misfit(listing.error), sources)
      const { artifacts, total_count: total } = listing.data
      found.push(...artifacts)
      const isOlder = after !== null && artifacts.some(({ created_at: at }) => at !== null && at <= after)
      if (isOlder || found.length >= total) return known(found, sources)
      if (artifacts.length === 0) return incomplete(what, answer.source, `${found.length} of ${total} were listed`, sources)
      if (page === mostPages) return incomplete(what, answer.source, `${found.length} of ${total} were read, in ${mostPages} pages`, sources)
    }
  } catch (error) {
    return refused(what, error, sources)
  }
  throw new Error('unreachable: the last page returns')
}
