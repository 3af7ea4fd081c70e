import type { Call, Reference, WorkflowFiles, WorkflowModel, WorkflowTree } from '../domain/workflow.ts'
import type { BoundaryOptions } from './options.ts'
import { isCommit, trustOf } from './references.ts'

/** Called workflows below one that runs by itself: https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows allows ten in all. */
export const callDepth = 10

/** A workflow with the tree it comes from: what `./` means in it. `file` is a path of ours, or `owner/repo/path@ref`. */
export interface Source {
  file: string
  model: WorkflowModel
  remote: { repository: string; ref: string } | null
}

/** What stands behind a call. Only what is pinned to a commit, or comes from where the policy trusts, stays what it was when somebody reviewed it. */
export type Callee = { state: 'readable'; source: Source } | { state: 'unpinned'; readable: boolean } | { state: 'unread' } | { state: 'missing' }

export type Callees = (reference: Reference, from: Source) => Callee

export function calleesOf(files: WorkflowFiles, tree: WorkflowTree, options: BoundaryOptions): Callees {
  const blobs = new Map(tree.files.map(({ path, blob }) => [path, blob]))
  const isTrusted = trustOf(options.trusted)
  const remoteOf = (repository: string, path: string, ref: string, pinned: boolean): Callee => {
    const file = `${repository}/${path}@${ref}`
    const key = file.toLowerCase()
    const found = Object.hasOwn(files.remote, key) ? files.remote[key] : undefined
    const model = found !== undefined && 'blob' in found ? workflowOf(files, found.blob) : null
    if (!pinned) return { state: 'unpinned', readable: model !== null }
    return model === null ? { state: 'unread' } : { state: 'readable', source: { file, model, remote: { repository, ref } } }
  }

  return ({ target }, from) => {
    if (target.kind === 'other') return { state: 'missing' }
    // Within a workflow of another repository `./` is that repository, at the ref that was called; it is pinned as its caller is.
    if (target.kind === 'local' && from.remote !== null) return remoteOf(from.remote.repository, target.path, from.remote.ref, true)
    if (target.kind === 'remote') {
      const { repository, path, ref } = target
      return remoteOf(repository, path, ref, isCommit(ref) || isTrusted(repository))
    }
    const blob = blobs.get(target.path)
    if (blob === undefined) return { state: 'missing' }
    const model = workflowOf(files, blob)
    return model === null ? { state: 'missing' } : { state: 'readable', source: { file: target.path, model, remote: null } }
  }
}

/** The model of a blob, if it is a workflow's. Blob ids come from a record, so they may be named like members of every object. */
export function workflowOf(files: WorkflowFiles, blob: string): WorkflowModel | null {
  const model = Object.hasOwn(files.models, blob) ? files.models[blob] : undefined
  return model?.kind === 'workflow' ? model : null
}

/**
 * How many calls can follow one another from each workflow that these lead to; Infinity on the way to a cycle. Calls are taken as written,
 * whether or not
 * their jobs run: GitHub refuses such files before it knows. Linear: each call is followed once.
 */
export function callHeights(roots: Source[], callees: Callees): Map<string, number> {
  const callers = new Map<string, string[]>()
  const open = new Map<string, number>()
  const todo = [...roots]
  const seen = new Set(roots.map(({ file }) => file))
  for (let source = todo.pop(); source !== undefined; source = todo.pop()) {
    const called = callsIn(source.model).flatMap((call) => sourceOf(callees(call, source)))
    open.set(source.file, called.length)
    for (const callee of called) {
      const known = callers.get(callee.file)
      if (known === undefined) callers.set(callee.file, [source.file])
      else known.push(source.file)
      if (seen.has(callee.file)) continue
      seen.add(callee.file)
      todo.push(callee)
    }
  }
  return heightsFrom(open, callers)
}

/** Every workflow that these lead to, themselves included, by calls as written. */
export function reachedFrom(roots: Source[], callees: Callees): Set<string> {
  const reached = new Set(roots.map(({ file }) => file))
  const todo = [...roots]
  for (let source = todo.pop(); source !== undefined; source = todo.pop()) {
    for (const call of callsIn(source.model)) {
      const [callee] = sourceOf(callees(call, source))
      if (callee === undefined || reached.has(callee.file)) continue
      reached.add(callee.file)
      todo.push(callee)
    }
  }
  return reached
}

// From the leaves up; what is never reached this way is on a cycle or leads to one.
function heightsFrom(open: Map<string, number>, callers: Map<string, string[]>): Map<string, number> {
  const heights = new Map([...open.keys()].map((file) => [file, Infinity]))
  let level = [...open].filter(([, count]) => count === 0).map(([file]) => file)
  for (let height = 0; level.length > 0; height += 1) {
    const next: string[] = []
    for (const file of level) {
      heights.set(file, height)
      for (const caller of callers.get(file) ?? []) {
        const left = (open.get(caller) ?? 0) - 1
        open.set(caller, left)
        if (left === 0) next.push(caller)
      }
    }
    level = next
  }
  return heights
}

const callsIn = ({ jobs }: WorkflowModel): Call[] => jobs.flatMap(({ call }) => (call === null ? [] : [call]))

const sourceOf = (callee: Callee): Source[] => (callee.state === 'readable' ? [callee.source] : [])
