import { connection } from '../connection.ts'
import { commitAt, entriesBelow, folderId, type Commit, type Signature, type Snapshot } from '../git.ts'
import { commitLog } from '../history.ts'
import { fullName, type PullRequest, type Repository } from '../model.ts'
import { objectType, optionalText, textArgument, type Answerable, type Context } from '../objects.ts'
import { commitsOf } from '../pulls.ts'
import { gitActor, userNode } from './account.ts'
import { checkSuites, rollup, statusOf } from './checks.ts'
import { pullRequest } from './pullRequest.ts'

/** A git object seen through one repository: its associated pull requests and statuses are that repository's. */
interface At<Source> {
  source: Source
  repository: Repository
}

const gitFields = <Source>(oid: (source: Source) => string, kind: string) => ({
  id: ({ source }: At<Source>) => `${kind}_${oid(source)}`,
  oid: ({ source }: At<Source>) => oid(source),
  abbreviatedOid: ({ source }: At<Source>) => oid(source).slice(0, 7),
  commitUrl: ({ source, repository }: At<Source>, _: unknown, context: Context) =>
    `${context.serverUrl}/${fullName(repository)}/commit/${oid(source)}`,
})

const commitType = objectType<At<Commit>>('Commit', {
  ...gitFields<Commit>((commit) => commit.sha, 'C'),
  url: ({ source, repository }, _, context) => `${context.serverUrl}/${fullName(repository)}/commit/${source.sha}`,
  message: ({ source }) => source.message,
  messageHeadline: ({ source }) => source.message.split('\n')[0] ?? '',
  authoredDate: ({ source }) => source.authoredAt,
  committedDate: ({ source }) => source.committedAt,
  committedViaWeb: ({ source }) => source.signature?.byGitHub === true,
  authoredByCommitter: ({ source }) => source.author.email === source.committer.email,
  author: ({ source }) => gitActor(source.author, source.authoredAt),
  committer: ({ source }) => gitActor(source.committer, source.committedAt),
  authors: ({ source }, args, context) => {
    const people = [source.author, ...source.coAuthors]
    return connection({ typename: 'GitActorConnection', field: 'authors' }, people, args, (person) => gitActor(person, source.authoredAt), context)
  },
  tree: ({ source, repository }, _, context) => treeNode(source.tree, repository, context),
  parents: ({ source, repository }, args, context) => {
    const shape = { typename: 'CommitConnection', field: 'parents' }
    return connection(shape, source.parents, args, (sha) => commitNode(sha, repository, context), context)
  },
  file: ({ source, repository }, args) => {
    const path = textArgument(args, 'path')
    const file = source.files.get(path)
    if (file) return treeEntry({ source: { name: path.split('/').pop() ?? path, path, mode: file.mode, oid: file.blob }, repository })
    const folder: Folder = { files: source.files, prefix: `${path}/` }
    if (![...source.files.keys()].some((name) => name.startsWith(folder.prefix))) return null
    return treeEntry({ source: { name: path.split('/').pop() ?? path, path, mode: '40000', oid: idOf(folder), folder }, repository })
  },
  signature: ({ source }) => (source.signature ? signatureType(source.signature) : null),
  associatedPullRequests: ({ source, repository }, args, context) => {
    const shape = { typename: 'PullRequestConnection', field: 'associatedPullRequests' }
    return connection(shape, associated(source.sha, repository, context), args, pullRequest, context)
  },
  history: ({ source, repository }, args, context) => {
    const since = optionalText(args, 'since') ?? ''
    const until = optionalText(args, 'until') ?? '9999'
    const path = optionalText(args, 'path')
    const all = commitLog(context.world.store, source.sha).filter((one) => one.committedAt >= since && one.committedAt <= until && touches(context.world.store, one, path))
    const shape = { typename: 'CommitHistoryConnection', field: 'history' }
    return connection(shape, all, args, (one) => commitNode(one.sha, repository, context), context)
  },
  status: ({ source, repository }) => statusOf(source.sha, repository),
  statusCheckRollup: ({ source, repository }) => rollup(source.sha, repository),
  checkSuites: ({ source, repository }, args, context) => checkSuites(source.sha, repository, args, context),
})

/** Pull requests that hold the commit, or were merged by it. */
export function associated(sha: string, repository: Repository, context: Pick<Context, 'world'>): PullRequest[] {
  const merged = repository.merged.get(sha) ?? []
  const holds = (pull: PullRequest): boolean =>
    pull.state === 'MERGED' ? merged.includes(pull.number) : commitsOf(context.world, pull).some((commit) => commit.sha === sha)
  return [...repository.pulls.values()].filter((pull) => pull.landed.includes(sha) || holds(pull))
}

/** GitHub signs with its own key and PGP; the subtype tells how, and nothing here depends on it. */
const signatureType = objectType<Signature>('GpgSignature', {
  isValid: (signature) => signature.valid,
  state: (signature) => (signature.valid ? 'VALID' : 'INVALID'),
  wasSignedByGitHub: (signature) => signature.byGitHub,
  signer: (signature, _, context) => (signature.signer === null ? null : userNode(context.world.findAccount(signature.signer))),
  verifiedAt: () => null,
})

