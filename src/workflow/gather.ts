import { gitBlobId } from '../domain/digest.ts'
import type { FileModel, KnownRefs, Reference, RemoteFile, WorkflowFiles, WorkflowTree } from '../domain/workflow.ts'
import { readAction, readWorkflow, unreadAction, unreadWorkflow } from './read.ts'
import type { Ask } from './read.ts'
import { isCommit, plainPath, trustOf } from './references.ts'

/** Files of one commit that are at hand: path → bytes of every workflow, and of those actions the caller already has. */
export interface Listing {
  commit: string | null
  files: Map<string, Uint8Array | UnreadFile>
}

/** Why a file could not be had. `blob`: git's name for it, when that is known; `bytes`: its size, when that is why. */
export interface UnreadFile {
  unread: string
  blob?: string
  bytes?: number
}

/** Reads what the files name. Asked in rounds, many paths at a time. */
export interface CalleeReader {
  /** By path; null or absent: there is no such file. */
  local(tree: 'head' | 'base', paths: string[]): Promise<Map<string, Uint8Array | null>>
  /** By `owner/repo/path@ref` in lower case. */
  remote(asked: { repository: string; path: string; ref: string }[]): Promise<Map<string, Uint8Array | { missing: string }>>
}

/** GitHub connects ten workflows at most; what lies deeper never runs. */
const depthLimit = 10
/** Callees of one tree; a repository with more is bounded by what it costs to read, and the rest counts as missing. */
const calleeLimit = 1000

/** Every workflow and action of a commit, with what they call, as models. Cycles end, because each path is asked for once. */
export async function gatherWorkflows(
  input: { head: Listing; base: Listing | null; refs: KnownRefs; identities: string[]; trusted?: string[] },
  reader: CalleeReader,
): Promise<WorkflowFiles> {
  const { refs, identities, trusted = [] } = input
  const shelf = shelfOf({ identities })
  const head = await treeOf('head', input.head, shelf, reader)
  const base = input.base === null ? null : await treeOf('base', input.base, shelf, reader)
  const remote = await remotesOf(shelf, reader, trustOf(trusted))
  return { head, base, models: Object.fromEntries(shelf.models), remote, refs, identities, ...(trusted.length > 0 && { trusted }) }
}

/** Models by blob: a blob that both commits have is read once. */
interface Shelf {
  models: Map<string, FileModel>
  /** The key of the model. */
  put(path: string, content: Uint8Array | UnreadFile): string
}

function shelfOf(ask: Ask): Shelf {
  const models = new Map<string, FileModel>()
  const put = (path: string, content: Uint8Array | UnreadFile): string => {
    const kind = isAction(path) ? 'action' : 'workflow'
    const blob = content instanceof Uint8Array ? gitBlobId(content) : (content.blob ?? `unread:${path}`)
    // The same bytes can stand as a workflow and as an action: they are two models then.
    const key = [blob, `${blob}:${kind}`].find((name) => (models.get(name)?.kind ?? kind) === kind) ?? blob
    if (!models.has(key)) models.set(key, modelOf(kind, content, ask))
    return key
  }
  return { models, put }
}

function modelOf(kind: FileModel['kind'], content: Uint8Array | UnreadFile, ask: Ask): FileModel {
  if (content instanceof Uint8Array) return kind === 'action' ? readAction(content, ask) : readWorkflow(content, ask)
  return kind === 'action' ? unreadAction(content) : unreadWorkflow(content)
}

const actionNames = ['action.yml', 'action.yaml']

const isAction = (path: string): boolean => actionNames.includes(path.split('/').at(-1) ?? '') && !path.startsWith('.github/workflows/')

