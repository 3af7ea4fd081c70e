import type { Statement } from '../domain/record.ts'
import type { Check } from './check.ts'
import type { WitnessedTime } from './trust.ts'

/** Clocks of different houses may differ by so much, in milliseconds. */
const tolerance = 5 * 60 * 1000

/** When others have seen the signature, against when the record says that it was judged: nothing is signed before it is judged. */
export function signedAt({ predicate }: Statement, times: WitnessedTime[]): Check[] {
  const [first] = times.toSorted((one, other) => one.time.getTime() - other.time.getTime())
  if (!first) return [{ what: 'signed at', value: 'not shown: no independent witness of the time was verified', ok: null }]
  const after = first.time.getTime() - Date.parse(predicate.evaluatedAt)
  const seen = times.map(({ time, by }) => `${time.toISOString()} (${by})`).join(', ')
  if (after < -tolerance) return [{
    what: 'signed at',
    value: `${seen}, which is before the judgement that the record claims, ${predicate.evaluatedAt}`,
    ok: false,
  }]
  const minutes = Math.floor(after / 60_000)
  const late = after > tolerance ? `, ${minutes} minutes after the judgement that the record claims` : ''
  return [{ what: 'signed at', value: `${seen}, verified${late}`, ok: true }]
}
