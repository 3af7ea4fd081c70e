import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml'
import type { PolicyDocument } from './policyDocument.ts'

export type Path = readonly PropertyKey[]

export interface Position {
  line: number
  column: number
}

/** Where the value at this path begins; for a value that is not there, the innermost thing that is. */
export function valuePosition(parsed: PolicyDocument, path: Path): Position {
  const { node, pair } = locate(parsed, path)
  return positionOf(parsed, isEmpty(node) ? (pair?.key ?? node) : node)
}

/** Where the key at this path begins. */
export function keyPosition(parsed: PolicyDocument, path: Path): Position {
  const { node, pair } = locate(parsed, path)
  return positionOf(parsed, pair?.key ?? node)
}

interface Found {
  node: unknown
  pair: Pair | null
}

function locate(parsed: PolicyDocument, path: Path): Found {
  let found: Found = { node: parsed.root, pair: null }
  for (const step of path) {
    const next = stepInto(parsed.document, found.node, step)
    if (next === null) return found
    found = next
  }
  return found
}

function stepInto(document: Document.Parsed, from: unknown, step: PropertyKey): Found | null {
  const node = isAlias(from) ? from.resolve(document) : from
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step]
    return item === undefined ? null : { node: item, pair: null }
  }
  if (!isMap(node)) return null
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  return pair === undefined ? null : { node: pair.value, pair }
}

/** `key:` with nothing after it has a value without a place of its own. */
const isEmpty = (node: unknown): boolean => node === null || (isScalar(node) && node.value === null && (node.source ?? '') === '')

const positionOf = (parsed: PolicyDocument, node: unknown): Position => lineAndColumn(parsed.lines, offsetOf(node) ?? offsetOf(parsed.root) ?? 0)

/** Both count from 1; the counter says 0 for an offset it has not seen. */
export function lineAndColumn(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

const offsetOf = (node: unknown): number | undefined => (node as Partial<Node> | null | undefined)?.range?.[0]
