import { ruleFor } from '../controls/deploymentCase.ts'
import type { DeploymentsSection } from '../controls/deploymentSections.ts'
import type { Governing } from '../controls/governing.ts'
import { isTime } from '../domain/periodTimes.ts'
import type { Population } from '../domain/reconciliation.ts'
import { extended } from './load.ts'
import type { LoadedPolicy } from './policy.ts'
import { readPolicy } from './read.ts'

/** The deployment rules of one policy and of what it extends; null: it could not be read, and may be the one that asks for a record. */
type Rules = DeploymentsSection | null

/**
 * Which environments were governed when a job began, by the texts that the branch itself held: a policy that is changed afterwards frees no deployment
 * before it, and binds none. Where the branch stood then is known by its moves; where it is not, any policy of the period governs. Central
 * policies are the present ones, and a policy that extends another one than those governs everything. `population` null: the present policies alone.
 */
export function governedThen(population: Population | null, present: LoadedPolicy[]): Governing {
  const now = present.flatMap(({ policy }) => policy.deployments ?? [])
  if (population === null) return governing([['', now]], () => null)
  const { start, commits, policies } = population
  const blobs = [...new Set([start?.policy ?? null, ...commits.map(({ policy }) => policy)])].filter((blob) => blob !== null)
  const texts = blobs.map((blob): [string, Rules] => [blob, rulesOf(Object.hasOwn(policies, blob) ? (policies[blob] ?? null) : null, blob, present)])
  // A branch without a commit of the period and before it held nothing then: what is there now is all that is known.
  return governing(start === null && commits.length === 0 ? [['', now]] : texts, policyBy(population))
}

/** `blobAt`: the policy in force at a time; undefined: there was none; null: each of them may have been. */
function governing(all: [string, Rules][], blobAt: (at: string) => string | undefined | null): Governing {
  const rulesBy = new Map(all)
  const known = new Map<string, boolean>()
  const governs = (environment: string, blob: string | null): boolean => {
    const key = JSON.stringify([environment, blob])
    const before = known.get(key)
    if (before !== undefined) return before
    const rules = blob === null ? [...rulesBy.values()] : [rulesBy.get(blob) ?? null]
    const found = rules.some((one) => one === null || ruleFor(one, environment) !== null)
    known.set(key, found)
    return found
  }
  return {
    environment(environment, at) {
      const blob = blobAt(at)
      return blob !== undefined && governs(environment, blob)
    },
    hasRules: all.some(([, rules]) => rules === null || rules.length > 0),
    unread: all.flatMap(([blob, rules]) => (rules === null ? [blob] : [])),
  }
}

/** Where the branch stood between two moves: where the one before ended, if the next one began there. */
function policyBy({ start, end, commits, updates, period }: Population): (at: string) => string | undefined | null {
  const policies = new Map([...(start === null ? [] : [start]), ...commits].map(({ sha, policy }) => [sha, policy]))
  const times = updates.map(({ at }) => Date.parse(at))
  const begin = isTime(period.since) ? Date.parse(period.since) : -Infinity
  return (at) => {
    // Of a job that began before the period, and ended in it.
    if (Date.parse(at) < begin) return null
    const next = firstAfter(times, Date.parse(at))
    const stood = updates[next - 1]?.after ?? start?.sha ?? null
    const left = next < updates.length ? updates[next]?.before : end
    if (stood === null || stood !== left || !policies.has(stood)) return null
    return policies.get(stood) ?? undefined
  }
}

/** Times are in order. */
function firstAfter(times: number[], at: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((times[middle] ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low
}

function rulesOf(text: string | null, blob: string, present: LoadedPolicy[]): Rules {
  if (text === null) return null
  const path = present[0]?.source.path ?? blob
  const reading = readPolicy({ path, uri: blob, bytes: new TextEncoder().encode(text) })
  if (!reading.ok) return null
  const central = centralOf(reading.loaded, present)
  return central === null ? null : [reading.loaded, ...central].flatMap(({ policy }) => policy.deployments ?? [])
}

/** What a policy extends, directly or not; null: one of them is not among the present ones. */
function centralOf(own: LoadedPolicy, present: LoadedPolicy[]): LoadedPolicy[] | null {
  const byReference = new Map(present.flatMap((loaded) => (loaded.reference === null ? [] : [[loaded.reference, loaded] as const])))
  const found = new Set<LoadedPolicy>()
  const open = extended(own)
  for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
    const central = byReference.get(reference)
    if (central === undefined) return null
    if (!found.has(central)) open.push(...extended(central))
    found.add(central)
  }
  return [...found]
}
