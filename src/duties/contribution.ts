import type { ChangeFactValues } from '../domain/facts.ts'
import type { History } from './history.ts'
import type { Person } from './persons.ts'

/** How somebody is known to have contributed, the most telling first: it is the order in which an explanation prefers them. */
export const means = ['author', 'pusher', 'force-pusher', 'commit-author', 'committer', 'co-author', 'agent-human', 'assignee'] as const
export type Means = (typeof means)[number]

export interface Contribution {
  person: Person
  how: Means
  commit: string | null
  at: string | null
  /** Where a push is known from. */
  source: 'activity' | 'run' | 'webhook' | 'timeline' | null
  fact: string
  /** Set when all they did was to merge the base, and no merge of theirs is shown to be clean. */
  resolution?: true
}

/** Work that nobody can be named for (SEMANTICS 18, 55). */
export interface Unattributed {
  what: 'author' | 'committer' | 'web-flow' | 'pusher' | 'pull-request'
  commit: string | null
  emailSha256: string | null
  fact: string
}

export interface Contributors {
  /** One entry for each person and each way they are known by; the latest of its kind. */
  all: Contribution[]
  /** How a person contributed, most telling first; null: they contributed nothing. */
  of(key: string): Contribution | null
  /**
   * Whether that is known by more than what others can write of somebody: they opened it, or GitHub saw them push more than a merge of the
   * base. By what this policy itself knows of people: another policy's links must not silence anybody under this one.
   */
  isProven(grantee: string): boolean
  unattributed: Unattributed[]
  /** Co-author trailers that name nobody GitHub or the policy knows: a warning, not a block (SEMANTICS 16). */
  unresolved: { commit: string; fact: string }[]
  /** Set when the author is a bot, an app or a machine account (SEMANTICS 20). */
  agent: Agent | null
}

export type ContributorFacts = Pick<ChangeFactValues, 'pullRequest' | 'commits' | 'pushes' | 'timeline'>

export interface ContributorSettings {
  coAuthors: 'contributor' | 'ignore'
  history: History
  /** Merges of the base that changed nothing; whoever made or pushed one is no contributor by that (SEMANTICS 10). */
  clean: Set<string>
  /** Milliseconds; what happened later does not count (gate `merge`, SEMANTICS 59). Null: everything counts. */
  until: number | null
}

/** A bot, an app or a machine account as the author (SEMANTICS 20), with the humans behind it. */
export interface Agent {
  person: Person
  /** Whether a trailer or a run names the human who had it work; an assignee does not, since anybody can edit assignees. */
  humanKnown: boolean
  found: Contribution[]
}
