import { type Document, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml'
import type { NonEmpty } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { PolicyDocument } from './policyDocument.ts'
import { lineAndColumn } from './positions.ts'
import { type Place, problemAt } from './problems.ts'
import { structurePlaces } from './structure.ts'

/** One broken quote can make an error of every byte after it. */
const maxErrors = 100

export type Parsed = { ok: true; parsed: PolicyDocument } | { ok: false; problems: NonEmpty<Problem> }

/** YAML 1.2 with the core schema, text keys, one document, no tags, no merge keys: what it says is what a reader sees. */
export function parsePolicy(file: string, text: string): Parsed {
  const lines = new LineCounter()
  // Keys that appear twice are found by us: the library compares every key with every other.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, stringKeys: true, version: '1.2' })
  const root = document.contents
  const [first, ...others] = mistakes(document, lines)
  if (first !== undefined) return { ok: false, problems: [problemAt(file, first), ...others.map((place) => problemAt(file, place))] }
  return root === null ? { ok: false, problems: [problemAt(file, empty)] } : { ok: true, parsed: { file, root, document, lines } }
}

const empty: Place = { code: 'CS-002', message: 'the policy is empty' }

function mistakes(document: Document.Parsed, lines: LineCounter): Place[] {
  const errors = document.errors.slice(0, maxErrors).map((error) => syntaxPlace(error, lines))
  const tooDeep = errors.find(({ code }) => code === 'CS-004')
  if (tooDeep !== undefined) return [tooDeep]
  if (errors.length > 0) return onePerLine(errors)
  // `%YAML 1.1` would bring back a language in which `no` is false and keys can be merged in.
  if (document.directives.yaml.explicit === true) return [{ ...top, code: 'CS-010', message: 'directives such as %YAML are not part of a policy' }]
  return isEmpty(document.contents) ? [empty] : structurePlaces(document, lines)
}

const top = { line: 1, column: 1 }

const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && (node.value === null || node.value === ''))

/** What follows the first mistake of a line is mostly its consequence. */
const onePerLine = (places: Place[]): Place[] => [...new Map(places.toReversed().map((place) => [place.line, place])).values()].toReversed()

const sentences: Partial<Record<YAMLError['code'], string>> = {
  MULTIPLE_DOCS: 'the file holds several YAML documents; a policy is one',
  NON_STRING_KEY: 'a key must be plain text',
  TAB_AS_INDENT: 'a tab cannot indent YAML; use spaces',
  BAD_INDENT: 'the indentation does not fit the lines around it',
}

function syntaxPlace(error: YAMLError, lines: LineCounter): Place {
  const position = lineAndColumn(lines, error.pos[0])
  if (error.code === 'RESOURCE_EXHAUSTION') return { code: 'CS-004', ...position, message: 'the policy is nested too deeply' }
  const unclosed = error.code === 'MISSING_CHAR' && error.message.includes('quote') ? 'a quote is not closed' : undefined
  return { code: 'CS-010', ...position, message: unclosed ?? sentences[error.code] ?? `the YAML cannot be read: ${inOurStyle(error.message)}` }
}

const inOurStyle = (message: string): string => {
  const line = (message.split('\n')[0] ?? '').replace(/[.:]$/, '').slice(0, 160)
  return line.charAt(0).toLowerCase() + line.slice(1)
}
