import { fullName, type Member, type Repository, type Team } from '../model.ts'
import type { World } from '../world.ts'
import type { Json, JsonObject } from './routing.ts'

export interface Urls {
  apiUrl: string
  serverUrl: string
  world: World
}

const under = (address: string, names: string): JsonObject =>
  Object.fromEntries(names.split(' ').map((name) => [`${name}_url`, `${address}/${name}`]))

/** REST and webhooks add a suffix to the login of an app; GraphQL does not (SEMANTICS 7). */
export function simpleUser(member: Member, urls: Pick<Urls, 'apiUrl' | 'serverUrl'>): JsonObject {
  const login = member.type === 'Bot' ? `${member.login}[bot]` : member.login
  const address = `${urls.apiUrl}/users/${encodeURIComponent(login)}`
  return {
    login,
    id: member.id,
    node_id: `U_${member.id}`,
    avatar_url: `${urls.serverUrl}/avatars/${member.id}`,
    gravatar_id: '',
    url: address,
    html_url: `${urls.serverUrl}/${member.login}`,
    type: member.type,
    site_admin: false,
    user_view_type: 'public',
    ...under(address, 'followers following gists starred subscriptions organizations repos events received_events'),
  }
}

/** Null for a deleted account, as REST answers where the schema allows it. */
export const userOrNull = (id: number | null, urls: Urls): Json => {
  const member = urls.world.member(id)
  return member ? simpleUser(member, urls) : null
}

/** REST shows deleted accounts as GitHub's placeholder where a user is required. */
export const userOrGhost = (id: number, urls: Urls): JsonObject => {
  const member = urls.world.member(id) ?? { id: 10137, login: 'ghost', type: 'User' as const, name: 'Deleted user', emails: [], deleted: true }
  return simpleUser(member, urls)
}

/** `team`: as reviewers of an environment hold it. */
export function nestedTeam(team: Team, urls: Pick<Urls, 'apiUrl' | 'serverUrl'>): JsonObject {
  const address = `${urls.apiUrl}/orgs/${team.org}/teams/${team.slug}`
  return {
    id: team.id,
    node_id: `T_${team.id}`,
    url: address,
    html_url: `${urls.serverUrl}/orgs/${team.org}/teams/${team.slug}`,
    name: team.slug,
    slug: team.slug,
    description: null,
    privacy: team.privacy === 'SECRET' ? 'secret' : 'closed',
    permission: 'pull',
    type: 'organization',
    parent: null,
    members_url: `${address}/members{/member}`,
    repositories_url: `${address}/repos`,
  }
}

export const jobPage = (run: number, job: number, repository: Repository, urls: Pick<Urls, 'serverUrl'>): string =>
  `${urls.serverUrl}/${fullName(repository)}/actions/runs/${run}/job/${job}`

/** The app behind every workflow's token. */
export const actionsApp = (urls: Urls, at: string): JsonObject => ({
  id: 15368,
  slug: 'github-actions',
  node_id: 'A_15368',
  owner: simpleUser(urls.world.account('github-actions'), urls),
  name: 'GitHub Actions',
  description: null,
  external_url: 'https://help.github.com',
  html_url: `${urls.serverUrl}/apps/github-actions`,
  created_at: at,
  updated_at: at,
  permissions: { checks: 'write' },
  events: [],
})

const repositoryLinks =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks ' +
  'git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases ' +
  'stargazers statuses subscribers subscription tags teams trees'

export function minimalRepository(repository: Repository, urls: Urls): JsonObject {
  const address = `${urls.apiUrl}/repos/${fullName(repository)}`
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: simpleUser(urls.world.account(repository.owner), urls),
    html_url: `${urls.serverUrl}/${fullName(repository)}`,
    description: null,
    fork: repository.parent !== null,
    url: address,
    default_branch: repository.defaultBranch,
    visibility: repository.private ? 'private' : 'public',
    ...under(address, repositoryLinks),
  }
}

/** `full-repository`: the single one, with two counts that no nested repository has. */
export const singleRepository = (repository: Repository, urls: Urls): JsonObject => ({
  ...fullRepository(repository, urls),
  network_count: 0,
  subscribers_count: 0,
})

/** `repository`: as pull requests and payloads hold it. */
export function fullRepository(repository: Repository, urls: Urls): JsonObject {
  const page = `${urls.serverUrl}/${fullName(repository)}`
  const now = urls.world.clock.now()
  return {
    ...minimalRepository(repository, urls),
    clone_url: `${page}.git`,
    git_url: `${page}.git`,
    ssh_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    watchers: 0,
    watchers_count: 0,
    stargazers_count: 0,
    size: 1,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_downloads: true,
    archived: repository.archived,
    disabled: false,
    pushed_at: now,
    created_at: now,
    updated_at: now,
  }
}
