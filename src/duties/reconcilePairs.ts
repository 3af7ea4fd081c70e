import { deploymentKey } from '../domain/periodTimes.ts'
import type { MadeDeployment } from '../domain/reconciliation.ts'
import type { Told } from './reconcileBook.ts'
import { grouped } from './reconcileBook.ts'
import { instant } from './time.ts'

/** A deployment's entry with when its job began, in milliseconds since 1970. */
interface Made {
  made: MadeDeployment
  at: number
}

/**
 * Which record is of which deployment, by the deployment's id: same environment, same commit, and the run that made the record is the deployment's.
 * Of a record that names no run the nearest within a day counts, because what was judged later held nothing up. One that names a run is of no entry
 * that names another or none: whoever can make entries would have their own covered by it. And one record is never of two deployments: that of one
 * made again must not cover an earlier one that nobody gated.
 */
export function pairsOf(deployments: MadeDeployment[], records: Told[]): Map<number, Told> {
  const paired = new Map<number, Told>()
  const inOrder = deployments.map((made) => ({ made, at: instant(made.at) })).sort((one, other) => one.at - other.at)
  const places = grouped(inOrder, ({ made }) => [deploymentKey(made.environment, made.sha)])
  const recorded = grouped(records, ({ says }) => [deploymentKey(says.environment ?? '', says.commit)])
  for (const [key, told] of recorded) pairWithin(places.get(key) ?? [], told, paired)
  return paired
}

function pairWithin(made: Made[], told: Told[], paired: Map<number, Told>): void {
  const ofRun = grouped(made, (one) => one.made.runs)
  const recorded = grouped(told, ({ says }) => (says.run !== null && ofRun.has(says.run) ? [says.run] : []))
  for (const [run, records] of recorded) pairInRun(ofRun.get(run) ?? [], records, paired)
  const open = made.filter((one) => !paired.has(one.made.id))
  const [unnamed, named] = [open.filter((one) => one.made.runs.length === 0), open.filter((one) => one.made.runs.length > 0)]
  const ofNone = told.filter(({ says }) => says.run === null)
  const used = pairByTime(unnamed, ofNone, paired)
  pairByTime(named, ofNone.filter((one) => !used.has(one)), paired)
}

/**
 * Both in order of time. The gate is a step of the job that its deployment is of, so a record follows its deployment's entry: it is of the latest one
 * before it that has none. Of a gate that runs in a job before, the entry follows.
 */
function pairInRun(made: Made[], records: Told[], paired: Map<number, Told>): void {
  const left = stacked(made, records, ({ made: { id } }, record) => paired.has(id) || paired.set(id, record))
  const open = made.filter((one) => !paired.has(one.made.id))
  stacked(left, open, (record, { made: { id } }) => paired.has(id) || paired.set(id, record))
}

interface Dated {
  at: number
}

/** Each of the later ones takes the latest of the earlier ones that nobody took. Returns those that found none. */
function stacked<One extends Dated, Other extends Dated>(earlier: One[], later: Other[], take: (one: One, other: Other) => unknown): Other[] {
  const waiting: One[] = []
  const left: Other[] = []
  let next = 0
  for (const other of later) {
    for (; (earlier[next]?.at ?? Infinity) <= other.at; next += 1) waiting.push(earlier[next] as One)
    const one = waiting.pop()
    if (one === undefined) left.push(other)
    else take(one, other)
  }
  return left
}

/** Each record is of the deployment nearest to it; of several records the nearest counts, and of two equally near the one that did not pass. */
function pairByTime(made: Made[], records: Told[], paired: Map<number, Told>): Set<Told> {
  const nearest = new Map<number, { record: Told; distance: number }>()
  let place = 0
  for (const record of records) {
    while (distanceOf(made[place + 1], record) <= distanceOf(made[place], record) && place + 1 < made.length) place += 1
    const id = made[place]?.made.id
    const distance = distanceOf(made[place], record)
    if (id === undefined || distance > day) continue
    const before = nearest.get(id)?.distance ?? Infinity
    if (distance < before || (distance === before && record.says.result !== 'passed')) nearest.set(id, { record, distance })
  }
  for (const [id, { record }] of nearest) paired.set(id, record)
  return new Set([...nearest.values()].map(({ record }) => record))
}

const day = 86_400_000

const distanceOf = (one: Made | undefined, { at }: Told): number => (one === undefined ? Infinity : Math.abs(one.at - at))
