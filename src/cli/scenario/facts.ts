import type { Account } from '../../domain/account.ts'
import type { Fact } from '../../domain/fact.ts'
import { known } from '../../domain/fact.ts'
import type { ChangedFile, ChangedFiles, ChangeFacts, Facts, Need, PolicyAtHead, PullRequest, Team } from '../../domain/facts.ts'
import type { ChangeRef, Subject } from '../../domain/subject.ts'
import type { WorkflowFiles } from '../../domain/workflow.ts'
import { commitsOf, pushesOf, reviewsOf, timelineOf } from './history.ts'
import { fork, headMergeBase, mergeName, mergesOf } from './merges.ts'
import type { Names } from './names.ts'
import { accountNamed, factOf, isUnread, namesOf } from './names.ts'
import type { ChangeText, CommitText, FactsText, FileText, TeamText, Unread } from './schema.ts'

/** The policy file that a proposed policy would replace, and what stands there now. */
export interface PresentPolicy {
  path: string
  text: string
}

/** Which pull request, which head: known before anything is asked, as in a run. */
export function subjectFrom(text: FactsText): Subject {
  const names = namesOf(text.accounts)
  const changes = changesIn(text)
  const [first = text] = changes
  const [owner = '', name = ''] = text.repository.split('/')
  const refs = changes.map((change, index): ChangeRef => ({ number: numberOf(change, index), head: names.sha(headOf(change)) }))
  const base = { branch: isUnread(first['pull-request']) ? 'main' : first['pull-request'].into, commit: names.sha(fork) }
  const common = { repository: { owner, name }, base, changes: refs }
  const { merged } = first
  if (merged !== undefined) return { ...common, gate: 'merge', commit: names.sha(mergeName), tree: names.tree(merged.tree ?? treeOf(first)) }
  if (changes.length > 1) return { ...common, gate: 'pull-request', commit: names.sha('merge-group'), tree: names.tree('merge-group') }
  return { ...common, gate: 'pull-request', commit: names.sha(headOf(first)), tree: names.tree(treeOf(first)) }
}

/** What the collector would hand over. Teams and logins that the scenario does not speak of: nobody is in such a team, every login exists. */
export function factsFrom(text: FactsText, needs: Need[], present: PresentPolicy, workflows: Fact<WorkflowFiles> | null): Facts {
  const names = namesOf(text.accounts)
  return {
    schema: 1,
    evaluatedAt: names.time(text['evaluated-at']),
    subject: subjectFrom(text),
    changes: changesIn(text).map((change, index) => changeFacts(change, numberOf(change, index), names, present)),
    teams: teamsOf(text, needs, names),
    accounts: accountsOf(text.accounts, needs),
    ...(workflows && { workflows }),
  }
}

const changesIn = (text: FactsText): ChangeText[] => text.changes ?? [text]

const numberOf = (change: ChangeText, index: number): number =>
  (isUnread(change['pull-request']) ? undefined : change['pull-request'].number) ?? index + 1

const commitTexts = (change: ChangeText): CommitText[] => (isUnread(change.commits) ? [] : change.commits)
const headOf = (change: ChangeText): string => commitTexts(change).at(-1)?.id ?? 'c1'
const treeOf = (change: ChangeText): string => commitTexts(change).at(-1)?.tree ?? headOf(change)
const authorOf = (change: ChangeText): string => (isUnread(change['pull-request']) ? '(deleted)' : change['pull-request'].author)

function changeFacts(change: ChangeText, number: number, names: Names, present: PresentPolicy): ChangeFacts {
  const commits = commitTexts(change)
  const author = authorOf(change)
  const files = isUnread(change.files) ? [] : listOf(change.files)
  return {
    number,
    pullRequest: factOf('pull request', change['pull-request'], (text) => pullRequestOf(text, change, number, names)),
    commits: factOf('commits', change.commits, (texts) => commitsOf(texts, author, names)),
    pushes: factOf('pushes', change.pushes ?? [], () => pushesOf(change, commits, author, names)),
    reviews: factOf('reviews', change.reviews, (texts) => reviewsOf(texts, commits, names)),
    files: factOf('files', change.files, (text) => filesOf(text, change['proposed-policy'] !== undefined ? present.path : null)),
    timeline: factOf('timeline', change.timeline ?? {}, () => timelineOf(change, names)),
    merges: factOf('merges', change.merges ?? {}, () => mergesOf(change, commits, files, names)),
    policyAtHead: factOf('policy at head', change['proposed-policy'] ?? '', () => policyAtHead(change, present)),
  }
}

type ReadPullRequest = Exclude<ChangeText['pull-request'], Unread>

