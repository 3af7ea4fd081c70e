import { describe, expect, test } from '@jest/globals'
import { checkoutOf, judged, verdictOf } from './checkout.ts'

/**
 * Files that are well formed and small, and made so that judging them costs: bounded by allowances, and never a pass for what was not
 * judged to its end.
 */
const key = '${{ secrets.PROD_KEY }}'
const nested = (depth: number, one: (inner: string) => string, inner: string): string => (depth === 0 ? inner : nested(depth - 1, one, one(inner)))
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

const environmentOf = (expression: string, strategy = '') =>
  `on: pull_request\njobs:\n  a:\n${strategy}    runs-on: x\n    environment: "\${{ ${expression} }}"\n    steps: [{ run: make }]\n`
const dimensions = (count: number, values: number) =>
  `    strategy:\n      matrix:\n${numbers(count).map((name) =>
    `        d${name}: [${numbers(values).map((value) => `prod-${value}`).join(', ')}]\n`).join('')}`
const caller = (job: number, callee: string) =>
  `  j${job}:\n    uses: ./.github/workflows/${callee}\n    with: { x: "${job}" }\n    secrets: inherit\n`
const layer = (calls: number, callee: string) =>
  `on:\n  workflow_call:\n    inputs: { x: { type: string } }\njobs:\n${numbers(calls)
    .map((job) => `  j${job}:\n    uses: ./.github/workflows/${callee}\n    with: { x: "\${{ inputs.x }}${job}" }\n    secrets: inherit\n`)
    .join('')}`

const files: Record<string, Record<string, string>> = {
  'text that doubles in every call': { 'ci.yml': environmentOf(nested(30, (inner) => `format('{0}{0}', ${inner})`, "'prod-'")) },
  'text that grows in one call': { 'ci.yml': environmentOf(`format('${'{0}'.repeat(5000)}', 'prod-')`) },
  'json in json': { 'ci.yml': environmentOf(nested(40, (inner) => `toJSON(${inner})`, "'prod'")) },
  'lists in lists of json': { 'ci.yml': environmentOf(`fromJSON('${'['.repeat(5000)}${']'.repeat(5000)}')`) },
  'a matrix of six dimensions in one name': {
    'ci.yml': environmentOf(
      `format('{0}{1}{2}{3}{4}{5}', ${numbers(6)
        .map((name) => `matrix.d${name}`)
        .join(', ')})`,
      dimensions(6, 40),
    ),
  },
  'a matrix of two hundred dimensions': { 'ci.yml': environmentOf('matrix.d7', dimensions(200, 20)) },
  'ternaries in a row': { 'ci.yml': environmentOf(nested(40, (inner) => `(github.event.a == 'b' && ${inner} || 'prod')`, "'x'")) },
  'comparisons of everything with everything': {
    'ci.yml': environmentOf(
      `${numbers(30)
        .map((name) => `matrix.d${name % 3} == matrix.d${(name + 1) % 3}`)
        .join(' || ')} || 'production'`,
      dimensions(3, 200),
    ),
  },
  'indexes into indexes': {
    'ci.yml': environmentOf(
      nested(30, (inner) => `matrix[${inner}]`, 'matrix.d0'),
      dimensions(1, 200),
    ),
  },
  'branch patterns that overlap': {
    'ci.yml': `on:\n  push:\n    branches: [${numbers(400)
      .map((name) => `'*${'a*'.repeat(20)}${name}'`)
      .join(', ')}]\njobs:\n  a: { runs-on: x, environment: production, steps: [{ run: make }] }\n`,
  },
  'callees that call ten each, eight deep': {
    'ci.yml': `on: pull_request\njobs:\n${numbers(10)
      .map((job) => caller(job, 'l0.yml'))
      .join('')}`,
    ...Object.fromEntries(numbers(7).map((level) => [`l${level}.yml`, layer(10, `l${level + 1}.yml`)])),
    'l7.yml': `on:\n  workflow_call:\n    inputs: { x: { type: string } }\njobs:\n  a: { runs-on: x, steps: [{ run: "echo ${key}" }] }\n`,
  },
  'a violation behind nine hundred calls': {
    'ci.yml': `on: pull_request\njobs:\n${numbers(900)
      .map((job) => caller(job, 'l0.yml'))
      .join('')}  last:\n    runs-on: x\n    steps: [{ run: "echo ${key}" }]\n`,
    'l0.yml': `on:\n  workflow_call:\n    inputs: { x: { type: string } }\njobs:\n${numbers(900)
      .map((job) => `  j${job}: { runs-on: x, steps: [{ run: "\${{ inputs.x }}" }] }\n`)
      .join('')}`,
  },
}

describe('a file made so that judging it costs', () => {
  test.each(Object.entries(files))('%s: never passed', async (_, texts) => {
    const checkout = checkoutOf(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`.github/workflows/${name}`, text])))
    const { findings } = await judged(checkout)
    expect(verdictOf(findings)).not.toBe('pass')
    expect(findings.length).toBeLessThan(10_000)
  })

  test('a thousand files that each start a run are judged to the last', async () => {
    const file = (index: number) =>
      `on: [push, pull_request, workflow_dispatch]\njobs:\n  a: { runs-on: x, steps: [{ run: "make${index === 999 ? key : ''}" }] }\n`
    const { findings } = await judged(checkoutOf(Object.fromEntries(numbers(1000).map((index) => [`.github/workflows/w${index}.yml`, file(index)]))))
    expect(findings.filter(({ rule }) => rule === 'S2').map(({ file: at }) => at)).toContain('.github/workflows/w999.yml')
  })

  test('a violation that many files reach is told once for its place', async () => {
    const callers = Object.fromEntries(numbers(200).map((index) =>
      [`.github/workflows/c${index}.yml`, `on: pull_request\njobs:\n${caller(index, 'callee.yml')}`]))
    const callee = `on:\n  workflow_call:\n    inputs: { x: { type: string } }\njobs:\n  a: { runs-on: x, steps: [{ run: "echo ${key}" }] }\n`
    const { findings } = await judged(checkoutOf({ ...callers, '.github/workflows/callee.yml': callee }))
    expect(findings.filter(({ rule }) => rule === 'S2').length).toBe(1)
  })
})
