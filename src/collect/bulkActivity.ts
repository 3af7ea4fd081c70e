import type { GitHubClient } from '../domain/client.ts'
import type { Source } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { repositoryPath } from '../domain/subject.ts'
import { activityPage, gatherPushes } from './activity.ts'
import type { Movement, PushSource } from './activity.ts'

/** Four thousand moves of all branches: what lies before them is not told. */
const maxPages = 40

/**
 * The moves of all branches of a repository, read once for everybody and only as far back as somebody asks. Where the log does not reach
 * back, it says less; that is no error.
 */
export interface BulkActivity {
  /** Visits moves from the newest on until `visit` says that it has seen enough. */
  walk(visit: (move: Movement) => boolean): Promise<PushSource>
  /** Who pushed the commits of a change to its branch. */
  pushes(branch: string, ownCommits: Set<string>): Promise<PushSource>
}

type Page = Awaited<ReturnType<typeof activityPage>>

export function createBulkActivity(client: GitHubClient, repository: RepositoryName): BulkActivity {
  const place = { repository: repositoryPath(repository), name: null }
  const pages: Promise<Page>[] = []
  const cursors = new Set<string>()
  const pageAt = (index: number): Promise<Page | null> =>
    index === 0 ? (pages[0] ??= activityPage(client, place, null)) : next(index)

  async function next(index: number): Promise<Page | null> {
    const begun = pages[index]
    if (begun) return begun
    const before = await pages[index - 1]
    if (!before || 'state' in before || before.after === null) return null
    const cursor = before.after
    if (!pages[index] && cursors.has(cursor)) return null
    cursors.add(cursor)
    return (pages[index] ??= activityPage(client, place, cursor))
  }

  async function walk(visit: (move: Movement) => boolean, isUsed: (move: Movement) => boolean): Promise<PushSource> {
    const used: Source[] = []
    let last: Source | null = null
    for (let index = 0; index < maxPages; index += 1) {
      const page = await pageAt(index)
      if (page === null) break
      if ('state' in page) return page
      last = page.source
      if (page.moves.some(isUsed)) used.push(page.source)
      if (page.moves.some(visit)) break
    }
    return { state: 'answered', pushes: [], sources: used.length > 0 || last === null ? used : [last] }
  }

  return {
    walk: (visit) => walk(visit, () => true),
    async pushes(branch, ownCommits) {
      const ref = `refs/heads/${branch}`
      const gatherer = gatherPushes(ownCommits)
      const told = await walk((move) => move.ref === ref && gatherer.take(move), (move) => move.ref === ref && ownCommits.has(move.after))
      return told.state === 'answered' ? { ...told, pushes: gatherer.pushes() } : told
    },
  }
}
