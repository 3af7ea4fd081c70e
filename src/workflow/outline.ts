import type { Call, JobModel, Position, Template, WorkflowModel } from '../domain/workflow.ts'
import { expressionsIn } from './expression.ts'
import { asksForMatrix, producersIn, secretUses } from './secretUses.ts'
import type { SecretUse } from './secretUses.ts'

/** What of a workflow matters to the rules, gathered once, because it is judged in many runs. */
export interface Outline {
  /** Outside jobs, so that they reach every job. */
  uses: SecretUse[]
  jobs: Map<string, JobOutline>
}

export interface JobOutline {
  /** All but those that a call hands on by name. */
  uses: SecretUse[]
  /** What a call hands on by name; `name` is the callee's. */
  handed: { name: string; template: Template; uses: SecretUse[] }[]
  /** Where outputs of other jobs are used; `all`: of every job it needs. */
  producers: { at: Position; jobs: { job: string }[] | 'all' }[]
  /** What it asks for hangs on the matrix, as its environment may: each combination is judged by itself. */
  byCombination: boolean
}

export function outlineOf(model: WorkflowModel): Outline {
  return { uses: distinct(model.expressions.flatMap(secretUses)), jobs: new Map(model.jobs.map((job) => [job.id, outlineOfJob(job)])) }
}

function outlineOfJob(job: JobModel): JobOutline {
  const handedByName = job.call === null || job.call.secrets === 'inherit' ? [] : Object.entries(job.call.secrets)
  const handed = handedByName.map(([name, template]) => {
    const uses = expressionsIn(template).flatMap((expression) => secretUses({ at: template.at, expression }))
    return { name: name.toUpperCase(), template, uses: distinct(uses) }
  })
  // The same expressions are among those of the job: each takes one away. Two that are equal ask for the same, so it does not matter which.
  const taken = handedByName.flatMap(([, template]) => expressionsIn(template).map((expression) => JSON.stringify(expression)))
  const left = new Map<string, number>()
  for (const text of taken) left.set(text, (left.get(text) ?? 0) + 1)
  const own = job.expressions.filter(({ expression }) => {
    if (left.size === 0) return true
    const text = JSON.stringify(expression)
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
  const producers = job.needs.length === 0 ? [] : job.expressions.map(({ at, expression }) => ({ at, jobs: producersIn(expression) }))
  const uses = distinct(own.flatMap(secretUses))
  return { uses, handed, producers: producers.filter(({ jobs }) => jobs.length > 0), byCombination: job.matrix !== null && hangsOnMatrix(job, uses) }
}

function hangsOnMatrix({ call, environment }: JobModel, uses: SecretUse[]): boolean {
  if (call !== null) return templatesOf(call).some(mentionsMatrix)
  return environment !== null && mentionsMatrix(environment.name) && uses.some(({ kind, when }) => kind === 'computed' || when !== undefined)
}

const templatesOf = (call: Call): Template[] => [...Object.values(call.with), ...(call.secrets === 'inherit' ? [] : Object.values(call.secrets))]
const mentionsMatrix = (template: Template): boolean => expressionsIn(template).some(asksForMatrix)

// A name once for each place; a script may ask for one secret on many lines, and each line is a place.
function distinct(uses: SecretUse[]): SecretUse[] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()]
}
