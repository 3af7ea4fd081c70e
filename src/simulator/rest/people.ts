import type { Member, Team } from '../model.ts'
import { notFound, ok, pageOf, parameter, type JsonObject, type RestAnswer, type RestRequest, type Route } from './routing.ts'
import { nestedTeam, simpleUser } from './shapes.ts'

function user(request: RestRequest): RestAnswer {
  const member = request.world.findAccount(parameter(request, 'username').replace(/\[bot\]$/, ''))
  if (!member) return notFound()
  const now = request.world.clock.now()
  return ok({
    ...simpleUser(member, request),
    name: member.name,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: now,
    updated_at: now,
  })
}

const teamOf = (request: RestRequest): Team | undefined =>
  request.world.teams.get(`${parameter(request, 'org')}/${parameter(request, 'team_slug')}`.toLowerCase())

function organization(member: Member, request: RestRequest): JsonObject {
  const address = `${request.apiUrl}/orgs/${member.login}`
  const now = request.world.clock.now()
  return {
    login: member.login,
    id: member.id,
    node_id: `O_${member.id}`,
    url: address,
    repos_url: `${address}/repos`,
    events_url: `${address}/events`,
    hooks_url: `${address}/hooks`,
    issues_url: `${address}/issues`,
    members_url: `${address}/members`,
    public_members_url: `${address}/public_members`,
    avatar_url: `${request.serverUrl}/avatars/${member.id}`,
    description: null,
    html_url: `${request.serverUrl}/${member.login}`,
    type: 'Organization',
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: now,
    updated_at: now,
    archived_at: null,
  }
}

function team(request: RestRequest): RestAnswer {
  const found = teamOf(request)
  if (!found) return notFound()
  const now = request.world.clock.now()
  return ok({
    ...nestedTeam(found, request),
    members_count: request.world.teamMembers(found).length,
    repos_count: 0,
    created_at: now,
    updated_at: now,
    organization: organization(request.world.account(found.org), request),
  })
}

function members(request: RestRequest): RestAnswer {
  const found = teamOf(request)
  if (!found) return notFound()
  const page = pageOf(request.world.teamMembers(found), request)
  return ok(
    page.items.map((member) => simpleUser(member, request)),
    page.headers,
  )
}

export const peopleRoutes: readonly Route[] = [
  { operation: 'GET /users/{username}', answer: user },
  { operation: 'GET /orgs/{org}/teams/{team_slug}', answer: team },
  { operation: 'GET /orgs/{org}/teams/{team_slug}/members', answer: members },
]
