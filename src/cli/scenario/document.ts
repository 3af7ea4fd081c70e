import type { NonEmpty } from '../../domain/outcome.ts'
import type { Problem } from '../../domain/problem.ts'
import type { PolicyDocument } from '../../policy/policyDocument.ts'
import { keyPosition, valuePosition } from '../../policy/positions.ts'
import type { Path, Position } from '../../policy/positions.ts'
import { problemAt } from '../../policy/problems.ts'
import { parsePolicy } from '../../policy/yamlDocument.ts'

/** A scenario's three documents as text, each with blank lines in front so that its line numbers are those of the file. */
export interface Sections {
  policy: string
  facts: string
  expected: string
}

export type Sectioned = { ok: true; sections: Sections } | { ok: false; problems: NonEmpty<Problem> }

/** Far above any scenario; what follows reads the whole text. */
const maxLength = 256 * 1024

/** Cuts at lines that are exactly `---`: policy, facts, expected outcome. Two or four documents are no scenario. */
export function sectionsOf(file: string, text: string): Sectioned {
  const tooLarge = scenarioProblem(file, 'the scenario is too large', { expected: `at most ${maxLength} characters` })
  if (text.length > maxLength) return { ok: false, problems: [tooLarge] }
  const lines = text.split(/\r?\n/)
  const cuts = lines.flatMap((line, index) => (/^---\s*$/.test(line) ? [index] : []))
  const [first, second, third] = cuts
  if (first === undefined || second === undefined || third !== undefined) return { ok: false, problems: [wrongCount(file, cuts)] }
  const part = (from: number, to: number): string => '\n'.repeat(from) + lines.slice(from, to).join('\n')
  return { ok: true, sections: { policy: part(0, first), facts: part(first + 1, second), expected: part(second + 1, lines.length) } }
}

const wrongCount = (file: string, cuts: number[]): Problem =>
  scenarioProblem(file, `the scenario has ${cuts.length + 1} ${cuts.length === 0 ? 'document' : 'documents'} where it needs three`, {
    line: (cuts[2] ?? cuts.at(-1) ?? 0) + 1,
    column: 1,
    expected: 'policy --- facts --- expected outcome',
    suggestion: 'separate the three by lines that hold only ---',
  })

/** True when nothing but comments and blank lines stands there. */
export const isBlank = (text: string): boolean => text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))

export interface Document {
  file: string
  value: unknown
  parsed: PolicyDocument
}

export type DocumentReading = { ok: true; document: Document } | { ok: false; problems: NonEmpty<Problem> }

/** The same strict YAML that a policy is written in: no tags, no repeated keys, no alias bombs. */
export function documentOf(file: string, text: string, what: 'facts' | 'expected outcome' | 'first document'): DocumentReading {
  if (isBlank(text)) {
    return { ok: false, problems: [scenarioProblem(file, `the ${what} of the scenario is empty`, { line: text.split('\n').length, column: 1 })] }
  }
  const reading = parsePolicy(file, text)
  if (reading.ok) return { ok: true, document: { file, value: reading.parsed.document.toJS({ maxAliasCount: 100 }), parsed: reading.parsed } }
  const [first, ...rest] = reading.problems
  return { ok: false, problems: [inScenario(first), ...rest.map(inScenario)] }
}

const inScenario = (problem: Problem): Problem => ({
  ...problem,
  code: 'CS-070',
  message: problem.message.replace(/\b(the|a) policy\b/g, '$1 scenario'),
})

export const positionOfValue = ({ parsed }: Document, path: Path): Position => valuePosition(parsed, path)
export const positionOfKey = ({ parsed }: Document, path: Path): Position => keyPosition(parsed, path)

/** Anything wrong with a scenario file is one code; the sentence says what. */
export const scenarioProblem = (file: string, message: string, more: Partial<Problem> = {}): Problem =>
  problemAt(file, { code: 'CS-070', message, ...more })
