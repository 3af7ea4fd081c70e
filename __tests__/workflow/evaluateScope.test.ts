import { describe, expect, test } from '@jest/globals'
import { contextsOf, releaseRefs } from '../../src/workflow/contexts.ts'
import { evaluateTemplate, stringsOf, truthOf } from '../../src/workflow/evaluate.ts'
import { parseTemplate } from '../../src/workflow/expression.ts'
import { calledInputs } from '../../src/workflow/inputs.ts'
import { jobScopes } from '../../src/workflow/jobScope.ts'
import { defaultBoundary } from '../../src/workflow/options.ts'
import { truth } from '../../src/workflow/possible.ts'
import type { Possible } from '../../src/workflow/possible.ts'
import type { Scope } from '../../src/workflow/scope.ts'
import type { Call, InputModel, JobModel, Matrix, Template, Trigger, WorkflowModel } from '../../src/domain/workflow.ts'

const at = { line: 1, column: 1 }

function template(text: string | boolean | number | null): Template {
  if (typeof text !== 'string') return { at, parts: [{ literal: text }] }
  const read = parseTemplate(text, at)
  if (!read.ok) throw new Error(read.found)
  return read.template
}

const templates = (texts: Record<string, string | boolean | number>): Record<string, Template> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, template(text)]))

function trigger(event: string, inputs: Trigger['inputs'] = {}): Trigger {
  return { at, event, branches: null, branchesIgnore: null, tags: null, tagsIgnore: null, types: null, inputs, secrets: [] }
}

const input = (type: InputModel['type'], more: Partial<InputModel> = {}): InputModel =>
  ({ type, options: null, required: false, default: null, ...more })

function job(id: string, more: Partial<JobModel> = {}): JobModel {
  return {
    id,
    at,
    if: null,
    needs: [],
    environment: null,
    matrix: null,
    env: {},
    idToken: null,
    call: null,
    uses: [],
    outputs: {},
    expressions: [],
    identities: [],
    identity: 'none',
    ...more,
  }
}

function workflow(triggers: Trigger[], jobs: JobModel[], env: Record<string, Template> = {}): WorkflowModel {
  return { kind: 'workflow', triggers, idToken: null, env, expressions: [], jobs, remarks: { doubts: [], literals: [], identities: [] } }
}

/** The scope of the last job, in the first run of the workflow. */
function scopeIn(model: WorkflowModel): Scope {
  const [context] = contextsOf(model, releaseRefs(defaultBoundary, { defaultBranch: 'main', protectedBranches: null }))
  const last = model.jobs.at(-1)
  if (context === undefined || last === undefined) throw new Error('no run')
  return jobScopes(model, context, null)(last)
}

const possible = (text: string, scope: Scope): Possible => evaluateTemplate(template(text), scope)
const texts = (text: string, scope: Scope): string[] | null => stringsOf(possible(text, scope))

describe('inputs of a dispatch', () => {
  const inputs = {
    Target: input('choice', { options: ['dev', 'production'], required: true }),
    loose: input('choice', { options: ['dev'] }),
    preset: input('choice', { options: ['dev', 'qa'], default: template('dev') }),
    flag: input('boolean'),
    text: input('string', { default: template('dev') }),
    place: input('environment'),
    unlisted: input('choice'),
  }
  const scope = scopeIn(workflow([trigger('workflow_dispatch', inputs)], [job('a')]))

  test('a choice is one of its options, and empty only when it need not be given', () => {
    expect(texts('${{ inputs.target }}', scope)).toEqual(['dev', 'production'])
    expect(texts('${{ inputs.loose }}', scope)).toEqual(['dev', ''])
    expect(texts('${{ inputs.preset }}', scope)).toEqual(['dev', 'qa'])
    expect(texts('deploy-${{ inputs.target }}', scope)).toEqual(['deploy-dev', 'deploy-production'])
  })

  test('texts, environments and choices without options are open', () => {
    for (const name of ['text', 'place', 'unlisted']) expect(texts('${{ inputs.' + name + ' }}', scope)).toBeNull()
    expect(truth(possible('${{ inputs.text }}', scope))).toBe('maybe')
  })

  test('a boolean is a boolean here, and a text in the event', () => {
    expect(possible('${{ inputs.flag }}', scope).values).toEqual([true, false])
    expect(possible("${{ github.event.inputs.flag == 'true' }}", scope).values).toEqual([true, false])
    expect(possible('${{ inputs.flag == 2 }}', scope).values).toEqual([false])
  })

  test('an input that is not declared is nothing', () => {
    expect(texts('${{ inputs.other }}', scope)).toEqual([''])
    expect(texts('${{ github.event.inputs.other }}', scope)).toEqual([''])
  })

  test('another event has no inputs', () => {
    expect(
      texts("${{ inputs.target || 'staging' }}", scopeIn(workflow([trigger('push'), trigger('workflow_dispatch', inputs)], [job('a')]))),
    ).toEqual(['staging'])
  })
})

