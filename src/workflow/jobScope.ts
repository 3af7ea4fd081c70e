import type { JobModel, Template, WorkflowModel } from '../domain/workflow.ts'
import { concat } from './concat.ts'
import type { RunContext } from './contexts.ts'
import { evaluateTemplate } from './evaluate.ts'
import { shape } from './githubContext.ts'
import { dispatchInputs } from './inputs.ts'
import { matrixScope } from './matrixScope.ts'
import { anything, only, union } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Member, Scope, Shape } from './scope.ts'

/** Jobs that wait for jobs that wait … whose outputs are followed; what lies further can be anything. */
const needsLimit = 20

/**
 * What the contexts of each job can hold when the workflow runs in a context. `inputs`: what a call hands over (`calledInputs`); null: the workflow
 * runs by itself. Ask once per run, then per job: what was worked out is kept. A name of `needs` reads as null where the job does not wait for it.
 */
export function jobScopes(model: WorkflowModel, context: RunContext, inputs: Shape | null): (job: JobModel) => Scope {
  const given = inputs ?? dispatchInputs(context)
  const outer = workflowScope(context, given)
  const byId = new Map(model.jobs.map((job) => [job.id.toLowerCase(), job]))
  const scopes = new Map<string, Scope>()
  const outputs = new Map<string, Possible>()
  let depth = 0

  const scopeOf = (job: JobModel): Scope => {
    const known = scopes.get(job.id)
    if (known !== undefined) return known
    const needs = shape(Object.fromEntries(job.needs.map((id) => [id.toLowerCase(), () => needed(byId.get(id.toLowerCase()))])), only(null))
    const inner: Scope = { ...outer, needs, matrix: anything }
    const scope: Scope = { ...inner, matrix: matrixScope(job.matrix, inner), env: envScope({ ...model.env, ...job.env }, inner) }
    scopes.set(job.id, scope)
    return scope
  }

  const needed = (job: JobModel | undefined): Member => {
    if (job === undefined) return anything
    const values = Object.entries(job.outputs).map(([name, template]) => [name.toLowerCase(), () => outputOf(job, name, template)] as const)
    const result = only('success', 'failure', 'cancelled', 'skipped')
    return shape({ result, outputs: { members: new Map(values), others: job.call === null ? only(null) : anything } }, only(null))
  }

  // A job that is skipped, or an output that holds a secret, leaves nothing.
  const outputOf = (job: JobModel, name: string, template: Template): Possible => {
    const key = JSON.stringify([job.id, name])
    const known = outputs.get(key)
    if (known !== undefined) return known
    if (depth >= needsLimit) return anything
    outputs.set(key, anything)
    depth += 1
    const value = union(concat([evaluateTemplate(template, scopeOf(job))]), only('', null))
    depth -= 1
    outputs.set(key, value)
    return value
  }

  return scopeOf
}

/** Outside jobs: no matrix, no needs. */
function workflowScope(context: RunContext, inputs: Shape): Scope {
  const none = shape({}, only(null))
  return { github: context.github, inputs, matrix: anything, env: shape({}, anything), needs: none }
}

// A step may overwrite any variable for those after it, by its own env or while running: what is written is known to occur, and no more than that.
function envScope(env: Record<string, Template>, scope: Scope): Shape {
  const valueOf = (template: Template): Possible => union(concat([evaluateTemplate(template, scope)]), anything)
  const values = Object.entries(env).map(([name, template]) => [name.toLowerCase(), () => valueOf(template)] as const)
  return { members: new Map(values), others: anything }
}
