import { ProblemError } from '../domain/problem.ts'

/** An outcome of its own: the change may be fine, but nothing can prove it. Its message begins alike wherever it is told. */
export const notSigned = (why: string, suggestion: string, found: string | null = null): ProblemError =>
  new ProblemError({
    code: 'CS-052',
    message: `evidence could not be signed: ${why}`,
    expected: 'a signature that verifies before it is published',
    found,
    suggestion,
  })

/** Inputs that leave no way to sign, told before anything is asked of anybody. */
export const noWay = (message: string, expected: string, found: string, suggestion: string): ProblemError =>
  new ProblemError({ code: 'CS-051', message, expected, found, suggestion })

/** What a service did wrong, in words that hold nothing it sent. */
export class ServiceError extends Error {
  /** Whether asking again may help. */
  readonly passing: boolean
  constructor(message: string, passing: boolean) {
    super(message)
    this.name = 'ServiceError'
    this.passing = passing
  }
}
