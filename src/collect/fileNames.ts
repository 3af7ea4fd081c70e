import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { ChangedFile, ChangedFiles } from '../domain/facts.ts'
import type { Change } from './changeReader.ts'
import { filePath, misfit } from './border.ts'
import { incomplete, refused } from './failure.ts'
import { complete } from './pagedList.ts'

/** Both APIs stop here (https://docs.github.com/rest/pulls/pulls#list-pull-requests-files). */
const listingLimit = 3000
const perPage = 100

const statuses = z.enum(['added', 'modified', 'removed', 'renamed', 'copied', 'changed', 'unchanged'])
const pageShape = z.array(z.object({ filename: filePath, previous_filename: filePath.optional(), status: statuses })).max(perPage)

/**
 * The changed files, with both names of a rename. Short by GitHub's own limit is a known fact, `{ total, listed }`, under which path rules
 * count as matched (SEMANTICS 29); short for any other reason is not known.
 */
export async function readFiles(client: GitHubClient, change: Change): Promise<Fact<ChangedFiles>> {
  const { files } = change.lists
  const total = Math.max(change.answer.changedFiles, files.total)
  const beyondLimit = total > listingLimit && !files.refusal && files.items.length >= listingLimit
  const fact = beyondLimit ? known(files.items, files.sources) : complete(files)
  if (fact.state === 'unavailable') return fact
  if (!beyondLimit && fact.value.length !== total) {
    const last = fact.sources.at(-1) ?? change.source
    return incomplete(files.what, last, `${fact.value.length} of ${total} were listed`, fact.sources)
  }
  const moved = fact.value.some(({ change: kind }) => kind === 'renamed' || kind === 'copied')
  if (!moved) return known({ total, listed: fact.value }, fact.sources)
  return withPreviousNames(client, change, { total, listed: fact.value }, fact.sources)
}

/** GraphQL has no field for the former name, so REST lists the files again, and both lists must agree. */
async function withPreviousNames(client: GitHubClient, change: Change, files: ChangedFiles, sources: Source[]): Promise<Fact<ChangedFiles>> {
  const { what } = change.lists.files
  const { owner, name } = change.repository
  const read = [...sources]
  const listed: ChangedFile[] = []
  try {
    for (let page = 1; listed.length < files.listed.length; page += 1) {
      const parameters = { owner, repo: name, pull_number: change.answer.number, per_page: perPage, page }
      const answer = await client.rest('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', parameters)
      read.push(answer.source)
      const found = pageShape.safeParse(answer.data)
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), read)
      const counted = `${listed.length} of ${files.listed.length} were listed with both names`
      if (found.data.length === 0) return incomplete(what, answer.source, counted, read)
      listed.push(...found.data.map(fileOf))
    }
  } catch (error) {
    return refused(what, error, read)
  }
  const last = read.at(-1) ?? change.source
  const names = new Set(listed.map(({ path }) => path))
  const agree = listed.length === files.listed.length && files.listed.every(({ path }) => names.has(path))
  if (!agree) return incomplete(what, last, 'the two lists of changed files do not name the same files', read)
  const nameless = listed.some(({ change: kind, previousPath }) => (kind === 'renamed' || kind === 'copied') && previousPath === null)
  if (nameless) return incomplete(what, last, 'a renamed file without its former name', read)
  return known({ total: files.total, listed }, read)
}

const fileOf = (found: z.infer<typeof pageShape>[number]): ChangedFile => ({
  path: found.filename,
  previousPath: found.previous_filename ?? null,
  change: found.status === 'unchanged' ? 'changed' : found.status,
})
