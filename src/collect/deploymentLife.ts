import * as z from 'zod'
import type { MadeDeployment } from '../domain/reconciliation.ts'
import { time } from './border.ts'
import { runIn } from './deployments.ts'

/** GitHub ends a run after 35 days, what it waited included; an entry of which nobody says that it ended has ended by then. */
const longestLifeMilliseconds = 35 * 86_400_000

export const deploymentStatus = z.object({
  state: z.enum(['ERROR', 'FAILURE', 'INACTIVE', 'IN_PROGRESS', 'PENDING', 'QUEUED', 'SUCCESS', 'WAITING']),
  createdAt: time,
  logUrl: z.string().max(10_000).nullable(),
})
export type DeploymentStatus = z.infer<typeof deploymentStatus>

type States = ReadonlySet<DeploymentStatus['state']>
const running: States = new Set(['IN_PROGRESS', 'SUCCESS'])
const ending: States = new Set(['SUCCESS', 'FAILURE', 'ERROR', 'INACTIVE'])
const telling: States = new Set(['IN_PROGRESS', 'SUCCESS', 'FAILURE', 'ERROR'])

type Life = Pick<MadeDeployment, 'outcome' | 'at' | 'endedAt'>

/**
 * What an entry's statuses (newest first) say of it until a time. Anybody who can write adds statuses, and nobody takes one away: so what once ended
 * has ended, whatever is said after it, and only what GitHub held back before anything else was said of it is known not to have run.
 */
export function lifeOf(createdAt: string, statuses: DeploymentStatus[], until: string): Life {
  const told = oldestFirst(statuses, until)
  const began = told.findIndex(({ state }) => running.has(state))
  const ends = told.findIndex(({ state }) => ending.has(state))
  const waits = told.findIndex(({ state }) => state === 'WAITING')
  const waited = waits >= 0 && [began, ends].every((index) => index < 0 || waits < index)
  const first = waited ? told[began] : told.find(({ state }) => telling.has(state))
  const at = latest(first?.createdAt ?? createdAt, createdAt)
  // An end that was claimed of a job while it waited is none of the job that began after it.
  const ended = told.find(({ state }, index) => ending.has(state) && index >= (waited ? began : 0)) ?? told[ends]
  const expires = timeAfter(createdAt, longestLifeMilliseconds)
  const end = ended?.createdAt ?? (expires <= until ? expires : null)
  const endedAt = end === null ? null : latest(end, at)
  if (began < 0 && waited) return { outcome: 'never-ran', at, endedAt }
  if (told.some(({ state }) => state === 'SUCCESS')) return { outcome: 'succeeded', at, endedAt }
  return { outcome: endedAt === null ? 'under-way' : 'failed', at, endedAt }
}

const latest = (one: string, other: string): string => (one > other ? one : other)

/** The run that the first status with an address names: whoever adds one later cannot give the entry another run's record. */
export function runsOf(statuses: DeploymentStatus[], until: string): number[] {
  const named = oldestFirst(statuses, until).map(({ logUrl }) => runIn(logUrl ?? ''))
  return named.find((runs) => runs.length > 0) ?? []
}

/** Of one second in the order told. */
const oldestFirst = (statuses: DeploymentStatus[], until: string): DeploymentStatus[] =>
  statuses
    .filter(({ createdAt }) => createdAt <= until)
    .toReversed()
    .sort((one, other) => (one.createdAt < other.createdAt ? -1 : Number(one.createdAt > other.createdAt)))

/** What was made by then has ended. */
export const longBefore = (time: string): string => timeAfter(time, -longestLifeMilliseconds)

const timeAfter = (time: string, milliseconds: number): string => `${new Date(Date.parse(time) + milliseconds).toISOString().slice(0, 19)}Z`
