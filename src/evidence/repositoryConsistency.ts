import type { Fact } from '../domain/fact.ts'
import type { Facts } from '../domain/facts.ts'
import { isMadeWithin, isTime, periodTimes } from '../domain/periodTimes.ts'
import type { MadeDeployment, NamedChange, Population, RecordSays, RecordsRead, RepositoryFacts } from '../domain/reconciliation.ts'
import { repositoryPath, type Subject } from '../domain/subject.ts'
import { asciiLower } from '../domain/text.ts'
import { ofPeriod } from './recordsOfPeriod.ts'
import { isBlob } from './blob.ts'
import { type Consistency, unless } from './sameRefs.ts'

/**
 * Holds a reconciliation's subject against its facts: a line with a gap, of another branch or with an end of its own choosing would leave out the
 * very commit that has no record.
 */
export function repositoryConsistency(facts: Facts): Consistency {
  const { subject, changes, deployment, evaluatedAt, repository = {} } = facts
  const [population, made, records] = [valueOf(repository.population), valueOf(repository.deploymentsMade), valueOf(repository.records)]
  return {
    contradictions: [
      ...unless(subject.changes.length + changes.length === 0, 'changes that were judged, which a reconciliation does not'),
      ...unless(deployment === undefined, 'facts of a deployment, which is not what was judged'),
      ...unless(facts.breakGlass === undefined, 'broken glass, where nothing is held up'),
      ...unless(subject.commit === subject.base.commit, 'the subject is not the tip of its branch'),
      ...(population === null ? [] : ofPopulation(population, subject, evaluatedAt)),
      ...(population === null || made === null ? [] : deployments(made, population)),
      ...(records === null ? [] : read(records, evaluatedAt)),
      ...(population === null || records === null ? [] : kept(records, population, made, subject)),
    ],
    notCompared: unread(repository),
  }
}

const ofPopulation = (population: Population, subject: Subject, evaluatedAt: string): string[] => [
  ...within(population, subject, evaluatedAt),
  ...line(population, subject),
  ...named(population, evaluatedAt),
  ...called(population, subject),
]

const valueOf = <T>(fact: Fact<T> | undefined): T | null => (fact?.state === 'known' ? fact.value : null)

const isInOrder = <T>(list: T[], isBefore: (one: T, other: T) => boolean): boolean =>
  list.every((one, at) => at === 0 || isBefore(list[at - 1] as T, one))

const isUnique = (list: (string | number)[]): boolean => new Set(list).size === list.length

const isAtMost = (time: string, other: string): boolean => Date.parse(time) <= Date.parse(other)

function within({ branch, period, start, updates }: Population, { base }: Subject, evaluatedAt: string): string[] {
  const begin = isTime(period.since) ? period.since : null
  const isWithin = ({ at }: { at: string }): boolean => isAtMost(at, period.until) && (begin === null || isAtMost(begin, at))
  return [
    ...unless(branch === base.branch, `what came into ${branch}, which is not the branch that was judged`),
    ...unless(isAtMost(period.until, evaluatedAt), 'a period that ends after the judgement'),
    ...unless(begin === null || isAtMost(begin, period.until), 'a period that ends before it begins'),
    ...unless(begin !== null || (start?.sha === period.since && start.known === 'given'), 'a line after another commit than was asked for'),
    ...unless(begin === null || start?.known !== 'given', 'a line after a commit that was not asked for'),
    ...unless(updates.every(isWithin), 'a move of the branch outside the period'),
    ...unless(isInOrder(updates, (one, other) => isAtMost(one.at, other.at)), 'moves of the branch that are not in order of time'),
  ]
}

/**
 * Each commit's first parent is the one before it: nothing can be left out between start and end. The tip need not be the last one, nor one of
 * them: the branch moves on after the period, and can be moved back.
 */
function line({ commits, start, end }: Population, { commit, tree }: Subject): string[] {
  const first = commits[0]?.parents[0] ?? null
  const tip = commits.find(({ sha }) => sha === commit)
  const isUnbroken = isInOrder(commits, (one, other) => other.parents[0] === one.sha)
  return [
    ...unless(isUnique([...commits.map(({ sha }) => sha), start?.sha ?? '']), 'a commit of the line twice'),
    ...unless(commits.length === 0 || first === (start?.sha ?? null), 'the line does not begin where it is said to'),
    ...unless(isUnbroken, 'a gap in the line of first parents'),
    ...unless(commits.length === 0 ? end === null || end === start?.sha : commits.at(-1)?.sha === end, 'the line does not end where it is said to'),
    ...unless(tip === undefined || tip.tree === tree, 'the tip of the branch with another tree'),
  ]
}

