import type { Population, ReadRecord, RecordSays } from '../domain/reconciliation.ts'
import { asciiLower } from '../domain/text.ts'
import { instant } from './time.ts'

/** A valid record of this repository: the only kind that tells of anything. */
export interface Told extends ReadRecord {
  says: RecordSays
  /** When it was judged, in milliseconds since 1970. */
  at: number
}

/** Valid records of the way into one branch, by what they are about. Each list is in order of time; of one time, what did not pass stands last. */
export interface BranchBook {
  /** Of the gates merge and pull-request, about this very commit. */
  ofCommit(sha: string): Told[]
  /** Of the gate pull-request, about this change. */
  ofChange(number: number): Told[]
}

/**
 * A fork signs with the same key when it was given it: a record of another name vouches for nothing here. `names`: the repository's own, and those it
 * had before, from which GitHub itself leads here.
 */
export const isOf = (names: string[], { says }: ReadRecord): boolean =>
  says !== null && names.some((name) => asciiLower(says.repository) === asciiLower(name))

/** In order of time. A copy is no second record, also where it is another file: anybody can take a timestamp off, and the signature still holds. */
export function toldOf(records: ReadRecord[], names: string[]): Told[] {
  const told = records.flatMap((record) => {
    const { says, state } = record
    return state === 'valid' && says !== null && isOf(names, record) ? [{ ...record, says, at: instant(says.evaluatedAt) }] : []
  })
  return [...new Map(told.map((one) => [JSON.stringify(one.says), one])).values()].sort(inOrder)
}

const inOrder = (one: Told, other: Told): number =>
  one.at - other.at || Number(isPassed(other)) - Number(isPassed(one)) || (one.sha256 < other.sha256 ? -1 : Number(one.sha256 > other.sha256))

const isPassed = ({ says }: Told): boolean => says.result === 'passed'

/**
 * What was judged on its way into another branch was judged by the policy of that branch, and whoever can push can make a branch with a policy of
 * their own: it says nothing of this one. Nor does what was judged as a pull request that GitHub does not know.
 */
export function branchBook(told: Told[], { branch, unknownChanges }: Pick<Population, 'branch' | 'unknownChanges'>): BranchBook {
  const unknown = new Set(unknownChanges)
  const isKnown = ({ says }: Told): boolean => !says.changes.some(({ number }) => unknown.has(number))
  const own = told.filter((one) => one.says.branch === branch && (one.says.gate === 'merge' || one.says.gate === 'pull-request') && isKnown(one))
  const commits = grouped(own, ({ says }) => [says.commit])
  const changes = grouped(own, ({ says }) => (says.gate === 'merge' ? [] : says.changes.map(({ number }) => number)))
  return { ofCommit: (sha) => commits.get(sha) ?? [], ofChange: (number) => changes.get(number) ?? [] }
}

export const deploymentRecords = (told: Told[]): Told[] => told.filter(({ says }) => says.gate === 'deployment')

export function grouped<Key, One>(list: One[], keysOf: (one: One) => Key[]): Map<Key, One[]> {
  const groups = new Map<Key, One[]>()
  for (const one of list) {
    for (const key of new Set(keysOf(one))) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [one])
      else group.push(one)
    }
  }
  return groups
}
