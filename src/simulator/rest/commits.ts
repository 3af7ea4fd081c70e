import { commitAt, type Commit, type Person } from '../git.ts'
import { changesBetween, commitsBetween, mergeBase } from '../history.ts'
import type { Repository } from '../model.ts'
import { associated, resolveRevision } from '../schema/objects.ts'
import { fileShape } from './files.ts'
import { pullShape } from './pulls.ts'
import {
  forRepository,
  notFound,
  ok,
  pageOf,
  pageUrl,
  parameter,
  repositoryUrl,
  type Json,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import { simpleUser } from './shapes.ts'

const verification = (commit: Commit): JsonObject => {
  const valid = commit.signature?.valid === true
  const reason = commit.signature ? (valid ? 'valid' : 'invalid') : 'unsigned'
  return { verified: valid, reason, signature: commit.signature ? 'simulated' : null, payload: null, verified_at: null }
}

const gitPerson = (person: Person, date: string): JsonObject => ({ name: person.name, email: person.email, date })

const userOf = (person: Person, request: RestRequest): Json => {
  const member = request.world.memberByEmail(person.email)
  return member ? simpleUser(member, request) : null
}

const parentShape = (sha: string, repository: Repository, request: RestRequest): JsonObject => ({
  sha,
  url: `${repositoryUrl(repository, request)}/commits/${sha}`,
  html_url: `${pageUrl(repository, request)}/commit/${sha}`,
})

export function commitShape(commit: Commit, repository: Repository, request: RestRequest): JsonObject {
  const address = `${repositoryUrl(repository, request)}/commits/${commit.sha}`
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: address,
    html_url: `${pageUrl(repository, request)}/commit/${commit.sha}`,
    comments_url: `${address}/comments`,
    author: userOf(commit.author, request),
    committer: userOf(commit.committer, request),
    commit: {
      url: `${repositoryUrl(repository, request)}/git/commits/${commit.sha}`,
      message: commit.message,
      comment_count: 0,
      author: gitPerson(commit.author, commit.authoredAt),
      committer: gitPerson(commit.committer, commit.committedAt),
      tree: { sha: commit.tree, url: `${repositoryUrl(repository, request)}/git/trees/${commit.tree}` },
      verification: verification(commit),
    },
    parents: commit.parents.map((sha) => parentShape(sha, repository, request)),
  }
}

/** Without a word about pages a comparison lists the oldest 250 commits, and no link tells of the rest; `total_commits` does. */
function comparedPage(ahead: Commit[], request: RestRequest): { items: Commit[]; headers: Record<string, string> } {
  const isPaged = request.query.has('page') || request.query.has('per_page')
  return isPaged ? pageOf(ahead, request) : { items: ahead.slice(0, 250), headers: {} }
}

/** A comparison lists at most this many files, and says nothing of the rest. */
const comparedFiles = 300

function compare(repository: Repository, request: RestRequest): RestAnswer {
  const [from = '', to = ''] = parameter(request, 'basehead').split('...')
  const { world } = request
  const base = resolveRevision(from, repository, request)
  const head = resolveRevision(to.split(':').pop() ?? '', repository, request)
  const common = base !== null && head !== null ? mergeBase(world.store, base, head) : null
  if (base === null || head === null || common === null) return notFound()
  const ahead = commitsBetween(world.store, base, head)
  const behind = commitsBetween(world.store, head, base)
  const files = changesBetween(world.store, common.files, commitAt(world.store, head).files)
  const page = comparedPage(ahead, request)
  const first = Number(request.query.get('page') ?? 1) === 1
  const address = `${repositoryUrl(repository, request)}/compare/${from}...${to}`
  const status = ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged'
  return ok(
    {
      url: address,
      html_url: address,
      permalink_url: address,
      diff_url: `${address}.diff`,
      patch_url: `${address}.patch`,
      status,
      base_commit: commitShape(commitAt(world.store, base), repository, request),
      merge_base_commit: commitShape(common, repository, request),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: page.items.map((commit) => commitShape(commit, repository, request)),
      files: first ? files.slice(0, comparedFiles).map((change) => fileShape(change, head, repository, request)) : [],
    },
    page.headers,
  )
}

