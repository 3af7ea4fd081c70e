import { isProductionEnvironment } from '../names.ts'
import { undeterminedUnreviewed } from '../jobRun.ts'
import type { Found, Judged, JobRun } from '../jobRun.ts'

/** S1: no production environment is reachable from a run that may hold code nobody reviewed. */
export function environmentsInReach(run: JobRun, judged: Judged): Found[] {
  const { job, context, environments, production } = run
  if (context.trust === 'release' || job.environment === null) return []
  const { at } = job.environment
  if (environments === null) return [{ rule: 'S1', at, message: 'environmentUnknown', ...undeterminedUnreviewed('environment', run, judged) }]
  return environments
    .filter((name) => isProductionEnvironment(name, judged.options))
    .map((environment): Found => {
      const what = { rule: 'S1', at, environment, data: { only: production } } as const
      if (context.trust === 'tag') return { ...what, message: 'environmentByTag', ...undeterminedUnreviewed('tag', run, judged) }
      return { ...what, message: 'environmentReachable', verdict: 'violation' }
    })
}
