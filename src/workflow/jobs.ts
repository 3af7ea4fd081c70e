import { isMap, isScalar, isSeq } from 'yaml'
import type { Call, JobModel, Reference, Template } from '../domain/workflow.ts'
import { budgets } from './budgets.ts'
import { plainText } from './expression.ts'
import { namesIdentityInput, namesIdentityVariable } from './identities.ts'
import { inspect } from './inspect.ts'
import type { Findings } from './inspect.ts'
import { withoutValues } from './literalValues.ts'
import { matrixOf } from './matrix.ts'
import type { Entry, Value } from './nodes.ts'
import { isNothing } from './nodes.ts'
import { grantsIdToken } from './permissions.ts'
import { placeOfNode } from './reading.ts'
import type { Reading } from './reading.ts'
import { referenceOf } from './references.ts'
import { callKeys } from './rules.ts'
import type { Rule } from './rules.ts'
import { readScalar } from './scalars.ts'
import { checkSteps, stepsOf, usesOf } from './steps.ts'
import { plainListOf, plainOf, recordOf, textTemplate, textsByName, typedTemplate } from './values.ts'

/** The jobs of a workflow; each is inspected as a whole, whatever its shape. */
export function jobsOf(reading: Reading, rule: Rule, env: Record<string, Template>): JobModel[] {
  const jobs = reading.get(reading.root, 'jobs')
  if (!isMap(jobs)) {
    reading.doubt(isNothing(jobs) ? 'missing' : 'wrong-shape', placeOfNode(reading, jobs ?? reading.root), 'jobs')
    return []
  }
  const entries = reading.entriesOf(jobs)
  if (entries.length > budgets.jobs) {
    reading.doubt('too-many-jobs', placeOfNode(reading, jobs), `${entries.length}, at most ${budgets.jobs}`)
    return []
  }
  return entries.map((entry) => jobOf(reading, entry, rule, env))
}

function jobOf(reading: Reading, entry: Entry, rule: Rule, workflowEnv: Record<string, Template>): JobModel {
  const { keyNode, value } = entry
  const at = placeOfNode(reading, keyNode)
  const id = entry.key ?? ''
  if (!/^[A-Za-z_][A-Za-z0-9_-]{0,199}$/.test(id)) reading.doubt('wrong-shape', at, id)
  const found: Findings = { job: id, expressions: [], identities: [] }
  reading.spans.push({ start: keyNode?.range?.[0] ?? 0, end: value?.range?.[2] ?? 0, job: id, throwAway: false })
  inspect(reading, value, rule, found)
  shapeOf(reading, value, at)
  const get = (key: string): Value | null => reading.get(value, key)
  const env = textsByName(reading, get('env'))
  const steps = get('steps')
  return {
    id,
    at,
    if: conditionOf(reading, get('if')),
    needs: plainListOf(reading, get('needs'), (wrong) => reading.doubt('wrong-shape', placeOfNode(reading, wrong), 'needs')) ?? [],
    environment: environmentOf(reading, get('environment')),
    matrix: matrixOf(reading, get('strategy')),
    env,
    idToken: grantsIdToken(reading, get('permissions')),
    call: callOf(reading, value),
    uses: usesOf(reading, steps),
    outputs: textsByName(reading, get('outputs')),
    expressions: found.expressions,
    identities: found.identities,
    identity: identityOf(reading, steps, [workflowEnv, env]),
  }
}

// What GitHub refuses before it runs anything, and what would make ours a different reading.
function shapeOf(reading: Reading, job: Value | null, at: JobModel['at']): void {
  if (!isMap(job)) return reading.doubt('wrong-shape', at, 'job')
  const keys = reading.entriesOf(job).flatMap(({ key }) => (key === null ? [] : [key]))
  const calls = keys.includes('uses')
  if (!calls && !keys.includes('runs-on')) reading.doubt('missing', at, 'runs-on')
  const misplaced = keys.filter((key) => (calls ? !callKeys.has(key) : ['with', 'secrets'].includes(key)))
  for (const key of misplaced) reading.doubt('wrong-shape', placeOfNode(reading, reading.get(job, key)), key)
  const steps = reading.get(job, 'steps')
  if (steps !== null && !isSeq(steps)) reading.doubt('wrong-shape', placeOfNode(reading, steps), 'steps')
  checkSteps(reading, steps)
}

function conditionOf(reading: Reading, value: Value | null): Template | null {
  if (value === null || isNothing(value)) return null
  if (isScalar(value)) return readScalar(reading, value, true).template
  reading.doubt('wrong-shape', placeOfNode(reading, value), 'if')
  return null
}

function environmentOf(reading: Reading, value: Value | null): JobModel['environment'] {
  if (value === null || isNothing(value)) return null
  const name = isMap(value) ? reading.get(value, 'name') : value
  if (isScalar(name)) return { name: textTemplate(reading, name), at: placeOfNode(reading, name) }
  reading.doubt('wrong-shape', placeOfNode(reading, value), 'environment')
  return { name: textTemplate(reading, name ?? value), at: placeOfNode(reading, value) }
}

function callOf(reading: Reading, job: Value | null): Call | null {
  const uses = reading.get(job, 'uses')
  if (uses === null) return null
  const at = placeOfNode(reading, uses)
  const text = plainOf(uses)
  if (text === null || text === '') reading.doubt('wrong-shape', at, 'uses')
  const reference: Reference = referenceOf(text ?? '', at)
  const inputs = recordOf(reading, reading.get(job, 'with'), (entry) => typedTemplate(reading, entry.value))
  return { ...reference, with: inputs, secrets: secretsOf(reading, reading.get(job, 'secrets')) }
}

function secretsOf(reading: Reading, value: Value | null): Call['secrets'] {
  if (value === null || isNothing(value)) return {}
  if (plainOf(value)?.trim() === 'inherit') return 'inherit'
  if (!isMap(value)) reading.doubt('wrong-shape', placeOfNode(reading, value), 'secrets')
  const handed = recordOf(reading, value, (entry) => withoutText(textTemplate(reading, entry.value)))
  return Object.fromEntries(Object.entries(handed).map(([name, template]) => [name.toUpperCase(), template]))
}

// A secret that is written out is told by its place alone.
function withoutText(template: Template): Template {
  if (plainText(template)?.trim() === '') return template
  return { at: template.at, parts: template.parts.map((part) => (typeof part === 'string' ? { hidden: true } : withoutValues(part))) }
}

function identityOf(reading: Reading, steps: Value | null, env: Record<string, Template>[]): JobModel['identity'] {
  const named = [
    ...env.flatMap((names) => namedBy(names, namesIdentityVariable)),
    ...stepsOf(reading, steps).flatMap((step) => [
      ...namedBy(textsByName(reading, reading.get(step, 'with')), namesIdentityInput),
      ...namedBy(textsByName(reading, reading.get(step, 'env')), namesIdentityVariable),
    ]),
  ]
  return named.length === 0 ? 'none' : named.some((text) => text !== null) ? 'literal' : 'expression'
}

// The texts of those names; null: computed. An empty one names nobody.
const namedBy = (templates: Record<string, Template>, isIdentity: (name: string) => boolean): (string | null)[] =>
  Object.entries(templates).flatMap(([name, template]) => (isIdentity(name) ? [plainText(template)] : [])).filter((text) => text !== '')
