import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source, Unavailability } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import { activityPage, type ActivityPlace, isNothing, type Movement } from './activity.ts'
import { incomplete } from './failure.ts'

/** Ten thousand moves of one branch. */
const mostPages = 100

/** GitHub's own log of one branch, the newest move first; its times are GitHub's, whatever dates commits claim. */
export interface MoveLog {
  moves: Movement[]
  /** Whether the log tells of every move back to the asked one, or to the making of the branch. */
  reachesBack: boolean
}

/**
 * Read as far back as a move at which `isEnough`; what else stands on that page is kept. A log may end before that, and says so; one that is refused
 * or not read to its end may hold anything, and is unknown. `type`: only moves of it, and how far back they reach is not told.
 */
export async function readMoves(
  client: GitHubClient,
  repository: RepositoryName,
  { branch, type }: { branch: string; type?: Movement['activity_type'] },
  isEnough: (move: Movement) => boolean,
): Promise<Fact<MoveLog>> {
  const place: ActivityPlace = { repository: repositoryPath(repository), name: branch, ...(type === undefined ? {} : { type }) }
  const what = `log of moves of ${branch}`
  const moves: Movement[] = []
  const sources: Source[] = []
  const cursors = new Set<string>()
  let cursor: string | null = null
  for (let asked = 1; ; asked += 1) {
    const page: Awaited<ReturnType<typeof activityPage>> = await activityPage(client, place, cursor)
    if ('state' in page) return unavailable({ ...page.reason, what, detail: whyNone(page.reason) }, [...sources, ...page.sources])
    sources.push(page.source)
    moves.push(...page.moves)
    if (page.moves.some(isEnough)) return known({ moves, reachesBack: true }, sources)
    if (page.after === null) return known({ moves, reachesBack: isNothing(moves.at(-1)?.before ?? 'unknown') }, sources)
    if (cursors.has(page.after)) return incomplete(what, page.source, 'a cursor came twice', sources)
    if (asked === mostPages) return incomplete(what, page.source, `more than ${mostPages} pages of it`, sources)
    cursors.add(page.after)
    cursor = page.after
  }
}

/** GitHub answers 404 for what a token may not see, and a server for what it does not have. */
const whyNone = ({ status, detail }: Unavailability): string =>
  status === 404 ? `${detail}; GitHub says so to a token without contents: read, and so does a server without a log of moves (activity)` : detail
