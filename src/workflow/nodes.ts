import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Alias, Node, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { foldedText } from './expression.ts'

/** A node with its alias followed. */
export type Value = Scalar | YAMLMap | YAMLSeq

export interface Entry {
  /** `${{ 'environment' }}` is `environment`; null: computed while running, or no scalar. */
  key: string | null
  keyNode: Scalar | null
  value: Value | null
}

export interface Tree {
  valueOf: (node: unknown) => Value | null
  entriesOf: (map: YAMLMap) => Entry[]
  /** The value of a key of a map; null when there is none, or when it is no map. */
  get: (node: Value | null, key: string) => Value | null
}

/** The text of a scalar as written: `on` and `1.10` are themselves, null is empty. */
export function rawText(scalar: Scalar): string {
  const { value } = scalar
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  return scalar.source ?? String(value)
}

export const isNothing = (value: Value | null): boolean => value === null || (isScalar(value) && (value.value === null || value.value === undefined))

export const startOf = (node: Node | null): number => node?.range?.[0] ?? 0

function entryOf(key: Value | null, value: Value | null): Entry {
  return isScalar(key) ? { key: foldedText(rawText(key)), keyNode: key, value } : { key: null, keyNode: null, value }
}

/** Access to the tree that looks through aliases and folded keys. */
export function treeOf(targets: Map<Alias, Node>): Tree {
  const valueOf = (node: unknown): Value | null => {
    const found = isAlias(node) ? targets.get(node) : node
    return isScalar(found) || isMap(found) || isSeq(found) ? found : null
  }
  const known = new WeakMap<YAMLMap, Entry[]>()
  const entriesOf = (map: YAMLMap): Entry[] => {
    const entries = known.get(map) ?? map.items.map(({ key, value }) => entryOf(valueOf(key), valueOf(value)))
    known.set(map, entries)
    return entries
  }
  const get = (node: Value | null, key: string): Value | null => {
    const entry = isMap(node) ? entriesOf(node).find((one) => one.key === key) : undefined
    return entry?.value ?? null
  }
  return { valueOf, entriesOf, get }
}
