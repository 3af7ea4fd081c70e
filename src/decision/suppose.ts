import type { Account } from '../domain/account.ts'
import type { Facts, Team } from '../domain/facts.ts'

/**
 * What an unreadable team could hold, at its two ends: nobody, or everybody the facts know and a crowd they do not. What a control
 * concludes at both ends it concludes anywhere between (SEMANTICS 56), since membership alone only ever adds a holder.
 */
export interface Supposition {
  least: Team
  most: Team
}

export function supposedTeam(slug: string, facts: Facts): Supposition {
  return {
    least: { slug, privacy: 'secret', members: [] },
    most: { slug, privacy: 'secret', members: [...accountsIn(facts), ...strangers] },
  }
}

/**
 * Members nobody has met: without them a team of which only the author is known would look too small to be satisfied, and "the token
 * cannot see" would be told as "nobody can approve". Negative ids are no GitHub accounts. More than any rule can ask for.
 */
const strangers: Account[] = Array.from({ length: 400 }, (_, index) => ({ id: -1 - index, login: `unseen member ${index + 1}`, type: 'User' }))

/** Every account that appears anywhere in the facts, once. */
export function accountsIn(facts: Facts): Account[] {
  const found = new Map<number, Account>()
  const add = (account: Account | null): void => {
    if (account !== null) found.set(account.id, account)
  }
  for (const change of facts.changes) for (const account of accountsOf(change)) add(account)
  for (const account of accountsOfRun(facts)) add(account)
  for (const team of Object.values(facts.teams)) if (team.state === 'known') team.value.members.forEach(add)
  if (facts.accounts.state === 'known') Object.values(facts.accounts.value).forEach(add)
  return [...found.values()]
}

/** Who deploys, and who approved or rejected the run: left out, a member of an unreadable team who objects would count for nobody at both ends. */
function accountsOfRun({ deployment }: Facts): (Account | null)[] {
  const { deployment: deployed, runApprovals } = deployment ?? {}
  const entries = deployed?.state === 'known' ? deployed.value.entries.map(({ creator }) => creator) : []
  const run = deployed?.state === 'known' ? deployed.value.run : null
  const approvers = runApprovals?.state === 'known' ? runApprovals.value.map(({ account }) => account) : []
  return [...entries, ...approvers, ...(run === null ? [] : [run.actor, run.triggeringActor])]
}

function accountsOf(change: Facts['changes'][number]): (Account | null)[] {
  const { pullRequest, commits, reviews, pushes, timeline } = change
  return [
    ...(pullRequest?.state === 'known' ? [pullRequest.value.author, ...pullRequest.value.assignees] : []),
    ...(commits?.state === 'known' ? commits.value.flatMap((commit) => [...commit.authors, commit.committer].map((actor) => actor.account)) : []),
    ...(reviews?.state === 'known' ? reviews.value.map((review) => review.author) : []),
    ...(pushes?.state === 'known' ? pushes.value.map((push) => push.pusher) : []),
    ...(timeline?.state === 'known' ? timeline.value.map((event) => event.actor) : []),
  ]
}
