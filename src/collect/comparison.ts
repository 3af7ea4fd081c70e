import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import { sha256 } from '../domain/digest.ts'
import type { Source } from '../domain/fact.ts'
import type { PatchedFile } from '../domain/facts.ts'
import type { Subject } from '../domain/subject.ts'
import { filePath, misfit, sha } from './border.ts'

/** The compare API lists no more (https://docs.github.com/rest/commits/commits#compare-two-commits). */
export const fileLimit = 300

const patchedFile = z
  .object({
    filename: filePath,
    previous_filename: filePath.optional(),
    status: z.string().max(20),
    sha: sha.nullable(),
    changes: z.int().nonnegative().optional(),
    patch: z.string().optional(),
  })
  .transform((file): PatchedFile => {
    const patch = file.patch ?? (isMovedOnly(file) ? '' : null)
    return {
      path: file.filename,
      previousPath: file.previous_filename ?? null,
      status: file.status,
      blob: file.sha,
      patch: patch === null ? null : sha256(patch),
      hunks: patch === null ? null : sha256(changedLines(patch)),
    }
  })

/** A file that got another name and nothing else has no patch to show. */
const isMovedOnly = ({ status, changes }: { status: string; changes?: number | undefined }): boolean => status === 'renamed' && changes === 0

const shape = z.object({
  status: z.enum(['diverged', 'ahead', 'behind', 'identical']),
  merge_base_commit: z.object({ sha }),
  files: z.array(patchedFile).max(fileLimit).default([]),
})
export type Comparison = z.infer<typeof shape>

/** `from...to`; null: GitHub knows no common history of the two, or not both of them. */
export type Compare = (from: string, to: string) => Promise<Comparison | null>

/** What a patch takes away and adds, in its order: without positions, and without the lines around it, which the base may have changed too. */
export const changedLines = (patch: string): string =>
  patch
    .split('\n')
    .filter((line) => line.startsWith('+') || line.startsWith('-'))
    .join('\n')

/** An answer that is no comparison, with where it came from. */
export class Misfit extends Error {
  readonly source: Source
  constructor(source: Source, message: string) {
    super(message)
    this.source = source
  }
}

/** Asks the compare API and notes every answer among the sources. Throws `Misfit`, or what the client throws; a 404 is null. */
export function comparer(client: GitHubClient, { repository: { owner, name } }: Subject, sources: Source[]): Compare {
  return async (from, to) => {
    try {
      // One commit a page: the files come whole with the first page, and the commits are not needed.
      const parameters = { owner, repo: name, basehead: `${from}...${to}`, per_page: 1 }
      const answer = await client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
      sources.push(answer.source)
      const found = shape.safeParse(answer.data)
      if (!found.success) throw new Misfit(answer.source, misfit(found.error))
      return found.data
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.status !== 404) throw error
      if (error.source) sources.push(error.source)
      return null
    }
  }
}
