import { Composer, Lexer, Parser } from 'yaml'
import type { Document, ParsedNode } from 'yaml'
import type { Doubt, DoubtKind, Position } from '../domain/workflow.ts'
import { budgets } from './budgets.ts'
import { linesOf } from './lines.ts'

/** A file as YAML, or as much of it as could be read. `root` is null when nothing was. */
export interface OpenedFile {
  text: string
  root: ParsedNode | null
  placeOf: (offset: number) => Position
  doubts: Doubt[]
}

/** Always the core schema, so that `%YAML 1.1` cannot turn `on` into a boolean. Merge keys stay ordinary keys and are refused later. */
const quiet = { prettyErrors: false, logLevel: 'silent' } as const
const options = { ...quiet, schema: 'core', merge: false, uniqueKeys: false, resolveKnownTags: false, strict: true } as const

/** Never throws. Aliases are left as they are. */
export function openFile(bytes: Uint8Array): OpenedFile {
  const nothing = (kind: DoubtKind, found: string | null): OpenedFile => {
    const at = { line: 1, column: 1 }
    return { text: '', root: null, placeOf: () => at, doubts: [{ at, kind, found }] }
  }
  if (bytes.length > budgets.bytes) return nothing('too-large', `${bytes.length} bytes, at most ${budgets.bytes}`)
  const text = textOf(bytes)
  if (typeof text !== 'string') return { text: '', root: null, placeOf: () => text.at, doubts: [text] }
  try {
    return opened(text)
  } catch (error) {
    // Deep nesting exhausts the stack of the reader before our own count sees it.
    return nothing(error instanceof RangeError ? 'too-deep' : 'stopped', null)
  }
}

function opened(text: string): OpenedFile {
  const placeOf = linesOf(text)
  const { documents, finished } = documentsOf(text)
  const first = documents[0]
  const doubts: Doubt[] = []
  const doubt = (kind: DoubtKind, offset: number): void => void doubts.push({ at: placeOf(offset), kind, found: null })
  if (!finished) doubts.push(tooMuchOf(text, placeOf))
  const line = foreignLineBreak(text)
  if (line !== null) doubt('yaml', line)
  const second = documents[1]
  if (second !== undefined) doubt('several-documents', second.range[0])
  const problems = [...(first?.errors ?? []), ...(first?.warnings ?? [])]
  for (const problem of problems.slice(0, budgets.doubts)) doubt(problem.code === 'TAB_AS_INDENT' ? 'tab' : 'yaml', problem.pos[0])
  const root = finished ? (first?.contents ?? null) : null
  return { text, root, placeOf, doubts }
}

// Token by token, so that a file made of millions of small ones is left early: at two documents or at the budget.
function documentsOf(text: string): { documents: Document.Parsed[]; finished: boolean } {
  const parser = new Parser()
  const composer = new Composer(options)
  const documents: Document.Parsed[] = []
  let tokens = 0
  let directives = 0
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1
    if (tokens > budgets.tokens) return { documents, finished: false }
    for (const token of parser.next(lexeme)) {
      if (token.type === 'directive') directives += 1
      documents.push(...composer.next(token))
    }
    if (directives > budgets.directives) return { documents, finished: false }
    if (documents.length > 1) return { documents, finished: true }
  }
  for (const token of parser.end()) documents.push(...composer.next(token))
  documents.push(...composer.end())
  return { documents, finished: true }
}

/** What a file that was left early has too much of: mostly jobs, counted by their lines. */
function tooMuchOf(text: string, placeOf: (offset: number) => Position): Doubt {
  const head = /^jobs:[ \t]*\r?\n(?=( +)\S)/m.exec(text)
  const indent = head?.[1]
  if (head === null || indent === undefined) return { at: placeOf(0), kind: 'too-much', found: null }
  const lines = text.slice(head.index + head[0].length).split('\n')
  const jobs = lines.filter((line) => line.startsWith(indent) && /[^\s#-]/.test(line.charAt(indent.length))).length
  if (jobs <= budgets.jobs) return { at: placeOf(0), kind: 'too-much', found: null }
  return { at: placeOf(head.index), kind: 'too-many-jobs', found: `${jobs}, at most ${budgets.jobs}` }
}

/** A doubt: not UTF-8, or with characters that YAML forbids: some readers end the file at a NUL, others do not. */
function textOf(bytes: Uint8Array): string | Doubt {
  const at = firstForeignByte(bytes)
  if (at !== null) return { at: placeAfter(bytes.subarray(0, at)), kind: 'not-utf-8', found: `not UTF-8 from byte ${at + 1} on` }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const found = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/)
  const code = (text.codePointAt(found) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return found < 0 ? text : { at: linesOf(text)(found), kind: 'not-text', found: `U+${code}` }
}

/** Where UTF-8 ends, by halves: whether a beginning is UTF-8 is all that a decoder tells. null: nowhere. */
function firstForeignByte(bytes: Uint8Array): number | null {
  const isText = (length: number, stream: boolean): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream })
      return true
    } catch {
      return false
    }
  }
  if (isText(bytes.length, false)) return null
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isText(middle, true)) low = middle
    else high = middle - 1
  }
  return low
}

const placeAfter = (bytes: Uint8Array): Position => {
  const before = new TextDecoder('utf-8').decode(bytes)
  return linesOf(before)(before.length)
}

/** Where a character stands that ends a line for YAML 1.1 readers and not for ours: what is a comment to one is a key to the other. */
function foreignLineBreak(text: string): number | null {
  const found = text.search(/\r(?!\n)|[\u0085\u2028\u2029]/)
  return found < 0 ? null : found
}
