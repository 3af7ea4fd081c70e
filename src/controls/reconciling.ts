import type { ReadRecord, Reconciled, RepositoryFactValues } from '../domain/reconciliation.ts'
import type { Reason } from '../domain/outcome.ts'
import { reconcile } from '../duties/reconcile.ts'
import type { Message } from './control.ts'
import { ruleFor } from './deploymentCase.ts'
import type { DeploymentsSection } from './deploymentSections.ts'

/** What came in and what is recorded, held together; environments are governed by these rules. */
export const reconciledBy = (facts: RepositoryFactValues, repository: string, rules: DeploymentsSection): Reconciled =>
  reconcile(facts, repository, governedBy(rules))

/** Patterns are compiled for each look-up, and a few environments are deployed to thousands of times. */
export function governedBy(rules: DeploymentsSection): (environment: string) => boolean {
  const known = new Map<string, boolean>()
  return (environment) => {
    const before = known.get(environment)
    if (before !== undefined) return before
    const governed = ruleFor(rules, environment) !== null
    known.set(environment, governed)
    return governed
  }
}

/** Where a record stands among the facts, by its digest; of copies the first. */
export const recordPlaces = (records: ReadRecord[]): Map<string, { record: ReadRecord; pointer: string }> =>
  new Map(records.map((record, place) => [record.sha256, { record, pointer: `/repository/records/records/${place}` }] as const).toReversed())

/** Said of records that count although nothing hung on them when they were made. */
export const observedMessage = {
  observed: {
    kind: 'note',
    text: '{observed} of these {records} {records|record was|records were} made in observe mode, and stopped nobody.',
  },
} as const satisfies Record<string, Message>

/** Records that vouch, by digest: how many of them were only observed. */
export function observedOf(vouching: Set<string>, records: ReadRecord[]): Reason<'observed'>[] {
  const used = [...recordPlaces(records)].flatMap(([sha256, { record }]) => (vouching.has(sha256) ? [record] : []))
  const observed = used.filter(({ says }) => says?.mode === 'observe').length
  return observed === 0 ? [] : [{ message: 'observed', data: { observed, records: used.length }, facts: ['/repository/records'] }]
}
