import { undetermined } from '../jobRun.ts'
import type { Found, Judged, JobRun } from '../jobRun.ts'

/** S7: what a production job gives out may be a production secret's child; a development job that uses it is told. */
export function productionOutputs(run: JobRun, judged: Judged): Found[] {
  if (run.production || run.outline.producers.length === 0) return []
  const producers = run.productionNeeds()
  if (producers.length === 0) return []
  return run.outline.producers.flatMap(({ at, jobs }) => {
    const used = jobs === 'all' ? producers : producers.filter((id) => jobs.some(({ job }) => job === id.toLowerCase()))
    return used.map((producer): Found => ({ rule: 'S7', at, message: 'productionOutput', data: { producer }, ...undetermined('flow', judged) }))
  })
}
