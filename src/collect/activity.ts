import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Source, Unavailability } from '../domain/fact.ts'
import type { Push } from '../domain/facts.ts'
import { misfit, restUser, sha, time } from './border.ts'
import { incomplete, refused } from './failure.ts'

/** What a source for pushes said, or why it said nothing. Refusals are collected, not thrown: the next source is asked. */
export type PushSource = { state: 'answered'; pushes: Push[]; sources: Source[] } | { state: 'refused'; reason: Unavailability; sources: Source[] }

/** Two thousand moves of one branch; a history that is still not told then is not told. */
const maxPages = 20
const perPage = 100

/** What a branch was before it was there, and after it is gone. */
export const isNothing = (commit: string): boolean => /^0+$/.test(commit)
const movement = z.object({
  before: sha,
  after: sha,
  ref: z.string().max(1100),
  timestamp: time,
  activity_type: z.enum(['push', 'force_push', 'branch_creation', 'branch_deletion', 'pr_merge', 'merge_queue_merge']),
  actor: restUser,
})
const plainMoves = ['push', 'pr_merge', 'merge_queue_merge']
export type Movement = z.infer<typeof movement>
const pageShape = z.array(movement).max(perPage)

export interface ActivityPage {
  moves: Movement[]
  /** The cursor of the next page. */
  after: string | null
  source: Source
}

/** Moves of one branch, or of all (name null); of one type, if one is given. */
export interface ActivityPlace {
  repository: string
  name: string | null
  type?: Movement['activity_type']
}

/** One page of the moves, newest first (https://docs.github.com/rest/repos/repos#list-repository-activities). */
export async function activityPage(
  client: GitHubClient,
  branch: ActivityPlace,
  after: string | null,
): Promise<ActivityPage | { state: 'refused'; reason: Unavailability; sources: Source[] }> {
  const what = `activity of ${branch.repository}${branch.name === null ? '' : ` on ${branch.name}`}`
  const [owner, repo] = branch.repository.split('/')
  try {
    const cursor = after === null ? {} : { after }
    const ref = branch.name === null ? null : `refs/heads/${branch.name}`
    const type = branch.type === undefined ? {} : { activity_type: branch.type }
    const parameters = { owner, repo, ...(ref === null ? {} : { ref }), ...type, per_page: perPage, ...cursor }
    const answer = await client.rest('GET /repos/{owner}/{repo}/activity', parameters)
    const found = pageShape.safeParse(answer.data)
    if (!found.success) return asRefusal(incomplete(what, answer.source, misfit(found.error)))
    const isAsked = (move: Movement): boolean => (ref === null || move.ref === ref) && (branch.type ?? move.activity_type) === move.activity_type
    return { moves: found.data.filter(isAsked), after: nextCursor(answer.headers['link']), source: answer.source }
  } catch (error) {
    return asRefusal(refused(what, error))
  }
}

const asRefusal = ({ reason, sources }: { reason: Unavailability; sources: Source[] }) => ({ state: 'refused' as const, reason, sources })

/** The `after` parameter of the link with rel="next"; the address itself is not followed. */
export function nextCursor(link: string | undefined): string | null {
  const next = (link ?? '').slice(0, 8192).split(',').find((part) => /;\s*rel="next"/.test(part))
  const address = next ? /<([^<>]+)>/.exec(next)?.[1] : undefined
  if (!address || !URL.canParse(address)) return null
  return new URL(address).searchParams.get('after')
}

/**
 * The moves of the head branch that made the change (SEMANTICS 19). Entries come newest first, and reading stops at the first plain push
 * onto a commit that is not of the change. After a force push or a deletion that says nothing any more, because what was thrown away
 * may lie on both sides: then everything is read to the end. Moves newer than the change's own are passed over: the branch of a merged
 * change may have moved on.
 */
export interface PushGatherer {
  /** Takes the next older move; true: the change begins here, and no older move is of it. */
  take(move: Movement): boolean
  /** Oldest first. */
  pushes(): Push[]
}

export function gatherPushes(ownCommits: Set<string>): PushGatherer {
  const found: Push[] = []
  let reached = false
  let rewritten = false
  return {
    take(move) {
      const own = ownCommits.has(move.after)
      reached ||= own
      if (!reached) return false
      rewritten ||= !plainMoves.includes(move.activity_type)
      const begins = !rewritten && !ownCommits.has(move.before)
      if ((!begins || own) && !isNothing(move.after)) found.push(pushOf(move))
      return begins
    },
    pushes: () => found.toReversed(),
  }
}

/** The same from the branch's own activity, page by page. */
export async function readActivity(
  client: GitHubClient,
  branch: { repository: string; name: string },
  ownCommits: Set<string>,
  first: Promise<Awaited<ReturnType<typeof activityPage>>> | null,
): Promise<PushSource> {
  const sources: Source[] = []
  const gatherer = gatherPushes(ownCommits)
  const seen = new Set<string>()
  let cursor: string | null = null
  for (let number = 0; number < maxPages; number += 1) {
    const page: Awaited<ReturnType<typeof activityPage>> = await (number === 0 && first ? first : activityPage(client, branch, cursor))
    if ('state' in page) return { ...page, sources: [...sources, ...page.sources] }
    sources.push(page.source)
    if (page.moves.some((move) => gatherer.take(move))) return { state: 'answered', pushes: gatherer.pushes(), sources }
    if (page.after === null) return { state: 'answered', pushes: gatherer.pushes(), sources }
    if (seen.has(page.after)) return asRefusal(incomplete(`activity of ${branch.name}`, page.source, 'a cursor came twice', sources))
    seen.add(page.after)
    cursor = page.after
  }
  const last = sources.at(-1)
  if (!last) throw new Error('no page of activity was read')
  return asRefusal(incomplete(`activity of ${branch.name}`, last, `more than ${maxPages * perPage} moves of the branch`, sources))
}

const pushOf = (move: Movement): Push => ({
  before: isNothing(move.before) ? null : move.before,
  after: move.after,
  at: move.timestamp,
  pusher: move.actor,
  forced: move.activity_type === 'force_push',
  source: 'activity',
})
