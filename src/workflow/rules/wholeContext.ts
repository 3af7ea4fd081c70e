import type { UndeterminedCause } from '../../domain/boundary.ts'
import type { Position } from '../../domain/workflow.ts'
import { undeterminedUnreviewed } from '../jobRun.ts'
import type { Found, Judged, JobRun } from '../jobRun.ts'
import type { SecretUse } from '../secretUses.ts'

/** Names that one sentence can hold. */
const nameLimit = 10

/** S3: no unreviewed run receives every secret at once, or one whose name nobody can list. A production job of such a run is S1's to tell. */
export function wholeContexts(uses: SecretUse[], run: JobRun, judged: Judged): Found[] {
  if (run.context.trust === 'release' || run.production) return []
  return uses.flatMap((use) => {
    if (!run.read(use).open) return []
    const message = use.kind === 'whole' ? 'wholeContext' : 'computedSecret'
    const within = judged.stores.reachable(run.environments ?? run.openEnvironments(), run.handed === 'all')
    return received(within, { rule: 'S3', at: use.at, message }, 'whole-context', run, judged)
  })
}

/** S3: `secrets: inherit` to a workflow that could not be read. It may name any environment, and gets what that holds. */
export function inheritedUnread(run: JobRun, judged: Judged): Found[] {
  const { call } = run.job
  if (call?.secrets !== 'inherit' || run.context.trust === 'release' || run.handed !== 'all') return []
  const within = judged.stores.reachable(run.openEnvironments(), true)
  return received(within, { rule: 'S3', at: call.at, message: 'inheritUnreadable', data: { workflow: call.text } }, 'inherit', run, judged)
}

// With an inventory it is decided: production secrets are within reach, or there are none.
function received(
  within: { secrets: string[]; complete: boolean },
  what: { rule: 'S3'; at: Position; message: Found['message']; data?: Found['data'] },
  cause: UndeterminedCause,
  run: JobRun,
  judged: Judged,
): Found[] {
  const data = { ...what.data, secrets: within.secrets.slice(0, nameLimit) }
  if (within.secrets.length === 0) return within.complete ? [] : [{ ...what, data, ...undeterminedUnreviewed(cause, run, judged) }]
  if (run.context.trust === 'tag') return [{ ...what, data, ...undeterminedUnreviewed('tag', run, judged) }]
  return [{ ...what, data, verdict: 'violation' }]
}
