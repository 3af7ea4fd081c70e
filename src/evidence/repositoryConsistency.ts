import type { Fact } from '../domain/fact.ts'
import type { Facts } from '../domain/facts.ts'
import { isTime } from '../domain/periodTimes.ts'
import type { MadeDeployment, NamedChange, Population, RecordsRead, RepositoryFacts } from '../domain/reconciliation.ts'
import { repositoryPath, type Subject } from '../domain/subject.ts'
import { asciiLower } from '../domain/text.ts'
import { ofPeriod } from './recordsOfPeriod.ts'
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
      ...(population === null ? [] : [...within(population, subject, evaluatedAt), ...line(population, subject), ...named(population, evaluatedAt)]),
      ...(population === null || made === null ? [] : deployments(made, population)),
      ...(records === null ? [] : read(records, evaluatedAt)),
      ...(population === null || records === null ? [] : kept(records, population, made, subject)),
    ],
    notCompared: unread(repository),
  }
}

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

function deployments(made: MadeDeployment[], { period }: Population): string[] {
  const begin = isTime(period.since) ? period.since : null
  const isWithin = ({ at }: MadeDeployment): boolean => isAtMost(at, period.until) && (begin === null || isAtMost(begin, at))
  return [
    ...unless(isUnique(made.map(({ id }) => id)), 'a deployment twice'),
    ...unless(made.every(isWithin), 'a deployment outside the period'),
    ...unless(made.every(({ createdAt, at }) => isAtMost(createdAt, at)), 'a deployment that began before it was made'),
    ...unless(isInOrder(made, (one, other) => isAtMost(one.at, other.at)), 'deployments that are not in order of time'),
  ]
}

function read({ read: files, records }: RecordsRead, evaluatedAt: string): string[] {
  return [
    ...unless(isInOrder(records, (one, other) => orderOf(one) <= orderOf(other)), 'records out of order'),
    ...unless(records.length <= files, 'more records than files were read'),
    ...unless(records.every(({ says }) => says === null || isAtMost(says.evaluatedAt, evaluatedAt)), 'a record later than the judgement'),
  ]
}

const orderOf = ({ path, sha256 }: { path: string; sha256: string }): string => `${path}\n${sha256}`

/** Records that were kept although nothing ties them to the period, or whose pull requests nobody asked for, would be judged by what is not there. */
function kept({ records }: RecordsRead, population: Population, made: MadeDeployment[] | null, { repository }: Subject): string[] {
  const own = asciiLower(repositoryPath(repository))
  const asked = new Set([...population.changes.map(({ number }) => number), ...population.unknownChanges])
  const said = records.flatMap(({ says }) => (says !== null && asciiLower(says.repository) === own ? says.changes : []))
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
