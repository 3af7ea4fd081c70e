import type { Account } from '../domain/account.ts'
import type { ChangeFacts, Facts } from '../domain/facts.ts'
import type { Roster } from '../domain/roster.ts'
import { attributed } from '../duties/lineage.ts'
import { personsOf } from '../duties/persons.ts'
import type { MergedFacts } from '../duties/rangePeople.ts'
import { peopleOfRange } from '../duties/rangePeople.ts'

/** Accounts alone: which of them are one person is for the policy of the deployment that asks. */
const nobody: Roster = { people: [], machines: [], roles: {}, incompatible: [], elsewhere: { people: [], machines: [] } }

/**
 * Accounts of everybody whom the facts of a deployment name as having contributed to what it brought. One that brought nothing hands on those
 * that the record before it carried, else a second re-deployment would forget them. Throws where the facts tell less than a passed record does.
 */
export function recordedPeople({ deployment, changes }: Facts): Account[] {
  if (deployment?.lineage?.state !== 'known') throw new Error('the lineage is not known')
  const lineage = deployment.lineage.value
  const readable = changes.flatMap(mergedOf)
  const commits = attributed(lineage, readable.map(({ facts }) => facts))
  const persons = personsOf(nobody, {})
  const found = peopleOfRange(lineage, commits, readable, { roster: nobody, persons, teams: {}, accounts: {}, coAuthors: 'contributor' })
  return found.all
    .flatMap(({ person }): Account[] => {
      const id = Number(/^account:(\d+)$/.exec(person.key)?.[1])
      return Number.isSafeInteger(id) ? [{ id, login: person.name, type: person.human ? 'User' : 'Bot' }] : []
    })
    .sort((one, other) => one.id - other.id)
}

function mergedOf({ number, pullRequest, commits, reviews, pushes, timeline, merges }: ChangeFacts, index: number): MergedFacts[] {
  if (pullRequest?.state !== 'known' || commits?.state !== 'known' || reviews?.state !== 'known') return []
  if (pushes?.state !== 'known' || timeline?.state !== 'known' || merges?.state !== 'known') return []
  const facts = {
    pullRequest: pullRequest.value,
    commits: commits.value,
    reviews: reviews.value,
    pushes: pushes.value,
    timeline: timeline.value,
    merges: merges.value,
  }
  return [{ number, index, facts }]
}
