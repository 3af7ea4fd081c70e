import type { Enforcement } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import type { Style } from './sentence.ts'
import { sentence } from './sentence.ts'

/**
 * Why the verdict may not block a merge, one sentence each, the most serious first; empty when nothing is known to be open. Who may bypass
 * rules is readable by administrators only: the record says `unreadable`, a report that said so every time would only be skipped.
 */
export function enforcementSentences({ branch, required, pinnedApp, bypass, jobCondition, detail }: Enforcement, style: Style): string[] {
  const templates: string[] = []
  if (required === 'no') templates.push(sentences.notRequired)
  if (required === 'unreadable') templates.push(detail === null ? sentences.unreadable : sentences.unreadableBecause)
  if (required === 'yes' && pinnedApp === null) templates.push(sentences.anySource)
  if (required === 'yes' && bypass === 'some') templates.push(sentences.bypass)
  if (jobCondition === 'present') templates.push(sentences.condition)
  return templates.map((template) => sentence(template, { branch, detail }, style))
}

/** A deployment is blocked by its own job, and by no status of its commit; a reconciliation blocks nothing. */
export const openings = ({ enforcement, subject }: Report, style: Style): string[] =>
  subject.gate === 'deployment' || subject.gate === 'repository' ? [] : enforcementSentences(enforcement, style)

const sentences = {
  notRequired: 'This verdict does not block merging: no rule on {branch} requires the status `countersign`.',
  unreadable: 'Whether a rule on {branch} requires the status `countersign` could not be read.',
  unreadableBecause: 'Whether a rule on {branch} requires the status `countersign` could not be read: {detail}.',
  anySource: 'The rule on {branch} does not say which app the status `countersign` must come from: anyone who can post a status can satisfy it.',
  bypass: 'Some people, apps or roles may bypass the rules on {branch}.',
  condition: 'The job that runs the gate has an `if:`; GitHub counts a skipped required job as success.',
}
