import type { DeploymentRow, DeploymentStanding, MadeDeployment } from '../domain/reconciliation.ts'
import type { Told } from './reconcileBook.ts'

/** Each deployment in its standing, in the order they were made. `governed`: whether a rule of the policy names the environment. */
export function deploymentRows(made: MadeDeployment[], paired: Map<number, Told>, governed: (environment: string) => boolean): DeploymentRow[] {
  return made.map((one) => {
    const { id, environment, sha, at, creator } = one
    const record = paired.get(id) ?? null
    const standing = governed(environment) ? standingOf(one, record) : 'ungoverned'
    return { id, environment, sha, at, login: creator?.login ?? null, standing, record: record?.sha256 ?? null }
  })
}

/** A job that ran had the environment's secrets, however it ended: it needs a record in any case, and one that let it through if it succeeded. */
function standingOf({ outcome }: MadeDeployment, record: Told | null): DeploymentStanding {
  if (outcome === 'under-way' || outcome === 'never-ran') return outcome
  if (record === null) return 'unrecorded'
  if (outcome === 'failed') return 'failed'
  const { result } = record.says
  if (result === 'passed') return 'recorded'
  return result === 'overridden' ? 'overridden' : 'bypassed'
}
