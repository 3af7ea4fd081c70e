import type { RecordedChange, RecordPage } from '../domain/recordPage.ts'
import { notesOf } from './detail.ts'
import { exact, datum, type Html, joined, lines, listOf, nothing, number, pairs, tag, time, words } from './htmlMarkup.ts'
import { isSingle } from './htmlVerdict.ts'
import { approvalTable, contributorTable, controlTable, missingList, resultBadge, resultMeaning, said } from './htmlWords.ts'

/** One pull request on one page: who made it, who approved it and whether that counted, and what each control said. */
export function changeSheet(page: RecordPage, change: RecordedChange): Html {
  const { report } = page
  const { subject } = report
  const isDeployed = subject.gate === 'deployment'
  const { decision, explanation } = isSingle(page) ? report : change
  return lines(
    tag('h2', {}, words(isSingle(page) ? 'The change' : `Pull request #${change.number}`)),
    isSingle(page) ? nothing : verdictLine(change, isDeployed),
    aboutTable(change, subject.commit),
    explanation === null || decision === null ? nothing : lines(
      approvalTable(explanation.counted, explanation.notCounted),
      contributorTable(explanation.contributors),
      missingList(explanation.todo),
      controlTable(isDeployed ? 'Controls, by the policy in force at its merge' : 'Controls', explanation.table, page),
      notes(notesOf({ explanation, decision }), isDeployed ? explanation.warnings : []),
    ),
  )
}

function verdictLine({ decision, without }: RecordedChange, isDeployed: boolean): Html {
  if (decision === null) return tag('p', {}, words(`It has no verdict of its own: ${without ?? 'none was recorded'}.`))
  const { result } = decision
  const again = isDeployed ? ' Judged again from the recorded facts by the policy in force at its merge.' : ''
  return tag('p', {}, joined([resultBadge(result), words(`${resultMeaning[result]}${again}`)]))
}

function aboutTable({ about, head, commits, files }: RecordedChange, judged: string): Html {
  return pairs('Who, from where, and how much', [
    ['Opened by', about === null ? null : joined([authorOf(about.author), words('on'), time(about.createdAt)])],
    ['From and to', about === null ? null : joined([datum(about.branch), words('into'), datum(about.base)])],
    ['Last commit', head === judged ? null : exact(head)],
    ['Merged', about?.mergedAt ? joined([time(about.mergedAt), about.merge === null ? nothing : joined([words('as'), exact(about.merge)])]) : null],
    ['Size', size(commits, files)],
  ])
}

const authorOf = (login: string | null): Html => (login === null ? words('an account that is gone') : datum(login))

function size(commits: number | null, files: number | null): Html {
  const counted = (what: string, count: number | null): Html => (count === null ? nothing : joined([words(`${what}:`), number(count)]))
  return joined([counted('commits', commits), counted('files', files)], ', ')
}

type Reasons = NonNullable<RecordedChange['explanation']>['notes']

function notes(told: Reasons, warnings: Reasons): Html {
  const items = [...warnings.map((reason) => joined([tag('strong', {}, words('Warning:')), said(reason)])), ...told.map((reason) => said(reason))]
  return items.length === 0 ? nothing : lines(tag('h3', {}, words('Notes')), listOf(items))
}