async function treeOf(name: 'head' | 'base', listing: Listing, shelf: Shelf, reader: CalleeReader): Promise<WorkflowTree> {
  const files = new Map([...listing.files].map(([path, content]) => [path, shelf.put(path, content)]))
  const absent = new Set<string>()
  let round = [...files.values()]
  for (let depth = 0; depth < depthLimit && round.length > 0 && files.size + absent.size < calleeLimit; depth += 1) {
    const wanted = new Set(round.flatMap((blob) => localCallees(shelf.models.get(blob))))
    const asked = [...wanted].filter((target) => !absent.has(target) && !candidatesOf(target).some((path) => files.has(path))).slice(0, calleeLimit)
    if (asked.length === 0) break
    const found = await reader.local(name, asked.flatMap(candidatesOf))
    const read = asked.flatMap((target) => candidatesOf(target).filter((path) => found.get(path) instanceof Uint8Array).slice(0, 1))
    round = read.flatMap((path) => added(files, path, shelf.put(path, found.get(path) ?? new Uint8Array())))
    for (const target of await missingOf(name, asked.filter((one) => !candidatesOf(one).some((path) => files.has(path))), reader)) absent.add(target)
  }
  return { commit: listing.commit, files: [...files].map(([path, blob]) => ({ path, blob })), absent: [...absent] }
}

/** A folder with a Dockerfile alone is an action as well, and says nothing that could be read here. */
async function missingOf(name: 'head' | 'base', targets: string[], reader: CalleeReader): Promise<string[]> {
  const dockerfileOf = (target: string): string => plainPath(`${target}/Dockerfile`) ?? target
  const folders = targets.filter((target) => !isWorkflowPath(target))
  const found = folders.length === 0 ? null : await reader.local(name, folders.map(dockerfileOf))
  return targets.filter((target) => isWorkflowPath(target) || !(found?.get(dockerfileOf(target)) instanceof Uint8Array))
}

function added(files: Map<string, string>, path: string, blob: string): string[] {
  files.set(path, blob)
  return [blob]
}

/** A workflow is named by its file, an action by its folder. */
const candidatesOf = (target: string): string[] =>
  isWorkflowPath(target) ? [target] : actionNames.map((name) => plainPath(`${target}/${name}`) ?? name)

const isWorkflowPath = (path: string): boolean => path.startsWith('.github/workflows/') && /\.ya?ml$/i.test(path)

function localCallees(model: FileModel | undefined): string[] {
  return model === undefined ? [] : referencesOf(model).flatMap(({ target }) => (target.kind === 'local' ? [target.path] : []))
}

const referencesOf = (model: FileModel): Reference[] =>
  model.kind === 'action' ? model.uses : model.jobs.flatMap((job) => (job.call === null ? job.uses : [job.call, ...job.uses]))

interface RemoteTarget {
  repository: string
  path: string
  ref: string
}

const keyOf = ({ repository, path, ref }: RemoteTarget): string => `${repository}/${path}@${ref}`.toLowerCase()

/** Called workflows of other repositories, pinned or trusted ones only: what a branch or tag holds now, it may not hold when the call is made. */
async function remotesOf(shelf: Shelf, reader: CalleeReader, isTrusted: (repository: string) => boolean): Promise<Record<string, RemoteFile>> {
  const known = new Map<string, RemoteFile>()
  let round = [...shelf.models.values()].flatMap((model) => remoteCallees(model, null, isTrusted))
  for (let depth = 0; depth < depthLimit && round.length > 0 && known.size < calleeLimit; depth += 1) {
    const named = new Map(round.map((target) => [keyOf(target), target]))
    const asked = [...named.values()].filter((target) => !known.has(keyOf(target))).slice(0, calleeLimit)
    if (asked.length === 0) break
    const found = await reader.remote(asked)
    round = asked.flatMap((target) => {
      const content = found.get(keyOf(target)) ?? { missing: 'not answered' }
      if (!(content instanceof Uint8Array)) return (known.set(keyOf(target), { missing: content.missing }), [])
      const blob = shelf.put(target.path, content)
      known.set(keyOf(target), { blob })
      const model = shelf.models.get(blob)
      return model === undefined ? [] : remoteCallees(model, target, isTrusted)
    })
  }
  return Object.fromEntries(known)
}

// In a workflow of another repository `./` is that repository, at the commit that was called.
function remoteCallees(model: FileModel, from: RemoteTarget | null, isTrusted: (repository: string) => boolean): RemoteTarget[] {
  if (model.kind === 'action') return []
  return model.jobs.flatMap(({ call }) => {
    if (call === null) return []
    const { target } = call
    if (target.kind === 'remote') {
      const { repository, path, ref } = target
      return isCommit(ref) || isTrusted(repository) ? [{ repository, path, ref }] : []
    }
    return target.kind === 'local' && from !== null ? [{ ...from, path: target.path }] : []
  })
}
