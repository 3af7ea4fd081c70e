import * as z from 'zod'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Population } from '../domain/reconciliation.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { blobShape, bytesOfText } from './blob.ts'
import { misfit } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { policyTextsQuery } from './rangePolicies.ts'
import { batchesOf } from './rangeCommits.ts'

const perRequest = 25
/** More versions of one file than these are not read, and no policy is as large: what is not read governs everything. */
const mostTexts = 100
const mostBytes = 128 * 1024

/** What stands at the path may be no blob: a folder has no members of one. */
const blobOrNone = blobShape.or(z.object({}).transform(() => null)).nullable()

/**
 * The texts of the policy file as the line has it, by blob id and proven by it; the first are read when there are too many. null: not read (too
 * large, cut, binary, no file), which is a state of the branch and no error of the reading.
 */
export async function readLinePolicies(
  asker: Asker,
  { owner, name }: RepositoryName,
  blobs: (string | null)[],
): Promise<Fact<Population['policies']>> {
  const what = 'texts of the policies in force in the period'
  const distinct = [...new Set(blobs)].filter((blob) => blob !== null)
  const texts: Population['policies'] = Object.fromEntries(distinct.map((blob) => [blob, null]))
  const sources: Source[] = []
  try {
    for (const some of batchesOf(distinct.slice(0, mostTexts), perRequest)) {
      const asked = Object.fromEntries(some.map((oid, index) => [`o${index}`, oid]))
      const { data, errors, source } = await asker.small(policyTextsQuery(some.length), { owner, name, ...asked })
      sources.push(source)
      if (errors.length > 0) return incomplete(what, source, errorText(errors), sources)
      const members = Object.fromEntries(some.map((_, index) => [`b${index}`, blobOrNone]))
      const read = z.object({ repository: z.object(members) }).safeParse(data)
      if (!read.success) return incomplete(what, source, misfit(read.error), sources)
      for (const [index, oid] of some.entries()) {
        const blob = read.data.repository[`b${index}`] ?? null
        if (blob?.oid === oid && blob.byteSize <= mostBytes && bytesOfText(blob) !== null) texts[oid] = blob.text ?? ''
      }
    }
    return known(texts, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}
