import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { Alias, Node } from 'yaml'
import type { DoubtKind } from '../domain/workflow.ts'
import { budgets } from './budgets.ts'
import { foldedText } from './expression.ts'
import { rawText } from './nodes.ts'

/** What the whole tree was found to be before it is read. `whole` false: it is too much to be walked. */
export interface Survey {
  targets: Map<Alias, Node>
  whole: boolean
}

interface Extent {
  nodes: number
  levels: number
}

type Tell = (kind: DoubtKind, offset: number, found: string | null) => void

/** Tags that say what a plain reader would have found anyway. */
const plainTags = ['str', 'int', 'float', 'bool', 'null', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`)

/** Follows every alias to the anchor before it and counts what the tree is with all of them in place. One pass; cycles end. */
export function surveyOf(root: Node, tell: Tell): Survey {
  const anchors = new Map<string, Node>()
  const extents = new Map<Node, Extent>()
  const targets = new Map<Alias, Node>()
  const leaf = { nodes: 1, levels: 0 }

  const measure = (node: unknown, depth: number): Extent => {
    if (depth > budgets.levels) throw new RangeError()
    if (isAlias(node)) return follow(node)
    if (isPair(node)) return sum([measure(node.key, depth), measure(node.value, depth)], 0)
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return leaf
    if (node.anchor !== undefined) anchors.set(node.anchor, node)
    if (node.tag !== undefined && !plainTags.includes(node.tag)) tell('yaml', startOf(node), null)
    if (isMap(node)) keysOf(node.items, tell)
    const extent = isScalar(node) ? leaf : sum(node.items.map((item) => measure(item, depth + 1)), 1)
    extents.set(node, extent)
    return extent
  }
  const follow = (alias: Alias): Extent => {
    const target = anchors.get(alias.source)
    const extent = target === undefined ? undefined : extents.get(target)
    // No extent yet: the alias stands inside its own anchor.
    if (target === undefined || extent === undefined) return (tell('yaml', startOf(alias), null), leaf)
    targets.set(alias, target)
    return extent
  }

  const whole = measure(root, 0)
  if (whole.levels > budgets.levels) tell('too-deep', 0, `${whole.levels} levels`)
  if (whole.nodes > budgets.nodes) tell('too-much', 0, 'aliases followed')
  return { targets, whole: whole.levels <= budgets.levels && whole.nodes <= budgets.nodes }
}

function sum(extents: Extent[], own: number): Extent {
  let nodes = own
  let levels = 0
  for (const extent of extents) {
    nodes += extent.nodes
    if (extent.levels > levels) levels = extent.levels
  }
  return { nodes, levels: levels + own }
}

// GitHub compares keys of one map without regard to case; of two values for one key nobody can say which one counts.
function keysOf(items: { key: unknown }[], tell: Tell): void {
  const seen = new Set<string>()
  for (const { key } of items) {
    if (!isScalar(key)) {
      if (!isAlias(key)) tell('wrong-shape', startOf(key), null)
      continue
    }
    const text = rawText(key)
    if (text === '<<') tell('merge-key', startOf(key), null)
    const name = (foldedText(text) ?? text).toUpperCase()
    if (seen.has(name)) tell('duplicate-key', startOf(key), text)
    seen.add(name)
  }
}

const startOf = (node: unknown): number => (isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0)
