import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Source, UnavailableFact } from '../domain/fact.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { blobShape, bytesOfText, fetchBlob } from './blob.ts'
import type { BlobAnswer } from './blob.ts'
import { misfit, sha } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { blobsQuery } from './workflowQuery.ts'

/** Files a query asks for, and blobs fetched one by one in one run: far more than workflows need, and the end of a hostile repository. */
const perQuery = 50
const fetchBudget = 20

/** A file that could not be read makes the whole fact unavailable; thrown through readers that know nothing of facts. */
export class Unread extends Error {
  readonly fact: UnavailableFact
  constructor(fact: UnavailableFact) {
    super(fact.reason.detail)
    this.name = 'Unread'
    this.fact = fact
  }
}

export interface Place {
  client: GitHubClient
  asker: Asker
  sources: Source[]
}

/** Reads files of one repository by expression (`commit:path`, or a blob id), many a request. Throws Unread. */
export interface FileReader {
  /** null: there is nothing of that name, or no file. */
  blobs(expressions: string[], idsOnly?: string[]): Promise<{ blobs: Map<string, BlobAnswer | null>; ids: Map<string, string | null> }>
  /** What git has under the blob's id; null when it is longer than `most` bytes or would be one fetch too many. */
  bytes(blob: BlobAnswer, repository: RepositoryName, most: number): Promise<Uint8Array | null>
}

const kindShape = z.object({ __typename: z.string() }).nullable()
const idShape = z.object({ __typename: z.string(), oid: sha }).nullable()

/** What an answer says of one alias: a file, or null for anything else. */
export function fileIn(raw: unknown, source: Source, what: string): BlobAnswer | null {
  const kind = kindShape.safeParse(raw)
  if (kind.success && kind.data?.__typename !== 'Blob') return null
  const found = blobShape.safeParse(raw)
  if (!found.success) throw new Unread(incomplete(what, source, misfit(found.error)))
  return found.data
}

export function createFileReader({ client, asker, sources }: Place, repository: RepositoryName): FileReader {
  let fetched = 0
  const what = `files of ${repositoryPath(repository)}`

  async function ask(texts: string[], ids: string[]) {
    const values = [...texts.map((text, index) => [`t${index}`, text]), ...ids.map((text, index) => [`i${index}`, text])]
    const variables = { owner: repository.owner, name: repository.name, ...Object.fromEntries(values) }
    const answer = await asker.small(blobsQuery({ texts: texts.length, ids: ids.length }), variables).catch((error: unknown) => {
      throw new Unread(refused(what, error, sources))
    })
    sources.push(answer.source)
    if (answer.errors.length > 0) throw new Unread(incomplete(what, answer.source, errorText(answer.errors), sources))
    const found = z.object({ repository: z.record(z.string(), z.unknown()) }).safeParse(answer.data)
    if (!found.success) throw new Unread(incomplete(what, answer.source, misfit(found.error), sources))
    return { told: found.data.repository, source: answer.source }
  }

  return {
    async blobs(expressions, idsOnly = []) {
      const blobs = new Map<string, BlobAnswer | null>()
      const ids = new Map<string, string | null>()
      for (let begin = 0; begin < Math.max(expressions.length, idsOnly.length); begin += perQuery) {
        const texts = expressions.slice(begin, begin + perQuery)
        const compared = idsOnly.slice(begin, begin + perQuery)
        const { told, source } = await ask(texts, compared)
        for (const [index, expression] of texts.entries()) blobs.set(expression, fileIn(told[`t${index}`], source, what))
        for (const [index, expression] of compared.entries()) {
          const found = idShape.safeParse(told[`i${index}`])
          if (!found.success) throw new Unread(incomplete(what, source, misfit(found.error), sources))
          ids.set(expression, found.data?.oid ?? null)
        }
      }
      return { blobs, ids }
    },
    async bytes(blob, home, most) {
      if (blob.byteSize > most) return null
      const text = bytesOfText(blob)
      if (text) return text
      fetched += 1
      if (fetched > fetchBudget) return null
      const answer = await fetchBlob(client, home, { oid: blob.oid, what: `file ${blob.oid} of ${repositoryPath(home)}`, bytes: most })
      if ('state' in answer) throw new Unread({ ...answer, sources: [...sources, ...answer.sources] })
      sources.push(answer.source)
      return answer.bytes
    },
  }
}
