import { commitAt, type Commit } from './git.ts'
import type { Repository } from './model.ts'
import { deploymentShape } from './rest/deployments.ts'
import { pageUrl, repositoryUrl, type JsonObject } from './rest/routing.ts'
import { fullRepository, simpleUser, type Urls } from './rest/shapes.ts'
import type { Deployment } from './runModel.ts'

/** What the runner is handed for an event: payload, commit and ref. */
export interface Delivery {
  repository: Repository
  payload: JsonObject
  sha: string
  ref: string
  actor: string
}

/** What every payload ends with. */
export const around = (repository: Repository, sender: string, urls: Urls): JsonObject => ({
  repository: fullRepository(repository, urls),
  sender: simpleUser(urls.world.account(sender), urls),
})

export const headCommit = (commit: Commit): JsonObject => ({
  id: commit.sha,
  tree_id: commit.tree,
  message: commit.message,
  timestamp: commit.committedAt,
  author: { ...commit.author },
  committer: { ...commit.committer },
})

/** The full name of a branch, or of the tag when only that is there, with its commit. */
function located(repository: Repository, name: string): { ref: string; sha: string } {
  const sha = repository.branches.get(name)
  const tag = repository.tags.get(name)
  if (sha !== undefined) return { ref: `refs/heads/${name}`, sha }
  if (tag === undefined) throw new Error(`no branch or tag ${name}`)
  return { ref: `refs/tags/${name}`, sha: tag.commit }
}

export interface DispatchEvent {
  name: 'workflow_dispatch'
  repository: Repository
  sender: string
  inputs: Record<string, string>
  /** A branch or tag; default: the default branch. */
  ref?: string
  /** Name of the workflow's file; default: `gate`. */
  workflow?: string
}

export function dispatchDelivery(event: DispatchEvent, urls: Urls): Delivery {
  const { repository, sender, inputs } = event
  const place = located(repository, event.ref ?? repository.defaultBranch)
  const payload = { inputs, ref: place.ref, workflow: `.github/workflows/${event.workflow ?? 'gate'}.yml` }
  return { repository, payload: { ...payload, ...around(repository, sender, urls) }, ...place, actor: sender }
}

export interface PushEvent {
  name: 'push'
  repository: Repository
  /** A branch, or a tag when there is no such branch. */
  branch: string
  before: string
  sender: string
  forced?: boolean
}

export function pushDelivery(event: PushEvent, urls: Urls): Delivery {
  const { repository, branch, before, sender } = event
  const { ref, sha } = located(repository, branch)
  const { name, email } = urls.world.person(sender)
  const payload = {
    ref,
    before,
    after: sha,
    created: before === '0'.repeat(40),
    deleted: false,
    forced: event.forced ?? false,
    base_ref: null,
    commits: [],
    compare: `${pageUrl(repository, urls)}/compare/${before.slice(0, 12)}...${sha.slice(0, 12)}`,
    pusher: { name, email },
    head_commit: headCommit(commitAt(urls.world.store, sha)),
    ...around(repository, sender, urls),
  }
  return { repository, payload, sha, ref, actor: sender }
}

export interface ReleaseEvent {
  name: 'release'
  repository: Repository
  tag: string
  sender: string
}

export function releaseDelivery({ repository, tag, sender }: ReleaseEvent, urls: Urls): Delivery {
  const { ref, sha } = located(repository, tag)
  const now = urls.world.clock.now()
  const address = `${repositoryUrl(repository, urls)}/releases/1`
  const release = {
    id: 1,
    node_id: 'RE_1',
    url: address,
    assets_url: `${address}/assets`,
    upload_url: `${address}/assets{?name,label}`,
    html_url: `${pageUrl(repository, urls)}/releases/tag/${tag}`,
    tarball_url: `${address}/tarball`,
    zipball_url: `${address}/zipball`,
    tag_name: tag,
    target_commitish: repository.defaultBranch,
    name: tag,
    body: null,
    draft: false,
    prerelease: false,
    author: simpleUser(urls.world.account(sender), urls),
    assets: [],
    created_at: now,
    published_at: now,
  }
  return { repository, payload: { action: 'published', release, ...around(repository, sender, urls) }, sha, ref, actor: sender }
}

export interface DeploymentEvent {
  name: 'deployment'
  repository: Repository
  deployment: Deployment
  sender: string
}

/** The ref of the run is empty when the deployment was asked for by a commit id. */
export function deploymentDelivery({ repository, deployment, sender }: DeploymentEvent, urls: Urls): Delivery {
  const isNamed = repository.branches.has(deployment.ref) || repository.tags.has(deployment.ref)
  const ref = isNamed ? located(repository, deployment.ref).ref : ''
  const payload = { action: 'created', deployment: deploymentShape(deployment, repository, urls), ...around(repository, sender, urls) }
  return { repository, payload, sha: deployment.sha, ref, actor: sender }
}
