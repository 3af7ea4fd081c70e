import type { Reconciliation, RecordRow } from '../domain/reconciliation.ts'
import type { RecordPage } from '../domain/recordPage.ts'
import { countsIn, type Exception, exceptionLists, exceptionsOf } from './exceptions.ts'
import { datum, exact, type Html, joined, label, lines, listOf, nothing, number, pairs, spoken, tableOf, tag, time, words } from './htmlMarkup.ts'
import { commitWords, counted, deploymentWords, listTitles, recordWords, remedies, tellsOf, thousands, totalLine } from './reconciliationWords.ts'
import { sentence } from './sentence.ts'

/** Between what and what, how much of it, and the three lists; nothing for other gates. */
export function reconciliationPart({ report }: RecordPage): Html {
  const { reconciled, subject } = report
  if (subject.gate !== 'repository') return nothing
  if (reconciled === undefined) return tag('p', {}, words('The rows cannot be shown: what came in, or what is recorded of it, could not be read, or this version judges it in another way.'))
  const exceptions = exceptionsOf(reconciled)
  return lines(
    tag('h2', {}, words('The reconciliation')),
    comparedTable(reconciled),
    ...exceptionLists.map((list) => listPart(listTitles[list], exceptions.filter((one) => one.list === list), subject.base.branch)),
  )
}

function comparedTable(reconciled: Reconciliation): Html {
  const { period, start, end, from, read, ledger, commits, deployments, records } = reconciled
  const counts = countsIn(reconciled)
  return pairs('What was compared', [
    ['Period', joined([time(period.since), words('to'), time(period.until)])],
    ['After the commit', start === null ? words('none: the line begins with its first commit') : exact(start)],
    ['Up to the commit', end === null ? words('none: the branch had nothing of the period') : exact(end)],
    ['Commits', words(`${totalLine(thousands(commits.length), counts.commits, commitWords)}. Along first parents.`)],
    ['Deployments', words(totalLine(thousands(deployments.length), counts.deployments, deploymentWords))],
    ['Records', words(totalLine(thousands(records.length), counts.records, recordWords))],
    ['Records were read from', joined([datum(from), words(`, ${counted(read, 'file')} of all times`)])],
    ['Head of the ledger then', ledger === null ? null : joined([words('record'), words(thousands(ledger.index)), words(', sha256'), exact(ledger.sha256)])],
  ])
}

function listPart(title: string, exceptions: Exception[], branch: string): Html {
  if (exceptions.length === 0) return tag('p', {}, words(`${title}: nothing.`))
  const next = [...new Set(exceptions.map(({ kind }) => remedies[kind]))].map((text) => spoken((style) => sentence(text, { branch }, style)))
  const rows = exceptions.map((one) => [whatOf(one), one.who === null ? words('–') : datum(one.who), one.when === null ? words('–') : time(one.when), whyOf(one)])
  return lines(tag('h3', {}, words(`${title}: ${thousands(exceptions.length)}`)), tableOf('Row by row', ['What', 'Who', 'When', 'What tells of it'], rows), listOf(next))
}

function whatOf({ what, id, commit, change, environment }: Exception): Html {
  switch (what) {
    case 'commit':
      return joined([words('commit'), exact(id), change === null ? nothing : changeOf(change)])
    case 'deployment':
      return joined([words('deployment'), label(id), words('of'), exact(commit ?? ''), words('to'), datum(environment ?? '')])
    case 'branch':
      return joined([words('the branch was moved'), commit === null ? nothing : joined([words('from'), exact(commit)]), words('to'), exact(id)])
    case 'ledger':
      return id === '' ? words('the ledger') : joined([words('record'), label(id), words('of the ledger')])
    case 'record':
      return joined([words('record'), exact(id)])
  }
}

const changeOf = (change: number): Html => joined([words('of #'), number(change)], '')

function whyOf({ what, kind, record, path, detail, says }: Exception): Html {
  if (what === 'commit' || what === 'deployment') return record === null ? words(withoutRecord(kind)) : recordThat(kind, record)
  if (path === null) return detail === null ? words('–') : datum(detail)
  const said = says === null ? nothing : joined([words('it says'), datum(says.gate), words('at'), exact(says.commit), words('in'), datum(says.repository), words(':'), datum(says.result)])
  return joined([datum(path), detail === null ? nothing : joined([words(':'), datum(detail)]), said === nothing ? nothing : joined([words(';'), said])])
}

const withoutRecord = (kind: Exception['kind']): string => (kind === 'commit-pushed' ? 'pushed directly, no record' : 'no record')

const recordThat = (kind: Exception['kind'], record: string): Html =>
  joined([words(tellsOf[kind] ?? ''), words('record'), datum(record.slice(0, shortDigest))])

/** Everything that was compared, with its standing: on a sheet of its own, because it is long. */
export function populationSheet({ report: { reconciled } }: RecordPage): Html {
  if (reconciled === undefined) return nothing
  const { commits, deployments, records } = reconciled
  const recordOf = (record: string | null): Html => (record === null ? words('–') : datum(record.slice(0, shortDigest)))
  const who = (login: string | null): Html => (login === null ? words('–') : datum(login))
  return lines(
    tag('h2', {}, words('What was compared, row by row')),
    tag('p', { class: 'soft' }, words(`Commits and records by the first ${shortDigest} digits of their ids. The rows are made again from facts.json, which holds all of each.`)),
    tableOf('Commits', ['Commit', 'Pull request', 'By', 'Came in', 'Standing', 'Record'], commits.map(({ sha, change, login, at, standing, record }) => [
      datum(sha.slice(0, shortDigest)),
      change === null ? words('–') : joined([words('#'), number(change)], ''),
      who(login),
      at === null ? words('–') : time(at),
      label(commitWords[standing] ?? standing),
      recordOf(record),
    ])),
    tableOf('Deployments', ['Number', 'Commit', 'Environment', 'By', 'Made', 'Standing', 'Record'], deployments.map(({ id, sha, environment, login, at, standing, record }) => [
      number(id),
      datum(sha.slice(0, shortDigest)),
      datum(environment),
      who(login),
      time(at),
      label(deploymentWords[standing] ?? standing),
      recordOf(record),
    ])),
    tableOf('Records', ['Record', 'Gate', 'Commit', 'Result', 'Judged', 'Standing'], records.map(recordCells)),
  )
}

const shortDigest = 12

function recordCells({ sha256, says, standing }: RecordRow): Html[] {
  const none = words('–')
  return [
    datum(sha256.slice(0, shortDigest)),
    says === null ? none : datum(says.gate),
    says === null ? none : datum(says.commit.slice(0, shortDigest)),
    says === null ? none : datum(says.result),
    says === null ? none : time(says.evaluatedAt),
    label(recordWords[standing] ?? standing),
  ]
}