function gitCommit(repository: Repository, request: RestRequest): RestAnswer {
  const commit = request.world.store.commits.get(parameter(request, 'commit_sha'))
  return commit ? ok(gitCommitShape(commit, repository, request)) : notFound()
}

export const gitCommitShape = (commit: Commit, repository: Repository, request: RestRequest): JsonObject => ({
  sha: commit.sha,
  node_id: `C_${commit.sha}`,
  url: `${repositoryUrl(repository, request)}/git/commits/${commit.sha}`,
  html_url: `${pageUrl(repository, request)}/commit/${commit.sha}`,
  message: commit.message,
  author: gitPerson(commit.author, commit.authoredAt),
  committer: gitPerson(commit.committer, commit.committedAt),
  tree: { sha: commit.tree, url: `${repositoryUrl(repository, request)}/git/trees/${commit.tree}` },
  verification: verification(commit),
  parents: commit.parents.map((sha) => parentShape(sha, repository, request)),
})

function oneCommit(repository: Repository, request: RestRequest): RestAnswer {
  const sha = resolveRevision(parameter(request, 'ref').replace(/^heads\//, ''), repository, request)
  if (sha === null)
    return { status: 422, body: { message: `No commit found for SHA: ${parameter(request, 'ref')}`, documentation_url: '', status: '422' } }
  const commit = commitAt(request.world.store, sha)
  const before = commit.parents[0] === undefined ? new Map() : commitAt(request.world.store, commit.parents[0]).files
  const page = pageOf(changesBetween(request.world.store, before, commit.files).slice(0, 3000), request)
  const files = page.items.map((change) => fileShape(change, sha, repository, request))
  const stats = { additions: files.length, deletions: 0, total: files.length }
  return ok({ ...commitShape(commit, repository, request), stats, files }, page.headers)
}

function contents(repository: Repository, request: RestRequest): RestAnswer {
  const path = parameter(request, 'path')
  const sha = resolveRevision(request.query.get('ref') ?? repository.defaultBranch, repository, request)
  const file = sha === null ? undefined : commitAt(request.world.store, sha).files.get(path)
  const bytes = file ? request.world.store.blobs.get(file.blob) : undefined
  if (!file || !bytes) return notFound()
  const address = `${repositoryUrl(repository, request)}/contents/${path}?ref=${sha}`
  const blob = `${repositoryUrl(repository, request)}/git/blobs/${file.blob}`
  const page = `${pageUrl(repository, request)}/blob/${sha}/${path}`
  return ok({
    type: 'file',
    encoding: 'base64',
    size: bytes.length,
    name: path.split('/').pop() ?? path,
    path,
    sha: file.blob,
    url: address,
    git_url: blob,
    html_url: page,
    download_url: page,
    content: Buffer.from(bytes).toString('base64'),
    _links: { self: address, git: blob, html: page },
  })
}

function blob(repository: Repository, request: RestRequest): RestAnswer {
  const sha = parameter(request, 'file_sha')
  const bytes = request.world.store.blobs.get(sha)
  if (!bytes) return notFound()
  const address = `${repositoryUrl(repository, request)}/git/blobs/${sha}`
  return ok({ sha, node_id: `B_${sha}`, size: bytes.length, url: address, content: Buffer.from(bytes).toString('base64'), encoding: 'base64' })
}

function pullsOfCommit(repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(associated(parameter(request, 'commit_sha'), repository, request), request)
  return ok(
    page.items.map((pull) => pullShape(pull, request)),
    page.headers,
  )
}

export const commitRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', gitCommit),
  forRepository('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', blob),
  forRepository('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', pullsOfCommit),
  forRepository('GET /repos/{owner}/{repo}/compare/{basehead}', compare),
  forRepository('GET /repos/{owner}/{repo}/contents/{path}', contents),
]

/** Last in the list of all routes: its `{ref}` swallows slashes, so that the longer paths below a commit must be tried before. */
export const commitByRef: Route = forRepository('GET /repos/{owner}/{repo}/commits/{ref}', oneCommit)
