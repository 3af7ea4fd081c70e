import type { Population, ReadRecord, Reconciled, RepositoryFactValues } from '../domain/reconciliation.ts'
import type { Reason } from '../domain/outcome.ts'
import { repositoryPath, type Subject } from '../domain/subject.ts'
import { reconcile } from '../duties/reconcile.ts'
import type { Message } from './control.ts'
import type { Governing } from './governing.ts'

/** What came in and what is recorded, held together. */
export const reconciledBy = (facts: RepositoryFactValues, subject: Subject, { environment }: Governing): Reconciled =>
  reconcile(facts, ownNames(subject, facts.population), environment)

/** What the repository is called, and was called before: its records stay its own when it is renamed. */
export const ownNames = ({ repository }: Subject, { formerNames }: Population): string[] => [repositoryPath(repository), ...formerNames]

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
