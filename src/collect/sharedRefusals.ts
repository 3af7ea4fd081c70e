import type { Fact, Unavailability } from '../domain/fact.ts'

/**
 * One permission that is missing keeps several facts from us. Told as one refusal, it is one line to mend; told for each of them, it looks like
 * several. Refusals are the same one where the API said the same of them, the permissions that it names included.
 */
export function sharedRefusals(facts: (Fact<unknown> | null)[]): <T>(fact: Fact<T>) => Fact<T> {
  const refused = facts.flatMap((fact) => (fact && isRefused(fact) ? [fact.reason] : []))
  return (fact) => {
    if (!isRefused(fact)) return fact
    return { ...fact, reason: together(refused.filter(({ detail }) => detail === fact.reason.detail)) ?? fact.reason }
  }
}

type Refused = Extract<Fact<unknown>, { state: 'unavailable' }>
const isRefused = (fact: Fact<unknown>): fact is Refused => fact.state === 'unavailable' && fact.reason.status === 403

function together(alike: Unavailability[]): Unavailability | null {
  const [first] = alike
  return first ? { ...first, what: [...new Set(alike.map(({ what }) => what))].join('; ') } : null
}
