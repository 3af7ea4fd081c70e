import type { Reconciliation } from '../domain/reconciliation.ts'
import type { Report } from '../domain/report.ts'
import { exceptionLine, type Names, plainNames, timeOf } from './exceptionLine.ts'
import { countsIn, type Exception, exceptionLists, type ExceptionList, exceptionsOf } from './exceptions.ts'
import { link } from './escape.ts'
import { fitItems } from './layout.ts'
import { commitWords, counted, deploymentWords, listTitles, recordWords, remedies, thousands, totalLine } from './reconciliationWords.ts'
import { markdown, plain, sentence, type Style } from './sentence.ts'
import { changeUrl, repositoryUrl } from './words.ts'

/** Bytes of one list on a page; rows of one list on a terminal. */
const listLimit = 12_000
const rowLimit = 50

/** What came in, what is recorded of it, and the three lists, each with what to do. Nothing for other gates. */
export function reconciliationSections(report: Report, limit = listLimit): string[] {
  const { reconciled } = report
  if (reconciled === undefined) return []
  const names = linkedNames(report)
  const exceptions = exceptionsOf(reconciled)
  return [
    ...exceptionLists.map((list) => listSection(report, list, exceptions.filter((one) => one.list === list), names, limit)),
    `**What was compared**\n\n${comparedLines(report, reconciled, markdown, names).map((line) => `- ${line}`).join('\n')}`,
  ]
}

function listSection({ subject }: Report, list: ExceptionList, exceptions: Exception[], names: Names, limit: number): string {
  if (exceptions.length === 0) return ''
  const rows = fitItems(exceptions, limit, (one) => `- ${exceptionLine(one, markdown, names)}`, (left) => `- ${leftOut(left)}`)
  return [`**${listTitles[list]}: ${thousands(exceptions.length)}**`, rows.join('\n'), ...todoOf(exceptions, subject.base.branch, markdown)].join('\n\n')
}

const leftOut = (left: number): string => `… and ${thousands(left)} more; all of them are in exceptions.csv`

/** One sentence for each kind of the list. */
const todoOf = (exceptions: Exception[], branch: string, style: Style): string[] =>
  [...new Set(exceptions.map(({ kind }) => remedies[kind]))].map((text) => `Next: ${sentence(text, { branch }, style)}`)

/** Records of other makers may hold anything where a commit id stands. */
const linkedNames = (report: Report): Names => ({
  commit: (sha) => (/^[0-9a-f]{40,64}$/.test(sha) ? link(markdown.datum(sha.slice(0, 7)), `${repositoryUrl(report)}/commit/${sha}`) : markdown.datum(sha)),
  change: (number) => link(`#${number}`, changeUrl(report, number)),
})

/** Between what and what, and how much of it: with these lines somebody else can count again. */
export function comparedLines({ subject }: Report, reconciled: Reconciliation, style: Style, names: Names): string[] {
  const { period, start, end, from, read, ledger, commits, deployments, records } = reconciled
  const totals = countsIn(reconciled)
  const branch = style.datum(subject.base.branch)
  const first = start === null ? 'from its first commit' : `after ${names.commit(start)}`
  return [
    `Period: ${timeOf(period.since, style)} to ${timeOf(period.until, style)}`,
    end === null ? `${branch}: nothing of the period` : `${branch}: ${first} up to ${names.commit(end)}, along first parents`,
    totalLine(counted(commits.length, 'commit'), totals.commits, commitWords),
    totalLine(counted(deployments.length, 'deployment'), totals.deployments, deploymentWords),
    `${totalLine(counted(records.length, 'record'), totals.records, recordWords)}; read from ${style.datum(from)}, ${counted(read, 'file')} of all times`,
    ...(ledger === null ? [] : [`Head of the ledger when it was read: record ${thousands(ledger.index)}, sha256 ${style.datum(ledger.sha256)}. A copy of these two tells later whether anything up to there was changed or taken away`]),
  ]
}

/** The same for a terminal: sections of a head and its lines, which are still to be broken. */
export function reconciliationLines(report: Report): { head: string; lines: string[] }[] {
  const { reconciled, subject } = report
  if (reconciled === undefined) return []
  const exceptions = exceptionsOf(reconciled)
  const names = plainNames(plain)
  const lists = exceptionLists.map((list) => exceptions.filter((one) => one.list === list)).filter((ours) => ours.length > 0)
  return [
    ...lists.map((ours) => ({
      head: `${listTitles[ours[0]?.list ?? 'without-record']}: ${thousands(ours.length)}`,
      lines: [
        ...ours.slice(0, rowLimit).map((one) => exceptionLine(one, plain, names)),
        ...(ours.length > rowLimit ? [leftOut(ours.length - rowLimit)] : []),
        ...todoOf(ours, subject.base.branch, plain),
      ],
    })),
    { head: 'What was compared', lines: comparedLines(report, reconciled, plain, names) },
  ]
}
