import type { ActionModel, JobModel, Reference, WorkflowFiles, WorkflowTree } from '../domain/workflow.ts'

export interface ActionFile {
  file: string
  model: ActionModel
}

/** The actions of this repository, and how they use one another. */
export interface Actions {
  /** Those that a job uses, and those that these use. */
  ofJob: (job: JobModel) => ActionFile[]
  /** Uses that lead round in a circle, of which the runner never sees the end. */
  circular: { file: string; reference: Reference }[]
}

export function actionsIn(files: WorkflowFiles, tree: WorkflowTree): Actions {
  const byPath = new Map(tree.files.flatMap(({ path, blob }) => {
    const model = Object.hasOwn(files.models, blob) ? files.models[blob] : undefined
    return model?.kind === 'action' ? [[path, { file: path, model }] as const] : []
  }))
  const named = ({ target }: Reference): ActionFile[] => {
    if (target.kind !== 'local') return []
    const folder = target.path === '' ? '' : `${target.path}/`
    return ['action.yml', 'action.yaml'].flatMap((name) => byPath.get(`${folder}${name}`) ?? [])
  }
  const ofJob = (job: JobModel): ActionFile[] => {
    const found = new Set(job.uses.flatMap(named))
    for (const { model } of found) for (const action of model.uses.flatMap(named)) found.add(action)
    return [...found]
  }
  return { ofJob, circular: circularIn([...byPath.values()], named) }
}

/** Taken away again and again: what uses nothing that is left, and what nothing that is left uses. What stays runs in circles. */
function circularIn(all: ActionFile[], named: (reference: Reference) => ActionFile[]): Actions['circular'] {
  const usesOf = ({ file, model }: ActionFile) =>
    model.uses.flatMap((reference) => named(reference).map((to) => ({ from: file, to: to.file, reference })))
  let left = all.flatMap(usesOf)
  for (let before = -1; left.length !== before; ) {
    before = left.length
    const users = new Set(left.map(({ from }) => from))
    const used = new Set(left.map(({ to }) => to))
    left = left.filter(({ from, to }) => users.has(to) && used.has(from))
  }
  return left.map(({ from, reference }) => ({ file: from, reference }))
}
