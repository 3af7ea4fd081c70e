/** A JSON text as a tree in which every value knows where it stands, so that a mistake can be pointed at. `at` is an offset in UTF-16 units. */
export type JsonNode = { at: number } & (
  | { kind: 'text'; value: string }
  | { kind: 'truth'; value: boolean }
  | { kind: 'number' }
  | { kind: 'null' }
  | { kind: 'list'; items: JsonNode[] }
  | { kind: 'object'; members: JsonMember[] }
)

export interface JsonMember {
  at: number
  name: string
  value: JsonNode
}

/** What makes the text no JSON: what should have stood there, never what does, which may be a secret in the wrong place. */
export interface JsonMistake {
  at: number
  expected: string
}

/** Four levels are all that an inventory has. */
const maxDepth = 20

interface Reader {
  text: string
  at: number
}

class Mistake extends Error {
  readonly mistake: JsonMistake
  constructor(mistake: JsonMistake) {
    super(mistake.expected)
    this.mistake = mistake
  }
}

/** JSON as RFC 8259 has it: no comment, no comma at the end. A name that appears twice in an object is kept twice, for the caller to refuse. */
export function readJsonTree(text: string): { ok: true; root: JsonNode } | { ok: false; mistake: JsonMistake } {
  const reader: Reader = { text, at: 0 }
  try {
    const root = value(reader, 0)
    skipBlanks(reader)
    if (reader.at < text.length) refuse(reader, 'the end of the file')
    return { ok: true, root }
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, mistake: error.mistake }
    throw error
  }
}

/** Line and column of an offset, from 1, as editors count. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

function value(reader: Reader, depth: number): JsonNode {
  skipBlanks(reader)
  const { at } = reader
  if (depth > maxDepth) refuse(reader, `at most ${maxDepth} levels`)
  if (take(reader, '{')) return { at, kind: 'object', members: sequence(reader, '}', () => member(reader, depth)) }
  if (take(reader, '[')) return { at, kind: 'list', items: sequence(reader, ']', () => value(reader, depth + 1)) }
  if (reader.text[at] === '"') return { at, kind: 'text', value: string(reader) }
  if (takeWord(reader, /true/y)) return { at, kind: 'truth', value: true }
  if (takeWord(reader, /false/y)) return { at, kind: 'truth', value: false }
  if (takeWord(reader, /null/y)) return { at, kind: 'null' }
  if (takeWord(reader, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)) return { at, kind: 'number' }
  return refuse(reader, 'a value')
}

function sequence<T>(reader: Reader, end: ']' | '}', item: () => T): T[] {
  const items: T[] = []
  skipBlanks(reader)
  if (take(reader, end)) return items
  for (;;) {
    items.push(item())
    skipBlanks(reader)
    if (take(reader, end)) return items
    if (!take(reader, ',')) refuse(reader, `"," or "${end}"`)
  }
}

function member(reader: Reader, depth: number): JsonMember {
  skipBlanks(reader)
  const { at } = reader
  if (reader.text[at] !== '"') refuse(reader, 'a name in double quotes')
  const name = string(reader)
  skipBlanks(reader)
  if (!take(reader, ':')) refuse(reader, '":"')
  return { at, name, value: value(reader, depth + 1) }
}

/** The quotes are found here; what stands between them is the library's to read. */
function string(reader: Reader): string {
  const { at, text } = reader
  let end = at + 1
  while (end < text.length && text[end] !== '"' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1
  reader.at = end + 1
  try {
    return String(JSON.parse(text.slice(at, reader.at)))
  } catch {
    reader.at = at
    return refuse(reader, 'a text that ends on its line, in double quotes')
  }
}

const skipBlanks = (reader: Reader): void => void takeWord(reader, /[ \t\r\n]+/y)

function take(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false
  reader.at += 1
  return true
}

function takeWord(reader: Reader, word: RegExp): boolean {
  word.lastIndex = reader.at
  if (!word.test(reader.text)) return false
  reader.at = word.lastIndex
  return true
}

function refuse({ at }: Reader, expected: string): never {
  throw new Mistake({ at, expected })
}
