import type { Report, SourcedReason } from '../domain/report.ts'
import type { Json } from '../domain/outcome.ts'
import { speak } from './catalogue.ts'
import { link } from './escape.ts'
import { collapsed, fitLines, plural, table } from './layout.ts'
import { markdown, shown } from './sentence.ts'

/** Bytes of one collapsed section. */
const sectionLimit = 14_000

/** Rows that are put into words at all: beyond, the byte limit cuts long before. */
const rowLimit = 500

/** Every approval, counted or not, with the reason of each. */
export function approvalsSection({ explanation, subject }: Report): string {
  const { counted, notCounted } = explanation
  if (counted.length + notCounted.length === 0) return ''
  const several = subject.changes.length > 1
  const rows = [...counted.map((reason) => approvalRow(reason, true, several)), ...notCounted.map((reason) => approvalRow(reason, false, several))]
  const summary = `Approvals: ${counted.length} counted, ${notCounted.length} did not`
  return collapsed(summary, table(['Person', 'On commit', 'Counted', 'Why'], rows.slice(0, rowLimit), sectionLimit))
}

function approvalRow(reason: SourcedReason, counted: boolean, several: boolean): string[] {
  const change = several && reason.change !== null ? `#${reason.change}: ` : ''
  const person = firstOf(reason, personKeys)
  const commit = firstOf(reason, commitKeys)
  const name = person === null ? 'unknown' : shown(person, markdown)
  return [change + name, commit === null ? '' : shown(commit, markdown), counted ? 'yes' : 'no', speak(reason, 'text', markdown)]
}

/** The data that name a person and a commit, by the words the controls use for them. */
export const personKeys = ['login', 'person', 'approver', 'reviewer']
export const commitKeys = ['commit', 'approved', 'sha']

export function firstOf({ data }: SourcedReason, keys: string[]): Json {
  const key = keys.find((one) => Object.hasOwn(data, one))
  return key === undefined ? null : (data[key] ?? null)
}

/** Who contributed, and by which trace each is known. */
export const contributorsSection = ({ explanation }: Report): string =>
  listSection(`Contributors: ${explanation.contributors.length}, and how we know`, explanation.contributors)

export const notesSection = ({ explanation }: Report): string => listSection(`Notes: ${explanation.notes.length}`, explanation.notes)

function listSection(summary: string, reasons: SourcedReason[]): string {
  if (reasons.length === 0) return ''
  const lines = reasons.slice(0, rowLimit).map((reason) => `- ${speak(reason, 'text', markdown)}`)
  return collapsed(summary, fitLines(lines, sectionLimit, (left) => `- … and ${left} more, see the evidence`).join('\n'))
}

/** Counts against GitHub's own totals, so that a truncated list is seen; below them what could not be read, as it was measured. */
export function readingSection({ reading }: Report): string {
  const counts = reading.lines.slice(0, 100).map(({ what, listed, total }) => `${listed} of ${total} ${markdown.words(what.slice(0, 60))}`)
  const usage = [plural(reading.requests, 'request'), ...(reading.points === null ? [] : [plural(reading.points, 'GraphQL point')])]
  const short = reading.lines.filter(({ listed, total }) => listed < total).length
  const verdict = short === 0 ? 'Nothing truncated.' : `**${plural(short, 'list')} truncated.**`
  const missing = reading.unavailable.slice(0, 100).map((reason) => `- Not read: ${unavailableLine(reason)}`)
  const body = [`${[...counts, ...usage].join(' · ')}. ${verdict}`, ...(missing.length === 0 ? [] : ['', ...missing])]
  return collapsed(
    `What was read${missing.length === 0 ? '' : `, and ${missing.length} that could not be`}`,
    fitLines(body, sectionLimit, () => '…').join('\n'),
  )
}

function unavailableLine({ what, request, status, detail }: Report['reading']['unavailable'][number]): string {
  const answer =
    request === null ? 'no request could be made' : `${markdown.datum(request)} ${status === null ? 'got no answer' : `answered ${status}`}`
  return `${markdown.datum(what)}: ${answer} (${markdown.datum(detail)})`
}

/** Sections of the policy that are validated and not judged: a reader must not take them for enforced. */
export function notEvaluatedSection({ notEvaluated }: Report): string {
  if (notEvaluated.length === 0) return ''
  const names = shown(notEvaluated.slice(0, 50), markdown, 'and')
  return `**Not evaluated by this version:** ${names}. ${notEvaluated.length === 1 ? 'This section of the policy is' : 'These sections of the policy are'} checked for form only.`
}

/** Where the record is, by which digest it is known, and the line that verifies it. */
export function evidenceSection({ evidence }: Report): string {
  if (evidence === null) return '**Evidence:** none was made by this run.'
  const { sha256, signed, signer, artifactUrl, verifyCommand } = evidence
  const parts = [
    `Evidence ${markdown.datum('evidence.sigstore.json')}`,
    `sha256 ${markdown.datum(sha256)}`,
    ...(artifactUrl === null ? [] : [link('download', artifactUrl)]),
    signed ? `signed${signer === null ? '' : ` by ${markdown.datum(signer)}`}` : '**unsigned**: it proves nothing about who made it',
    `verify: ${markdown.datum(verifyCommand)}`,
  ]
  return parts.join(' · ')
}
