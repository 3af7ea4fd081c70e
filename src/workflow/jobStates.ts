import type { Expression, JobModel, Template } from '../domain/workflow.ts'
import type { RunContext } from './contexts.ts'
import { mayEnter } from './contexts.ts'
import { evaluate, evaluateTemplate, stringsOf, truthOf } from './evaluate.ts'
import { everyExpression, expressionsIn } from './expression.ts'
import type { Judged, JobState } from './jobRun.ts'
import { scopesByCombination } from './matrixScope.ts'
import { isProductionEnvironment, mayBeProduction } from './names.ts'
import { narrowedBy } from './narrowing.ts'
import { mayBeComposite } from './possible.ts'
import type { Possible, Value } from './possible.ts'
import type { Scope } from './scope.ts'

/** The jobs of one workflow in one run. */
export interface JobStates {
  of: (job: JobModel) => JobState
  /** The same job for each combination of its matrix; what nobody can list is one. */
  combinationsOf: (job: JobModel) => Combination[]
  byId: (id: string) => JobModel | undefined
  openEnvironments: () => string[] | null
  /** What the contexts can hold in a job that runs. */
  scopeOf: (job: JobModel) => Scope
}

/** A job with what its contexts can hold. */
export interface Combination extends JobState {
  scope: Scope
}

const statusFunctions = new Set(['success', 'failure', 'always', 'cancelled'])
const gone: JobState = { exists: false, environments: [], production: false }

export function jobStates(jobs: JobModel[], context: RunContext, wideScopeOf: (job: JobModel) => Scope, judged: Judged): JobStates {
  const { stores } = judged
  const byId = new Map(jobs.map((job) => [job.id.toLowerCase(), job]))
  const known = new Map<JobModel, JobState>()
  const open = environmentsOpenTo(context, judged)
  const openEnvironments = (): string[] | null => stores.environments?.filter(open) ?? null

  const scopeOf = (job: JobModel): Scope => (job.if === null ? wideScopeOf(job) : narrowedBy(job.if, wideScopeOf(job)))

  const stateOf = (job: JobModel): JobState => {
    const found = known.get(job)
    if (found !== undefined) return found
    // While it is being worked out it counts as running: needs in a circle end here, and are told as not understood.
    known.set(job, { exists: true, environments: null, production: false })
    const state = isSkipped(job) ? gone : resolved(job)
    known.set(job, state)
    return state
  }

  // What a job needs must have run, unless its condition asks how that went; then it may run whatever became of it.
  const isSkipped = (job: JobModel): boolean => {
    if (job.if !== null && truthOf(job.if, wideScopeOf(job)) === 'no') return true
    if (job.if !== null && asksForStatus(job.if)) return false
    return job.needs.some((id) => {
      const need = byId.get(id.toLowerCase())
      return need !== undefined && !stateOf(need).exists
    })
  }

  const resolved = (job: JobModel, scope = scopeOf(job)): JobState => {
    if (job.environment === null) return { exists: true, environments: [''], production: false }
    const names = namesOf(evaluateTemplate(job.environment.name, scope))
    if (names === null) return { exists: true, environments: unlisted(), production: false }
    const entered = names.filter((name) => name === '' || open(name))
    const production = entered.length > 0 && entered.every((name) => isProductionEnvironment(name, judged.options))
    return { exists: entered.length > 0, environments: [...new Set(entered)], production }
  }

  // Of names that nobody can list, but of which none is production, one stands for those that the inventory does not tell.
  const namesOf = ({ texts, ...listed }: Possible): string[] | null => {
    const named = { ...listed, values: listed.values.map(environmentName), texts: [] }
    const names = mayBeComposite(named) ? null : (stringsOf(named)?.map((name) => name.trim()) ?? null)
    if (names === null || texts.some((text) => mayBeProduction(text, judged.options))) return null
    const known = stores.environments?.filter((name) => !isProductionEnvironment(name, judged.options)) ?? []
    return [
      ...names,
      ...texts.flatMap(({ before }) => [`${before}…`, ...known.filter((name) => name.toLowerCase().startsWith(before.trimStart().toLowerCase()))]),
    ]
  }

  // A name that nobody can list may be any. When all production environments there are refuse this run, it is none of them; one that is not there yet
  // holds no secrets.
  const unlisted = (): string[] | null => {
    const closed = stores.productionEnvironments?.every((name) => !open(name)) ?? false
    return closed ? [...(openEnvironments() ?? []), ''] : null
  }

  const combinationsOf = (job: JobModel): Combination[] =>
    scopesByCombination(job.matrix, scopeOf(job))
      .map((scope) => ({ ...resolved(job, scope), scope }))
      .filter(({ exists }) => exists)

  return { of: stateOf, combinationsOf, byId: (id) => byId.get(id.toLowerCase()), openEnvironments, scopeOf }
}

/** Every text an expression can be; null: they cannot be listed. */
export const textsIn = (scope: Scope) => (index: Expression): string[] | null => stringsOf(evaluate(index, scope))

function environmentsOpenTo(context: RunContext, { stores }: Judged): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    const key = name.toLowerCase()
    const open = known.get(key) ?? mayEnter(context, stores.environment(key)?.protection)
    known.set(key, open)
    return open
  }
}

/** An expression may give the long form, `{"name": …, "url": …}`. What else it gives stays what it is, and names nothing we could know. */
function environmentName(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { name } = value
  return name === undefined || name === null || Object.keys(value).some((key) => !environmentKeys.includes(key)) ? value : name
}

const environmentKeys = ['name', 'url', 'deployment']

const asksForStatus = (condition: Template): boolean =>
  expressionsIn(condition).some((expression) => [...everyExpression(expression)].some((inner) => 'call' in inner && statusFunctions.has(inner.call)))
