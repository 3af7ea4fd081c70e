import type { Matrix, Template } from '../domain/workflow.ts'
import { evaluateTemplate } from './evaluate.ts'
import { plainText } from './expression.ts'
import { anything, only, union } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Member, Scope, Shape } from './scope.ts'

type Row = Record<string, Template | null>

/** `matrix` of a job: for every name each value that some combination may have. Which go together is not kept; `exclude` counts where it is plain. */
export function matrixScope(matrix: Matrix | null, scope: Scope): Member {
  if (matrix === null) return { members: new Map(), others: only(null) }
  const { dimensions, include } = matrix
  // What is computed may overwrite every name and add others.
  if (include === null) return anything
  const names = new Set([...Object.keys(dimensions), ...include.flatMap((row) => Object.keys(row))])
  const lower = new Set([...names].map((name) => name.toLowerCase()))
  const members = [...lower].map((name) => [name, () => valuesOf(name, matrix, include, scope)] as const)
  return { members: new Map(members), others: only(null) }
}

function valuesOf(name: string, matrix: Matrix, include: Row[], scope: Scope): Possible {
  const { dimensions, exclude } = matrix
  const dimension = entriesOf(dimensions, name)
  const listed = dimension.flatMap((values) => values ?? []).filter((value) => !isExcluded(name, value, exclude))
  const added = include.flatMap((row) => entriesOf(row, name))
  const possible = [...listed, ...added].map((value) => (value === null ? anything : evaluateTemplate(value, scope)))
  const open = dimension.some((values) => values === null) ? [anything] : []
  return union(...possible, ...open, ...(mayLack(name, matrix, include) ? [only(null)] : []))
}

// A row of `include` that fits no combination becomes one with its own names only; a name that only `include` has is not in every combination.
function mayLack(name: string, matrix: Matrix, include: Row[]): boolean {
  const isDimension = entriesOf(matrix.dimensions, name).length > 0
  if (Object.keys(matrix.dimensions).length > 0 && !isDimension) return true
  return include.some((row) => entriesOf(row, name).length === 0 && mayStandAlone(row, matrix))
}

// A row fits every combination unless it names a dimension; where there is no combination, it fits none.
function mayStandAlone(row: Row, { dimensions, exclude }: Matrix): boolean {
  const names = Object.keys(dimensions)
  const mayBeNone = exclude === null || exclude.length > 0 || Object.values(dimensions).some((values) => values === null || values.length === 0)
  return names.length === 0 || mayBeNone || names.some((name) => entriesOf(row, name.toLowerCase()).length > 0)
}

const entriesOf = <T>(record: Record<string, T>, name: string): T[] =>
  Object.entries(record).flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []))

// Only a row of one name takes that value out of every combination.
function isExcluded(name: string, value: Template | null, exclude: Row[] | null): boolean {
  const text = value === null ? null : plainText(value)
  if (text === null || exclude === null || value === null) return false
  return exclude.some((row) => {
    const [only, ...others] = Object.entries(row)
    if (only === undefined || others.length > 0 || only[0].toLowerCase() !== name || only[1] === null) return false
    return JSON.stringify(only[1].parts) === JSON.stringify(value.parts)
  })
}

/** Combinations that are told apart; of larger matrices only what each name can be is known. */
const combinationLimit = 64

/**
 * The scopes of a job's combinations, so that `environment: ${{ matrix.env }}` and `secrets[matrix.key]` of one row stay together; the job's own
 * scope alone where they cannot be listed. Every real combination is in one of them; not each of them is real.
 */
export function scopesByCombination(matrix: Matrix | null, scope: Scope): Scope[] {
  if (matrix === null || matrix.include === null || [matrix.dimensions, ...matrix.include].some(isAmbiguous)) return [scope]
  const names = Object.keys(matrix.dimensions)
  const sizes = Object.values(matrix.dimensions).map((values) => values?.length ?? Infinity)
  const count = names.length === 0 ? 0 : sizes.reduce((product, size) => product * size, 1)
  if (count + matrix.include.length > combinationLimit || count + matrix.include.length === 0) return [scope]
  const whole = matrixScope(matrix, scope)
  const rows = matrix.include.filter((row) => mayStandAlone(row, matrix))
  // Rows add to combinations only names that are no dimension.
  const added = 'members' in whole ? [...whole.members].filter(([name]) => !names.some((own) => own.toLowerCase() === name)) : []
  const products = count === 0 ? [] : product(Object.entries(matrix.dimensions)).map((row) => shapeOf(row, scope, added))
  return [...products, ...rows.map((row) => shapeOf(row, scope, names.length === 0 ? [] : added))].map((one) => ({ ...scope, matrix: one }))
}

// Which of two names that differ by case only is read is not said.
function isAmbiguous(record: Record<string, unknown>): boolean {
  const names = Object.keys(record)
  return new Set(names.map((name) => name.toLowerCase())).size !== names.length
}

function product(dimensions: [string, (Template | null)[] | null][]): Row[] {
  return dimensions.reduce<Row[]>((rows, [name, values]) => rows.flatMap((row) => (values ?? []).map((value) => ({ ...row, [name]: value }))), [{}])
}

function shapeOf(row: Row, scope: Scope, added: [string, Member | (() => Member)][]): Shape {
  const valueOf = (value: Template | null): Possible => (value === null ? anything : evaluateTemplate(value, scope))
  const own = Object.entries(row).map(([name, value]): [string, Possible] => [name.toLowerCase(), valueOf(value)])
  // A later row may overwrite what an earlier one added, never what the row itself is made of.
  return { members: new Map([...added, ...own]), others: only(null) }
}
