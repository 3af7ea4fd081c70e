import type * as z from 'zod'
import type { Problem } from '../domain/problem.ts'
import { nearest } from './nearest.ts'
import { placeWords, valueName } from './placeWords.ts'
import type { PolicyDocument } from './policyDocument.ts'
import { keyPosition, type Path, valuePosition } from './positions.ts'
import { type Place, placed, problemAt, quoted } from './problems.ts'
import { valueAt } from './raw.ts'
import { homeOf, keysAt } from './schemaKeys.ts'

type Issue = z.core.$ZodIssue

/** What the schema found, as problems with a place in the file, and how many more it found. `raw` is the value the schema judged. */
export function issueProblems(parsed: PolicyDocument, raw: unknown, issues: Issue[]): { problems: Problem[]; uncounted: number } {
  const single = issues.flatMap((issue) => unionIssues(issue, [])).flatMap(byKey)
  const flat = single.slice(0, placed)
  const guessed = new Set(flat.flatMap((issue) => (issue.code === 'unrecognized_keys' ? guessedRequired(issue, raw) : [])))
  return { problems: flat.flatMap((issue) => issueProblem(parsed, raw, issue, guessed)), uncounted: single.length - flat.length }
}

const byKey = (issue: Issue): Issue[] => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue])

function issueProblem(parsed: PolicyDocument, raw: unknown, issue: Issue, guessed: Set<string>): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(parsed, raw, issue.path, key))
  if (guessed.has(pathKey(issue.path))) return []
  const place = isMissing(issue, raw) ? missing(issue.path) : wrong(issue, raw)
  const position = issue.code === 'invalid_key' ? keyPosition(parsed, issue.path) : valuePosition(parsed, issue.path)
  return [problemAt(parsed.file, { ...place, ...position })]
}

