import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import { gitBlobId } from '../domain/digest.ts'
import type { Source, UnavailableFact } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { count, misfit, sha } from './border.ts'
import { incomplete, refused } from './failure.ts'

/** A file as GraphQL tells it. `text` is cut when `isTruncated`, null when binary, and never holds a byte that is no UTF-8. */
export const blobShape = z.object({
  oid: sha,
  text: z.string().nullable(),
  isTruncated: z.boolean(),
  isBinary: z.boolean().nullable(),
  byteSize: count,
})
export type BlobAnswer = z.infer<typeof blobShape>

/** The members that `blobShape` reads. Blobs and trees cost no points. */
export const blobFields = 'oid text isTruncated isBinary byteSize'

/** The bytes of the text when they are the blob's own, by its id; null: they must be fetched as they are. */
export function bytesOfText({ text, oid }: Pick<BlobAnswer, 'text' | 'oid'>): Uint8Array | null {
  const bytes = new TextEncoder().encode(text ?? '')
  return gitBlobId(bytes) === oid ? bytes : null
}

/** A blob by its id (https://docs.github.com/rest/git/blobs#get-a-blob), proven by it. `bytes` bounds what is read. */
export async function fetchBlob(
  client: GitHubClient,
  repository: RepositoryName,
  { oid, what, bytes: most }: { oid: string; what: string; bytes: number },
): Promise<{ bytes: Uint8Array; source: Source } | UnavailableFact> {
  const { owner, name } = repository
  const shape = z.object({ encoding: z.literal('base64'), content: z.string().max(most * 2) })
  try {
    const answer = await client.rest('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { owner, repo: name, file_sha: oid })
    const found = shape.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    const bytes = new Uint8Array(Buffer.from(found.data.content, 'base64'))
    return gitBlobId(bytes) === oid ? { bytes, source: answer.source } : incomplete(what, answer.source, 'the bytes do not hash to the blob id')
  } catch (error) {
    return refused(what, error)
  }
}
