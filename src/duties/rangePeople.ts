import type { Account } from '../domain/account.ts'
import type { Lineage } from '../domain/deployment.ts'
import type { Team } from '../domain/facts.ts'
import type { Roster } from '../domain/roster.ts'
import type { Doings } from './case.ts'
import { groundsOf } from './case.ts'
import type { Attributed } from './lineage.ts'
import type { Accounts, Person, Persons } from './persons.ts'

/** How somebody contributed to what is deployed: by which change, by which commit that came through none, or (neither) as a record names them. */
export interface RangeContribution {
  person: Person
  change: number | null
  commit: string | null
  fact: string
}

export interface RangePeople {
  /** Everybody who contributed to the range, each once. */
  all: RangeContribution[]
  of(key: string): RangeContribution | null
}

export interface MergedFacts {
  number: number
  /** Among `Facts.changes`. */
  index: number
  facts: Doings
}

/** Who is who now. */
export interface RangeSettings {
  roster: Roster
  persons: Persons
  teams: Record<string, Team>
  accounts: Accounts
  coAuthors: 'contributor' | 'ignore'
}

/**
 * Contributors of every change that brought commits of the range, as at its merge, and whoever wrote, committed or pushed what came through
 * none (SEMANTICS 43); of the changes that GitHub associates with that too, since the commit alone does not name co-authors. A change whose
 * commits are all elsewhere says nothing about this deployment. What was deployed before brings in nobody new, and its people are not strangers
 * to it for that: they are those whom the record names that stands for it (SEMANTICS 61).
 */
export function peopleOfRange(
  lineage: Lineage,
  commits: Attributed[],
  changes: MergedFacts[],
  people: RangeSettings,
): RangePeople {
  const bringing = new Set(commits.flatMap(({ changes: numbers, commit }) => (numbers.length > 0 ? numbers : commit.pullRequests)))
  const byChange = changes.filter(({ number }) => bringing.has(number)).flatMap((change) => ofChange(change, people))
  const byCommit = commits.filter(({ changes: numbers }) => numbers.length === 0).flatMap((one) => ofCommit(one, lineage, people.persons))
  const all = new Map<string, RangeContribution>()
  for (const one of [...byChange, ...byCommit, ...ofRecord(lineage, people.persons)]) if (!all.has(one.person.key)) all.set(one.person.key, one)
  return { all: [...all.values()], of: (key) => all.get(key) ?? null }
}

function ofRecord({ relation, from, earlier }: Lineage, persons: Persons): RangeContribution[] {
  const isAgain = relation === 'identical' && from?.known === 'record'
  // An ancestor without a record of its own lies within what the last record names people for.
  const stands = isAgain || (relation === 'behind' && earlier === null && from?.known === 'record') ? 'from' : 'earlier'
  const place = stands === 'from' ? '/deployment/lineage/from/record' : '/deployment/lineage/earlier'
  const ofStart = from?.known === 'record' ? from.record.people : []
  const people: Account[] = relation === 'ahead' ? [] : stands === 'from' ? ofStart : relation === 'behind' ? (earlier?.people ?? []) : []
  return people.map((account, index) => ({ person: persons.of(account), change: null, commit: null, fact: `${place}/people/${index}` }))
}

function ofChange({ number, index, facts }: MergedFacts, { roster, teams, accounts, coAuthors }: RangeSettings): RangeContribution[] {
  const at = facts.pullRequest.mergedAt
  if (at === null) throw new Error(`when pull request #${number} was merged is not known`)
  const { contributors } = groundsOf({ ...facts, teams, accounts }, { roster, at, subject: { gate: 'merge' } }, coAuthors)
  return contributors.all.map(({ person, commit, fact }) => ({ person, change: number, commit, fact: `/changes/${index}${fact}` }))
}

/** GitHub's own committing is nobody's work, when GitHub signed it (SEMANTICS 15). */
function ofCommit({ commit, index, update }: Attributed, lineage: Lineage, persons: Persons): RangeContribution[] {
  const { author, committer, signedByGitHub, sha } = commit
  const pusher = update === null ? null : (lineage.updates[update]?.actor ?? null)
  const of = (account: Parameters<Persons['of']>[0] | null, emailSha256: string | null): Person | null =>
    account === null ? persons.ofEmail(emailSha256) : persons.of(account)
  const found: [Person | null, string][] = [
    [of(author.account, author.emailSha256), `/deployment/lineage/commits/${index}/author`],
    [signedByGitHub ? null : of(committer.account, committer.emailSha256), `/deployment/lineage/commits/${index}/committer`],
    [of(pusher, null), `/deployment/lineage/updates/${update ?? 0}/actor`],
  ]
  return found.flatMap(([person, fact]) => (person === null ? [] : [{ person, change: null, commit: sha, fact }]))
}
