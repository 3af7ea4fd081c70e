import type { RunnerMessage } from '../controls/runner.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { Reason } from '../domain/outcome.ts'

/** The measured reason of a missing fact as a sentence's data: which request answered what (SEMANTICS 50). */
export function unavailableReason({ what, request, status, detail }: Unavailability, facts: string[]): Reason<RunnerMessage> {
  const message = request === null ? 'unasked' : status === null ? 'unanswered' : 'unavailable'
  return { message, data: { what, request, status, detail }, facts }
}

/** The same for a team, with its name, so that the three remedies of SEMANTICS 24 can be told. */
export function teamReason(team: string, reason: Unavailability, facts: string[]): Reason<RunnerMessage> {
  const { request, status, detail } = reason
  const data = { team, request: request ?? 'no request', status: status ?? 'nothing', detail }
  return { message: 'teamUnavailable', data, facts }
}
