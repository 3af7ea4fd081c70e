import { agentBehind } from './agents.ts'
import { whoMade } from './attribution.ts'
import { means } from './contribution.ts'
import type { Contribution, ContributorFacts, Contributors, ContributorSettings, Means, Unattributed } from './contribution.ts'
import type { Persons } from './persons.ts'
import { whoPushed } from './pushers.ts'

/** Everybody who contributed, each with how it is known (SEMANTICS 14–20). Who clicked merge is not among them by that (21). */
export function contributorsOf(facts: ContributorFacts, persons: Persons, settings: ContributorSettings): Contributors {
  const made = whoMade(facts.commits, persons, settings)
  const pushed = whoPushed(facts, persons, settings)
  const agent = agentBehind(facts, persons, settings)
  const opened = openedBy(facts, persons)
  const found = [...opened.found, ...made.found, ...pushed.found, ...(agent?.found ?? [])]
  const all = latestOfEach(marked(found, facts, settings))
  return {
    all,
    of: (key) => all.find(({ person }) => person.key === key) ?? null,
    isProven: (grantee) => all.some(({ person, how, resolution }) => person.grantee === grantee && proven.includes(how) && !resolution),
    unattributed: [...opened.unattributed, ...made.unattributed, ...pushed.unattributed],
    unresolved: made.unresolved,
    agent,
  }
}

/** Authors, committers and co-authors are text that anybody can put in a commit; assignees anybody can edit. */
const proven: Means[] = ['author', 'pusher', 'force-pusher']

/** People are surprised that a conflict resolved for a colleague disqualifies them, so those who did nothing else are marked. */
function marked(found: Contribution[], { commits, pushes }: ContributorFacts, { history }: ContributorSettings): Contribution[] {
  const merges = new Set(commits.filter(({ parents }) => parents.length > 1 && parents.some((sha) => !history.bySha.has(sha))).map(({ sha }) => sha))
  if (merges.size === 0) return found
  const isMergeOnly = ({ how, commit, fact }: Contribution): boolean => {
    if (commit === null || !merges.has(commit)) return false
    if (how === 'commit-author' || how === 'committer') return true
    const push = how === 'pusher' ? pushes.find((_, index) => fact === `/pushes/${index}`) : undefined
    const had = history.upTo(push?.before ?? '')
    return had.size > 0 && [...history.upTo(commit)].every((sha) => had.has(sha) || merges.has(sha))
  }
  const others = new Set(found.filter((one) => !isMergeOnly(one)).map(({ person }) => person.key))
  return found.map((one) => (others.has(one.person.key) ? one : { ...one, resolution: true as const }))
}

/** An author whose account is gone cannot be told apart from any approver (SEMANTICS 55). */
function openedBy({ pullRequest: { author } }: ContributorFacts, persons: Persons): { found: Contribution[]; unattributed: Unattributed[] } {
  const fact = '/pullRequest/author'
  if (author === null || !persons.canBeNamed(author)) {
    return { found: [], unattributed: [{ what: 'pull-request', commit: null, emailSha256: null, fact }] }
  }
  return { found: [{ person: persons.of(author), how: 'author', commit: null, at: null, source: null, fact }], unattributed: [] }
}

function latestOfEach(found: Contribution[]): Contribution[] {
  const latest = new Map(found.map((one) => [`${one.how} ${one.person.key}`, one]))
  return [...latest.values()].sort((one, other) => means.indexOf(one.how) - means.indexOf(other.how))
}
