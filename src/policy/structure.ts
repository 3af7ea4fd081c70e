import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node, type Scalar, type YAMLMap } from 'yaml'
import { lineAndColumn } from './positions.ts'
import { quoted, type Place } from './problems.ts'

/** A policy nests six deep. Aliases multiply what they name and are each looked up by a walk: a few are convenience, many are an attack. */
const maxDepth = 20
const maxNodes = 50_000
const maxAliases = 50

interface Walk {
  document: Document.Parsed
  lines: LineCounter
  nodes: number
  aliases: number
  places: Place[]
}

/** What is good YAML and yet no policy: tags, keys that appear twice, and aliases or depth beyond the budget. */
export function structurePlaces(document: Document.Parsed, lines: LineCounter): Place[] {
  const walk: Walk = { document, lines, nodes: 0, aliases: 0, places: [] }
  const excess = visit(walk, document.contents, 0)
  return excess === null ? walk.places : [{ code: 'CS-004', message: `the policy ${excess}` }]
}

/** Aliases are followed, so that what they multiply is counted and a circle ends at the depth. Returns the budget that was exceeded. */
function visit(walk: Walk, node: unknown, depth: number): string | null {
  walk.nodes += 1
  if (depth > maxDepth) return 'is nested too deeply'
  if (walk.nodes > maxNodes) return `holds more than ${maxNodes} values`
  if (isAlias(node)) {
    walk.aliases += 1
    if (walk.aliases > maxAliases) return `uses more than ${maxAliases} aliases`
    const target = node.resolve(walk.document)
    if (target === undefined) walk.places.push(namesNothing(node.source, node, walk.lines))
    return visit(walk, target, depth + 1)
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null
  if (node.tag !== undefined) walk.places.push(tagPlace(node.tag, node, walk.lines))
  if (isMap(node)) walk.places.push(...keyPlaces(node, walk.lines))
  return visitAll(walk, isScalar(node) ? [] : isSeq(node) ? node.items : node.items.flatMap(({ key, value }) => [key, value]), depth + 1)
}

function visitAll(walk: Walk, nodes: unknown[], depth: number): string | null {
  for (const node of nodes) {
    const excess = visit(walk, node, depth)
    if (excess !== null) return excess
  }
  return null
}

const startOf = (node: Node, lines: LineCounter) => lineAndColumn(lines, node.range?.[0] ?? 0)

const namesNothing = (name: string, node: Node, lines: LineCounter): Place => ({
  code: 'CS-010',
  ...startOf(node, lines),
  message: `the alias ${quoted(`*${name}`)} names nothing above it`,
})

function tagPlace(written: string, node: Node, lines: LineCounter): Place {
  const tag = written.replace('tag:yaml.org,2002:', '!!')
  const message = `YAML tags are not part of a policy, found ${quoted(tag)}`
  return { code: 'CS-010', ...startOf(node, lines), message, found: tag, suggestion: 'delete the tag' }
}

function keyPlaces({ items }: YAMLMap, lines: LineCounter): Place[] {
  const seen = new Map<string, number>()
  return items.flatMap(({ key }): Place[] => {
    if (!isScalar(key)) return []
    const first = seen.get(String(key.value))
    if (first === undefined) seen.set(String(key.value), startOf(key, lines).line)
    return keyMistake(key, first ?? null, lines)
  })
}

function keyMistake(key: Scalar, first: number | null, lines: LineCounter): Place[] {
  const name = String(key.value)
  const place = { ...startOf(key, lines), found: name }
  // JavaScript would take this key for the object's ancestry, and the schema would never see it.
  if (name === '__proto__') return [{ ...place, code: 'CS-012', message: 'unknown key "__proto__"', suggestion: 'delete it' }]
  if (first === null) return []
  const message = `the key ${quoted(name)} appears twice; it stands in line ${first} already`
  return [{ ...place, code: 'CS-011', message, suggestion: 'keep one of the two' }]
}
