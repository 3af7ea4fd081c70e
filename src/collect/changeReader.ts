import type { GraphqlAnswer } from '../domain/client.ts'
import type { Source, UnavailableFact } from '../domain/fact.ts'
import { unavailable } from '../domain/fact.ts'
import type { ChangedFile, Review, TimelineEvent } from '../domain/facts.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { misfit } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { pagedList } from './pagedList.ts'
import type { PagedList } from './pagedList.ts'
import { listNames, pagesQuery, pullRequestQuery } from './pullRequestQuery.ts'
import type { ListName } from './pullRequestQuery.ts'
import { listPages, pullRequestShape, reportsShape, workflowShape } from './pullRequestShape.ts'
import type { CommitNode, PullRequestAnswer } from './pullRequestShape.ts'
import type { RawFolder } from './workflowTree.ts'
import type { RawWorkflows } from './workflows.ts'

/** One pull request as the one query told it, and its lists as far as they were read. */
export interface Change {
  repository: RepositoryName
  answer: PullRequestAnswer
  lists: ChangeLists
  /** Digests of earlier reports on the head. */
  earlier: { sha256: string }[]
  /** Text of the workflow that runs the gate; null: not asked for, or not readable. */
  gateWorkflow: string | null
  /** Workflow folders of head and base, unread until somebody needs them; null: an end is not told. */
  workflows: RawWorkflows | null
  source: Source
}

/** What a pull request is read with, besides its own number. */
export interface ReadingPlace {
  policyPath: string
  /** The workflow that runs the gate, in the judged repository. */
  workflow: { path: string; ref: string } | null
}

export interface ChangeLists {
  commits: PagedList<CommitNode>
  reviews: PagedList<Review>
  files: PagedList<ChangedFile>
  timeline: PagedList<TimelineEvent>
}

/** Thirty thousand commits, or GitHub's 3,000 files at ten a page: whoever needs more has left what a person could have reviewed. */
const maxRounds = 300

/**
 * An error without harm to the other facts: under the optional link to earlier reports, the gate's own workflow, the workflow folders or the
 * known branches, or a fork that this token cannot see (then it counts as not there).
 */
const isHarmless = ({ type, path }: GraphqlAnswer['errors'][number]): boolean =>
  isUnder(path, ['reports']) ||
  isBeside(path) ||
  isFolder(path) ||
  (isUnder(path, ['headRef', 'headRepository']) && (type === 'FORBIDDEN' || type === 'NOT_FOUND'))

export async function readChange(asker: Asker, repository: RepositoryName, number: number, place: ReadingPlace): Promise<Change | UnavailableFact> {
  const what = `pull request ${repositoryPath(repository)}#${number}`
  const { policyPath, workflow } = place
  const gate = { gated: workflow !== null, workflow: workflow ? `${workflow.ref}:${workflow.path}` : '' }
  try {
    const answer = await asker.paged(pullRequestQuery, { owner: repository.owner, name: repository.name, number, policy: policyPath, ...gate })
    return changeOf(what, repository, answer)
  } catch (error) {
    return refused(what, error)
  }
}

/** One pull request of an answer that holds it at `repository.pullRequest`. */
export function changeOf(what: string, repository: RepositoryName, answer: GraphqlAnswer): Change | UnavailableFact {
  const raw = pullRequestOf(answer)
  const errors = answer.errors.filter((error) => !isAbsentFile(error))
  const fatal = errors.filter((error) => !isHarmless(error) && !isUnder(error.path, [...listNames]))
  if (!raw || fatal.length > 0) return incomplete(what, answer.source, errorText(fatal.length > 0 ? fatal : errors))
  const found = pullRequestShape.safeParse(raw)
  if (!found.success) return incomplete(what, answer.source, misfit(found.error))
  const lists = emptyLists(what)
  for (const name of listNames) lists[name].add(raw[name], answer, errorsUnder(errors, name))
  const gateWorkflow = gateWorkflowOf(answer)
  const workflows = workflowsOf(found.data, answer)
  return { repository, answer: found.data, lists, earlier: earlierReports(raw['reports']), gateWorkflow, workflows, source: answer.source }
}

const emptyLists = (what: string): ChangeLists => ({
  commits: pagedList(`commits of ${what}`, listPages.commits),
  reviews: pagedList(`reviews of ${what}`, listPages.reviews),
  files: pagedList(`files of ${what}`, listPages.files),
  timeline: pagedList(`timeline of ${what}`, listPages.timeline),
})

/** Fetches all remaining pages of the wanted lists, several lists a request. Returns the head that was found if it moved meanwhile. */
export async function readOtherPages(asker: Asker, change: Change, wanted: ListName[]): Promise<{ moved: string } | null> {
  for (let round = 0; round < maxRounds; round += 1) {
    const open = wanted.filter((name) => change.lists[name].next !== null && !change.lists[name].refusal)
    if (open.length === 0) return null
    const moved = await readNextPages(asker, change, open)
    if (moved) return { moved }
  }
  // What is still open is told by `complete`: so many of so many were read.
  return null
}

