import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml'
import type { PolicyDocument } from './policyDocument.ts'
import { personFinder } from './rosterOf.ts'
import { loginForm } from './words.ts'
import { parsePolicy } from './yamlDocument.ts'

/** Text to put into the file at an offset, in place of what stands up to `end`. */
interface Edit {
  at: number
  end: number
  text: string
}

interface Unpinned {
  login: string
  pin(id: number): Edit
}

/** Logins that stand without the id of their account, as written, each once; none when the text is no YAML. */
export function unpinnedLogins(text: string): string[] {
  const logins = new Map(unpinnedIn(text).map(({ login }) => [login.toLowerCase(), login]))
  return [...logins.values()]
}

/**
 * Puts the ids beside the logins: `carol` becomes `{ login: carol, id: 583999 }`. Every other byte stays as it was, comments included. Logins
 * without an id in the map stay bare, and so do names under people, whose accounts are pinned there.
 */
export function pinAccounts(text: string, ids: Map<string, number>): string {
  const folded = new Map([...ids].map(([login, id]) => [login.toLowerCase(), id]))
  const edits = unpinnedIn(text).flatMap(({ login, pin }) => {
    const id = folded.get(login.toLowerCase())
    return id === undefined ? [] : [pin(id)]
  })
  return edits.sort((a, b) => b.at - a.at).reduce((pinned, { at, end, text: put }) => pinned.slice(0, at) + put + pinned.slice(end), text)
}

function unpinnedIn(text: string): Unpinned[] {
  const yaml = parsePolicy('', text)
  if (!yaml.ok) return []
  const { parsed } = yaml
  const people = child(parsed.root, 'people')
  const names = isMap(people) ? people.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])) : []
  const isPerson = personFinder(names)
  const accounts = [...valuesOf(people).map((person) => child(person, 'accounts')), child(parsed.root, 'machines')]
  const members = valuesOf(child(parsed.root, 'roles')).map((role) => child(role, 'members'))
  return [
    ...accounts.flatMap(itemsOf).flatMap((entry) => bareLogin(text, entry)),
    ...members
      .flatMap(itemsOf)
      .flatMap((entry) => [...bareLogin(text, entry), ...bareGrant(text, parsed, entry)])
      .filter(({ login }) => isPerson(login) === null),
  ]
}

/** An anchored entry may be used where a map has no place, so it is left alone. */
const isLogin = (node: unknown): node is Scalar<string> =>
  isScalar(node) &&
  typeof node.value === 'string' &&
  loginForm.test(node.value) &&
  node.anchor === undefined &&
  !String(node.type).startsWith('BLOCK')

function bareLogin(text: string, entry: unknown): Unpinned[] {
  if (!isLogin(entry) || !entry.range) return []
  const [at, end] = entry.range
  return [{ login: entry.value, pin: (id) => ({ at, end, text: `{ login: ${text.slice(at, end)}, id: ${id} }` }) }]
}

function bareGrant(text: string, parsed: PolicyDocument, entry: unknown): Unpinned[] {
  if (!isMap(entry) || entry.has('id')) return []
  const pair = entry.items.find(({ key }) => isScalar(key) && key.value === 'login')
  if (pair === undefined || !isScalar(pair.key) || !isLogin(pair.value) || !pair.key.range || !pair.value.range) return []
  const [start, end] = [pair.key.range[0], pair.value.range[1]]
  const login = pair.value.value
  if (entry.flow === true) return [{ login, pin: (id) => ({ at: end, end, text: `, id: ${id}` }) }]
  const before = text.slice(parsed.lines.lineStarts.findLast((line) => line <= start) ?? 0, start)
  // An explicit key (`? login`) or a tab leaves the column in doubt; such an entry stays as it is.
  return /^[ -]*$/.test(before) ? [{ login, pin: (id) => newLine(text, end, before.length, id) }] : []
}

/** In a block map the id gets a line of its own below the login's, behind any comment, with the file's own line ending. */
function newLine(text: string, from: number, column: number, id: number): Edit {
  const lineEnd = text.indexOf('\n', from)
  const crlf = lineEnd > 0 && text[lineEnd - 1] === '\r'
  const at = lineEnd === -1 ? text.length : crlf ? lineEnd - 1 : lineEnd
  return { at, end: at, text: `${crlf ? '\r\n' : '\n'}${' '.repeat(column)}id: ${id}` }
}

const child = (node: unknown, key: string): unknown => (isMap(node) ? node.get(key, true) : undefined)
const valuesOf = (node: unknown): unknown[] => (isMap(node) ? (node as YAMLMap).items.map(({ value }) => value) : [])
const itemsOf = (node: unknown): unknown[] => (isSeq(node) ? node.items : [])
