import type { EnvironmentProtection, Inventory, InventoryEnvironment } from '../../domain/inventory.ts'
import { ProblemError } from '../../domain/problem.ts'
import { nearest } from '../../policy/nearest.ts'
import { type JsonNode, placeOf, readJsonTree } from './jsonTree.ts'

/** The file, for pointing into it. */
interface Source {
  file: string
  text: string
}

type Reading<T> = (node: JsonNode, source: Source, what: string) => T

const secretNames: Reading<string[]> = (node, source, what) => texts(node, source, what, 'names of secrets', secretName)
const branchPatterns: Reading<string[]> = (node, source, what) => texts(node, source, what, 'patterns', pattern)

const truth: Reading<boolean> = (node, source, what) =>
  node.kind === 'truth' ? node.value : refuse(source, node, `${what} is wrong`, 'true or false')

const protection: Reading<EnvironmentProtection> = (node, source, what) =>
  members<EnvironmentProtection>(node, source, what, {
    reviewers: truth,
    preventSelfReview: truth,
    adminsBypass: truth,
    branches: (branches, ...rest) => (branches.kind === 'null' ? null : branchPatterns(branches, ...rest)),
    tags: branchPatterns,
  })

const environment: Reading<InventoryEnvironment> = (node, source, what) =>
  members<InventoryEnvironment>(node, source, what, { secrets: secretNames, protection })

const wholeInventory: Reading<Inventory> = (node, source, what) =>
  members<Inventory>(node, source, what, { repository: secretNames, organization: secretNames, dependabot: secretNames, environments })

/**
 * The inventory file: names of secrets and where they live. Strict, because a member that is not understood would count as unknown, and unknown
 * as nothing found. Throws `ProblemError` CS-071 for the first mistake; the text of the file is never repeated, since a value may stand in it.
 */
export function readInventory(bytes: Uint8Array, file: string): Inventory {
  const text = textOf(bytes, file)
  const source = { file, text }
  const tree = readJsonTree(text)
  if (!tree.ok) return refuse(source, tree.mistake, 'the inventory is not valid JSON', tree.mistake.expected)
  return wholeInventory(tree.root, source, 'the inventory')
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ProblemError({ code: 'CS-071', file, message: 'the inventory is not readable text', expected: 'JSON in UTF-8' }, { cause })
  }
}

/** An object with these members and no others, each at most once and each optional. */
function members<T extends object>(node: JsonNode, source: Source, what: string, readings: { [Name in keyof T]-?: Reading<T[Name]> }): T {
  const found: Partial<T> = {}
  const known = Object.keys(readings)
  for (const { at, name, value } of objectMembers(node, source, what)) {
    const reading = Object.hasOwn(readings, name) ? readings[name as keyof T] : undefined
    if (reading === undefined) {
      const near = nearest(name, known)
      return refuse(source, { at }, `${what} has an unknown member`, `only ${known.join(', ')}`, near === null ? null : `did you mean "${near}"?`)
    }
    found[name as keyof T] = reading(value, source, `"${name}"${what === 'the inventory' ? '' : ` of ${what}`}`)
  }
  return found as T
}

/** GitHub compares environment names without regard to case, so two that differ in nothing else are one. */
function environments(node: JsonNode, source: Source, what: string): Record<string, InventoryEnvironment> {
  const seen = new Set<string>()
  const entries = objectMembers(node, source, what).map(({ at, name, value }): [string, InventoryEnvironment] => {
    if (name === '' || name.length > 255) refuse(source, { at }, `${what} names no environment`, 'a name of 1 to 255 characters')
    if (seen.has(name.toLowerCase())) refuse(source, { at }, `${what} names an environment twice`, 'each environment once, whatever its case')
    seen.add(name.toLowerCase())
    return [name, environment(value, source, 'an environment')]
  })
  return Object.fromEntries(entries)
}

function objectMembers(node: JsonNode, source: Source, what: string) {
  if (node.kind !== 'object') return refuse(source, node, `${what} is wrong`, 'an object')
  const names = new Set<string>()
  for (const { at, name } of node.members) {
    if (names.has(name)) refuse(source, { at }, `${what} has a member twice`, 'each member once')
    names.add(name)
  }
  return node.members
}

function texts(node: JsonNode, source: Source, what: string, of: string, check: Reading<string>): string[] {
  if (node.kind !== 'list') return refuse(source, node, `${what} is wrong`, `a list of ${of}; leave it out where it is not known`)
  return [...new Set(node.items.map((item) => check(item, source, what)))]
}

/** Upper case, as GitHub shows them. What is no name may be a value: it is pointed at and not repeated. */
const secretName: Reading<string> = (node, source, what) => {
  if (node.kind === 'text' && /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(node.value)) return node.value.toUpperCase()
  return refuse(source, node, `${what} holds something that is no name of a secret`, 'letters, digits and _', 'write names, never values')
}

const pattern: Reading<string> = (node, source, what) => {
  if (node.kind === 'text' && node.value !== '' && node.value.length <= 255) return node.value
  return refuse(source, node, `${what} holds something that is no pattern`, 'text of 1 to 255 characters')
}

/** What kind of value stands there; never the value. */
const kindWords: Record<JsonNode['kind'], string> = {
  text: 'a text',
  truth: 'true or false',
  number: 'a number',
  null: 'null',
  list: 'a list',
  object: 'an object',
}

type Place = Pick<JsonNode, 'at'> & { kind?: JsonNode['kind'] }

function refuse({ file, text }: Source, { at, kind }: Place, message: string, expected: string, suggestion: string | null = null): never {
  const found = kind === undefined ? null : kindWords[kind]
  throw new ProblemError({ code: 'CS-071', file, ...placeOf(text, at), message, expected, found, suggestion })
}