async function readNextPages(asker: Asker, change: Change, open: ListName[]): Promise<string | null> {
  const cursors = listNames.map((name) => [[name, open.includes(name)], [`${name}After`, open.includes(name) ? change.lists[name].next : null]])
  const { owner, name } = change.repository
  const variables = { owner, name, number: change.answer.number, ...Object.fromEntries(cursors.flat()) }
  try {
    const answer = await asker.paged(pagesQuery, variables)
    const raw = pullRequestOf(answer)
    const elsewhere = answer.errors.filter(({ path }) => !isUnder(path, [...listNames]))
    const head = raw?.['headRefOid']
    if (typeof head === 'string' && head !== change.answer.headRefOid) return head
    for (const list of open) change.lists[list].add(raw?.[list], answer, [...elsewhere, ...errorsUnder(answer.errors, list)])
  } catch (error) {
    for (const list of open) change.lists[list].refusal ??= refused(change.lists[list].what, error, change.lists[list].sources)
  }
  return null
}

function pullRequestOf(answer: GraphqlAnswer): Record<string, unknown> | null {
  const repository = answer.data?.['repository']
  const found = isObject(repository) ? repository['pullRequest'] : null
  return isObject(found) ? found : null
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Errors name their place as repository · pullRequest · field · …; one without a place concerns everything. */
const isUnder = (path: (string | number)[], names: string[]): boolean =>
  path[0] === 'repository' && path[1] === 'pullRequest' && names.includes(String(path[2]))

const besides = ['gateWorkflow', 'defaultBranchRef', 'rulesets', 'refs']
const isBeside = (path: (string | number)[]): boolean => path[0] === 'repository' && besides.includes(String(path[1]))
const isFolder = (path: (string | number)[]): boolean => isUnder(path, ['head', 'baseRef']) && path.includes('workflows')

function gateWorkflowOf(answer: GraphqlAnswer): string | null {
  const repository = answer.data?.['repository']
  return isObject(repository) ? (workflowShape.safeParse(repository['gateWorkflow']).data ?? null) : null
}

/** The folders at the head and at the tip of the base, with the errors that are theirs. */
function workflowsOf(found: PullRequestAnswer, answer: GraphqlAnswer): RawWorkflows | null {
  const [head] = found.head.nodes
  const base = found.baseRef?.target
  if (!head || !base) return null
  const folder = (at: { oid: string; workflows?: unknown }, field: string): RawFolder => {
    const errors = answer.errors.filter(({ path }) => isUnder(path, [field]) && path.includes('workflows'))
    return { commit: at.oid, workflows: at.workflows, errors, source: answer.source }
  }
  return { head: folder(head.commit, 'head'), base: folder(base, 'baseRef'), repository: answer.data?.['repository'], errors: answer.errors }
}

const errorsUnder = (errors: GraphqlAnswer['errors'], name: string): GraphqlAnswer['errors'] => errors.filter(({ path }) => isUnder(path, [name]))

/** A file that is not there may be told as null or as NOT_FOUND beside the null; both say the same. */
export const isAbsentFile = (error: GraphqlAnswer['errors'][number]): boolean => error.type === 'NOT_FOUND' && error.path.at(-1) === 'file'

const digestForm = /^[0-9a-f]{64}$/

/**
 * Reports carry the digests of their evidence as external id, several when several pull requests share the head. Anybody with `checks: write` can
 * claim one, so it is a link, never a proof.
 */
function earlierReports(raw: unknown): { sha256: string }[] {
  const found = reportsShape.safeParse(raw)
  if (!found.success) return []
  const runs = found.data.nodes.flatMap(({ commit }) => commit.checkSuites.nodes.flatMap((suite) => suite.checkRuns.nodes))
  const digests = runs.filter(({ name }) => name === 'countersign report').flatMap(({ externalId }) => (externalId ?? '').slice(0, 1000).split(','))
  return [...new Set(digests.filter((digest) => digestForm.test(digest)))].sort().map((sha256) => ({ sha256 }))
}

/** The commit whose tree, policy and siblings are read as the head's, or the measured reason why there is none. */
export function headOf(change: Change): PullRequestAnswer['head']['nodes'][number]['commit'] | UnavailableFact {
  const { answer, source } = change
  const last = answer.head.nodes[0]?.commit
  if (last?.oid === answer.headRefOid) return last
  const what = `head commit of pull request ${repositoryPath(change.repository)}#${answer.number}`
  const detail = `the last commit listed is ${last?.oid ?? 'none'}, the head is ${answer.headRefOid}`
  return unavailable({ what, request: source.request, status: source.status, detail }, [source])
}
