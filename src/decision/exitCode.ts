import type { Result } from '../domain/outcome.ts'
import type { Enforcement, Mode } from '../domain/record.ts'

/** What the job's own result follows; `auto` decides by whether a rule requires the status (UX, "One verdict, one place"). */
export type JobResult = 'auto' | 'verdict' | 'evaluated'

/**
 * The exit code of a run whose verdict was published. With `auto` the job ends green only where the status is known to be required, because
 * only there does the status block in the job's place; unreadable counts as not required.
 */
export function exitCode(result: Result, enforcement: Enforcement, jobResult: JobResult, mode: Mode): 0 | 1 {
  if (mode === 'observe') return 0
  const statusBlocks = jobResult === 'evaluated' || (jobResult === 'auto' && enforcement.required === 'yes')
  return statusBlocks || result === 'passed' || result === 'overridden' ? 0 : 1
}
