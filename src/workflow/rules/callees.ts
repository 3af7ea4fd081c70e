import type { Call, Reference, WorkflowModel } from '../../domain/workflow.ts'
import { undetermined } from '../jobRun.ts'
import type { Found, Judged, JobRun } from '../jobRun.ts'
import { secretsGiven } from './secretPlaces.ts'
import { inheritedUnread } from './wholeContext.ts'

/** S4: what is said of a call whose callee cannot be judged. Of one that can: what GitHub refuses of it; its jobs are judged in this run. */
export function callsUnjudged(run: JobRun, judged: Judged): Found[] {
  const { job, callee } = run
  if (job.call === null || callee === null) return []
  if (callee.state === 'readable') return callRefused(job.call, callee.source.model)
  const given = secretsGiven(run, judged)
  const inherited = callee.state === 'unpinned' && callee.readable ? [] : inheritedUnread(run, judged)
  if (callee.state === 'missing') return [...given, ...inherited, callFinding('calleeMissing', run, judged)]
  if (callee.state === 'unread') return [...given, ...inherited]
  const what = givenTo(run)
  return what === null ? [] : [...given, ...inherited, callFinding('calleeUnpinned', run, judged, { given: what })]
}

/**
 * S8: a file that hands a called workflow what that does not take is no valid file ("workflow is not reusable", "Invalid secret, X is not defined in
 * the referenced workflow"), and what would become of it is not known. Names that the callee does not show, as it was not understood, are told there.
 */
function callRefused(call: Call, { triggers }: WorkflowModel): Found[] {
  const refused = (found: string): Found => {
    return { rule: 'S8', verdict: 'not-understood', message: 'notUnderstood', at: call.at, data: { kind: 'missing', found } }
  }
  const trigger = triggers.find(({ event }) => event === 'workflow_call')
  if (trigger === undefined) return [refused('on.workflow_call in the called file')]
  const declared = new Set(trigger.secrets)
  const undeclared = call.secrets === 'inherit' ? [] : Object.keys(call.secrets).filter((name) => !declared.has(name))
  return undeclared.map((name) => refused(`secret ${name.slice(0, 40)} in the called file`))
}

/** S4: an action that leads back to itself. */
export const circle = ({ at, text }: Reference, judged: Judged): Found =>
  ({ rule: 'S4', at, message: 'calleeCyclic', data: { workflow: text }, ...undetermined('unreadable', judged) })

type CallMessage = 'calleeMissing' | 'calleeUnpinned' | 'calleeCyclic' | 'calleeTooDeep'

export function callFinding(message: CallMessage, run: JobRun, judged: Judged, data: Found['data'] = {}): Found {
  const { at, text } = run.job.call ?? { at: run.job.at, text: '' }
  return { rule: 'S4', at, message, data: { workflow: text, ...data }, ...undetermined('unreadable', judged) }
}

// The job's own token is no secret of the repository: a workflow that gets nothing else is given nothing.
function givenTo({ job, outline, handed, idToken, read }: JobRun): 'secrets' | 'inherit' | 'id-token' | null {
  if (job.call?.secrets === 'inherit' && (handed === 'all' || handed.size > 0)) return 'inherit'
  const named = outline.handed.flatMap(({ uses }) => uses.map(read))
  if (named.some(({ secrets, open }) => secrets.length > 0 || open)) return 'secrets'
  return idToken ? 'id-token' : null
}
