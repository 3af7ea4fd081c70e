import * as z from 'zod'
import type { NonEmpty } from '../../domain/outcome.ts'
import type { Problem } from '../../domain/problem.ts'
import { nearest } from '../../policy/nearest.ts'
import { quoted } from '../../policy/problems.ts'
import { positionOfKey, positionOfValue, scenarioProblem } from './document.ts'
import type { Document } from './document.ts'

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: NonEmpty<Problem> }

/** A document against its schema. Each complaint stands at the line and column it is about, with the nearest word that would be right. */
export function checked<T>(document: Document, schema: z.ZodType<T>): Checked<T> {
  const result = schema.safeParse(document.value, { reportInput: true })
  if (result.success) return { ok: true, value: result.data }
  const [first, ...rest] = result.error.issues.flatMap((issue) => problemsOf(document, schema, issue))
  return { ok: false, problems: [first ?? scenarioProblem(document.file, 'the scenario is not understood'), ...rest] }
}

type Issue = z.core.$ZodIssue

function problemsOf(document: Document, schema: z.ZodType, issue: Issue): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(document, schema, issue.path, key))
  if (issue.code === 'invalid_union') return [bestOfUnion(document, schema, issue)]
  const place = positionOfValue(document, issue.path)
  const name = nameOf(issue.path)
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [scenarioProblem(document.file, `${name} is missing`, { ...place, expected: issue.expected })]
  }
  const { expected, candidates } = wanted(issue)
  const found = quoted(issue.input)
  const near = typeof issue.input === 'string' ? nearest(issue.input, candidates) : null
  const suggestion = near === null ? null : `did you mean "${near}"?`
  return [scenarioProblem(document.file, `${name} cannot be ${found}`, { ...place, expected, found, suggestion })]
}

function wanted(issue: Issue): { expected: string; candidates: string[] } {
  if (issue.code === 'invalid_value') return { expected: issue.values.map(String).join(', '), candidates: issue.values.map(String) }
  if (issue.code === 'invalid_type') return { expected: issue.expected, candidates: [] }
  return { expected: issue.message, candidates: [] }
}

/** Of the forms a value may take, the one that was nearly met tells more than "invalid input": the deepest complaint wins. */
function bestOfUnion(document: Document, schema: z.ZodType, issue: Extract<Issue, { code: 'invalid_union' }>): Problem {
  const forms = issue.errors.filter((errors) => errors.length > 0)
  const reached = forms.toSorted((a, b) => depth(b) - depth(a))[0]?.[0]
  if (reached !== undefined && (reached.path.length > 0 || reached.code === 'unrecognized_keys' || forms.length === 1)) {
    const [problem] = problemsOf(document, schema, { ...reached, path: [...issue.path, ...reached.path] })
    if (problem !== undefined) return problem
  }
  const expected = [...new Set(forms.flatMap((errors) => errors.map((error) => wanted(error).expected)))].join(', or ')
  const found = quoted(issue.input)
  return scenarioProblem(document.file, `${nameOf(issue.path)} cannot be ${found}`, { ...positionOfValue(document, issue.path), expected, found })
}

const depth = (errors: Issue[]): number => Math.max(...errors.map(({ path, code }) => path.length * 2 + (code === 'unrecognized_keys' ? 1 : 0)))

function unknownKey(document: Document, schema: z.ZodType, path: PropertyKey[], key: string): Problem {
  const allowed = keysAt(schema, path)
  const near = nearest(key, allowed)
  return scenarioProblem(document.file, `unknown key ${quoted(key)}${path.length === 0 ? '' : ` in ${nameOf(path)}`}`, {
    ...positionOfKey(document, [...path, key]),
    expected: near !== null || allowed.length === 0 ? null : `one of ${allowed.join(', ')}`,
    found: key,
    suggestion: near === null ? null : `did you mean "${near}"?`,
  })
}

/** The keys the schema knows at a path, of every form that may stand there. */
function keysAt(schema: unknown, path: PropertyKey[]): string[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodUnion) return [...new Set(inner.options.flatMap((option) => keysAt(option, path)))]
  const [step, ...rest] = path
  if (inner instanceof z.ZodObject) return step === undefined ? Object.keys(inner.shape) : keysAt(inner.shape[String(step)], rest)
  if (step === undefined) return []
  if (inner instanceof z.ZodArray) return keysAt(inner.element, rest)
  return inner instanceof z.ZodRecord ? keysAt(inner.valueType, rest) : []
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable) {
    return unwrapped(schema.unwrap())
  }
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema
}

const nameOf = (path: PropertyKey[]): string => {
  const steps = path.map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index === 0 ? '' : '.'}${String(step)}`))
  return steps.length === 0 ? 'the document' : steps.join('')
}
