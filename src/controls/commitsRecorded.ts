import type { BranchUpdate } from '../domain/deployment.ts'
import type { Reason } from '../domain/outcome.ts'
import type { CommitRow, ReadRecord } from '../domain/reconciliation.ts'
import { reconciledCommits } from '../duties/reconcile.ts'
import { concluded } from './approvalReasons.ts'
import { commitSentences } from './commitSentences.ts'
import type { SubjectView } from './control.ts'
import { defineSubjectControl } from './control.ts'
import { observedMessage, observedOf, ownNames, recordPlaces } from './reconciling.ts'

const messages = { ...commitSentences, ...observedMessage } as const
type Id = keyof typeof messages

export const commitsRecorded = defineSubjectControl<null, typeof messages>({
  id: 'commits-recorded',
  title: 'Every commit that came into the branch has a verified record that it passed',
  rationale:
    'Records show that what was judged was judged well. Whether everything was judged they cannot show: a commit that was pushed past the gate ' +
    'has no record to be found wanting. So the branch itself is counted, and each of its commits asked for its record.',
  mappings: [
    { framework: 'SOC 2', clause: 'CC4.1, CC8.1', kind: 'framework', strength: 'supports' },
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'CM-3f, CA-7', kind: 'framework', strength: 'supports' },
    { framework: 'SOX 404', clause: 'ITGC completeness of the population of changes', kind: 'practice', strength: 'supports' },
    { framework: 'PCAOB AS 1105', clause: '.10', kind: 'audit standard', strength: 'supports' },
  ],
  version: 1,
  since: '0.3.0',
  scope: 'population',
  options: () => null,
  messages,
  needs: () => ['population', 'records'],
  evaluate(facts, _options, { subject }) {
    const { commits, rewrites } = reconciledCommits(facts.population, facts.records, ownNames(subject, facts.population))
    const places = recordPlaces(facts.records.records)
    const exceptions = commits.flatMap((row, place) => exception(row, place, facts, places))
    const vouching = new Set(commits.flatMap(({ by, record }) => (by !== null && record !== null ? [record] : [])))
    return concluded<Id>({
      broken: [...exceptions, ...rewrites.map(rewritten(facts))],
      missing: [],
      witnesses: [counted(commits, facts)],
      others: [...headsOnly(commits), ...commits.flatMap(overridden), ...observedOf(vouching, facts.records.records), ...horizon(facts)],
    })
  },
})

type Places = Map<string, { record: ReadRecord; pointer: string }>

const pointerOf = (place: number): string => `/repository/population/commits/${place}`

function exception(row: CommitRow, place: number, { population: { branch } }: SubjectView, records: Places): Reason<Id>[] {
  const { sha: commit, change, standing, login, at, record } = row
  if (standing === 'recorded' || standing === 'overridden') return []
  const found = record === null ? undefined : records.get(record)
  const facts = [pointerOf(place), ...(found === undefined ? [] : [found.pointer])]
  if (standing === 'direct-push') return [directPush({ commit, branch, login, at }, facts)]
  const data = { commit, number: change, login, at }
  if (standing === 'bypassed') return [{ message: 'bypassed', data: { ...data, record, result: found?.record.says?.result ?? null }, facts }]
  return record === null ? [{ message: 'unrecorded', data, facts }] : [{ message: 'mergeUnshown', data: { ...data, record }, facts }]
}

type Push = Pick<CommitRow, 'login' | 'at'> & { commit: string; branch: string }

function directPush(push: Push, facts: string[]): Reason<Id> {
  const message = push.at === null ? 'cameUnseen' : push.login === null ? 'pushedBySomebody' : 'pushed'
  return { message, data: { ...push }, facts }
}

function rewritten({ population: { branch, updates } }: SubjectView): (update: BranchUpdate) => Reason<Id> {
  const places = new Map(updates.map((update, place) => [update, place]))
  return (update) => {
    const { before, after, at, actor } = update
    const facts = [`/repository/population/updates/${places.get(update)}`]
    if (before === null) return { message: 'createdAnew', data: { branch, after, at }, facts }
    if (/^0+$/.test(after)) return { message: 'deleted', data: { branch, before, at }, facts }
    if (actor === null) return { message: 'rewrittenBySomebody', data: { branch, before, after, at }, facts }
    return { message: 'rewritten', data: { branch, before, after, at, login: actor.login }, facts }
  }
}

function counted(commits: CommitRow[], { population: { branch } }: SubjectView): Reason<Id> {
  const facts = ['/repository/population']
  if (commits.length === 0) return { message: 'nothingCame', data: { branch }, facts }
  const by = (wanted: CommitRow['by']): number => commits.filter((row) => row.by === wanted).length
  const recorded = commits.filter((row) => row.by !== null).length
  const data = { commits: commits.length, recorded, branch, own: by('commit'), heads: by('head'), rows: by('row') }
  return { message: 'everyCommit', data, facts: [...facts, '/repository/records'] }
}

const overridden = ({ sha, change, standing, record }: CommitRow, place: number): Reason<Id>[] =>
  standing === 'overridden'
    ? [{ message: 'overridden', data: { commit: sha, number: change, record }, facts: [pointerOf(place)] }]
    : []

/** Numbers that are named. */
const mostHeads = 20

function headsOnly(commits: CommitRow[]): Reason<Id>[] {
  const numbers = [...new Set(commits.flatMap(({ by, change }) => (by === 'head' && change !== null ? [change] : [])))]
  if (numbers.length === 0) return []
  const named = numbers.slice(0, mostHeads).map((number) => `#${number}`).join(', ')
  const data = { pulls: numbers.length, changes: numbers.length > mostHeads ? `${named} …` : named }
  return [{ message: 'headsOnly', data, facts: ['/repository/records'] }]
}

const horizon = ({ population: { branch, updatesComplete } }: SubjectView): Reason<Id>[] =>
  updatesComplete ? [] : [{ message: 'movesIncomplete', data: { branch }, facts: ['/repository/population/updatesComplete'] }]
