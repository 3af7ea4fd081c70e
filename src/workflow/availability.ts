import type { Expression } from '../domain/workflow.ts'
import { everyExpression } from './expression.ts'

/**
 * Which contexts and functions GitHub gives to which place (docs: Contexts reference, "Context availability"; what its parser takes beyond that
 * table is allowed too). A file that breaks it never runs as written. `most`: the table is silent, so that only `secrets` is refused; `all`: an
 * unknown place.
 */
export interface Allowance {
  contexts: string[] | 'most' | 'all'
  functions: string[]
}

const plan = ['github', 'inputs', 'vars']
const job = [...plan, 'needs', 'strategy', 'matrix']
const running = [...job, 'steps', 'job', 'runner', 'env']
const status = ['always', 'success', 'failure', 'cancelled']
const action = ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env']

const allow = (contexts: string[], functions: string[] = []): Allowance => ({ contexts, functions })

export const allowances = {
  anything: { contexts: 'most', functions: [...status, 'hashfiles'] },
  unknown: { contexts: 'all', functions: [...status, 'hashfiles'] },
  runName: allow(plan),
  workflowEnv: allow([...plan, 'secrets']),
  callOutput: allow([...plan, 'jobs']),
  jobIf: allow([...plan, 'needs'], status),
  strategy: allow([...plan, 'needs']),
  job: allow(job),
  jobDefaults: allow([...job, 'env']),
  jobEnv: allow([...job, 'secrets']),
  credentials: allow([...job, 'secrets', 'env']),
  containerEnv: allow([...running, 'secrets']),
  environmentUrl: allow(running),
  outputs: allow([...running, 'secrets'], ['hashfiles']),
  step: allow([...running, 'secrets'], ['hashfiles']),
  stepIf: allow(running, [...status, 'hashfiles']),
  snapshotIf: allow(running, [...status, 'hashfiles']),
  action: allow(action, ['hashfiles']),
  actionIf: allow(action, [...status, 'hashfiles']),
} satisfies Record<string, Allowance>

/** Beyond those that depend on the place: known everywhere. */
const placed = [...status, 'hashfiles']

/** The first context or function of an expression that may not stand there; null: none. */
export function disallowedIn(expression: Expression, allowance: Allowance): string | null {
  for (const inner of everyExpression(expression)) {
    if ('context' in inner && !allowsContext(allowance, inner.context)) return inner.context
    if ('call' in inner && placed.includes(inner.call) && !allowance.functions.includes(inner.call)) return `${inner.call}()`
  }
  return null
}

const allowsContext = ({ contexts }: Allowance, context: string): boolean =>
  typeof contexts === 'string' ? contexts === 'all' || context !== 'secrets' : contexts.includes(context)
