import type { FactView } from '../../src/controls/control.ts'
import type { Account } from '../../src/domain/account.ts'
import { emailSha256 } from '../../src/domain/digest.ts'
import { known } from '../../src/domain/fact.ts'
import type { ChangeFacts, ChangeFactValues, Commit, GitActor, MergeComparison, PatchedFile, Push, Review, Team } from '../../src/domain/facts.ts'
import type { AccountRef } from '../../src/domain/account.ts'
import type { Grant, Role, Roster } from '../../src/domain/roster.ts'

/** Minute n of the day on which every test takes place. */
export const minute = (n: number): string => `2026-11-21T${String(10 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00Z`

/** A name becomes an account; the same name is always the same id. */
export function account(login: string, type: Account['type'] = 'User'): Account {
  const id = [...login].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
  return { id, login, type }
}

export const bot = (login: string): Account => account(login, 'Bot')

export const actor = (who: string | Account | null, email?: string): GitActor => ({
  account: typeof who === 'string' ? account(who) : who,
  emailSha256: email === undefined ? null : emailSha256(email),
})

/** Commits are named by a letter or a word; the tree differs for each. The committer is the author unless told. */
export function commit(sha: string, author: string | Account | null | GitActor, more: Partial<Commit> & { coAuthors?: GitActor[] } = {}): Commit {
  const first: GitActor = author !== null && typeof author === 'object' && 'emailSha256' in author ? author : actor(author)
  const { coAuthors = [], ...rest } = more
  return { sha, tree: `tree-${sha}`, parents: [], authors: [first, ...coAuthors], committer: first, signature: null, claimsWebFlow: false, ...rest }
}

/** A commit made in GitHub's web interface: its committer is GitHub, proven by GitHub's signature. */
export const madeByGitHub = { committer: actor(account('web-flow')), claimsWebFlow: true, signature: { valid: true, byGitHub: true } }

/** Ids grow with time, and two reviews of one person in one minute are told apart by `id`. */
export function review(author: string | Account | null, state: Review['state'], at: string, on: string, more: Partial<Review> = {}): Review {
  return {
    id: String(Date.parse(at) / 1000),
    state,
    submittedAt: at,
    author: typeof author === 'string' ? account(author) : author,
    commit: { sha: on, tree: `tree-${on}`, mergeBase: null },
    authorCanPush: true,
    ...more,
  }
}

export const approval = (author: string | Account | null, at: string, on: string, more: Partial<Review> = {}): Review =>
  review(author, 'APPROVED', at, on, more)

export function push(pusher: string | Account | null, after: string, at: string, more: Partial<Push> = {}): Push {
  return { before: null, after, at, pusher: typeof pusher === 'string' ? account(pusher) : pusher, forced: false, source: 'activity', ...more }
}

const patched: PatchedFile = { path: 'src/a.ts', previousPath: null, status: 'modified', blob: 'b1', patch: 'p1', hunks: 'h1' }

/** A merge of the base that left the pull request's own patch as it was. */
export const cleanMerge = (sha: string, headParent: string, baseParent = 'base'): MergeComparison => ({
  sha,
  headParent,
  baseParent,
  before: [patched],
  after: [patched],
  complete: true,
})

/** Links each commit to the one before it, unless it names its parents. */
export const line = (...commits: Commit[]): Commit[] =>
  commits.map((one, index) => (one.parents.length > 0 ? one : { ...one, parents: [commits[index - 1]?.sha ?? 'base'] }))

export interface ChangeParts extends Partial<Omit<ChangeFactValues, 'pullRequest' | 'files'>> {
  pullRequest?: Partial<ChangeFactValues['pullRequest']>
  /** Paths, each modified; or the whole fact. */
  files?: string[] | ChangeFactValues['files']
}

/** `author` wrote and pushed commit `a` at minute 0; nobody reviewed it. Everything can be replaced. */
export function changeValues(parts: ChangeParts = {}): ChangeFactValues {
  const { pullRequest, files, ...rest } = parts
  const commits = rest.commits ?? line(commit('a', 'author'))
  const head = commits.at(-1) ?? commit('a', 'author')
  return {
    commits,
    pushes: commits.length === 0 ? [] : [push('author', head.sha, minute(0))],
    reviews: [],
    timeline: [],
    merges: [],
    policyAtHead: { path: '.github/countersign.yml', text: 'version: 1\n', changed: false },
    files: Array.isArray(files) || files === undefined ? changedFiles(files ?? ['src/a.ts']) : files,
    ...rest,
    pullRequest: {
      number: 7,
      state: 'open',
      draft: false,
      author: account('author'),
      assignees: [],
      createdAt: minute(0),
      mergedAt: null,
      base: { branch: 'main' },
      head: { sha: head.sha, tree: head.tree, mergeBase: null, branch: 'feature', repository: 'acme/payments' },
      merge: null,
      actionsMayApprove: false,
      ...pullRequest,
    },
  }
}

const changedFiles = (paths: string[]): ChangeFactValues['files'] => ({
  total: paths.length,
  listed: paths.map((path) => ({ path, previousPath: null, change: 'modified' })),
})

/** The same as the collector hands it over: each fact known, with no sources. */
export function changeFacts(parts: ChangeParts = {}): ChangeFacts {
  const { pullRequest, commits, reviews, pushes, files, timeline, merges, policyAtHead } = changeValues(parts)
  return {
    number: pullRequest.number,
    pullRequest: known(pullRequest, []),
    commits: known(commits, []),
    reviews: known(reviews, []),
    pushes: known(pushes, []),
    files: known(files, []),
    timeline: known(timeline, []),
    merges: known(merges, []),
    policyAtHead: known(policyAtHead, []),
  }
}

/** What a control sees. */
export const factView = (parts: ChangeParts = {}, more: Partial<Pick<FactView, 'teams' | 'accounts' | 'proposedPolicy'>> = {}): FactView => ({
  ...changeValues(parts),
  teams: {},
  accounts: {},
  proposedPolicy: [],
  ...more,
})

export const team = (slug: string, ...members: string[]): Team => ({ slug, privacy: 'visible', members: members.map((login) => account(login)) })

/** By id and login: both resolve to the same account. */
export const ref = (login: string): AccountRef => ({ login, id: account(login).id })

export const grant = (login: string, more: Partial<Grant> = {}): Grant => ({
  person: null,
  account: ref(login),
  from: null,
  until: null,
  reason: null,
  ...more,
})

export const role = (...members: (string | Grant)[]): Role => ({
  teams: [],
  members: members.map((one) => (typeof one === 'string' ? grant(one) : one)),
})

export const roster = (parts: Partial<Roster> = {}): Roster => ({
  people: [],
  machines: [],
  roles: {},
  incompatible: [],
  elsewhere: { people: [], machines: [] },
  ...parts,
})
