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
  /** Characters of all scalars: an alias bomb can be made of one long text. */
  text: number
}

type Tell = (kind: DoubtKind, offset: number, found: string | null) => void

/** Tags that say what a plain reader would have found anyway. */
const plainTags = ['str', 'int', 'float', 'bool', 'null', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`)

/** Follows every alias to the anchor before it and counts what the tree is with all of them in place. One pass; cycles end. */
export function surveyOf(root: Node, tell: Tell): Survey {
  const anchors = new Map<string, Node>()
  const extents = new Map<Node, Extent>()
  const targets = new Map<Alias, Node>()
  const leaf = { nodes: 1, levels: 0, text: 0 }

  const measure = (node: unknown, depth: number): Extent => {
    if (depth > budgets.levels) throw new RangeError()
    if (isAlias(node)) return follow(node)
    if (isPair(node)) return sum([measure(node.key, depth), measure(node.value, depth)], 0)
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return leaf
    if (node.anchor !== undefined) anchors.set(node.anchor, node)
    if (node.tag !== undefined && !plainTags.includes(node.tag)) tell('yaml', startOf(node), null)
    const extent = isScalar(node) ? { ...leaf, text: rawText(node).length } : sum(node.items.map((item) => measure(item, depth + 1)), 1)
    extents.set(node, extent)
    if (isMap(node)) checkKeys(node.items, targets, tell)
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
  if (whole.levels > budgets.levels) tell('too-deep', 0, `${whole.levels} levels, at most ${budgets.levels}`)
  const bounded = whole.nodes <= budgets.nodes && whole.text <= budgets.text
  if (!bounded) tell('too-much', 0, 'aliases followed')
  return { targets, whole: bounded && whole.levels <= budgets.levels }
}

function sum(extents: Extent[], own: number): Extent {
  let nodes = own
  let levels = 0
  let text = 0
  for (const extent of extents) {
    nodes += extent.nodes
    text += extent.text
    if (extent.levels > levels) levels = extent.levels
  }
  return { nodes, levels: levels + own, text }
}

// GitHub compares keys of one map without regard to case; of two values for one key nobody can say which one counts.
function checkKeys(items: { key: unknown }[], targets: Map<Alias, Node>, tell: Tell): void {
  const seen = new Set<string>()
  for (const { key: written } of items) {
    const key = isAlias(written) ? targets.get(written) : written
    if (!isScalar(key)) {
      tell('wrong-shape', startOf(written), null)
      continue
    }
    const text = rawText(key)
    if (text === '<<') tell('merge-key', startOf(written), null)
    const name = (foldedText(text) ?? text).toUpperCase()
    if (seen.has(name)) tell('duplicate-key', startOf(written), text)
    seen.add(name)
  }
}

const startOf = (node: unknown): number => (isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0)
