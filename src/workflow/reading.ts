import type { Node, Scalar } from 'yaml'
import type { Doubt, DoubtKind, LiteralCredential, PlacedExpression, Position, Template } from '../domain/workflow.ts'
import { budgets } from './budgets.ts'
import { looksLikeCredential } from './credentials.ts'
import { openFile } from './document.ts'
import { identityFinder } from './identities.ts'
import type { IdentityFinder } from './identities.ts'
import { treeOf } from './nodes.ts'
import type { Tree, Value } from './nodes.ts'
import { surveyOf } from './survey.ts'

/** One file while it is being read: its tree, and what is gathered on the way. */
export interface Reading extends Tree {
  /** null: nothing could be read, and a doubt says why. */
  root: Value | null
  text: string
  placeOf: (offset: number) => Position
  /** Where a piece of a scalar's text stands in the file; the scalar's own place when escapes or folding hide it. */
  placeIn: (scalar: Scalar, piece: string) => Position
  doubt: (kind: DoubtKind, at: Position, found?: string | null) => void
  doubts: Doubt[]
  literals: LiteralCredential[]
  /** Parts of the text that are somebody's: a job's, or nobody's secret. */
  spans: Span[]
  findIdentities: IdentityFinder
  /** False: there were too many already. */
  spendExpressions: (count: number) => boolean
  isSpent: () => boolean
  /** Scalars already read, as text and as conditions. */
  templates: WeakMap<Scalar, ScalarReading>
  conditions: WeakMap<Scalar, ScalarReading>
}

/** A scalar read: its template, clean of credentials, and the same expressions each where it stands. */
export interface ScalarReading {
  template: Template
  placed: PlacedExpression[]
  /** It holds one, as written or with its literals folded in. */
  credential: boolean
  /** In words; null: it was understood. */
  wrong: { found: string; at: Position; tooLarge: boolean } | null
}

export interface Span {
  start: number
  end: number
  job: string | null
  /** Passwords in URLs are not told here. */
  throwAway: boolean
}

export function startReading(bytes: Uint8Array, identities: string[]): Reading {
  const file = openFile(bytes)
  const doubts = [...file.doubts]
  const doubt = (kind: DoubtKind, at: Position, found: string | null = null): void => {
    if (doubts.length < budgets.doubts) doubts.push({ at, kind, found: found === null ? null : shown(found) })
  }
  const spendExpressions = spender(budgets.expressions, () => doubt('too-much', file.placeOf(0), `more than ${budgets.expressions} expressions`))
  const spendComparisons = spender(budgets.comparisons, () => doubt('too-much', file.placeOf(0), 'words that resemble an identity'))
  const { root, tree } = surveyed(file.root, (kind, offset, found) => doubt(kind, file.placeOf(offset), found))
  return {
    ...tree,
    root,
    text: file.text,
    placeOf: file.placeOf,
    placeIn: (scalar, piece) => file.placeOf(offsetIn(file.text, scalar, piece)),
    doubt,
    doubts,
    literals: [],
    spans: [],
    findIdentities: identityFinder(identities, () => spendComparisons(1)),
    spendExpressions,
    isSpent: () => !spendExpressions(0),
    templates: new WeakMap(),
    conditions: new WeakMap(),
  }
}

function surveyed(root: Node | null, tell: (kind: DoubtKind, offset: number, found: string | null) => void): { root: Value | null; tree: Tree } {
  if (root === null) return { root: null, tree: treeOf(new Map()) }
  try {
    const { targets, whole } = surveyOf(root, tell)
    const tree = treeOf(targets)
    return { root: whole ? tree.valueOf(root) : null, tree }
  } catch (error) {
    tell(error instanceof RangeError ? 'too-deep' : 'stopped', 0, null)
    return { root: null, tree: treeOf(new Map()) }
  }
}

/** Counts down, and tells once when it is spent. */
function spender(budget: number, tell: () => void): (count: number) => boolean {
  let left = budget
  return (count) => {
    if (left < 0) return false
    left -= count
    if (left < 0) tell()
    return left >= 0
  }
}

function offsetIn(text: string, scalar: Scalar, piece: string): number {
  const [start, end] = scalar.range ?? [0, 0]
  const found = text.slice(0, end).indexOf(piece, start)
  return found < 0 ? start : found
}

/** Names of the file that a doubt may show are short and never a credential. */
const shown = (found: string): string | null => (looksLikeCredential(found) ? null : found.replace(/\s+/g, ' ').slice(0, 60))

export const placeOfNode = (reading: Reading, node: Node | null): Position => reading.placeOf(node?.range?.[0] ?? 0)

