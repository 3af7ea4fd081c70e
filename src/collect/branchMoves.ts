import type { GitHubClient } from '../domain/client.ts'
import type { Source } from '../domain/fact.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import { activityPage, isNothing, type Movement } from './activity.ts'

/** Ten thousand moves of one branch. */
const mostPages = 100

/** GitHub's own log of one branch, the newest move first; its times are GitHub's, whatever dates commits claim. */
export interface MoveLog {
  moves: Movement[]
  /** Whether the log tells of every move back to the asked one, or to the making of the branch. */
  reachesBack: boolean
  sources: Source[]
  /** Why it was not read to its end; null: it was, or far enough. */
  unread: string | null
}

/** Read as far back as a move at which `isEnough`; what else stands on that page is kept. A log that cannot be read tells of nothing. */
export async function readMoves(
  client: GitHubClient,
  repository: RepositoryName,
  branch: string,
  isEnough: (move: Movement) => boolean,
): Promise<MoveLog> {
  const place = { repository: repositoryPath(repository), name: branch }
  const log: MoveLog = { moves: [], reachesBack: false, sources: [], unread: null }
  const cursors = new Set<string>()
  let cursor: string | null = null
  for (let asked = 0; asked < mostPages; asked += 1) {
    const page: Awaited<ReturnType<typeof activityPage>> = await activityPage(client, place, cursor)
    if ('state' in page) return { ...log, unread: page.reason.detail }
    log.sources.push(page.source)
    log.moves.push(...page.moves)
    if (page.moves.some(isEnough)) return { ...log, reachesBack: true }
    if (page.after === null) return { ...log, reachesBack: isNothing(log.moves.at(-1)?.before ?? 'unknown') }
    if (cursors.has(page.after)) return { ...log, unread: 'a cursor came twice' }
    cursors.add(page.after)
    cursor = page.after
  }
  return { ...log, unread: `more than ${mostPages} pages` }
}