/** A union fails once for each of its forms; a person meant the form whose outer type fits what was written. */
function unionIssues(issue: Issue, above: Path): Issue[] {
  const path = [...above, ...issue.path]
  if (issue.code !== 'invalid_union') return [{ ...issue, path }]
  const fitting = issue.errors.filter((form) => !form.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'))
  return fitting.length === 1 ? (fitting[0] ?? []).flatMap((inner) => unionIssues(inner, path)) : [{ ...issue, path }]
}

const pathKey = (path: Path): string => JSON.stringify(path)

const isMissing = (issue: Issue, raw: unknown): boolean => issue.path.length > 0 && valueAt(raw, issue.path) === undefined && issue.code !== 'custom'

/** The one required key that is absent where an unknown key stands: then the unknown key was most likely meant to be it. */
function absentRequired(raw: unknown, path: Path): string | null {
  const absent = keysAt(path).required.filter((key) => valueAt(raw, [...path, key]) === undefined)
  return absent.length === 1 ? (absent[0] ?? null) : null
}

function guessedRequired(issue: Extract<Issue, { code: 'unrecognized_keys' }>, raw: unknown): string[] {
  const key = absentRequired(raw, issue.path)
  return key !== null && issue.keys.every((unknown) => suggestedKey(raw, issue.path, unknown) === key) ? [pathKey([...issue.path, key])] : []
}

function suggestedKey(raw: unknown, path: Path, key: string): string | null {
  const free = keysAt(path).allowed.filter((name) => valueAt(raw, [...path, name]) === undefined)
  return nearest(key, free) ?? (homeOf(key, path) === null ? absentRequired(raw, path) : null)
}

function unknownKey(parsed: PolicyDocument, raw: unknown, path: Path, key: string): Problem {
  const near = suggestedKey(raw, path, key)
  const home = homeOf(key, path)
  const move = home === null ? null : home === '' ? 'move it to the top level' : `move it under "${home}"`
  return problemAt(parsed.file, {
    code: 'CS-012',
    ...keyPosition(parsed, [...path, key]),
    message: `unknown key ${quoted(key)} ${placeWords(path)}`,
    expected: `one of ${keysAt(path).allowed.join(', ')}`,
    found: key,
    suggestion: near === null ? move : `did you mean "${near}"?`,
  })
}

function missing(path: Path): Place {
  const key = String(path.at(-1))
  const inPerson = path.length === 3 && path[0] === 'people' && key === 'accounts'
  return {
    code: inPerson ? 'CS-016' : 'CS-014',
    message: inPerson ? `${valueName(path.slice(0, -1))} has no accounts` : `the key ${quoted(key)} is missing ${placeWords(path.slice(0, -1))}`,
    expected: `the key ${key}`,
    suggestion: path.length === 1 && key === 'version' ? 'add the line "version: 1"' : null,
  }
}

function wrong(issue: Issue, raw: unknown): Place {
  const value = valueAt(raw, issue.path)
  if (issue.code === 'custom' && issue.path[0] === 'roles' && issue.path.length === 2)
    return withoutHolders(issue.path)
  const expected = expectation(issue)
  const subject = issue.code === 'invalid_key' ? `a name ${placeWords(issue.path.slice(0, -1))}` : valueName(issue.path)
  const found = issue.code === 'invalid_key' ? quoted(String(issue.path.at(-1))) : issue.path.length === 0 ? kindOf(value) : quoted(value)
  const message = value === null ? `${subject} has no value` : `${subject} cannot be ${found}`
  return { code: codeOf(issue), message, expected, found, suggestion: hint(issue, value) }
}

const withoutHolders = (role: Path): Place => ({
  code: 'CS-014',
  message: `${valueName(role)} has neither teams nor members`,
  expected: 'teams or members',
  suggestion: 'say who holds it, or delete the role',
})

function codeOf(issue: Issue): Problem['code'] {
  const dated = ['from', 'until', 'expires'].includes(String(issue.path.at(-1)))
  if (dated) return 'CS-017'
  return issue.path.length === 3 && issue.path[0] === 'people' && issue.path[2] === 'accounts' && issue.code === 'too_small' ? 'CS-016' : 'CS-013'
}

const typeWords: Record<string, string> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a pair of roles',
  object: 'a map',
  record: 'a map',
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.message.startsWith('Invalid') ? (typeWords[issue.expected] ?? issue.expected) : issue.message
  if (issue.code === 'invalid_value') return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return sizeWords(issue.origin, Number(issue.minimum), 'at least')
  if (issue.code === 'too_big') return sizeWords(issue.origin, Number(issue.maximum), 'at most')
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'a name'
  if (issue.code === 'invalid_union') return 'text or a map with a login'
  return issue.message
}

function sizeWords(origin: string, limit: number, bound: 'at least' | 'at most'): string {
  if (origin === 'array') return `a list of ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`
  return origin === 'string' ? `text of ${bound} ${limit} ${limit === 1 ? 'character' : 'characters'}` : `a whole number of ${bound} ${limit}`
}

function hint(issue: Issue, value: unknown): string | null {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    if (values.length === 1 && String(value) === values[0]) return 'remove the quotes'
    const near = typeof value === 'string' ? nearest(value, values) : null
    return near === null ? null : `did you mean "${near}"?`
  }
  if (issue.code === 'invalid_key') return 'choose another name'
  if (issue.code === 'invalid_union') return typeof value === 'number' ? `an account id is written "id:${value}"` : null
  if (issue.code !== 'invalid_type' || codeOf(issue) === 'CS-017') return null
  if (issue.expected === 'string' && ['number', 'boolean'].includes(typeof value)) return 'put it in quotes'
  if ((issue.expected === 'int' || issue.expected === 'number') && typeof value === 'string' && /^\d+$/.test(value)) return 'remove the quotes'
  return issue.expected === 'array' && ['string', 'number'].includes(typeof value) ? 'write a list: put it in [ ]' : null
}

/** A file that is one text is no policy, but may be anybody's secret: its content is not repeated. */
const kindOf = (value: unknown): string => (typeof value === 'string' ? 'text' : quoted(value))
