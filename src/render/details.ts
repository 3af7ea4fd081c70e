import type { Report } from '../domain/report.ts'
import { speak } from './catalogue.ts'
import { notesOf } from './detail.ts'
import { codeBlock, link } from './escape.ts'
import { collapsed, fitItems, plural, table } from './layout.ts'
import { byPerson, nameOf, sayings } from './people.ts'
import type { Told } from './people.ts'
import { markdown, shown } from './sentence.ts'

/** Bytes of one collapsed section. */
const sectionLimit = 14_000

/** Every approval, counted or not, with the reasons of each. */
export function approvalsSection({ explanation, subject }: Report): string {
  const counted = byPerson(explanation.counted)
  const notCounted = byPerson(explanation.notCounted)
  if (counted.length + notCounted.length === 0) return ''
  const rows = [...counted.map((told) => ({ told, isCounted: true })), ...notCounted.map((told) => ({ told, isCounted: false }))]
  const several = subject.changes.length > 1
  const summary = `Approvals: ${counted.length} counted, ${notCounted.length} did not`
  const cells = ({ told, isCounted }: (typeof rows)[number]) => [
    `${several && told.change !== null ? `#${told.change}: ` : ''}${nameOf(told, markdown)}`,
    told.commit === null ? '' : shown(told.commit, markdown),
    isCounted ? 'yes' : 'no',
    sayings(told, markdown, ' '),
  ]
  return collapsed(summary, table(['Person', 'On commit', 'Counted', 'Why'], rows, sectionLimit, cells))
}

/** Who contributed, and by which trace each is known. */
export function contributorsSection({ explanation }: Report): string {
  const people = byPerson(explanation.contributors)
  const line = (told: Told) => `- ${nameOf(told, markdown)}: ${sayings(told, markdown, '; ')}`
  return listSection(`Contributors: ${people.length}, and how we know`, people, line)
}

/** What no row of the table tells already. */
export function notesSection(report: Report): string {
  const notes = notesOf(report)
  return listSection(`Notes: ${notes.length}`, notes, (reason) => `- ${speak(reason, 'text', markdown)}`)
}

function listSection<T>(summary: string, items: T[], line: (item: T) => string): string {
  if (items.length === 0) return ''
  return collapsed(summary, fitItems(items, sectionLimit, line, (left) => `- … and ${left} more, see the evidence`).join('\n'))
}

/** Lists that are counted one by one; a pull request has a handful. */
const countLimit = 20

/** Counts against GitHub's own totals, so that a truncated list is seen; below them what could not be read, as it was measured. */
export function readingSection({ reading }: Report): string {
  const named = (what: string) => (/^[a-z -]{1,60}$/.test(what) ? what : markdown.datum(what))
  const counts = reading.lines.slice(0, countLimit).map(({ what, listed, total }) => `${listed} of ${total} ${named(what)}`)
  const usage = [plural(reading.requests, 'request'), ...(reading.points === null ? [] : [plural(reading.points, 'GraphQL point')])]
  const short = reading.lines.filter(({ listed, total }) => listed < total).length
  const verdict = short === 0 ? 'Nothing truncated.' : `**${plural(short, 'list')} truncated.**`
  const { unavailable } = reading
  const lines = fitItems(
    unavailable,
    sectionLimit / 2,
    (reason) => `- Not read: ${unavailableLine(reason)}`,
    (left) => `- … and ${left} more`,
  )
  const body = [`${[...counts, ...usage].join(' · ')}. ${verdict}`, ...(lines.length === 0 ? [] : ['', ...lines])]
  return collapsed(`What was read${unavailable.length === 0 ? '' : `, and ${unavailable.length} that could not be`}`, body.join('\n'))
}

function unavailableLine({ what, request, status, detail }: Report['reading']['unavailable'][number]): string {
  const answer =
    request === null ? 'no request could be made' : `${markdown.datum(request)} ${status === null ? 'got no answer' : `answered ${status}`}`
  return `${markdown.datum(what)}: ${answer} (${markdown.datum(detail)})`
}

/** Sections of the policy that are validated and not judged: a reader must not take them for enforced. */
export function notEvaluatedSection({ notEvaluated }: Report): string {
  if (notEvaluated.length === 0) return ''
  const names = shown(notEvaluated.slice(0, countLimit), markdown, 'and')
  const subject = notEvaluated.length === 1 ? 'This section of the policy is' : 'These sections of the policy are'
  return `**Not evaluated by this version:** ${names}. ${subject} checked for form only.`
}

/** Where the record is, by which digest it is known, and the line that verifies it. */
export function evidenceSection({ evidence, subject }: Report, several: boolean): string {
  const change = several ? `#${subject.changes[0]?.number ?? 0}: ` : ''
  if (evidence === null) return `${change}No evidence was made by this run.`
  const { sha256, signed, signer, artifactUrl, verifyCommand, ledger, attestation } = evidence
  const parts = [
    `${change}Evidence ${markdown.datum('evidence.sigstore.json')}`,
    `sha256 ${markdown.datum(sha256)}`,
    ...(artifactUrl === null ? [] : [link('download', artifactUrl)]),
    ...(attestation === undefined ? [] : [link('attestation', attestation.url)]),
    signed ? `signed${signer === null ? '' : ` by ${markdown.datum(signer)}`}` : '**unsigned**: it proves nothing about who made it',
    ...(ledger === undefined
      ? []
      : [`ledger ${markdown.datum(ledger.branch)}: head is record ${ledger.index}, sha256 ${markdown.datum(ledger.sha256)}`]),
  ]
  // A line of its own: longer than what a code span shows, and there to be copied.
  return `${parts.join(' · ')}\n\n${codeBlock([verifyCommand])}`
}
