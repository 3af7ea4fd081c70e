import type { Located } from '../domain/collector.ts'
import type { UnavailableFact } from '../domain/fact.ts'
import type { NamedDeployment, Occasion } from '../domain/occasion.ts'
import type { Subject } from '../domain/subject.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import type { Change } from './changeReader.ts'
import type { LocatedDeployment } from './deployedCommit.ts'
import { inTurns } from './inTurns.ts'
import { readPullRequestsOfBranch, readReadiness } from './listings.ts'
import { subjectOfMergeGroup } from './mergeQueue.ts'
import { siblingsOf, subjectOfMerged, subjectOfOpen } from './subjects.ts'

export interface LocateTools {
  asker: Asker
  /** Reads a pull request once; asked again, it answers the same. */
  read(repository: Subject['repository'], number: number): Promise<Change | UnavailableFact>
  deployment(repository: Subject['repository'], named: NamedDeployment): Promise<LocatedDeployment | UnavailableFact>
}

/** What an occasion is about (SEMANTICS 34–37). Hostile or outdated payloads cannot choose: everything is asked of the API again. */
export async function locate(tools: LocateTools, occasion: Occasion): Promise<Located> {
  switch (occasion.kind) {
    case 'nothing':
      return { state: 'nothing', why: occasion.why }
    case 'pull-request':
      return locatePullRequest(tools, occasion, occasion.hints.headSha)
    case 'merged':
      return locatePullRequest(tools, occasion, null)
    case 'head':
      return locateHead(tools, occasion)
    case 'merge-group':
      return located([await subjectOfMergeGroup(tools.asker, occasion)], occasion.head, 'the merge group holds no pull request')
    case 'deployment':
      return locateDeployed(tools, occasion)
    case 'sweep':
      return locateReady(tools, occasion)
    case 'reconciliation':
      return { state: 'nothing', why: 'a reconciliation is about a branch, which has a reader of its own' }
  }
}

async function locateDeployed(tools: LocateTools, { repository, deployment }: Extract<Occasion, { kind: 'deployment' }>): Promise<Located> {
  const found = await tools.deployment(repository, deployment)
  return 'state' in found ? { state: 'unavailable', reason: found.reason, commit: deployment.sha } : { state: 'found', subjects: [found.subject] }
}

async function locatePullRequest(
  tools: LocateTools,
  occasion: Extract<Occasion, { kind: 'pull-request' | 'merged' }>,
  hintedHead: string | null,
): Promise<Located> {
  const change = await tools.read(occasion.repository, occasion.number)
  if ('state' in change) return { state: 'unavailable', reason: change.reason, commit: hintedHead }
  const { answer } = change
  if (answer.state === 'merged') return located([await subjectOfMerged(tools.asker, change)], answer.mergeCommit?.oid ?? null, '')
  if (answer.state === 'closed') return { state: 'nothing', why: `pull request #${answer.number} is closed and was not merged` }
  if (occasion.kind === 'merged') {
    const reason = {
      what: `merge of pull request #${answer.number}`,
      request: change.source.request,
      status: change.source.status,
      detail: 'the event says merged, the API says open',
    }
    return { state: 'unavailable', reason, commit: answer.headRefOid }
  }
  const siblings = siblingsOf(change)
  if ('state' in siblings) return { state: 'unavailable', reason: siblings.reason, commit: answer.headRefOid }
  const others = await openSubjects(tools, occasion.repository, siblings, answer.headRefOid)
  return located([subjectOfOpen(change), ...others], answer.headRefOid, '')
}

/** Subjects of the given pull requests that are open now and, when a head is given, still stand on it. */
async function openSubjects(
  tools: LocateTools,
  repository: Subject['repository'],
  numbers: number[],
  head: string | null,
): Promise<(Subject | UnavailableFact)[]> {
  const changes = await inTurns(numbers, (number) => tools.read(repository, number))
  return changes.flatMap((change) => {
    if ('state' in change) return [change]
    if (change.answer.state !== 'open' || (head !== null && change.answer.headRefOid !== head)) return []
    return [subjectOfOpen(change)]
  })
}

/** A run of the ping names a head only, and for forks no pull request (GITHUB.md): found by branch and commit, then verified. */
async function locateHead(tools: LocateTools, { repository, head }: Extract<Occasion, { kind: 'head' }>): Promise<Located> {
  const why = `no open pull request of ${repositoryPath(repository)} has the head ${head.sha}`
  const listed = await readPullRequestsOfBranch(tools.asker, repository, head.branch)
  if (listed.state === 'unavailable') return { state: 'unavailable', reason: listed.reason, commit: head.sha }
  const wanted = head.repository?.toLowerCase() ?? null
  const matching = listed.value
    .filter(({ headRefOid }) => headRefOid === head.sha)
    .filter(({ headRepository }) => wanted === null || headRepository === null || headRepository.nameWithOwner.toLowerCase() === wanted)
  const [first] = matching
  if (!first) return { state: 'nothing', why }
  const change = await tools.read(repository, first.number)
  const siblings = 'state' in change ? change : siblingsOf(change)
  if ('state' in siblings) return { state: 'unavailable', reason: siblings.reason, commit: head.sha }
  const numbers = [...new Set([...matching.map(({ number }) => number), ...siblings])]
  return located(await openSubjects(tools, repository, numbers, head.sha), head.sha, why)
}

/**
 * Roles expire and people leave: what stands at Ready is judged again (SEMANTICS 52). One pull request that cannot be read does not keep the
 * others from being judged, or anybody with a broken one could stop the sweep; it is tried again by the next.
 */
async function locateReady(tools: LocateTools, { repository }: Extract<Occasion, { kind: 'sweep' }>): Promise<Located> {
  const listed = await readReadiness(tools.asker, repository)
  if (listed.state === 'unavailable') return { state: 'unavailable', reason: listed.reason, commit: null }
  const numbers = listed.value.filter(({ ready }) => ready).map(({ number }) => number)
  const subjects = await openSubjects(tools, repository, numbers, null)
  const readable = subjects.filter((subject) => !('state' in subject))
  return located(readable.length > 0 ? readable : subjects, null, 'no open pull request stands at Ready')
}

/** All subjects, or the first reason why one of them is not known: the verdict belongs to the commit, and part of it is none. */
function located(found: (Subject | UnavailableFact)[], commit: string | null, why: string): Located {
  const subjects: Subject[] = []
  for (const subject of found) {
    if ('state' in subject) return { state: 'unavailable', reason: subject.reason, commit }
    subjects.push(subject)
  }
  const [first, ...others] = subjects
  return first ? { state: 'found', subjects: [first, ...others] } : { state: 'nothing', why }
}
