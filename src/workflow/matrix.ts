import { isMap, isScalar, isSeq } from 'yaml'
import type { Matrix, Template } from '../domain/workflow.ts'
import type { Value } from './nodes.ts'
import { isNothing } from './nodes.ts'
import type { Reading } from './reading.ts'
import { constantList, constantTemplate, literalPart, recordOf, textTemplate, typedTemplate } from './values.ts'

/** `strategy.matrix`. One that is computed as a whole has no dimensions and an unknown `include`. */
export function matrixOf(reading: Reading, strategy: Value | null): Matrix | null {
  if (isScalar(strategy) && !isNothing(strategy)) return { dimensions: {}, include: null, exclude: null }
  const matrix = reading.get(strategy, 'matrix')
  if (matrix === null || isNothing(matrix)) return null
  if (!isMap(matrix)) return { dimensions: {}, include: null, exclude: null }
  // A dimension whose name is computed may be any: so may what `include` adds.
  const named = reading.entriesOf(matrix).every(({ key }) => key !== null)
  const { include, exclude, ...dimensions } = recordOf(reading, matrix, (entry) => entry.value)
  return {
    dimensions: Object.fromEntries(Object.entries(dimensions).map(([name, value]) => [name, dimensionOf(reading, value)])),
    include: named ? combinationsOf(reading, include ?? null) : null,
    exclude: combinationsOf(reading, exclude ?? null),
  }
}

function dimensionOf(reading: Reading, value: Value | null): (Template | null)[] | null {
  if (isSeq(value)) return value.items.map((item) => valueOf(reading, reading.valueOf(item)))
  if (!isScalar(value)) return null
  const template = textTemplate(reading, value)
  return constantList(template)?.map((item) => ({ at: template.at, parts: [literalPart(item)] })) ?? null
}

function combinationsOf(reading: Reading, value: Value | null): Record<string, Template | null>[] | null {
  if (value === null || isNothing(value)) return []
  if (!isSeq(value)) return null
  const items = value.items.map((item) => reading.valueOf(item))
  const understood = items.every((item) => isMap(item) && reading.entriesOf(item).every(({ key }) => key !== null))
  return understood ? items.map((item) => recordOf(reading, item, (entry) => valueOf(reading, entry.value))) : null
}

const valueOf = (reading: Reading, value: Value | null): Template | null =>
  value === null || isScalar(value) ? typedTemplate(reading, value) : constantTemplate(reading, value)
