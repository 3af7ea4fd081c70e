import * as z from 'zod'
import type { Account } from '../domain/account.ts'
import type { GitHubClient, GraphqlAnswer } from '../domain/client.ts'
import type { Fact } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import type { Team } from '../domain/facts.ts'
import type { Asker } from './asker.ts'
import { id, login } from './border.ts'
import { incomplete } from './failure.ts'
import { readList } from './listReader.ts'
import { listTeam } from './teamList.ts'
import type { TeamName } from './teamList.ts'

export interface TeamTools {
  client: GitHubClient
  /** Of the same token; null without one of the organisation's own: GraphQL tells the ordinary token nothing about teams. */
  asker: Asker | null
}

/**
 * Who is in a team: one request with its privacy where GraphQL answers in full, else the list of REST, whose refusal names the endpoint and
 * the status (SEMANTICS 24). Half a GraphQL answer counts for nothing, but stays among the sources.
 */
export async function readTeam({ client, asker }: TeamTools, slug: string): Promise<Fact<Team>> {
  const [org, team, ...rest] = slug.split('/')
  if (!org || !team || rest.length > 0) {
    return unavailable({ what: `members of team ${slug}`, request: null, status: null, detail: 'a team is named as org/slug' })
  }
  const name = { org, team, slug }
  if (asker === null) return listTeam(client, name)
  const told = await askTeam(asker, name)
  if (told.state === 'known') return told
  const listed = await listTeam(client, name)
  return { ...listed, sources: [...told.sources, ...listed.sources] }
}

const teamQuery = `query TeamMembers($org: String!, $team: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  organization(login: $org) { team(slug: $team) { privacy members(first: $n, after: $after, membership: ALL) {
    totalCount pageInfo { hasNextPage endCursor } nodes { __typename login databaseId }
  } } }
}`

/** Neither null nor without an id: a member that could not be told is a member all the same. */
const member = z
  .object({ __typename: z.literal('User'), login, databaseId: id })
  .transform((found): Account => ({ id: found.databaseId, login: found.login, type: found.__typename }))

const teamShape = z.object({ organization: z.object({ team: z.object({ privacy: z.string(), members: z.unknown() }) }) })
const teamIn = (data: unknown) => teamShape.safeParse(data).data?.organization.team ?? null

async function askTeam(asker: Asker, { org, team, slug }: TeamName): Promise<Fact<Team>> {
  const what = `members of team ${slug}`
  const answers: GraphqlAnswer[] = []
  const question = { what, query: teamQuery, variables: { org, team }, pick: (data: unknown) => teamIn(data)?.members, node: member }
  const members = await readList(asker, question, (answer) => answers.push(answer))
  if (members.state === 'unavailable') return members
  const [first] = answers
  const distinct = new Map(members.value.map((account) => [account.id, account]))
  if (first && distinct.size < members.value.length) {
    return incomplete(what, first.source, `${members.value.length - distinct.size} of ${members.value.length} members came twice`, members.sources)
  }
  return known({ slug, privacy: privacyIn(answers), members: [...distinct.values()] }, members.sources)
}

/** Visible only if every page said so; a word that GitHub does not know yet shows nobody. */
function privacyIn(answers: GraphqlAnswer[]): Team['privacy'] {
  const told = answers.map((answer) => teamIn(answer.data)?.privacy)
  if (told.includes('SECRET')) return 'secret'
  return told.every((privacy) => privacy === 'VISIBLE') ? 'visible' : null
}
