import type { Statement } from '../domain/record.ts'
import { ServiceError } from './problems.ts'

/**
 * Milliseconds by which the clocks of runner and service may differ: the certificate is valid for ten minutes, and a wrong time would stay in the
 * record for ever.
 */
const tolerance = 5 * 60 * 1000

/** Throws `ServiceError` for a time that is not about now. */
export function checkClock(time: Date, now: Date): void {
  const apart = time.getTime() - now.getTime()
  if (Math.abs(apart) <= tolerance) return
  const minutes = Math.round(Math.abs(apart) / 60_000)
  throw new ServiceError(`has a clock that is ${minutes} minutes ${apart > 0 ? 'ahead of' : 'behind'} this runner's`, false)
}

/**
 * Throws `ServiceError` for a witness who saw the signature before GitHub's clock says that the statement was judged: a verifier holds such a record
 * for wrong, and would for ever.
 */
export function checkJudged(time: Date, statement: Uint8Array): void {
  // Our own bytes, verified before anybody is asked.
  const { predicate } = JSON.parse(Buffer.from(statement).toString('utf8')) as Pick<Statement, 'predicate'>
  const before = Date.parse(predicate.evaluatedAt) - time.getTime()
  if (before > tolerance) throw new ServiceError(`has a clock that is ${Math.round(before / 60_000)} minutes behind GitHub's`, false)
}
