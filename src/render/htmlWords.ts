import { breakGlassId } from '../controls/breakGlass.ts'
import { controlById } from '../controls/index.ts'
import type { ControlResult, Result, Verdict } from '../domain/outcome.ts'
import { resultWord } from '../domain/outcome.ts'
import type { RecordPage, RecordSigner } from '../domain/recordPage.ts'
import type { SourcedReason } from '../domain/report.ts'
import { speak } from './catalogue.ts'
import { datum, exact, type Html, joined, lines, listOf, nothing, spoken, tableOf, tag, value, words } from './htmlMarkup.ts'
import { isFinding } from './findings.ts'
import { byPerson, nameOf, sayings } from './people.ts'
import { detailReasons } from './detail.ts'
import { resultName, verdictOrder, verdictWord } from './words.ts'

/** What a result means, for somebody who never used the tool. */
export const resultMeaning: Record<Result, string> = {
  passed: 'Every rule that applied was satisfied when this was judged.',
  pending: 'Only sign-offs were missing when this was judged. It had not passed.',
  failed: 'A rule was broken. More approvals alone would not have made it pass.',
  error: 'Something that had to be known could not be read. That never counts as passed.',
  overridden: 'Rules were not satisfied, and it was let through in an emergency with a second person’s signature. This is not a pass.',
}

const marks: Record<Result | Verdict, string> = {
  passed: '✓', pass: '✓', pending: '…', failed: '✕', fail: '✕', error: '?', unknown: '?', overridden: '!', 'not-applicable': '–',
}

const mark = (of: Result | Verdict): Html => tag('span', { class: 'mark', 'aria-hidden': 'true' }, words(marks[of]))

/** A word with its sign: neither the colour nor the sign is ever alone. */
export const resultBadge = (result: Result): Html => tag('strong', { class: result }, mark(result), words(resultWord[result]))
export const verdictBadge = (verdict: Verdict): Html => tag('strong', { class: verdict }, mark(verdict), words(verdictWord[verdict]))

export const said = (reason: SourcedReason, form: 'text' | 'short' | 'todo' = 'text'): Html => spoken((style) => speak(reason, form, style))

/** One row a control, worst first, with what the control is about. */
export function controlTable(caption: string, controls: ControlResult[], { report }: RecordPage): Html {
  const ordered = controls.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict))
  return tableOf(caption, ['Control', 'Result', 'Why'], ordered.map((result) => {
    const { told, rest } = detailReasons(result)
    const { title = '' } = controlById(result.id) ?? {}
    const about = title === '' ? nothing : tag('div', { class: 'soft' }, words(`Holds when: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`))
    const why = [...told.map((reason) => said(reason)), ...(rest > 0 ? [words(`(and ${rest} more of the kind, in the record)`)] : [])]
    return [joined([spoken((style) => resultName(result, report, style)), about]), badgeOf(result), joined(why)]
  }))
}

/** A glass that was broken is no pass, whatever its verdict is called in the record. */
const badgeOf = ({ id, verdict }: ControlResult): Html =>
  id === breakGlassId && verdict === 'pass' ? resultBadge('overridden') : verdictBadge(verdict)

/** Every finding in workflow files once, also those that the row of their control has no room for. */
export function findingTable({ report }: RecordPage): Html {
  const reasons = report.decision.controls
    .flatMap(({ id, because }) => because.map((one): SourcedReason => ({ ...one, control: id, change: null })))
    .filter((reason) => isFinding(reason.control, reason))
  const once = new Map(reasons.map((reason) => [JSON.stringify([reason.message, reason.data]), reason]))
  const kindOf = (reason: SourcedReason): Html => value(reason.data['verdict'] ?? null)
  const row = (reason: SourcedReason): Html[] => [said(reason), kindOf(reason), said(reason, 'todo')]
  return tableOf('Findings in workflow files', ['Finding', 'Kind', 'Remedy'], [...once.values()].map(row))
}

/** Whose approval counted and whose did not, and why. */
export function approvalTable(counted: SourcedReason[], notCounted: SourcedReason[]): Html {
  const rows = [...byPerson(counted).map((told) => ({ told, isCounted: true })), ...byPerson(notCounted).map((told) => ({ told, isCounted: false }))]
  if (rows.length === 0) return tag('p', {}, words('No approval was given, and none was refused.'))
  return tableOf('Who approved, and whether it counted', ['Person', 'Counted', 'Approved commit', 'Why'], rows.map(({ told, isCounted }) => [
    spoken((style) => nameOf(told, style)),
    tag('strong', { class: isCounted ? 'pass' : 'fail' }, words(isCounted ? 'Yes' : 'No')),
    typeof told.commit === 'string' ? datum(told.commit.slice(0, 12)) : words('–'),
    spoken((style) => sayings(told, style, ' ')),
  ]))
}

export const contributorTable = (contributors: SourcedReason[]): Html =>
  tableOf('Who contributed, and how that is known', ['Person', 'By'], byPerson(contributors).map((told) => [
    spoken((style) => nameOf(told, style)),
    spoken((style) => sayings(told, style, '; ')),
  ]))

/** What was missing when it was judged; after the fact it is history, not a to-do list. */
export function missingList(todo: SourcedReason[]): Html {
  const items = todo.map((reason) => said(reason, 'todo'))
  return todo.length === 0 ? nothing : lines(tag('h3', {}, words('What would have been needed')), listOf(items, 'ol'))
}

export const signerWords = (signer: RecordSigner | null): Html => {
  if (signer === null) return words('nobody: this record is not signed, and anyone could have written it')
  if ('keyid' in signer) return joined([words('the key with the fingerprint'), exact(signer.keyid)])
  return joined([words('the workflow'), exact(signer.identity), words('vouched for by'), exact(signer.issuer)])
}