describe('inputs of a called workflow', () => {
  const callee = workflow([trigger(
    'workflow_call',
    { env: input('string', { default: template('staging') }), flag: input('boolean'), count: input('number'), free: input('string') },
  )], [job('b')])
  const call = (handed: Record<string, string | boolean>): Call =>
    ({ at, text: './x.yml', target: { kind: 'local', path: 'x.yml' }, with: templates(handed), secrets: {} })
  const caller = scopeIn(workflow([trigger('push')], [job('a')]))
  const given = (handed: Record<string, string | boolean>, name: string, from = caller): Possible => {
    const scope: Scope = { ...from, inputs: calledInputs(callee, call(handed), from) }
    return possible('${{ inputs.' + name + ' }}', scope)
  }

  test('are what the caller hands over, computed in its own run', () => {
    expect(stringsOf(given({ ENV: 'production' }, 'env'))).toEqual(['production'])
    expect(stringsOf(given({ env: "${{ github.ref_name == 'main' && 'production' || 'dev' }}" }, 'env'))).toEqual(['production'])
    expect(stringsOf(given({ env: '${{ vars.ENV }}' }, 'env'))).toBeNull()
  })

  test('else the default, else empty', () => {
    expect(stringsOf(given({}, 'env'))).toEqual(['staging'])
    expect(given({}, 'flag').values).toEqual([false])
    expect(stringsOf(given({}, 'free'))).toEqual([''])
    expect(stringsOf(given({}, 'undeclared'))).toEqual([''])
  })

  test('an empty value may mean the default', () => expect(stringsOf(given({ env: '' }, 'env'))).toEqual(['', 'staging']))

  test('a boolean handed over as text may be either', () => {
    expect(given({ flag: true }, 'flag').values).toEqual([true])
    expect(given({ flag: 'true' }, 'flag').values).toEqual([true, false])
  })

  test('what a dispatch was started with may be seen below it', () => {
    const dispatched = scopeIn(workflow([trigger('workflow_dispatch')], [job('a')]))
    expect(stringsOf(given({}, 'undeclared', dispatched))).toBeNull()
  })
})

describe('matrix', () => {
  const values = (matrix: Matrix | null, text: string): string[] | null => texts(text, scopeIn(workflow([trigger('push')], [job('a', { matrix })])))
  const rows = (...all: Record<string, string>[]): Record<string, Template>[] => all.map(templates)

  test('every value of a dimension', () => {
    const matrix = { dimensions: { Env: [template('dev'), template('prod')] }, include: [], exclude: [] }
    expect(values(matrix, '${{ matrix.env }}')).toEqual(['dev', 'prod'])
    expect(values(matrix, '${{ matrix.other }}')).toEqual([''])
  })

  test('rows alone have what they name', () => {
    const matrix = { dimensions: {}, include: rows({ env: 'dev', key: 'A' }, { env: 'prod' }), exclude: [] }
    expect(values(matrix, '${{ matrix.env }}')).toEqual(['dev', 'prod'])
    expect(values(matrix, '${{ matrix.key }}')).toEqual(['A', ''])
  })

  test('a row adds values, and may stand without the other names', () => {
    const matrix = { dimensions: { env: [template('dev')], os: [template('x')] }, include: rows({ env: 'prod' }), exclude: [] }
    expect(values(matrix, '${{ matrix.env }}')).toEqual(['dev', 'prod'])
    expect(values(matrix, '${{ matrix.os }}')).toEqual(['x', ''])
  })

  test('only an exclusion of a value by itself takes it away', () => {
    const dimensions = { env: [template('dev'), template('prod')], os: [template('x')] }
    expect(values({ dimensions, include: [], exclude: rows({ env: 'prod' }) }, '${{ matrix.env }}')).toEqual(['dev'])
    expect(values({ dimensions, include: [], exclude: rows({ env: 'prod', os: 'x' }) }, '${{ matrix.env }}')).toEqual(['dev', 'prod'])
  })

  test('what is computed can be anything', () => {
    expect(values({ dimensions: { env: null }, include: [], exclude: [] }, '${{ matrix.env }}')).toBeNull()
    expect(values({ dimensions: { env: [template('dev')] }, include: null, exclude: [] }, '${{ matrix.env }}')).toBeNull()
    expect(values({ dimensions: { env: [null] }, include: [], exclude: [] }, '${{ matrix.env.name }}')).toBeNull()
  })

  test('no matrix, no value', () => expect(values(null, '${{ matrix.env }}')).toEqual(['']))
})

