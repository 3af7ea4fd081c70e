import * as z from 'zod'
import type { RangeAsk } from '../domain/collector.ts'
import type { GitHubClient } from '../domain/client.ts'
import type { RecordReference } from '../domain/deployment.ts'
import type { Fact, Source, Unavailability } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { count, id, misfit, sha } from './border.ts'
import type { ListedDeployment } from './deployments.ts'
import { incomplete, refused } from './failure.ts'
import { type LedgerQuestion, searchLedger } from './ledgerRecords.ts'
import { fileInZip } from './zip.ts'

/** Every run of a deployment stores its record under such a name, and the bundle under this one in it. */
const artifactPrefix = 'countersign-deployment-'
export const bundleName = 'evidence.sigstore.json'

/** What does not verify costs a download, and anybody who can write can store artifacts: after so many, the search ends and says so. */
const downloadBudget = 10
const runBudget = 10
const repositoryPages = 3
const perPage = 100
/** A record of a thousand changes with all their facts stays below it. */
const mostArchiveBytes = 16 * 1024 * 1024
export const mostBundleBytes = 64 * 1024 * 1024

export const artifactShape = z.object({
  id,
  name: z.string().max(1000),
  size_in_bytes: count,
  expired: z.boolean(),
  workflow_run: z.object({ id: id.optional(), head_sha: sha.optional() }).nullish(),
})
type Artifact = z.infer<typeof artifactShape>
const pageShape = z.object({ total_count: count, artifacts: z.array(artifactShape).max(perPage) })

export interface RecordQuestion {
  client: GitHubClient
  repository: RepositoryName
  entries: ListedDeployment[]
  /** The run that deploys now: what it has stored is of itself. */
  run: number | null
  /** The branch to which records are appended, and whose deployments are looked for there. */
  ledger: LedgerQuestion | null
  verify: RangeAsk['verify']
}

export interface RecordSearch {
  /** The newest verified passed record of the environment. */
  latest(): Promise<RecordReference | null>
  /** One of that very commit. */
  of(commit: string): Promise<RecordReference | null>
  /** What could not be looked at, or was not for want of budget. */
  notRead: Unavailability[]
  sources: Source[]
}

/** Entries of deployments only say where to look (SEMANTICS 41): what counts is the signed record, whose genuineness is judged outside. */
export function searchRecords(question: RecordQuestion): RecordSearch {
  const notRead: Unavailability[] = []
  const sources: Source[] = []
  const looked = new Map<number, RecordReference | null>()
  const asked = new Set<number>()
  const { client, repository } = question

  const told = <T>(fact: Fact<T>): T | null => {
    if (fact.state === 'known') sources.push(...fact.sources)
    else notRead.push(fact.reason)
    return fact.state === 'known' ? fact.value : null
  }
  const { ledger, run, verify } = question
  const inLedger = ledger === null ? async () => null : searchLedger(ledger, { run, verify, told })
  const look = async (one: Artifact): Promise<RecordReference | null> => {
    const before = looked.get(one.id)
    if (before !== undefined) return before
    const bundle = told(await bundleOf(client, repository, one))
    const found = bundle && (await question.verify(bundle))
    const record = found ? { ...found, artifact: one.name } : null
    looked.set(one.id, record)
    return record
  }
  const firstAmong = async (all: Artifact[], fits: (record: RecordReference) => boolean): Promise<RecordReference | null> => {
    for (const one of all.filter((each) => isCandidate(each, question.run))) {
      if (looked.size >= downloadBudget && !looked.has(one.id)) {
        const detail = `${looked.size} artifacts held no verified record; no more of them are looked at`
        notRead.push({ what: `earlier records beyond ${one.name}`, request: null, status: null, detail })
        return null
      }
      const record = await look(one)
      if (record && fits(record)) return record
    }
    return null
  }
  const inRuns = async (runs: number[], fits: (record: RecordReference) => boolean): Promise<RecordReference | null> => {
    for (const run of runs) {
      if (run === question.run || asked.has(run) || asked.size >= runBudget) continue
      asked.add(run)
      const stored = told(await artifactsOfRun(client, repository, run))
      const record = stored && (await firstAmong(stored, fits))
      if (record) return record
    }
    return null
  }
  let repositoryWide: Promise<Fact<Artifact[]>> | null = null
  const everywhere = async (fits: (record: RecordReference) => boolean, first: (one: Artifact) => boolean): Promise<RecordReference | null> => {
    const begun = repositoryWide === null
    const listed = await (repositoryWide ??= artifactsOf(client, repository))
    const all = begun ? told(listed) : listed.state === 'known' ? listed.value : null
    return all && firstAmong([...all.filter(first), ...all.filter((one) => !first(one))], fits)
  }
  const runsOf = (entries: ListedDeployment[]): number[] => [...new Set(entries.flatMap(({ runs }) => runs))]
  return {
    latest: async () => (await inLedger(null)) ?? (await inRuns(runsOf(question.entries), () => true)) ?? everywhere(() => true, () => true),
    async of(commit) {
      const seen = [...looked.values()].find((record) => record?.sha === commit)
      if (seen) return seen
      const fits = (record: RecordReference): boolean => record.sha === commit
      const runs = runsOf(question.entries.filter((one) => one.sha === commit))
      return (await inLedger(commit)) ?? (await inRuns(runs, fits)) ?? everywhere(fits, (one) => one.workflow_run?.head_sha === commit)
    },
    notRead,
    sources,
  }
}

