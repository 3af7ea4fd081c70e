import type { GitHubClient } from '../domain/client.ts'
import type { RangeAsk } from '../domain/collector.ts'
import type { Lineage, LineageStart, RangeChange, RangeCommit } from '../domain/deployment.ts'
import type { Fact, Source, Unavailability, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import type { BulkActivity } from './bulkActivity.ts'
import type { Change } from './changeReader.ts'
import { oldestFirst } from './commits.ts'
import type { LocatedDeployment } from './deployedCommit.ts'
import { searchRecords } from './earlierRecords.ts'
import type { RecordSearch } from './earlierRecords.ts'
import { incomplete } from './failure.ts'
import { inTurns } from './inTurns.ts'
import { baseOfMerge } from './mergeBase.ts'
import { baseToldBy, mergeMoves, ofDeployedBranches, readBaseMoves, updatesOf } from './mergeMoves.ts'
import type { MergeMove } from './mergeMoves.ts'
import { readMergedChanges } from './rangeChanges.ts'
import type { MergedChange } from './rangeChanges.ts'
import { readRangeCommits } from './rangeCommits.ts'
import { compareRange } from './rangeComparison.ts'
import type { Range } from './rangeComparison.ts'
import { policiesAt, policyTexts } from './rangePolicies.ts'

export interface RangeTools {
  client: GitHubClient
  asker: Asker
  policyPath: string
  /** The branch of the ledger; null: none is named. */
  ledger: string | null
  located: LocatedDeployment
  activity: BulkActivity
  /** Keeps a change that was read, with what is known of its merge, for the facts. */
  keep(change: Change, at: ChangeAtMerge): void
  /** Text of a blob that is known already, as of the present policy. */
  textOf(blob: string): string | null
  notRead(reasons: Unavailability[]): void
}

/** What the facts of a merged change are read against. */
export interface ChangeAtMerge {
  base: string
  policyBlob: string | null
  update: MergeMove['type'] | null
}

/** What came in since the last deployment with a verified passed record, or since the policy's baseline (SEMANTICS 41, 42). */
export async function readRange(tools: RangeTools, subject: Subject, ask: RangeAsk): Promise<Fact<Lineage>> {
  const { client, asker, located, ledger: branch } = tools
  const entries = located.entries.state === 'known' ? located.entries.value : []
  const { repository, environment = '' } = subject
  const ledger = branch === null ? null : { reader: { client, asker, repository, branch }, environment }
  const search = searchRecords({ client, repository, entries, run: located.named.run?.id ?? null, ledger, verify: ask.verify })
  const record = await search.latest()
  const begin = record?.sha ?? ask.baseline
  if (begin === null) return withoutStart(tools, search)
  const first = await compareRange(client, subject.repository, begin, subject.commit)
  if (first.state === 'unavailable') return record === null ? ofBaseline(first, begin) : first
  const newer = record === null ? null : newerBaseline(first.value, ask)
  const compared = newer === null ? first : await compareRange(client, subject.repository, newer, subject.commit)
  if (compared.state === 'unavailable') return compared
  const { relation, from: sha } = compared.value
  const from: LineageStart = record && newer === null ? { sha, known: 'record', record } : { sha, known: 'baseline' }
  const earlier = relation === 'behind' ? await search.of(subject.commit) : null
  tools.notRead(search.notRead)
  const sources = [...search.sources, ...first.sources, ...(newer === null ? [] : compared.sources)]
  if (compared.value.commits.length === 0) return known({ ...nothing, from, relation, earlier }, sources)
  const ranged = await readCommits(tools, subject, compared.value, sources)
  if (ranged.state === 'unavailable') return ranged
  const rest = await readChanges(tools, subject, ranged.value)
  if (rest.state === 'unavailable') return rest
  return known({ from, relation, earlier, commits: ranged.value, ...rest.value }, [...sources, ...ranged.sources, ...rest.sources])
}

/**
 * A baseline that came in after the last recorded deployment: those who own the policy have drawn a line under what lies between, such as a push
 * past the review that was let through in an emergency. Without that nothing could ever cure it, because a revert leaves it in the range.
 */
const newerBaseline = ({ commits }: Range, { baseline }: RangeAsk): string | null =>
  baseline === null ? null : (commits.find(({ sha }) => sha.startsWith(baseline))?.sha ?? null)

const nothing = { commits: [], updates: [], changes: [], policies: {} }

/** The deployed commit was found before, so what GitHub does not find is the baseline: mistyped, or of another repository. */
const ofBaseline = (unread: UnavailableFact, baseline: string): UnavailableFact =>
  unread.reason.status === 404 ? { ...unread, reason: { ...unread.reason, what: `the baseline ${baseline} that the policy names` } } : unread

/** No record and no baseline: known to be so only if everything could be looked at. */
function withoutStart({ notRead }: RangeTools, search: RecordSearch): Fact<Lineage> {
  notRead(search.notRead)
  const [first] = search.notRead
  if (first)
    return { state: 'unavailable', reason: { ...first, what: `earlier records of the environment (${first.what})` }, sources: search.sources }
  return known({ ...nothing, from: null, relation: 'ahead', earlier: null }, search.sources)
}

/** In topological order, ending at the deployed commit: a list that does not lead there is not the range. */
async function readCommits({ asker }: RangeTools, subject: Subject, range: Range, compared: Source[]): Promise<Fact<RangeCommit[]>> {
  const what = `commits from ${range.from} to ${subject.commit}`
  const ordered = oldestFirst(range.commits, subject.commit)
  const last = compared.at(-1)
  if (last && ordered?.length !== range.commits.length) {
    return incomplete(what, last, `${ordered?.length ?? 0} of ${range.commits.length} listed commits lead to the deployed one`, compared)
  }
  const read = await readRangeCommits(asker, subject.repository, (ordered ?? []).map(({ sha }) => sha))
  if (read.state === 'unavailable') return read
  const strange = read.value.find(({ parents }, index) => parents.join() !== ordered?.[index]?.parents.join())
  const source = read.sources.at(-1)
  return strange && source ? incomplete(what, source, `commit ${strange.sha} has other parents than in the comparison`, read.sources) : read
}

type Rest = Pick<Lineage, 'updates' | 'changes' | 'policies'>

async function readChanges(tools: RangeTools, subject: Subject, commits: RangeCommit[]): Promise<Fact<Rest>> {
  const { asker, policyPath } = tools
  const numbers = [...new Set(commits.flatMap(({ pullRequests }) => pullRequests))].sort((one, other) => one - other)
  const read = await readMergedChanges(asker, subject.repository, numbers, policyPath)
  if (read.state === 'unavailable') return read
  const merged = read.value.filter(({ change }) => change.answer.state === 'merged' && change.answer.mergeCommit !== null)
  const range = new Set(commits.map(({ sha }) => sha))
  const landed = merged.filter(({ change }) => range.has(change.answer.mergeCommit?.oid ?? ''))
  const bases = (all: MergedChange[]): string[] => all.map(({ change }) => change.answer.baseRefName)
  const awaited = new Set(landed.length > 0 ? bases(landed) : [subject.base.branch])
  const told = await readBaseMoves(tools.activity, { all: new Set([subject.base.branch, ...bases(merged)]), awaited }, range)
  if (told.refusal) tools.notRead([told.refusal])
  const moves = mergeMoves(merged.map(({ change }) => change), told.moves, commits)
  const atMerge = await inForce(tools, subject, { merged, moves, range: new Map(commits.map((commit) => [commit.sha, commit])) })
  if (atMerge.state === 'unavailable') return atMerge
  const sources = [...read.sources, ...told.sources, ...atMerge.sources]
  return known({ updates: updatesOf(ofDeployedBranches(told.moves, subject)), ...atMerge.value }, sources)
}

interface Merged {
  merged: MergedChange[]
  moves: Map<number, MergeMove>
  range: Map<string, RangeCommit>
}

/** The base before each merge and the policy there; each policy's text once. */
async function inForce(tools: RangeTools, subject: Subject, { merged, moves, range }: Merged): Promise<Fact<Omit<Rest, 'updates'>>> {
  const bases = await inTurns(merged, async ({ change }) => baseToldBy(change, moves, range) ?? baseOfMerge(tools.asker, change))
  const unknown = bases.find((base): base is UnavailableFact => typeof base !== 'string')
  if (unknown) return unknown
  const paired = merged.map((one, index) => ({ ...one, base: String(bases[index]) }))
  const elsewhere = paired.filter(({ base, beforeMerge }) => beforeMerge?.commit !== base).map(({ base }) => base)
  const asked = await policiesAt(tools.asker, subject.repository, elsewhere, tools.policyPath)
  if (asked.state === 'unavailable') return asked
  const blobs = new Map([...paired.flatMap(({ beforeMerge }) => beforeMerge ?? []), ...asked.value].map(({ commit, blob }) => [commit, blob]))
  const changes = paired.map(({ change, base }): RangeChange => {
    const { number, headRefOid: head, baseRefName: baseBranch } = change.answer
    const blob = blobs.get(base) ?? null
    return { number, head, baseBranch, base, policy: blob === null ? null : { blob, extends: {} }, record: null }
  })
  const texts = await textsOf(tools, subject, changes)
  if (texts.state === 'unavailable') return texts
  for (const { change, base } of paired) {
    tools.keep(withPolicyText(change, texts.value), {
      base,
      policyBlob: blobs.get(base) ?? null,
      update: moves.get(change.answer.number)?.type ?? null,
    })
  }
  return known({ changes, policies: texts.value }, [...asked.sources, ...texts.sources])
}

/** Heads mostly hold a policy that stood at some merge; only another one must be fetched for its text. */
function withPolicyText(change: Change, texts: Record<string, string>): Change {
  const [last] = change.answer.head.nodes
  const file = last?.commit.file
  const text = file?.object ? texts[file.object.oid] : undefined
  if (!last || !file?.object || text === undefined) return change
  const commit = { ...last.commit, file: { ...file, object: { ...file.object, text } } }
  return { ...change, answer: { ...change.answer, head: { nodes: [{ commit }] } } }
}

async function textsOf(tools: RangeTools, { repository }: Subject, changes: RangeChange[]): Promise<Fact<Record<string, string>>> {
  const blobs = [...new Set(changes.flatMap(({ policy }) => policy?.blob ?? []))].sort()
  const own = blobs.flatMap((blob) => {
    const text = tools.textOf(blob)
    return text === null ? [] : [[blob, text] as const]
  })
  const held = Object.fromEntries(own)
  const read = await policyTexts(tools, repository, blobs.filter((blob) => !Object.hasOwn(held, blob)))
  return read.state === 'unavailable' ? read : known({ ...held, ...read.value }, read.sources)
}