describe('needs', () => {
  const model = (outputs: Record<string, string>, more: Partial<JobModel> = {}): WorkflowModel =>
    workflow([trigger('push')], [job('First', { outputs: templates(outputs), ...more }), job('last', { needs: ['first'] })])

  test('an output that is constant is known, or empty when the job was skipped', () => {
    expect(texts('${{ needs.first.outputs.env }}', scopeIn(model({ env: 'dev' })))).toEqual(['dev', ''])
    expect(texts('${{ needs.first.outputs.missing }}', scopeIn(model({ env: 'dev' })))).toEqual([''])
    expect(texts('${{ needs.other.outputs.env }}', scopeIn(model({ env: 'dev' })))).toEqual([''])
  })

  test('what steps or a called workflow set is open', () => {
    expect(texts('${{ needs.first.outputs.env }}', scopeIn(model({ env: '${{ steps.x.outputs.y }}' })))).toBeNull()
    const call: Call = { at, text: './x', target: { kind: 'local', path: 'x' }, with: {}, secrets: {} }
    expect(texts('${{ needs.first.outputs.env }}', scopeIn(model({}, { call })))).toBeNull()
  })

  test('a result is one of four', () => {
    const scope = scopeIn(model({}))
    expect(truthOf(template("${{ needs.first.result == 'success' }}"), scope)).toBe('maybe')
    expect(truthOf(template("${{ needs.first.result == 'done' }}"), scope)).toBe('no')
  })

  test('a circle ends, as does a long chain', () => {
    const circle = workflow([trigger('push')], [
      job('a', { needs: ['b'], outputs: templates({ x: '${{ needs.b.outputs.x }}' }) }),
      job('b', { needs: ['a'], outputs: templates({ x: '${{ needs.a.outputs.x }}' }) }),
    ])
    expect(texts('${{ needs.a.outputs.x }}', scopeIn(circle))).toBeNull()
    const chain = Array.from({ length: 1000 }, (_, index) =>
      job(`j${index}`, { needs: [`j${index - 1}`], outputs: templates({ x: '${{ needs.j' + (index - 1) + '.outputs.x }}' }) }))
    expect(texts('${{ needs.j998.outputs.x }}', scopeIn(workflow([trigger('push')], chain)))).toBeNull()
  })

  test('diamonds are worked out once', () => {
    const jobs = Array.from({ length: 18 }, (_, index) =>
      job(`j${index}`, {
        needs: index === 0 ? [] : [`j${index - 1}`],
        outputs: templates({ x: index === 0 ? 'dev' : '${{ needs.j' + (index - 1) + '.outputs.x || needs.j' + (index - 1) + '.outputs.x }}' }),
      }),
    )
    const first = template('dev')
    let readings = 0
    const watched = { at, get parts() { return (readings++, first.parts) } }
    jobs[0] = job('j0', { outputs: { x: watched } })
    expect(texts('${{ needs.j16.outputs.x }}', scopeIn(workflow([trigger('push')], jobs)))).toEqual(['dev', ''])
    expect(readings).toBeGreaterThan(0)
    expect(readings).toBeLessThan(10)
  })
})

describe('env', () => {
  test('what is written is among the values, but a step may set another', () => {
    const scope = scopeIn(workflow([trigger('push')], [job('a', { env: templates({ KEY: 'PROD_KEY' }) })], templates({ key: 'x', OTHER: 'y' })))
    const found = possible('${{ env.key }}', scope)
    expect([found.values.includes('PROD_KEY'), found.anything]).toEqual([true, true])
    expect(texts('${{ env.OTHER }}', scope)).toBeNull()
  })
})

describe('names that programs stumble over', () => {
  test('are names like others', () => {
    const inputs = { __proto__x: input('boolean'), constructor: input('choice', { options: ['dev'], required: true }) }
    const scope = scopeIn(workflow([trigger('workflow_dispatch', inputs)], [job('a')]))
    expect(texts('${{ inputs.constructor }}', scope)).toEqual(['dev'])
    expect(texts('${{ inputs.toString }}', scope)).toEqual([''])
    expect(texts("${{ fromJSON('{\"a\":1}').constructor }}", scope)).toEqual([''])
    expect(texts("${{ github['__proto__'] }}", scope)).toBeNull()
  })
})

describe('a bomb', () => {
  test('of combinations is open instead of large', () => {
    const list = Array.from({ length: 100 }, (_, index) => template(`v${index}`))
    const matrix = { dimensions: { a: list, b: list, c: list }, include: [], exclude: [] }
    const scope = scopeIn(workflow([trigger('push')], [job('a', { matrix })]))
    const found = possible('${{ matrix.a }}${{ matrix.b }}${{ matrix.c }}', scope)
    expect(stringsOf(found)).toBeNull()
    expect(found.texts).toEqual([expect.objectContaining({ before: 'v' })])
    const many = Array.from({ length: 300 }, () => 'matrix.a == matrix.b').join(' || ')
    expect(truth(possible('${{ ' + many + ' }}', scope))).toBe('maybe')
  })
})