const isCandidate = ({ name, expired, workflow_run: run }: Artifact, own: number | null): boolean =>
  name.startsWith(artifactPrefix) && !expired && (own === null || run?.id !== own)

const artifactsOfRun = (client: GitHubClient, { owner, name }: RepositoryName, run: number): Promise<Fact<Artifact[]>> =>
  listArtifacts(client, `artifacts of run ${run}`, 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', { owner, repo: name, run_id: run })

const artifactsOf = (client: GitHubClient, { owner, name }: RepositoryName): Promise<Fact<Artifact[]>> =>
  listArtifacts(client, 'artifacts of the repository', 'GET /repos/{owner}/{repo}/actions/artifacts', { owner, repo: name })

/** Newest first. A few pages at most: what lies beyond them is not known, and an older record only makes the range longer. */
async function listArtifacts(client: GitHubClient, what: string, route: string, parameters: Record<string, unknown>): Promise<Fact<Artifact[]>> {
  const sources: Source[] = []
  const found: Artifact[] = []
  try {
    for (let page = 1; page <= repositoryPages; page += 1) {
      const answer = await client.rest(route, { ...parameters, per_page: perPage, ...(page > 1 ? { page } : {}) })
      sources.push(answer.source)
      const listed = pageShape.safeParse(answer.data)
      if (!listed.success) return incomplete(what, answer.source, misfit(listed.error), sources)
      found.push(...listed.data.artifacts)
      if (found.length >= listed.data.total_count) break
      if (listed.data.artifacts.length === 0)
        return incomplete(what, answer.source, `${found.length} of ${listed.data.total_count} were listed`, sources)
    }
    return known(found, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}

async function bundleOf(client: GitHubClient, repository: RepositoryName, one: Artifact): Promise<Fact<Uint8Array>> {
  const archive = await downloadArtifact(client, repository, one)
  if (archive.state === 'unavailable') return archive
  const bundle = fileInZip(archive.value, bundleName, mostBundleBytes)
  if (bundle) return known(bundle, archive.sources)
  const [source] = archive.sources
  const detail = `the archive holds no readable ${bundleName}`
  return unavailable({ what: recordIn(one), request: source?.request ?? null, status: source?.status ?? null, detail }, archive.sources)
}

const recordIn = ({ name }: Artifact): string => `earlier record ${name}`

/** The archive that an artifact is, of a size that a record's is. */
export async function downloadArtifact(client: GitHubClient, { owner, name }: RepositoryName, one: Artifact): Promise<Fact<Uint8Array>> {
  const what = recordIn(one)
  if (one.size_in_bytes > mostArchiveBytes) {
    const detail = `${one.size_in_bytes} bytes; no more than ${mostArchiveBytes} are read`
    return { state: 'unavailable', reason: { what, request: null, status: null, detail }, sources: [] }
  }
  try {
    const parameters = { owner, repo: name, artifact_id: one.id, archive_format: 'zip' }
    const answer = await client.rest('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', parameters)
    const archive = answer.bytes
    if (!archive || archive.length > mostArchiveBytes) return incomplete(what, answer.source, 'the answer is no archive of a size that is read')
    return known(archive, [answer.source])
  } catch (error) {
    return refused(what, error)
  }
}
