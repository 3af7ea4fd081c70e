import { entriesBelow, storeBlob, storeCommit, storeTree, type FileEntry } from '../git.ts'
import { reachable } from '../history.ts'
import type { Repository } from '../model.ts'
import { gitCommitShape } from './commits.ts'
import { refShape } from './repository.ts'
import { created, forRepository, ok, parameter, repositoryUrl } from './routing.ts'
import type { Json, JsonObject, RestAnswer, RestRequest, Route } from './routing.ts'
import { text, writer } from './writing.ts'

/** Of git data GitHub publishes its refusals without the status that others hold. */
const invalid = (message: string): RestAnswer => ({ status: 422, body: { message, documentation_url: 'https://docs.github.com/rest/git' } })

/** GitHub takes blobs up to this size. */
const blobLimit = 100 * 1024 * 1024

function postBlob(repository: Repository, request: RestRequest): RestAnswer {
  const content = text(request.body['content'])
  if (content === null) return invalid('Invalid request.\n\n"content" wasn\'t supplied.')
  const bytes = Buffer.from(content, text(request.body['encoding']) === 'base64' ? 'base64' : 'utf8')
  if (bytes.length > blobLimit) return invalid('Sorry, your input was too large to process.')
  const sha = storeBlob(request.world.store, new Uint8Array(bytes))
  return created({ url: `${repositoryUrl(repository, request)}/git/blobs/${sha}`, sha })
}

const objects = (given: Json | undefined): JsonObject[] =>
  Array.isArray(given) ? given.filter((one): one is JsonObject => one !== null && typeof one === 'object' && !Array.isArray(one)) : []

/** Files only, each of them a blob that is there; on top of the files of `base_tree`, if one is named. */
function postTree(repository: Repository, request: RestRequest): RestAnswer {
  const { store } = request.world
  const base = text(request.body['base_tree'])
  const before = base === null ? new Map<string, FileEntry>() : store.trees.get(base)
  if (!before) return invalid('base_tree is not a valid tree')
  const files = new Map(before)
  for (const entry of objects(request.body['tree'])) {
    const [path, mode, blob] = [text(entry['path']), text(entry['mode']), text(entry['sha'])]
    if (path === null || mode === null || blob === null || !store.blobs.has(blob)) return invalid('tree.sha is not a valid blob')
    files.set(path, { mode, blob })
  }
  if (files.size === 0) return invalid('Invalid tree info')
  const sha = storeTree(store, files)
  const address = `${repositoryUrl(repository, request)}/git`
  const tree = entriesBelow(files, '').map(({ mode, name, oid }): JsonObject => {
    const type = mode === '40000' ? 'tree' : 'blob'
    const size = type === 'blob' ? { size: store.blobs.get(oid)?.length ?? 0 } : {}
    return { path: name, mode: mode.padStart(6, '0'), type, sha: oid, url: `${address}/${type}s/${oid}`, ...size }
  })
  return created({ sha, url: `${address}/trees/${sha}`, truncated: false, tree })
}

/** Without an author named it is the app's, and GitHub signs it. */
function postCommit(repository: Repository, request: RestRequest): RestAnswer {
  const { store, clock } = request.world
  const files = store.trees.get(text(request.body['tree']) ?? '')
  const parents = Array.isArray(request.body['parents']) ? request.body['parents'].map(String) : []
  if (!files) return invalid('Tree SHA does not exist')
  if (parents.some((sha) => !store.commits.has(sha))) return invalid('Parent SHA does not exist or is not a commit object')
  const [person, at] = [request.world.person(writer(request).login), clock.tick()]
  const signature = { valid: true, byGitHub: true, signer: null }
  const message = text(request.body['message']) ?? ''
  const made = { author: person, committer: person, coAuthors: [], authoredAt: at, committedAt: at }
  const commit = storeCommit(store, { ...made, files, parents, message, signature })
  return created(gitCommitShape(commit, repository, request))
}

const branchOf = (ref: string): string => ref.replace(/^(refs\/)?heads\//, '')

function postRef(repository: Repository, request: RestRequest): RestAnswer {
  const [ref, sha] = [text(request.body['ref']) ?? '', text(request.body['sha']) ?? '']
  if (!/^refs\/heads\/.+/.test(ref)) return invalid('Reference name must start with \'refs/\'')
  if (!request.world.store.commits.has(sha)) return invalid('Object does not exist')
  if (repository.branches.has(branchOf(ref))) return invalid('Reference already exists')
  return refused(repository, branchOf(ref), 'creation') ?? created(moved(repository, branchOf(ref), sha, request))
}

/** A fast-forward, unless forced: what makes the tip a compare-and-swap for those who build on it. */
function patchRef(repository: Repository, request: RestRequest): RestAnswer {
  const { store } = request.world
  const branch = branchOf(parameter(request, 'ref'))
  const sha = text(request.body['sha']) ?? ''
  const before = repository.branches.get(branch)
  if (before === undefined) return invalid('Reference does not exist')
  if (!store.commits.has(sha)) return invalid('Object does not exist')
  const isForward = reachable(store, sha).has(before)
  if (!isForward && request.body['force'] !== true) return invalid('Update is not a fast forward')
  return refused(repository, branch, isForward ? 'update' : 'non_fast_forward') ?? ok(moved(repository, branch, sha, request))
}

/** Rules bind everybody here: nobody of this world is on a bypass list. */
const refused = ({ rules }: Repository, branch: string, type: string): RestAnswer | null =>
  rules.some((rule) => rule.branch === branch && rule.type === type) ? invalid(violation) : null

const violation = 'Repository rule violations found\n\nCannot update this protected ref.\n\n'

function moved(repository: Repository, branch: string, sha: string, request: RestRequest): JsonObject {
  const before = repository.branches.get(branch)
  if (before !== sha) request.world.moveBranch(repository, branch, sha, writer(request).login)
  return refShape({ name: `heads/${branch}`, object: { sha, type: 'commit' } }, repository, request)
}

export const gitDataRoutes: readonly Route[] = [
  forRepository('POST /repos/{owner}/{repo}/git/blobs', postBlob),
  forRepository('POST /repos/{owner}/{repo}/git/trees', postTree),
  forRepository('POST /repos/{owner}/{repo}/git/commits', postCommit),
  forRepository('POST /repos/{owner}/{repo}/git/refs', postRef),
  forRepository('PATCH /repos/{owner}/{repo}/git/refs/{ref}', patchRef),
]