function named({ commits, changes, unknownChanges }: Population, evaluatedAt: string): string[] {
  const numbers = new Set(changes.map(({ number }) => number))
  const isWhole = ({ state, mergedAt }: NamedChange): boolean =>
    mergedAt === null ? state !== 'merged' : state === 'merged' && isAtMost(mergedAt, evaluatedAt)
  const isNamed = (number: number): boolean => numbers.has(number)
  return [
    ...unless(isInOrder(changes, (one, other) => one.number < other.number), 'a pull request twice, or out of order'),
    ...unless(isInOrder(unknownChanges, (one, other) => one < other), 'an unknown number twice, or out of order'),
    ...unless(!unknownChanges.some(isNamed), 'a pull request that is known and unknown'),
    ...unless(changes.every(isWhole), 'a pull request merged at no time, or later than the judgement'),
    ...unless(commits.every(({ pullRequests }) => pullRequests.every(isNamed)), 'a commit of a pull request that is not among the facts'),
  ]
}

/** A text of another blob would free what was deployed under the one that stood there. */
function called({ start, commits, policies, formerNames }: Population, { repository }: Subject): string[] {
  const blobs = new Set([start?.policy ?? null, ...commits.map(({ policy }) => policy)])
  const other = Object.entries(policies).find(([blob, text]) => text !== null && !isBlob(blob, text))
  return [
    ...unless([...blobs].every((blob) => blob === null || Object.hasOwn(policies, blob)), 'a policy of the line whose text is not among the facts'),
    ...unless(Object.keys(policies).every((blob) => blobs.has(blob)), 'a policy text that no commit of the line has'),
    ...unless(other === undefined, `a policy text that is not the blob ${other?.[0] ?? ''}`),
    ...unless(isInOrder(formerNames, (one, next) => one < next), 'a former name twice, or out of order'),
    ...unless(!formerNames.some((name) => asciiLower(name) === asciiLower(repositoryPath(repository))), 'a former name that is the present one'),
  ]
}

function deployments(made: MadeDeployment[], { period }: Population): string[] {
  const hasEnded = ({ at, endedAt }: MadeDeployment): boolean => endedAt === null || (isAtMost(at, endedAt) && isAtMost(endedAt, period.until))
  const fits = ({ outcome, endedAt }: MadeDeployment): boolean =>
    outcome === 'under-way' ? endedAt === null : outcome !== 'succeeded' || endedAt !== null
  return [
    ...unless(isUnique(made.map(({ id }) => id)), 'a deployment twice'),
    ...unless(made.every((one) => isMadeWithin(one, period)), 'a deployment outside the period'),
    ...unless(made.every(({ createdAt, at }) => isAtMost(createdAt, at)), 'a deployment that began before it was made'),
    ...unless(made.every(hasEnded), 'a deployment that ended before it began, or after the period'),
    ...unless(made.every(fits), 'a deployment under way that has ended, or one that succeeded and has not'),
    ...unless(made.every(({ environment, renamed }) => renamed !== environment), 'a deployment renamed to what it was called'),
    ...unless(isInOrder(made, (one, other) => isAtMost(one.at, other.at)), 'deployments that are not in order of time'),
  ]
}

function read({ read: files, ledger, records }: RecordsRead, evaluatedAt: string): string[] {
  const moves = ledger?.rewrites ?? []
  return [
    ...unless(isInOrder(moves, (one, other) => isAtMost(one.at, other.at)), 'moves of the ledger that are not in order of time'),
    ...unless(moves.every(({ at }) => isAtMost(at, evaluatedAt)), 'a move of the ledger later than the judgement'),
    ...unless(isInOrder(records, (one, other) => orderOf(one) <= orderOf(other)), 'records out of order'),
    ...unless(records.length <= files, 'more records than files were read'),
    ...unless(records.every(({ says }) => says === null || isAtMost(says.evaluatedAt, evaluatedAt)), 'a record later than the judgement'),
  ]
}

const orderOf = ({ path, sha256 }: { path: string; sha256: string }): string => `${path}\n${sha256}`

/**
 * Records that were kept although nothing ties them to the period would be judged by what is not there. So would those that judged a pull request
 * within it, if nobody asked for that; what an earlier deployment brought, or an earlier record of what came in now, was the concern of its own time.
 */
function kept({ records }: RecordsRead, population: Population, made: MadeDeployment[] | null, { repository }: Subject): string[] {
  const names = new Set([repositoryPath(repository), ...population.formerNames].map(asciiLower))
  const asked = new Set([...population.changes.map(({ number }) => number), ...population.unknownChanges])
  const { begin, until } = periodTimes(population)
  const isAskedFor = ({ gate, repository: name, evaluatedAt }: RecordSays): boolean => {
    const at = Date.parse(evaluatedAt)
    return (gate === 'merge' || gate === 'pull-request') && names.has(asciiLower(name)) && at >= begin && at <= until
  }
  const said = records.flatMap(({ says }) => (says !== null && isAskedFor(says) ? says.changes : []))
  return [
    ...unless(ofPeriod(records, population, made ?? []).length === records.length, 'a record twice, or neither of the period nor of what came in'),
    ...unless(said.every(({ number }) => asked.has(number)), 'a record of a pull request that was not asked for'),
  ]
}

const names = { population: 'what came in', deploymentsMade: 'the deployments', records: 'the records' } as const

const unread = (repository: RepositoryFacts): string[] =>
  (Object.keys(names) as (keyof typeof names)[])
    .filter((name) => repository[name]?.state !== 'known')
    .map((name) => `${names[name]}, which could not be read`)
