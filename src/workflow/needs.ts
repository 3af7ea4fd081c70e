import type { JobModel } from '../domain/workflow.ts'
import type { Reading } from './reading.ts'

/** GitHub refuses a file whose jobs need jobs that are not there, or each other in a circle. Job names are compared without regard to case. */
export function checkNeeds(reading: Reading, jobs: JobModel[]): void {
  const byId = new Map(jobs.map((job) => [job.id.toLowerCase(), job]))
  for (const job of jobs) {
    for (const need of job.needs) if (!byId.has(need.toLowerCase())) reading.doubt('unknown-job', job.at, need)
  }
  const circle = inCircle(byId)
  if (circle !== null) reading.doubt('cyclic-needs', circle.at, circle.id)
}

// Takes away, again and again, the jobs that wait for nobody; what is left goes in circles. Linear in jobs and needs.
function inCircle(byId: Map<string, JobModel>): JobModel | null {
  const waiting = new Map<string, number>()
  const waiters = new Map<string, string[]>()
  for (const [id, job] of byId) {
    const needs = [...new Set(job.needs.map((need) => need.toLowerCase()))].filter((need) => byId.has(need))
    waiting.set(id, needs.length)
    for (const need of needs) waiters.set(need, [...(waiters.get(need) ?? []), id])
  }
  const ready = [...waiting].flatMap(([id, count]) => (count === 0 ? [id] : []))
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    waiting.delete(id)
    for (const waiter of waiters.get(id) ?? []) {
      const left = (waiting.get(waiter) ?? 0) - 1
      waiting.set(waiter, left)
      if (left === 0) ready.push(waiter)
    }
  }
  const [left] = waiting.keys()
  return left === undefined ? null : (byId.get(left) ?? null)
}
