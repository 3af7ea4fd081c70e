import type { IdentityMention } from '../../domain/workflow.ts'
import { undetermined } from '../jobRun.ts'
import type { Found, Judged, JobRun } from '../jobRun.ts'

/** S6: no development job asks for a production identity of the policy. */
export function identitiesNamed(mentions: IdentityMention[], run: JobRun): Found[] {
  if (run.production) return []
  return mentions.map(({ at, pattern }) => ({ rule: 'S6', verdict: 'violation', message: 'identityNamed', at, data: { pattern } }))
}

/**
 * S6 where it cannot be told which identity: held in a variable or secret, or a job that may ask for a token and does not say for what. What a
 * readable
 * callee does with the permission is judged there.
 */
export function identityUnknown(run: JobRun, judged: Judged): Found[] {
  const { job, production, idToken, callee } = run
  if (production || job.identity === 'literal' || callee?.state === 'readable') return []
  if (!idToken && job.identity === 'none') return []
  return [{ rule: 'S6', at: job.at, message: 'identityUnknown', data: { held: job.identity }, ...undetermined('identity', judged) }]
}
