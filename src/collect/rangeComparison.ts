import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Lineage } from '../domain/deployment.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { count, misfit, sha } from './border.ts'
import { incomplete, refused } from './failure.ts'
import { inTurns } from './inTurns.ts'

const perPage = 100
/** Five thousand commits: nobody has reviewed what one deployment of more brings. */
const maxPages = 50

const shape = z.object({
  status: z.enum(['diverged', 'ahead', 'behind', 'identical']),
  base_commit: z.object({ sha }),
  total_commits: count,
  commits: z.array(z.object({ sha, parents: z.array(z.object({ sha })).max(100) })).max(perPage),
})
type Compared = z.infer<typeof shape>

export interface Range {
  /** The full id of the commit it begins at. */
  from: string
  relation: Lineage['relation']
  commits: { sha: string; parents: string[] }[]
}

/** Which commits `to` has and `from` has not: all of them, or nothing (https://docs.github.com/rest/commits/commits#compare-two-commits). */
export async function compareRange(client: GitHubClient, repository: RepositoryName, from: string, to: string): Promise<Fact<Range>> {
  const what = `commits from ${from} to ${to}`
  const sources: Source[] = []
  const page = async (number: number): Promise<Compared | Fact<never>> => {
    const parameters = { owner: repository.owner, repo: repository.name, basehead: `${from}...${to}`, per_page: perPage, page: number }
    const answer = await client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
    sources.push(answer.source)
    const found = shape.safeParse(answer.data)
    return found.success ? found.data : incomplete(what, answer.source, misfit(found.error))
  }
  try {
    const first = await page(1)
    if ('state' in first) return first
    const refuse = (detail: string): Fact<never> => incomplete(what, sources.at(-1) ?? noSource(), detail, sources)
    // A branch can be named like the beginning of a commit id.
    if (!first.base_commit.sha.startsWith(from)) return refuse(`${from} names the commit ${first.base_commit.sha}`)
    const { total_commits: total, status } = first
    const pages = Math.ceil(total / perPage)
    if (pages > maxPages) return refuse(`${total} commits; no more than ${maxPages * perPage} are read`)
    const commits = [...first.commits]
    for (const more of await inTurns(Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2), page)) {
      if ('state' in more) return more
      if (more.total_commits !== total || more.status !== status) return refuse('the comparison changed while it was read')
      commits.push(...more.commits)
    }
    const listed = new Set(commits.map((commit) => commit.sha))
    if (commits.length !== total || listed.size !== total) return refuse(`${listed.size} of ${total} commits were listed`)
    if (total === 0 && (status === 'ahead' || status === 'diverged')) return refuse(`no commits, and yet ${status}`)
    if (total > 0 && (status === 'behind' || status === 'identical')) return refuse(`${total} commits, and yet ${status}`)
    const named = commits.map((one) => ({ sha: one.sha, parents: one.parents.map((parent) => parent.sha) }))
    return known({ from: first.base_commit.sha, relation: status, commits: named }, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}

function noSource(): never {
  throw new Error('a comparison without an answer')
}
