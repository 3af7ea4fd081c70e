import type { Matrix, Template } from '../domain/workflow.ts'
import { evaluateTemplate } from './evaluate.ts'
import { plainText } from './expression.ts'
import { anything, only, union } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Member, Scope } from './scope.ts'

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

function valuesOf(name: string, { dimensions, exclude }: Matrix, include: Row[], scope: Scope): Possible {
  const dimension = entriesOf(dimensions, name)
  const listed = dimension.flatMap((values) => values ?? []).filter((value) => !isExcluded(name, value, exclude))
  const added = include.flatMap((row) => entriesOf(row, name))
  const possible = [...listed, ...added].map((value) => (value === null ? anything : evaluateTemplate(value, scope)))
  const open = dimension.some((values) => values === null) ? [anything] : []
  return union(...possible, ...open, ...(mayLack(name, dimensions, include) ? [only(null)] : []))
}

// A row of `include` that fits no combination becomes one with its own names only; a name that only `include` has is not in every combination.
function mayLack(name: string, dimensions: Matrix['dimensions'], include: Row[]): boolean {
  const lacks = (row: Row): boolean => entriesOf(row, name).length === 0
  const dimensionNames = Object.keys(dimensions)
  if (dimensionNames.length === 0) return include.some(lacks)
  if (entriesOf(dimensions, name).length === 0) return true
  return include.some((row) => lacks(row) && dimensionNames.some((other) => entriesOf(row, other.toLowerCase()).length > 0))
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
