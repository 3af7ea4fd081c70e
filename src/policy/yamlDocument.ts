import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type YAMLError } from 'yaml'
import type { NonEmpty } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import { problemAt, quoted, type Place } from './problems.ts'

/** A policy nests six deep. Aliases multiply what they name and are each looked up by a walk: a few are convenience, many are an attack. */
const maxDepth = 20
const maxNodes = 50_000
const maxAliases = 50
/** One broken quote can make an error of every byte after it. */
const maxErrors = 100

export interface PolicyDocument {
  file: string
  root: Node
  document: Document.Parsed
  lines: LineCounter
}

export type Parsed = { ok: true; parsed: PolicyDocument } | { ok: false; problems: NonEmpty<Problem> }

/** YAML 1.2 with the core schema, text keys, one document, no tags, no merge keys: what it says is what a reader sees. */
export function parsePolicy(file: string, text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, stringKeys: true, version: '1.2' })
  const refuse = (...places: NonEmpty<Place>): Parsed => {
    const [first, ...others] = places
    return { ok: false, problems: [problemAt(file, first), ...others.map((place) => problemAt(file, place))] }
  }
  const errors = onePerLine(document.errors.slice(0, maxErrors).map((error) => syntaxPlace(error, lines)))
  const [first, ...others] = errors.some(({ code }) => code === 'CS-004') ? errors.filter(({ code }) => code === 'CS-004').slice(0, 1) : errors
  if (first !== undefined) return refuse(first, ...others)
  if (document.directives.yaml.explicit === true) return refuse({ code: 'CS-010', line: 1, column: 1, message: 'directives such as %YAML are not part of a policy' })
  if (document.contents === null || isEmptyScalar(document.contents)) return refuse({ code: 'CS-002', message: 'the policy is empty' })
  const [wrong, ...more] = structurePlaces(document, lines)
  if (wrong !== undefined) return refuse(wrong, ...more)
  return { ok: true, parsed: { file, root: document.contents, document, lines } }
}

const isEmptyScalar = (node: Node): boolean => isScalar(node) && (node.value === null || node.value === '') && node.tag === undefined

const at = (lines: LineCounter, offset: number): { line: number; column: number } => {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

const syntaxSentences: Partial<Record<YAMLError['code'], string>> = {
  MULTIPLE_DOCS: 'the file holds several YAML documents; a policy is one',
  NON_STRING_KEY: 'a key must be plain text',
  TAB_AS_INDENT: 'a tab cannot indent YAML; use spaces',
  BAD_INDENT: 'the indentation does not fit the lines around it',
}

function syntaxPlace(error: YAMLError, lines: LineCounter): Place {
  if (error.code === 'RESOURCE_EXHAUSTION') return { code: 'CS-004', ...at(lines, error.pos[0]), message: 'the policy is nested too deeply' }
  const unclosed = error.code === 'MISSING_CHAR' && error.message.includes('quote') ? 'a quote is not closed' : undefined
  const sentence = unclosed ?? syntaxSentences[error.code] ?? `the YAML cannot be read: ${firstSentence(error.message)}`
  return { code: 'CS-010', ...at(lines, error.pos[0]), message: sentence }
}

/** What follows the first mistake of a line is mostly its consequence. */
const onePerLine = (places: Place[]): Place[] => [...new Map(places.toReversed().map((place) => [place.line, place])).values()].toReversed()

const firstSentence = (message: string): string => {
  const line = (message.split('\n')[0] ?? '').replace(/[.:]$/, '').slice(0, 160)
  return line.charAt(0).toLowerCase() + line.slice(1)
}

/** What is good YAML and yet no policy: tags, keys that appear twice, and aliases or depth beyond the budget. */
function structurePlaces(document: Document.Parsed, lines: LineCounter): Place[] {
  const places: Place[] = []
  const walk = { nodes: 0, aliases: 0 }
  const visit = (node: unknown, depth: number): boolean => {
    walk.nodes += 1
    if (isAlias(node)) walk.aliases += 1
    if (walk.nodes > maxNodes || walk.aliases > maxAliases || depth > maxDepth) {
      const what = depth > maxDepth ? 'is nested too deeply' : walk.aliases > maxAliases ? `uses more than ${maxAliases} aliases` : `holds more than ${maxNodes} values`
      places.push({ code: 'CS-004', message: `the policy ${what}` })
      return false
    }
    if (isAlias(node)) {
      const target = node.resolve(document)
      if (target === undefined) places.push({ code: 'CS-010', ...at(lines, node.range?.[0] ?? 0), message: `the alias ${quoted(`*${node.source}`)} names nothing above it` })
      return visit(target, depth + 1)
    }
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.tag !== undefined) places.push(tagPlace(node, lines))
    if (isSeq(node)) return node.items.every((item) => visit(item, depth + 1))
    if (!isMap(node)) return true
    places.push(...repeatedKeys(node.items, lines))
    return node.items.every(({ key, value }) => visit(key, depth + 1) && visit(value, depth + 1))
  }
  visit(document.contents, 0)
  return places
}

function tagPlace(node: Node & { tag?: string }, lines: LineCounter): Place {
  const tag = (node.tag ?? '').replace('tag:yaml.org,2002:', '!!')
  const message = `YAML tags are not part of a policy, found ${quoted(tag)}`
  return { code: 'CS-010', ...at(lines, node.range?.[0] ?? 0), message, found: tag, suggestion: 'delete the tag' }
}

function repeatedKeys(items: { key: unknown }[], lines: LineCounter): Place[] {
  const seen = new Map<string, number>()
  return items.flatMap(({ key }): Place[] => {
    if (!isScalar(key)) return []
    const name = String(key.value)
    const { line, column } = at(lines, key.range?.[0] ?? 0)
    // JavaScript would take this key for the object's ancestry, and the schema would never see it.
    if (name === '__proto__') return [{ code: 'CS-012', line, column, message: 'unknown key "__proto__"', found: name, suggestion: 'delete it' }]
    const first = seen.get(name)
    if (first === undefined) seen.set(name, line)
    return first === undefined
      ? []
      : [{ code: 'CS-011', line, column, message: `the key ${quoted(name)} appears twice; it stands in line ${first} already`, found: name, suggestion: 'keep one of the two' }]
  })
}
