import { allowances } from './availability.ts'
import type { Allowance } from './availability.ts'

/**
 * What may stand in a place of a file. A list is read by the rule of its items. Where `strict`, a key that is not named is a doubt; elsewhere
 * GitHub's own words are not ours to repeat. Whatever the rule, everything below is read.
 */
export interface Rule {
  allows: Allowance
  keys?: ReadonlyMap<string, Rule>
  /** Of every key that `keys` does not name; absent: the same allowance, without names. */
  others?: Rule
  strict?: true
  /** A name that is computed is a doubt: nobody could say which name has the value. */
  named?: true
  /** An expression without `${{ }}`. */
  condition?: true
  /** A literal here is a credential. */
  literal?: 'container-password' | 'secret-literal'
  /** Passwords of throw-away databases stand here by custom. */
  throwAway?: true
}

const plain = (allows: Allowance): Rule => ({ allows })
const keys = (rules: Record<string, Rule>): ReadonlyMap<string, Rule> => new Map(Object.entries(rules))
const condition = (allows: Allowance): Rule => ({ allows, condition: true })

const { anything, job, step, action } = allowances
const anyValue = plain(anything)

// A group of `parallel:` steps holds steps and no group.
const stepRule = (allows: Allowance, conditions: Allowance, nested: Rule): Rule => {
  const names = 'name continue-on-error timeout-minutes run working-directory env with background wait wait-all cancel'
  const known = new Map(names.split(' ').map((name): [string, Rule] => [name, plain(allows)]))
  for (const name of ['id', 'uses', 'shell']) known.set(name, allows === action ? plain(action) : anyValue)
  known.set('if', condition(conditions))
  return { allows, strict: true, keys: new Map([...known, ['parallel', nested]]) }
}

const nestedStep = (allows: Allowance, conditions: Allowance): Rule => stepRule(allows, conditions, stepRule(allows, conditions, plain(allows)))

const password: Rule = { allows: allowances.credentials, literal: 'container-password' }
const credentials: Rule = { allows: allowances.credentials, keys: keys({ password }) }
const container = (env: Rule): Rule => ({ allows: job, keys: keys({ env, credentials }) })

const jobRule: Rule = {
  allows: anything,
  strict: true,
  keys: keys({
    name: plain(job),
    needs: anyValue,
    if: condition(allowances.jobIf),
    permissions: anyValue,
    'runs-on': plain(job),
    environment: { allows: job, strict: true, keys: keys({ name: plain(job), url: plain(allowances.environmentUrl), deployment: plain(job) }) },
    concurrency: plain(job),
    outputs: { allows: allowances.outputs, named: true },
    env: plain(allowances.jobEnv),
    defaults: plain(allowances.jobDefaults),
    steps: nestedStep(step, allowances.stepIf),
    'timeout-minutes': plain(job),
    'cancel-timeout-minutes': plain(job),
    'continue-on-error': plain(job),
    strategy: plain(allowances.strategy),
    container: container(plain(allowances.containerEnv)),
    services: { allows: job, others: container({ allows: allowances.containerEnv, throwAway: true }) },
    snapshot: { allows: allowances.snapshotIf, keys: keys({ if: condition(allowances.snapshotIf) }) },
    uses: anyValue,
    with: { allows: job, named: true },
    secrets: { allows: allowances.jobEnv, named: true, others: { allows: allowances.jobEnv, literal: 'secret-literal' } },
  }),
}

const callRule: Rule = {
  allows: anything,
  keys: keys({
    inputs: { allows: anything, others: { allows: anything, keys: keys({ default: plain(allowances.runName) }) } },
    outputs: { allows: anything, others: { allows: anything, keys: keys({ value: plain(allowances.callOutput) }) } },
  }),
}

export const workflowRule: Rule = {
  allows: anything,
  strict: true,
  keys: keys({
    name: anyValue,
    description: anyValue,
    'run-name': plain(allowances.runName),
    on: { allows: anything, keys: keys({ workflow_call: callRule }) },
    permissions: anyValue,
    env: plain(allowances.workflowEnv),
    defaults: anyValue,
    concurrency: plain(allowances.runName),
    jobs: { allows: anything, others: jobRule },
  }),
}

/** The keys a job may have that calls a workflow; GitHub refuses the others beside `uses`. */
export const callKeys: ReadonlySet<string> = new Set(['name', 'uses', 'with', 'secrets', 'needs', 'if', 'permissions', 'concurrency', 'strategy'])

const runsRule: Rule = {
  allows: action,
  keys: keys({ steps: nestedStep(action, allowances.actionIf), 'pre-if': condition(allowances.actionIf), 'post-if': condition(allowances.actionIf) }),
}

/** Runners read `action.yml` loosely: names they do not know are descriptions for people. */
export const actionRule: Rule = {
  allows: anything,
  keys: keys({
    inputs: anyValue,
    outputs: { allows: anything, others: { allows: anything, keys: keys({ value: plain(action) }) } },
    runs: runsRule,
  }),
}