export const commitNode = (sha: string, repository: Repository, context: Context): Answerable =>
  commitType({ source: commitAt(context.world.store, sha), repository })

const treeNode = (id: string, repository: Repository, context: Context): Answerable =>
  treeType({ source: { files: context.world.store.trees.get(id) ?? new Map(), prefix: '', id }, repository })

/** `prefix` is empty for the root, else it ends with a slash. */
interface Folder {
  files: Snapshot
  prefix: string
  /** Its id, where that is known: working it out takes every file below. */
  id?: string
}

const idOf = (folder: Folder): string => folder.id ?? folderId(folder.files, folder.prefix)

const treeType: (source: At<Folder>) => Answerable = objectType<At<Folder>>('Tree', {
  ...gitFields<Folder>(idOf, 'T'),
  entries: ({ source, repository }) => entriesOf(source).map((entry) => treeEntry({ source: entry, repository })),
})

interface Entry {
  name: string
  path: string
  mode: string
  oid: string
  /** What it holds, of a folder. */
  folder?: Folder
}

const entriesOf = ({ files, prefix }: Folder): Entry[] =>
  entriesBelow(files, prefix).map(({ name, mode, oid }) => {
    const path = `${prefix}${name}`
    return mode === '40000' ? { name, path, mode, oid, folder: { files, prefix: `${path}/` } } : { name, path, mode, oid }
  })

const treeEntry: (source: At<Entry>) => Answerable = objectType<At<Entry>>('TreeEntry', {
  name: ({ source }) => source.name,
  path: ({ source }) => source.path,
  mode: ({ source }) => Number.parseInt(source.mode, 8),
  type: ({ source }) => (source.mode === '160000' ? 'commit' : source.mode === '40000' ? 'tree' : 'blob'),
  oid: ({ source }) => source.oid,
  object: ({ source, repository }, _, context) =>
    source.folder ? treeType({ source: source.folder, repository }) : blobNode(source.oid, repository, context),
})

function blobNode(id: string, repository: Repository, context: Context): Answerable | null {
  const bytes = context.world.store.blobs.get(id)
  return bytes ? blobType({ source: { id, bytes }, repository }) : null
}

/** GitHub cuts `text` of large blobs and answers null for binary ones. */
const textLimit = 512_000
const isBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, 8000).includes(0)

const blobType = objectType<At<{ id: string; bytes: Uint8Array }>>('Blob', {
  ...gitFields<{ id: string; bytes: Uint8Array }>((blob) => blob.id, 'B'),
  byteSize: ({ source }) => source.bytes.length,
  isBinary: ({ source }) => isBinary(source.bytes),
  isTruncated: ({ source }) => source.bytes.length > textLimit,
  text: ({ source }) => (isBinary(source.bytes) ? null : new TextDecoder().decode(source.bytes.subarray(0, textLimit))),
})

/** `rev`, `rev:path`: a branch, a full ref, a sha, or HEAD, and optionally a file or folder in it. */
export function objectAt(expression: string, repository: Repository, context: Context): Answerable | null {
  const blob = blobNode(expression, repository, context)
  if (blob) return blob
  const colon = expression.indexOf(':')
  const sha = resolveRevision(colon < 0 ? expression : expression.slice(0, colon), repository, context)
  if (sha === null) return null
  const commit = commitAt(context.world.store, sha)
  if (colon < 0) return commitType({ source: commit, repository })
  const path = expression.slice(colon + 1)
  const file = commit.files.get(path)
  if (file) return blobNode(file.blob, repository, context)
  const prefix = path === '' ? '' : `${path.replace(/\/$/, '')}/`
  const holds = [...commit.files.keys()].some((name) => name.startsWith(prefix))
  return holds ? treeType({ source: { files: commit.files, prefix }, repository }) : null
}

/** As git reads a revision: a whole commit id, a full name, then a tag before a branch of the same name. */
export function resolveRevision(revision: string, repository: Repository, context: Pick<Context, 'world'>): string | null {
  if (context.world.store.commits.has(revision)) return revision
  const { branches, tags } = repository
  if (revision.startsWith('refs/heads/')) return branches.get(revision.slice('refs/heads/'.length)) ?? null
  if (revision.startsWith('refs/tags/')) return tags.get(revision.slice('refs/tags/'.length))?.commit ?? null
  return tags.get(revision)?.commit ?? branches.get(revision === 'HEAD' ? repository.defaultBranch : revision) ?? unabbreviated(revision, context)
}

/** The one commit whose id begins so; several are none. */
function unabbreviated(revision: string, { world }: Pick<Context, 'world'>): string | null {
  if (!/^[0-9a-f]{7,39}$/.test(revision)) return null
  const [only, ...more] = [...world.store.commits.keys()].filter((sha) => sha.startsWith(revision))
  return only !== undefined && more.length === 0 ? only : null
}

/** Whether a commit left this path otherwise than every parent of it did: git's own simplification of a path's history. */
function touches(store: Parameters<typeof commitLog>[0], commit: Commit, path: string | null): boolean {
  if (path === null) return true
  const before = commit.parents.map((parent) => commitAt(store, parent).files.get(path))
  return commit.parents.length === 0 ? commit.files.has(path) : before.every((blob) => blob !== commit.files.get(path))
}
