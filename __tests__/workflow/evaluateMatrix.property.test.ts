import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { shape } from '../../src/workflow/githubContext.ts'
import { matrixScope, scopesByCombination } from '../../src/workflow/matrixScope.ts'
import { anything, only } from '../../src/workflow/possible.ts'
import type { Possible } from '../../src/workflow/possible.ts'
import type { Member, Scope } from '../../src/workflow/scope.ts'
import type { Matrix, Template } from '../../src/domain/workflow.ts'

const at = { line: 1, column: 1 }
type Row = Record<string, string>

// https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations, step by step, as the witness.
function combinations(dimensions: Record<string, string[]>, include: Row[], exclude: Row[]): Row[] {
  const names = Object.entries(dimensions)
  const all = names.length === 0 ? [] : names.reduce<Row[]>((rows, [name, values]) =>
    rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))), [{}])
  const original = all.filter((row) => !exclude.some((one) => Object.entries(one).every(([name, value]) => row[name] === value)))
  const result = original.map((row) => ({ ...row }))
  const extra: Row[] = []
  for (const one of include) {
    const fitting = original.flatMap((row, index) =>
      (Object.entries(one).every(([name, value]) => row[name] === undefined || row[name] === value) ? [index] : []))
    if (fitting.length === 0) extra.push({ ...one })
    for (const index of fitting) Object.assign(result[index] ?? {}, one)
  }
  return [...result, ...extra]
}

const name = fc.constantFrom('env', 'os', 'key')
const value = fc.constantFrom('dev', 'prod', 'x')
const row = fc.dictionary(name, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
const matrices = fc.record({
  dimensions: fc.dictionary(name, fc.uniqueArray(value, { minLength: 1, maxLength: 3 }), { maxKeys: 2, noNullPrototype: true }),
  include: fc.array(row, { maxLength: 3 }),
  exclude: fc.array(row, { maxLength: 2 }),
})

const template = (text: string): Template => ({ at, parts: [text] })
const templates = (rows: Row[]): Matrix['include'] =>
  rows.map((one) => Object.fromEntries(Object.entries(one).map(([key, text]) => [key, template(text)])))

const none: Scope = {
  github: shape({}, anything),
  inputs: shape({}, anything),
  matrix: anything,
  env: shape({}, anything),
  needs: shape({}, anything),
}

function read(member: Member, key: string): Possible {
  if (!('members' in member)) return member
  const found = member.members.get(key) ?? member.others
  const known = typeof found === 'function' ? found() : found
  if ('members' in known) throw new Error('a value')
  return known
}

const holds = (member: Member, one: Row): boolean =>
  ['env', 'os', 'key'].every((key) => {
    const possible = read(member, key)
    return possible.anything || possible.values.includes(one[key] ?? null)
  })

test('every combination that GitHub makes is possible, and stands whole in one of the scopes', () => {
  let several = 0
  fc.assert(
    fc.property(matrices, ({ dimensions, include, exclude }) => {
      const matrix: Matrix = {
        dimensions: Object.fromEntries(Object.entries(dimensions).map(([key, values]) => [key, values.map(template)])),
        include: templates(include),
        exclude: templates(exclude),
      }
      const together = matrixScope(matrix, none)
      const apart = scopesByCombination(matrix, none)
      if (apart.length > 1) several += 1
      for (const one of combinations(dimensions, include, exclude)) {
        expect([one, holds(together, one)]).toEqual([one, true])
        expect([one, apart.some((scope) => scope.matrix === anything || holds(scope.matrix, one))]).toEqual([one, true])
      }
    }),
    { numRuns: 2000 },
  )
  expect(several).toBeGreaterThan(500)
})

test('what cannot be listed stays one scope', () => {
  const list = Array.from({ length: 20 }, (_, index) => template(`v${index}`))
  const whole: (Matrix | null)[] = [
    null,
    { dimensions: {}, include: null, exclude: [] },
    { dimensions: { a: null }, include: [], exclude: [] },
    { dimensions: { a: list, b: list }, include: [], exclude: [] },
    { dimensions: { a: list.slice(0, 1), A: list.slice(1, 2) }, include: [], exclude: [] },
  ]
  for (const matrix of whole) expect(scopesByCombination(matrix, none)).toEqual([none])
})

test('a row keeps what belongs together', () => {
  const matrix: Matrix = { dimensions: {}, include: templates([{ env: 'dev', key: 'x' }, { env: 'prod', key: 'y' }]), exclude: [] }
  const rows = scopesByCombination(matrix, { ...none }).map(({ matrix: one }) => [read(one, 'env'), read(one, 'key')])
  expect(rows).toEqual([[only('dev'), only('x')], [only('prod'), only('y')]])
})