function pullRequestOf(text: ReadPullRequest, change: ChangeText, number: number, names: Names): PullRequest {
  const { merged } = change
  const reviewed = isUnread(change.reviews) ? [] : reviewsOf(change.reviews, commitTexts(change), names)
  const repositories = { no: 'acme/payments', yes: `${text.author.replace('(deleted)', 'ghost')}/payments`, deleted: null }
  return {
    number,
    state: merged === undefined ? text.state : 'merged',
    draft: text.draft,
    author: names.account(text.author),
    assignees: text.assignees.flatMap((login) => names.account(login) ?? []),
    createdAt: names.time(text.created),
    mergedAt: merged === undefined ? null : names.time(merged.at),
    base: { branch: text.into },
    head: {
      sha: names.sha(headOf(change)),
      tree: names.tree(treeOf(change)),
      mergeBase: headMergeBase(commitTexts(change), reviewed.some(({ commit }) => typeof commit?.mergeBase === 'string'), names),
      branch: text.from,
      repository: repositories[text.fork],
    },
    merge: merged === undefined ? null : mergeOf(merged, change, names),
    actionsMayApprove: text['actions-may-approve'] ?? false,
  }
}

const mergeOf = (merged: NonNullable<ChangeText['merged']>, change: ChangeText, names: Names): PullRequest['merge'] => ({
  sha: names.sha(mergeName),
  tree: names.tree(merged.tree ?? treeOf(change)),
  parents: (merged.parents ?? [fork, headOf(change)]).map(names.sha),
  signedByGitHub: merged['signed-by-github'],
})

const listOf = (files: Exclude<ChangeText['files'], { unavailable: unknown }>): FileText[] => (Array.isArray(files) ? files : files.listed)

function filesOf(files: Exclude<ChangeText['files'], { unavailable: unknown }>, policyPath: string | null): ChangedFiles {
  const listed = listOf(files).map(fileOf)
  if (policyPath !== null && !listed.some(({ path }) => path === policyPath)) listed.push(fileOf(policyPath))
  return { listed, total: Array.isArray(files) ? listed.length : files.total }
}

function fileOf(file: FileText): ChangedFile {
  if (typeof file === 'string') return { path: file, previousPath: null, change: 'modified' }
  return { path: file.path, previousPath: file.was ?? null, change: file.change ?? (file.was === undefined ? 'modified' : 'renamed') }
}

function policyAtHead(change: ChangeText, { path, text }: PresentPolicy): PolicyAtHead {
  const proposed = change['proposed-policy']
  if (proposed === undefined || isUnread(proposed)) return { path, text, changed: false }
  return proposed === '(removed)' ? { path, text: null, changed: true } : { path, text: proposed, changed: true }
}

function teamsOf(text: FactsText, needs: Need[], names: Names): Record<string, Fact<Team>> {
  const given = Object.entries(text.teams).map(([slug, team]) => [slug.toLowerCase(), team] as const)
  const asked = needs.flatMap((need): [string, TeamText][] => (need.startsWith('team:') ? [[need.slice('team:'.length), []]] : []))
  const facts = [...asked, ...given].map(([slug, team]) => [slug, factOf(`members of team ${slug}`, team, (members) => teamOf(slug, members, names))])
  return Object.fromEntries(facts) as Record<string, Fact<Team>>
}

function teamOf(slug: string, text: TeamText, names: Names): Team {
  const { members, privacy } = Array.isArray(text) ? { members: text, privacy: 'visible' as const } : text
  return { slug, privacy, members: members.flatMap((login) => names.account(login) ?? []) }
}

function accountsOf(accounts: FactsText['accounts'], needs: Need[]): Facts['accounts'] {
  if (isUnread(accounts)) return factOf('accounts of the policy', accounts, () => ({}))
  const given = new Map(Object.entries(accounts).map(([login, detail]) => [login.toLowerCase(), detail]))
  const holder = (login: string): Account | null => (given.get(login) === 'nobody' ? null : accountNamed(login, given.get(login)))
  const asked = needs.flatMap((need) => (need.startsWith('login:') ? [need.slice('login:'.length)] : []))
  return known(Object.fromEntries(asked.map((login) => [login, holder(login)])), [])
}

/** Sentences show the first seven digits of a commit's id; people who wrote a scenario know the commit by the name they gave it. */
export function commitNames(text: FactsText): (sentence: string) => string {
  const names = namesOf(text.accounts)
  const pushed = ({ pushes }: ChangeText): string[] => (pushes === undefined || isUnread(pushes) ? [] : pushes.map(({ commit }) => commit))
  const ids = [fork, mergeName, ...changesIn(text).flatMap((change) => [...commitTexts(change).map(({ id }) => id), ...pushed(change)])]
  const known = new Map(ids.map((name) => [names.sha(name).slice(0, 7), name]))
  return (sentence) => sentence.replaceAll(/\b[0-9a-f]{7}\b/g, (id) => known.get(id) ?? id)
}
