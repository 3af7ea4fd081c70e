import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { Subject } from '../domain/subject.ts'
import type { WorkflowFiles } from '../domain/workflow.ts'
import { budgets } from '../workflow/budgets.ts'
import type { Listing, UnreadFile } from '../workflow/gather.ts'
import type { BlobAnswer } from './blob.ts'
import { misfit, sha } from './border.ts'
import { createCalleeReader } from './callees.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { createFileReader, Unread } from './fileReader.ts'
import type { FileReader, Place } from './fileReader.ts'
import { readKnownRefs } from './knownRefs.ts'
import { workflowFilesQuery } from './workflowQuery.ts'
import { workflowEntries } from './workflowTree.ts'
import type { RawFolder, WorkflowEntry } from './workflowTree.ts'

/** The reader of workflow files takes no more; what is longer is named with its size and not fetched. */
const largestWorkflow = budgets.bytes

/** Both workflow folders and the branches, as one answer told them and before anybody looked. */
export interface RawWorkflows {
  head: RawFolder
  base: RawFolder
  /** The answer's repository, for what is known of its branches. */
  repository: unknown
  errors: GraphqlAnswer['errors']
}

/**
 * Every workflow file of the judged commit and of its base, with what they call. One answer tells both folders; texts of base files that
 * differ, callees, and the rules of further branches are asked for only when there are any.
 */
export async function readWorkflows(
  tools: Omit<Place, 'sources'>,
  subject: Subject,
  told: RawWorkflows | null,
  sought: { identities: string[]; trusted: string[] },
): Promise<Fact<WorkflowFiles>> {
  const sources: Source[] = []
  const place: Place = { ...tools, sources }
  const { repository } = subject
  // Loaded while the answers are on their way: the reader of workflows is large.
  const room = import('../workflow/gather.ts')
  try {
    const raw = told ?? (await askFor(place, subject))
    if (told) sources.push(told.head.source)
    const files = createFileReader(place, repository)
    const head = await listingOf(raw.head, files, subject, new Map())
    const base = await listingOf(raw.base, files, subject, head.blobs)
    const refs = await readKnownRefs(place, repository, raw)
    const callees = createCalleeReader(place, files, { repository, head: subject.commit, base: subject.base.commit })
    const { gatherWorkflows } = await room
    const value = await gatherWorkflows({ head: head.listing, base: base.listing, refs, ...sought }, callees)
    return known(value, sources)
  } catch (error) {
    if (error instanceof Unread) return { ...error.fact, sources }
    throw error
  }
}

const answerShape = z.object({
  repository: z.looseObject({ head: z.looseObject({ oid: sha }), base: z.looseObject({ oid: sha }) }),
})

async function askFor({ asker, sources }: Place, { repository, commit, base }: Subject): Promise<RawWorkflows> {
  const what = `workflow files of ${repositoryPath(repository)}`
  const variables = { owner: repository.owner, name: repository.name, head: commit, base: base.commit }
  const answer = await asker.paged(workflowFilesQuery, variables).catch((error: unknown) => {
    throw new Unread(refused(what, error, sources))
  })
  sources.push(answer.source)
  const found = answerShape.safeParse(answer.data)
  if (!found.success) {
    const detail = answer.errors.length > 0 ? errorText(answer.errors) : misfit(found.error)
    throw new Unread(incomplete(what, answer.source, detail, sources))
  }
  const told = found.data.repository
  const folder = (of: 'head' | 'base', expected: string): RawFolder => {
    if (told[of].oid !== expected) throw new Unread(incomplete(what, answer.source, `the answer is about ${told[of].oid}, not ${expected}`, sources))
    const errors = answer.errors.filter(({ path }) => path[1] === of || path.length < 2)
    return { commit: expected, workflows: told[of]['workflows'], errors, source: answer.source }
  }
  return { head: folder('head', commit), base: folder('base', base.commit), repository: told, errors: answer.errors }
}

type Blobs = Map<string, Uint8Array | UnreadFile>

/** The bytes of every file of a folder. `before` holds what another folder of this run has read. */
async function listingOf(raw: RawFolder, files: FileReader, { repository }: Subject, before: Blobs): Promise<{ listing: Listing; blobs: Blobs }> {
  const entries = workflowEntries(raw)
  if ('state' in entries) throw new Unread(entries)
  const blobs: Blobs = new Map(before)
  const untold = [...new Set(entries.filter(({ kind, oid, blob }) => kind === 'file' && blob === null && !blobs.has(oid)).map(({ oid }) => oid))]
  const asked = untold.length > 0 ? (await files.blobs(untold)).blobs : new Map<string, BlobAnswer | null>()
  for (const entry of entries) {
    if (!blobs.has(entry.oid)) blobs.set(entry.oid, await contentOf(entry, entry.blob ?? asked.get(entry.oid) ?? null, files, repository, raw))
  }
  return { listing: { commit: raw.commit, files: new Map(entries.map(({ path, oid }) => [path, blobs.get(oid) ?? { unread: 'not read' }])) }, blobs }
}

async function contentOf(
  entry: WorkflowEntry,
  blob: BlobAnswer | null,
  files: FileReader,
  repository: Subject['repository'],
  { source, commit }: RawFolder,
): Promise<Uint8Array | UnreadFile> {
  if (entry.kind === 'submodule') return { unread: 'a submodule', blob: entry.oid }
  if (blob?.oid !== entry.oid) {
    throw new Unread(incomplete(`${entry.path} at ${commit}`, source, `GitHub names the blob ${entry.oid} and does not tell it`))
  }
  if (blob.byteSize > largestWorkflow) return { unread: `${blob.byteSize} bytes`, blob: blob.oid, bytes: blob.byteSize }
  return (await files.bytes(blob, repository, largestWorkflow)) ?? { unread: 'one too many that GraphQL cannot tell', blob: blob.oid }
}
