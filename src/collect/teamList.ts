import * as z from 'zod'
import type { Account } from '../domain/account.ts'
import { RequestFailure } from '../domain/client.ts'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import type { Team } from '../domain/facts.ts'
import { misfit, restUser } from './border.ts'
import { incomplete, refused } from './failure.ts'

export interface TeamName {
  org: string
  team: string
  /** `org/team`. */
  slug: string
}

const perPage = 100
/** Five thousand members: a role that wide separates nothing. */
const maxPages = 50

const members = z.array(restUser).max(perPage)

/**
 * The members REST lists: active ones, of child teams too (https://docs.github.com/rest/teams/members#list-team-members). `privacy` stays
 * null, which means "not asked": a second request would say whether a stranger may see the names, so nobody shows them without it.
 */
export async function listTeam(client: GitHubClient, { org, team, slug }: TeamName): Promise<Fact<Team>> {
  const what = `members of team ${slug}`
  const sources: Source[] = []
  const listed = new Map<number, Account>()
  try {
    for (let page = 1; page <= maxPages; page += 1) {
      // The first page is asked for without a number: that is the address people find in the documentation, and in our reports.
      const further = page > 1 ? { page } : {}
      const answer = await client.rest('GET /orgs/{org}/teams/{team_slug}/members', { org, team_slug: team, per_page: perPage, ...further })
      sources.push(answer.source)
      const found = members.safeParse(answer.data)
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), sources)
      for (const account of found.data) if (account) listed.set(account.id, account)
      const more = /;\s*rel="next"/.test((answer.headers['link'] ?? '').slice(0, 8192))
      if (found.data.length === 0 && (more || page > 1)) return incomplete(what, answer.source, 'a page that was promised came back empty', sources)
      if (!more) return known({ slug, privacy: null, members: [...listed.values()] }, sources)
    }
    const last = sources.at(-1)
    const reason = { what, request: last?.request ?? null, status: last?.status ?? null, detail: `more than ${maxPages * perPage} members` }
    return unavailable(reason, sources)
  } catch (error) {
    const refusal = refused(what, error, sources)
    if (!(error instanceof RequestFailure) || (error.status !== 403 && error.status !== 404)) return refusal
    const probe = await probeTeam(client, org, team)
    const reason = { ...refusal.reason, detail: `${refusal.reason.detail}; ${probe.detail}` }
    return unavailable(reason, [...refusal.sources, ...probe.sources])
  }
}

/** A refused list means that this token cannot see, never that nobody is a member; the team itself tells how blind it is (SEMANTICS 24). */
async function probeTeam(client: GitHubClient, org: string, team: string): Promise<{ detail: string; sources: Source[] }> {
  try {
    const answer = await client.rest('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: team })
    return { detail: `${answer.source.request} answered ${answer.status}: the token sees the team, not its members`, sources: [answer.source] }
  } catch (error) {
    const { reason, sources } = refused('the team', error)
    return { detail: `${reason.request} answered ${reason.status ?? 'nothing'}: the token does not see the team`, sources }
  }
}
