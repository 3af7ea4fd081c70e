/**
 * One thing wrong with something a person gave us: where, what was expected, what was found, what to do. `code` is of the closed set in
 * `problemCodes`, each with an anchor in docs/troubleshooting.md.
 */
export interface Problem {
  code: ProblemCode
  file: string
  line: number | null
  column: number | null
  /** One sentence, lower case start, no full stop: `unknown key "requires" in sign-off rule 1`. */
  message: string
  expected: string | null
  found: string | null
  /** What to do: `did you mean "roles"?` */
  suggestion: string | null
}

/** Code to its one-line title. docs/troubleshooting.md has one section for each; a test holds the two together. */
export const problemCodes = {
  'CS-001': 'The policy file is missing',
  'CS-002': 'The policy file is empty',
  'CS-003': 'The policy file is not readable text',
  'CS-004': 'The policy file is too large or too deep',
  'CS-010': 'The policy is not valid YAML',
  'CS-011': 'A key appears twice',
  'CS-012': 'Unknown key',
  'CS-013': 'Wrong type or value',
  'CS-014': 'A required key is missing',
  'CS-015': 'Unknown role',
  'CS-016': 'One account under two people, or a person without any account',
  'CS-017': 'A date that is not a date, or a grant that ends before it begins',
  'CS-018': 'A login now belongs to another account',
  'CS-019': 'A login belongs to nobody',
  'CS-020': 'A central policy could not be read',
  'CS-021': 'The local policy redefines a central role or person',
  'CS-022': 'Not evaluated by this version',
  'CS-023': 'Central policies extend each other in a circle, too deep, or are too many',
  'CS-024': 'A pattern that cannot be used',
  'CS-025': 'A machine in the place of a person',
  'CS-026': 'A login that a rename would dissolve',
  'CS-027': 'An abbreviated baseline',
  'CS-030': 'An input has a wrong value',
  'CS-031': 'The event holds nothing to judge',
  'CS-032': 'The pull request could not be found',
  'CS-033': 'The deployment could not be found',
  'CS-040': 'The token lacks permissions',
  'CS-041': 'A fact could not be read',
  'CS-050': 'The signing key cannot be used',
  'CS-051': 'No way to sign',
  'CS-052': 'Evidence could not be signed',
  'CS-053': 'Evidence could not be stored',
  'CS-054': 'The follow-up of an override could not be recorded',
  'CS-055': 'The record could not be appended to the ledger',
  'CS-060': 'The bundle is not one of ours or not intact',
  'CS-061': 'The bundle does not match what was asked for',
  'CS-062': 'The ledger is not whole',
  'CS-070': 'A scenario file is not understood',
  'CS-071': 'The inventory is not understood',
  'CS-080': 'The command line is not understood',
  'CS-081': 'A file could not be read or written',
  'CS-099': 'Internal error',
} as const

export type ProblemCode = keyof typeof problemCodes

/** Thrown by the edge and shells for a problem that ends the run; its text is meant for people, so no stack trace is shown. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Pick<Problem, 'code' | 'message'> & Partial<Problem>, options?: ErrorOptions) {
    super(problem.message, options)
    this.name = 'ProblemError'
    this.problem = { file: '', line: null, column: null, expected: null, found: null, suggestion: null, ...problem }
  }
}
