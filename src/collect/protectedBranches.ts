import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { branchName, misfit } from './border.ts'
import { incomplete, refused } from './failure.ts'

const perPage = 100
const maxPages = 10

const branches = z.array(z.object({ name: branchName, protected: z.boolean() })).max(perPage)

/** Branches that are protected now in any way, as environments mean it (https://docs.github.com/rest/branches/branches#list-branches). */
export async function readProtectedBranches(client: GitHubClient, { owner, name }: RepositoryName): Promise<Fact<string[]>> {
  const what = 'protected branches'
  const sources: Source[] = []
  const found: string[] = []
  try {
    for (let page = 1; page <= maxPages; page += 1) {
      const parameters = { owner, repo: name, protected: true, per_page: perPage, ...(page > 1 ? { page } : {}) }
      const answer = await client.rest('GET /repos/{owner}/{repo}/branches', parameters)
      sources.push(answer.source)
      const listed = branches.safeParse(answer.data)
      if (!listed.success) return incomplete(what, answer.source, misfit(listed.error), sources)
      found.push(...listed.data.filter((branch) => branch.protected).map((branch) => branch.name))
      if (!/;\s*rel="next"/.test((answer.headers['link'] ?? '').slice(0, 8192))) return known(found.sort(), sources)
      if (listed.data.length === 0) return incomplete(what, answer.source, 'a page that was promised came back empty', sources)
    }
    const last = sources.at(-1)
    if (!last) throw new Error('no page of branches was read')
    return incomplete(what, last, `more than ${maxPages * perPage} protected branches`, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}
