import type { BranchUpdate } from '../domain/deployment.ts'
import type { Reason } from '../domain/outcome.ts'
import type { RecordRow, RecordStanding } from '../domain/reconciliation.ts'
import { reconciledRecords } from '../duties/reconcile.ts'
import { concluded } from './approvalReasons.ts'
import type { SubjectView } from './control.ts'
import { defineSubjectControl } from './control.ts'
import { accountSentences } from './accountSentences.ts'
import { ownNames } from './reconciling.ts'

const messages = accountSentences
type Id = keyof typeof messages

export const recordsAccounted = defineSubjectControl<null, typeof messages>({
  id: 'records-accounted',
  title: 'Every record is whole, and is of something that came in or was held up',
  rationale:
    'A record without a change is either forged or all that is left of a history that was rewritten; a ledger with a gap has lost the record that ' +
    'somebody would rather not show. Counting what came in finds neither: for that the records themselves are counted.',
  mappings: [
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'AU-6, AU-9, AU-10', kind: 'framework', strength: 'supports' },
    { framework: 'SOC 2', clause: 'CC4.1', kind: 'framework', strength: 'supports' },
    { framework: 'PCAOB AS 1105', clause: '.10', kind: 'audit standard', strength: 'supports' },
  ],
  version: 1,
  since: '0.3.0',
  scope: 'population',
  options: () => null,
  messages,
  needs: () => ['population', 'deploymentsMade', 'records'],
  evaluate(facts, _options, { subject }) {
    const unknown = new Set(facts.population.unknownChanges)
    const rows = reconciledRecords(facts, ownNames(subject, facts.population))
    return concluded<Id>({
      broken: [...findings(facts), ...ledgerMoves(facts), ...rows.flatMap((row, place) => exception(row, place, unknown))],
      missing: [],
      witnesses: [counted(rows, facts)],
      others: [...unchained(facts), ...notReplayed(rows)],
    })
  },
})

const findings = ({ records: { ledger } }: SubjectView): Reason<Id>[] =>
  (ledger?.findings ?? []).map(({ kind, index, detail }, place) => ({
    message: 'ledgerBroken',
    data: { kind, index, detail },
    facts: [`/repository/records/ledger/findings/${place}`],
  }))

const ledgerMoves = ({ records: { ledger } }: SubjectView): Reason<Id>[] => (ledger?.rewrites ?? []).map(ledgerMove)

function ledgerMove({ before, after, at, actor }: BranchUpdate, place: number): Reason<Id> {
  const facts = [`/repository/records/ledger/rewrites/${place}`]
  if (before === null) return { message: 'ledgerCreatedAnew', data: { after, at }, facts }
  if (/^0+$/.test(after)) return { message: 'ledgerDeleted', data: { before, at }, facts }
  if (actor === null) return { message: 'ledgerRewrittenBySomebody', data: { before, after, at }, facts }
  return { message: 'ledgerRewritten', data: { before, after, at, login: actor.login }, facts }
}

const notValid = { wrong: 'recordWrong', unsigned: 'recordUnsigned', unread: 'recordUnread' } as const

function exception(row: RecordRow, place: number, unknown: Set<number>): Reason<Id>[] {
  const { standing, state, sha256: record, path, why, says } = row
  const facts = [`/repository/records/records/${place}`]
  if (standing === 'not-valid') return [{ message: state === 'valid' ? 'recordWrong' : notValid[state], data: { record, path, why }, facts }]
  if (says === null) return []
  const { repository, commit, branch, environment, evaluatedAt: at } = says
  if (standing === 'foreign') return [{ message: 'recordForeign', data: { record, path, repository }, facts }]
  if (standing !== 'without-change') return []
  if (says.gate === 'deployment') return [{ message: 'withoutDeployment', data: { record, commit, environment, at }, facts }]
  const changes = says.changes.map(({ number }) => number)
  const isUnknown = says.gate !== 'merge' || changes.some((number) => unknown.has(number))
  if (isUnknown) return [{ message: 'withoutChange', data: { record, commit, changes, at }, facts }]
  return [{ message: 'withoutMerge', data: { record, commit, branch, at, number: changes[0] ?? null }, facts }]
}

function counted(rows: RecordRow[], { records: { from, read } }: SubjectView): Reason<Id> {
  const facts = ['/repository/records']
  if (rows.length === 0) return { message: 'noRecords', data: { read, from }, facts }
  const of = (...wanted: RecordStanding[]): number => rows.filter(({ standing }) => wanted.includes(standing)).length
  const unaccounted = of('without-change', 'not-valid', 'foreign')
  const data = {
    accounted: rows.length - unaccounted,
    records: rows.length,
    from,
    read,
    matched: of('matched'),
    held: of('not-merged', 'not-deployed'),
    others: of('elsewhere', 'reconciliation'),
  }
  return { message: 'everyRecord', data, facts }
}

const unchained = ({ records: { ledger, from } }: SubjectView): Reason<Id>[] => {
  const facts = ['/repository/records/ledger']
  if (ledger === null) return [{ message: 'noLedger', data: { from }, facts }]
  return ledger.head === null ? [] : [{ message: 'ledgerHead', data: { index: ledger.head.index, sha256: ledger.head.sha256, from }, facts }]
}

function notReplayed(rows: RecordRow[]): Reason<Id>[] {
  const others = rows.filter(({ says }) => says !== null && !says.replayed).length
  return others === 0 ? [] : [{ message: 'otherVersion', data: { records: others }, facts: ['/repository/records'] }]
}
