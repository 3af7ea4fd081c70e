import { sha256 } from '../domain/digest.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { Report } from '../domain/report.ts'
import { cap, link } from './escape.ts'
import { assemble } from './layout.ts'
import { dueTimes, overrideReasons, overrideSection } from './override.ts'
import { markdown, utc } from './sentence.ts'
import { controlsSection, todoSection, verdictSection } from './sections.ts'

/** Bytes; GitHub takes 65,536 characters. */
const bodyLimit = 60_000

/**
 * The issue that keeps an override from being forgotten: what failed, why it was let through, who signed, what to do, and by when. The marker names
 * what was overridden, in which run and for which reason, so that a run that is repeated finds it and another override never hides behind it.
 */
export function followUpIssue(report: Report, runUrl: string | null): { marker: string; title: string; body: string } {
  const { subject, evidence } = report
  const isDeployment = subject.gate === 'deployment'
  const numbers = subject.changes.slice(0, 5).map(({ number }) => `#${number}`)
  const what = isDeployment ? `deployment of ${subject.commit.slice(0, 7)}` : `${numbers.join(', ')} at ${subject.commit.slice(0, 7)}`
  const due = dueTimes(report)[0]
  const by = due === undefined ? '' : `, due ${utc(due)}`
  const place = isDeployment ? `deployment ${hexOf(subject.environment ?? '')}` : numbers.map((one) => one.slice(1)).join(' ')
  const proof = [
    ...(runUrl === null ? [] : [link('The run', runUrl)]),
    ...(evidence?.artifactUrl ? [link('the evidence', evidence.artifactUrl)] : []),
    ...(evidence === null ? [] : [`sha256 ${markdown.datum(evidence.sha256)}`]),
  ]
  const sections = [
    verdictSection(report),
    overrideSection(report),
    due === undefined
      ? ''
      : `**Follow-up, due ${utc(due)}:** give what is missing below, or revert; then close this issue with a link to what was done.`,
    todoSection(report),
    controlsSection(report),
    proof.join(' · '),
  ]
  return {
    marker: `<!-- countersign-override ${repositoryPath(subject.repository).replace(/[^\w./-]/g, '')} ${subject.commit.replace(/[^0-9a-f]/g, '')} ${place} ${occasionOf(report, runUrl)} -->`,
    title: cap(`Follow-up of an override: ${what}${by}`, 200),
    body: assemble(sections, bodyLimit),
  }
}

/** Each run deploys once more; a pull request is judged by many runs, and stays the same override for the same reason. */
function occasionOf(report: Report, runUrl: string | null): string {
  const reasons = [...new Set(overrideReasons(report).map(({ data }) => data['reason'] ?? null))]
  return sha256(JSON.stringify([report.subject.gate === 'deployment' ? runUrl : null, reasons])).slice(0, 16)
}

/** Names of environments hold anything; in the marker none may end the comment. */
const hexOf = (text: string): string => [...new TextEncoder().encode(text.toLowerCase())].map((byte) => byte.toString(16).padStart(2, '0')).join('')
