import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source, Unavailability } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import type { Commit, Push } from '../domain/facts.ts'
import type { ChangeHints } from '../domain/occasion.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { PushSource } from './activity.ts'
import { count, misfit, restUser, sha, time } from './border.ts'
import { incomplete, refused } from './failure.ts'

/** GitHub lists at most a thousand runs of a search. */
const maxRunPages = 10
const perPage = 100

/** Events whose actor moved the head: `pull_request_review` and the like name a reviewer, who pushed nothing. */
const pushingEvents = ['push', 'pull_request', 'pull_request_target']

const runsShape = z.object({
  total_count: count,
  workflow_runs: z
    .array(z.object({ event: z.string().max(100), head_sha: sha, created_at: time, actor: restUser.optional().transform((found) => found ?? null) }))
    .max(perPage),
})
type Run = z.infer<typeof runsShape>['workflow_runs'][number]

export interface PushQuestion {
  client: GitHubClient
  repository: RepositoryName
  head: string
  commits: Fact<Commit[]>
  hints: ChangeHints | null
  /** Reads the activity of the head branch; null: the head's repository is not there to be asked. */
  activity: ((ownCommits: Set<string>) => Promise<PushSource>) | null
}

/**
 * Who moved the head branch, best source first: activity, runs, webhook (SEMANTICS 19). Known only when one of them names somebody for the
 * current head; otherwise every source tried is named with what it answered.
 */
export async function readPushes(question: PushQuestion): Promise<Fact<Push[]>> {
  const { commits, head } = question
  if (commits.state === 'unavailable') return commits
  const own = new Set(commits.value.map((commit) => commit.sha))
  const activity = question.activity ? await question.activity(own) : notThere()
  const told = activity.state === 'answered' ? activity.pushes : []
  const sources = [...activity.sources]
  if (namesPusher(told, head)) return known(told, sources)

  const runs = await readRuns(question.client, question.repository, head)
  sources.push(...runs.sources)
  if (runs.state === 'answered' && namesPusher(runs.pushes, head)) return known([...told, ...runs.pushes], sources)

  const hint = webhookPush(question)
  if (hint) return known([...told, hint], sources)
  return unavailable(nobodyNamed(head, [activity, runs]), sources)
}

const namesPusher = (pushes: Push[], head: string): boolean => {
  const last = pushes.at(-1)
  return last !== undefined && last.after === head && last.pusher !== null
}

const notThere = (): PushSource => ({
  state: 'refused',
  reason: { what: 'activity of the head branch', request: null, status: null, detail: 'its repository is gone or hidden from this token' },
  sources: [],
})

/**
 * Runs for the head. The actor of a run is who triggered its first attempt (`triggering_actor` is rewritten by a re-run), and its creation
 * is never before the push. A push event's sender is always the pusher, so those are preferred; else the earliest run, because later ones
 * can stem from a label or an edit.
 */
async function readRuns(client: GitHubClient, { owner, name }: RepositoryName, head: string): Promise<PushSource> {
  const what = `runs for ${head}`
  const sources: Source[] = []
  const runs: Run[] = []
  try {
    for (let page = 1; page <= maxRunPages; page += 1) {
      const answer = await client.rest('GET /repos/{owner}/{repo}/actions/runs', { owner, repo: name, head_sha: head, per_page: perPage, page })
      sources.push(answer.source)
      const found = runsShape.safeParse(answer.data)
      if (!found.success) return { ...incomplete(what, answer.source, misfit(found.error), sources), state: 'refused' }
      runs.push(...found.data.workflow_runs)
      if (runs.length >= found.data.total_count) return { state: 'answered', pushes: pushesOf(runs, head), sources }
      if (found.data.workflow_runs.length < perPage) {
        return { ...incomplete(what, answer.source, `${runs.length} of ${found.data.total_count} were listed`, sources), state: 'refused' }
      }
    }
    const reason = { what, request: sources.at(-1)?.request ?? null, status: 200, detail: `more than ${maxRunPages * perPage} runs` }
    return { state: 'refused', reason, sources }
  } catch (error) {
    return { ...refused(what, error, sources), state: 'refused' }
  }
}

function pushesOf(runs: Run[], head: string): Push[] {
  const candidates = runs.filter((run) => run.head_sha === head && pushingEvents.includes(run.event))
  const byPush = candidates.filter((run) => run.event === 'push')
  const earliest = (byPush.length > 0 ? byPush : candidates).toSorted((one, two) => (one.created_at < two.created_at ? -1 : 1))[0]
  if (!earliest) return []
  return [{ before: null, after: head, at: earliest.created_at, pusher: earliest.actor, forced: false, source: 'run' }]
}

function webhookPush({ hints, head }: PushQuestion): Push | null {
  if (!hints?.push || hints.headSha !== head) return null
  const at = time.safeParse(hints.push.at)
  return at.success ? { before: null, after: head, at: at.data, pusher: hints.push.pusher, forced: false, source: 'webhook' } : null
}

function nobodyNamed(head: string, tried: PushSource[]): Unavailability {
  const told = tried.map((source) => {
    if (source.state === 'answered') return `${source.sources.at(-1)?.request ?? 'a request'} answered, but names nobody for the current head`
    return `${source.reason.request ?? source.reason.what} answered ${source.reason.status ?? 'nothing'}: ${source.reason.detail}`
  })
  const first = tried.find((source) => source.state === 'refused')
  return {
    what: `who pushed ${head}`,
    request: first?.reason.request ?? tried[0]?.sources.at(-1)?.request ?? null,
    status: first?.reason.status ?? null,
    detail: [...told, 'the event does not say who pushed it'].join('; '),
  }
}
