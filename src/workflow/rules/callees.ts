import { undetermined } from '../jobRun.ts'
import type { Found, Judged, JobRun } from '../jobRun.ts'
import { secretsGiven } from './secretPlaces.ts'
import { inheritedUnread } from './wholeContext.ts'

/** S4: what is said of a call whose callee cannot be judged. Of one that can, nothing: its jobs are judged in this run. */
export function callsUnjudged(run: JobRun, judged: Judged): Found[] {
  const { job, callee } = run
  if (job.call === null || callee === null || callee.state === 'readable') return []
  const given = secretsGiven(run, judged)
  const inherited = callee.state === 'unpinned' && callee.readable ? [] : inheritedUnread(run, judged)
  if (callee.state === 'missing') return [...given, ...inherited, callFinding('calleeMissing', run, judged)]
  if (callee.state === 'unread') return [...given, ...inherited]
  const what = givenTo(run)
  return what === null ? [] : [...given, ...inherited, callFinding('calleeUnpinned', run, judged, { given: what })]
}

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
