import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import { sha256 } from '../domain/digest.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { type LedgerNote, readLedgerMessage, recordPath } from '../domain/ledger.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { type BlobAnswer, blobFields, blobShape, bytesOfText, fetchBlob } from './blob.ts'
import { misfit, page, sha } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'

/** The end of a ledger's branch, on which the next record is put. */
export interface LedgerTip {
  commit: string
  tree: string
  index: number
  sha256: string
}

export interface LedgerReader {
  client: GitHubClient
  asker: Asker
  repository: RepositoryName
  branch: string
}

/** No record is larger than what the verifier reads. */
const mostRecordBytes = 32 * 1024 * 1024

const tipQuery = `query LedgerTip($owner: String!, $name: String!, $ref: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) { target { ... on Commit { oid message tree { oid } } } } }
}`

const message = z.string().max(100_000)
const tipCommit = z.object({ oid: sha, message, tree: z.object({ oid: sha }) })
const tipShape = z.object({ repository: z.object({ ref: z.object({ target: tipCommit }).nullable() }) })

/**
 * The last record: what its commit says of it, held against the file itself. null: there is no such branch yet. A branch whose last commit is no
 * record's was written by somebody else, and nothing may be built on it.
 */
export async function readLedgerTip(reader: LedgerReader): Promise<Fact<LedgerTip | null>> {
  const { asker, repository, branch } = reader
  const what = whatOf(reader)
  try {
    const answer = await asker.small(tipQuery, { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch}` })
    if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors))
    const found = tipShape.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    const { ref } = found.data.repository
    if (ref === null) return known(null, [answer.source])
    const { oid, tree, message: text } = ref.target
    const note = readLedgerMessage(text)
    if (note === null) return incomplete(what, answer.source, `its last commit ${oid} is not one of a ledger: somebody else writes there`)
    const record = await readLedgerRecord(reader, oid, note)
    if (record.state === 'unavailable') return record
    return known({ commit: oid, tree: tree.oid, index: note.index, sha256: note.sha256 }, [answer.source, ...record.sources])
  } catch (error) {
    return refused(what, error)
  }
}

const fileQuery = `query LedgerRecord($owner: String!, $name: String!, $expression: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { object(expression: $expression) { __typename ... on Blob { ${blobFields} } } }
}`

const fileShape = z.object({ repository: z.object({ object: blobShape.nullable() }) })

/** The bytes of a record as they stand in the tree of a commit, proven by the digest that was said of them. */
export async function readLedgerRecord(reader: LedgerReader, commit: string, note: LedgerNote): Promise<Fact<Uint8Array>> {
  const { asker, repository } = reader
  const path = recordPath(note)
  const what = `${path} of ${whatOf(reader)}`
  try {
    const answer = await asker.small(fileQuery, { owner: repository.owner, name: repository.name, expression: `${commit}:${path}` })
    if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors))
    const found = fileShape.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    const blob = found.data.repository.object
    if (blob === null) return incomplete(what, answer.source, `the commit ${commit} says it holds this record, and does not`)
    const read = await bytesOf(reader, blob, what, answer.source)
    if (read.state === 'unavailable' || sha256(read.value) === note.sha256) return read
    return incomplete(what, answer.source, 'the file is not the one that its commit names')
  } catch (error) {
    return refused(what, error)
  }
}

async function bytesOf({ client, repository }: LedgerReader, blob: BlobAnswer, what: string, source: Source): Promise<Fact<Uint8Array>> {
  if (blob.byteSize > mostRecordBytes) return incomplete(what, source, `${blob.byteSize} bytes; no more than ${mostRecordBytes} are read`)
  const text = bytesOfText(blob)
  if (text) return known(text, [source])
  const fetched = await fetchBlob(client, repository, { oid: blob.oid, what, bytes: mostRecordBytes })
  return 'state' in fetched ? fetched : known(fetched.bytes, [source, fetched.source])
}

const historyQuery = `query LedgerHistory($owner: String!, $name: String!, $ref: String!, $n: Int!, $cursor: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target { ... on Commit { history(first: $n, after: $cursor) { totalCount pageInfo { hasNextPage endCursor } nodes { oid message } } } }
    }
  }
}`

const history = page(z.object({ oid: sha, message }))
const historyShape = z.object({ repository: z.object({ ref: z.object({ target: z.object({ history }) }).nullable() }) })

/** What lies further back is not looked for: an older record only makes the range longer. */
const historyPages = 10

export interface NotedRecord {
  commit: string
  note: LedgerNote
}

/** Commits of the ledger, the newest first, as far as they say something. Empty: there is no such branch. */
export async function readLedgerNotes(reader: LedgerReader): Promise<Fact<NotedRecord[]>> {
  const { asker, repository, branch } = reader
  const what = whatOf(reader)
  const sources: Source[] = []
  const notes: NotedRecord[] = []
  let cursor: string | null = null
  try {
    for (let asked = 0; asked < historyPages; asked += 1) {
      const variables = { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch}`, cursor }
      const answer = await asker.paged(historyQuery, variables)
      sources.push(answer.source)
      if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors), sources)
      const found = historyShape.safeParse(answer.data)
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), sources)
      const listed = found.data.repository.ref?.target.history
      if (!listed) return known([], sources)
      notes.push(...listed.nodes.flatMap(({ oid, message: text }) => noted(oid, readLedgerMessage(text))))
      const next = listed.pageInfo
      if (!next.hasNextPage || next.endCursor === null || next.endCursor === cursor) break
      cursor = next.endCursor
    }
    return known(notes, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}

const noted = (commit: string, note: LedgerNote | null): NotedRecord[] => (note === null ? [] : [{ commit, note }])

const whatOf = ({ repository, branch }: LedgerReader): string => `ledger ${branch} of ${repositoryPath(repository)}`
