import type { Account } from '../domain/account.ts'
import type { Commit, GitActor } from '../domain/facts.ts'
import type { Contribution, Contributors, ContributorSettings, Unattributed } from './contribution.ts'
import type { Person, Persons } from './persons.ts'

type Made = Pick<Contributors, 'unattributed' | 'unresolved'> & { found: Contribution[] }

/** Authors, committers and co-authors of every commit that is not a clean merge. */
export function whoMade(commits: Commit[], persons: Persons, { clean, coAuthors }: Pick<ContributorSettings, 'clean' | 'coAuthors'>): Made {
  const made: Made = { found: [], unattributed: [], unresolved: [] }
  for (const [index, commit] of commits.entries()) {
    if (clean.has(commit.sha)) continue
    addAuthor(made, commit, index, persons)
    addCommitter(made, commit, index, persons)
    if (coAuthors === 'contributor') addCoAuthors(made, commit, index, persons)
  }
  return made
}

/** The person behind a git identity: GitHub's mapping first, then the e-mails of the policy. */
export const personOf = ({ account, emailSha256 }: GitActor, persons: Persons): Person | null =>
  account !== null && persons.canBeNamed(account) ? persons.of(account) : persons.ofEmail(emailSha256)

const isProvenGitHub = ({ signature }: Commit): boolean => signature !== null && signature.valid && signature.byGitHub

// A login can only ever make a commit less attributed here, so a stolen or renamed one buys nothing.
const isWebFlow = (account: Account | null): boolean => account?.login.toLowerCase() === 'web-flow'

function addAuthor(made: Made, commit: Commit, index: number, persons: Persons): void {
  const fact = `/commits/${index}/authors/0`
  const author = commit.authors[0] ?? { account: null, emailSha256: null }
  // Anybody can type GitHub's own address as theirs; its signature shows when GitHub really was the author.
  if (isWebFlow(author.account)) {
    if (!isProvenGitHub(commit)) made.unattributed.push(nobody('web-flow', commit, author, fact))
    return
  }
  const person = personOf(author, persons)
  if (person === null) made.unattributed.push(nobody('author', commit, author, fact))
  else made.found.push(contribution(person, 'commit-author', commit, fact))
}

/** The committer `web-flow` is GitHub itself only when GitHub's signature says so (SEMANTICS 15, 55). */
function addCommitter(made: Made, commit: Commit, index: number, persons: Persons): void {
  const fact = `/commits/${index}/committer`
  const { committer } = commit
  if (commit.claimsWebFlow || isWebFlow(committer.account)) {
    if (!isProvenGitHub(commit)) made.unattributed.push(nobody('web-flow', commit, committer, fact))
    return
  }
  const person = personOf(committer, persons)
  if (person !== null) made.found.push(contribution(person, 'committer', commit, fact))
  else if (!made.unattributed.some(({ commit: sha }) => sha === commit.sha)) made.unattributed.push(nobody('committer', commit, committer, fact))
}

/** Trailers are claims, and claims against oneself are honoured (SEMANTICS 16). */
function addCoAuthors(made: Made, commit: Commit, index: number, persons: Persons): void {
  for (const [place, coAuthor] of commit.authors.entries()) {
    if (place === 0) continue
    const fact = `/commits/${index}/authors/${place}`
    const person = personOf(coAuthor, persons)
    if (person === null) made.unresolved.push({ commit: commit.sha, fact })
    else made.found.push(contribution(person, 'co-author', commit, fact))
  }
}

const nobody = (what: Unattributed['what'], commit: Commit, { emailSha256 }: GitActor, fact: string): Unattributed => ({
  what,
  commit: commit.sha,
  emailSha256,
  fact,
})

const contribution = (person: Person, how: Contribution['how'], commit: Commit, fact: string): Contribution => ({
  person,
  how,
  commit: commit.sha,
  at: null,
  source: null,
  fact,
})
