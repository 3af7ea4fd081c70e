import type { Fact, Source } from '../domain/fact.ts'
import type { Facts } from '../domain/facts.ts'
import type { ReadFacts, ReadKind } from '../domain/recordPage.ts'

/** A fact that was read or could not be, with what it is called and how its size is told. */
interface Sized {
  what: string
  fact: Fact<unknown> | undefined
  count?: number
  total?: number
}

/** What was read, by kind, and how many answers of GitHub it rests on. An auditor tests completeness by it. */
export function factsRead(facts: Facts): ReadFacts {
  const once = [...ofSubject(facts), ...ofDeployment(facts), ...ofRepository(facts)]
  const all = [...facts.changes.flatMap(ofChange), ...once].filter(({ fact }) => fact !== undefined)
  const sources = all.flatMap(({ fact }) => fact?.sources ?? [])
  const dates = sources.flatMap(({ date }) => (date === null ? [] : [date])).sort()
  return { kinds: byKind(all), answers: new Set(sources.map(identityOf)).size, first: dates[0] ?? null, last: dates.at(-1) ?? null }
}

const identityOf = ({ request, requestId, sha256 }: Source): string => JSON.stringify([request, requestId, sha256])

function ofChange({ pullRequest, commits, reviews, pushes, files, timeline, merges, policyAtHead }: Facts['changes'][number]): Sized[] {
  return [
    { what: 'pull requests', fact: pullRequest, count: 1 },
    list('commits', commits),
    list('reviews', reviews),
    list('pushes to the branch of the change', pushes),
    { ...sized('changed files', files, ({ listed }) => listed.length), ...(files?.state === 'known' ? { total: files.value.total } : {}) },
    list('events of the time line (dismissals, changes of the target)', timeline),
    list('merges of the target branch into the change', merges),
    { what: 'the policy as the change would leave it', fact: policyAtHead, count: 1 },
  ]
}

function ofSubject({ teams, accounts, workflows, inventory }: Facts): Sized[] {
  return [
    ...Object.values(teams).map((team): Sized => ({ what: 'teams with their members', fact: team, count: 1 })),
    sized('accounts behind the names in the policy', accounts, (value) => Object.keys(value).length),
    sized('workflow files', workflows, ({ head }) => head.files.length),
    { what: 'the places where secrets live', fact: inventory, count: 1 },
  ]
}

function ofDeployment({ deployment = {} }: Facts): Sized[] {
  const { deployment: of, runApprovals, environment, lineage, deployedRefs } = deployment
  return [
    { what: 'the deployment and its run', fact: of, count: 1 },
    list('approvals of the run', runApprovals),
    { what: 'the protection of the environment', fact: environment, count: 1 },
    sized('commits since the last deployment', lineage, ({ commits }) => commits.length),
    list('branches that hold the deployed commit', deployedRefs),
  ]
}

function ofRepository({ repository = {} }: Facts): Sized[] {
  const { population, deploymentsMade, records } = repository
  return [
    sized('commits that came into the branch', population, ({ commits }) => commits.length),
    sized('moves of the branch', population, ({ updates }) => updates.length),
    list('deployments made', deploymentsMade),
    { ...sized('records', records, (value) => value.records.length), ...(records?.state === 'known' ? { total: records.value.read } : {}) },
  ]
}

const list = (what: string, fact: Fact<unknown[]> | undefined): Sized => sized(what, fact, (value) => value.length)

function sized<T>(what: string, fact: Fact<T> | undefined, countOf: (value: T) => number): Sized {
  return fact?.state === 'known' ? { what, fact, count: countOf(fact.value) } : { what, fact }
}

function byKind(all: Sized[]): ReadKind[] {
  const kinds = new Map<string, ReadKind>()
  for (const { what, fact, count, total } of all) {
    const kind = kinds.get(what) ?? { what, count: null, total: null, unread: [] }
    if (count !== undefined && fact?.state === 'known') kind.count = (kind.count ?? 0) + count
    if (total !== undefined) kind.total = (kind.total ?? 0) + total
    if (fact?.state === 'unavailable') kind.unread.push(fact.reason)
    kinds.set(what, kind)
  }
  return [...kinds.values()]
}
