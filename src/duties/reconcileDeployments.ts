import type { DeploymentRow, DeploymentStanding, MadeDeployment } from '../domain/reconciliation.ts'
import type { Told } from './reconcileBook.ts'

/** Whether a rule named the environment at that time. */
export type Governed = (environment: string, at: string) => boolean

/** Each deployment in its standing, in the order they were made. */
export function deploymentRows(made: MadeDeployment[], paired: Map<number, Told>, governed: Governed): DeploymentRow[] {
  return made.map((one) => {
    const { id, environment, sha, at, creator } = one
    const record = paired.get(id) ?? null
    const standing = isGoverned(one, governed) ? standingOf(one, record) : 'ungoverned'
    return { id, environment, sha, at, login: creator?.login ?? null, standing, record: record?.sha256 ?? null }
  })
}

/** Its environment can be given another name by anybody who can write: the one that no rule governs must not take it away from the other. */
/** By either name, as its job began and as it ended: that it began earlier, anybody who can write can say. */
const isGoverned = ({ environment, renamed, at, endedAt }: MadeDeployment, governed: Governed): boolean =>
  [environment, renamed].some((name) => name !== null && [at, endedAt].some((time) => time !== null && governed(name, time)))

/** A job that ran had the environment's secrets, however it ended: it needs a record in any case, and one that let it through if it succeeded. */
function standingOf({ outcome }: MadeDeployment, record: Told | null): DeploymentStanding {
  if (outcome === 'under-way' || outcome === 'never-ran') return outcome
  if (record === null) return 'unrecorded'
  if (outcome === 'failed') return 'failed'
  const { result } = record.says
  if (result === 'passed') return 'recorded'
  return result === 'overridden' ? 'overridden' : 'bypassed'
}
