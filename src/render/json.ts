import { breakGlassId } from '../controls/breakGlass.ts'
import type { Json, NonEmpty, Reason } from '../domain/outcome.ts'
import { resultWord } from '../domain/outcome.ts'
import type { Reconciliation } from '../domain/reconciliation.ts'
import type { DeployedChange, Report, SourcedReason } from '../domain/report.ts'
import { repositoryPath } from '../domain/subject.ts'
import { speak } from './catalogue.ts'
import { cap } from './escape.ts'
import { countsIn, exceptionsOf } from './exceptions.ts'
import { jsonText } from './jsonText.ts'
import { bytesOf } from './layout.ts'
import { dueTimes, overrideReasons } from './override.ts'
import { plain } from './sentence.ts'
import { statusOf } from './statusLine.ts'
import { worstFirst } from './words.ts'

/** Raised only when a field changes its meaning or goes; new fields may appear at any time (docs/json.md). */
const formatVersion = 1

/** What is missing, as the output `missing` and the report's `missing` hold it. */
export interface Missing {
  pullRequest: number | null
  control: string
  message: string
  data: Record<string, Json>
  text: string
  todo: string
}

/** The report as JSON, for programs; docs/json.md describes every field. The worst report comes first. */
export function jsonReport(reports: NonEmpty<Report>): string {
  const ordered = worstFirst(reports)
  const document = {
    format: formatVersion,
    ...verdictOf(ordered[0] ?? reports[0]),
    summary: statusOf(reports).description,
    reports: ordered.map(oneReport),
  }
  return `${jsonText(document, 2)}\n`
}

const verdictOf = ({ decision: { result } }: Report) => ({ result, word: resultWord[result] })

function oneReport(report: Report) {
  const { subject, decision, explanation, policy, problems, remarks, enforcement, reading, evidence, notEvaluated, deployed, reconciled } = report
  return {
    ...verdictOf(report),
    mode: report.mode,
    gate: subject.gate,
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    base: subject.base,
    ...(subject.environment === undefined ? {} : { environment: subject.environment }),
    pullRequests: subject.changes,
    evaluatedAt: report.evaluatedAt,
    policy,
    missing: missingOf(report),
    controls: decision.controls.map((result) => ({ ...result, because: result.because.map((reason) => spoken(reason, result.id)) })),
    approvals: [...explanation.counted.map((one) => approval(one, true)), ...explanation.notCounted.map((one) => approval(one, false))],
    contributors: explanation.contributors.map((reason) => spoken(reason, reason.control)),
    warnings: explanation.warnings.map((reason) => spoken(reason, reason.control)),
    problems,
    remarks,
    enforcement,
    reading,
    evidence,
    notEvaluated,
    ...(deployed === undefined ? {} : { deployed: { ...deployed, changes: deployed.changes.map(deployedChange) } }),
    ...(reconciled === undefined ? {} : { reconciled: reconciledJson(reconciled) }),
    ...(decision.result === 'overridden' ? { override: { due: dueTimes(report)[0] ?? null, because: overrideReasons(report).map((reason) => spoken(reason, breakGlassId)) } } : {}),
  }
}

/** The rows as they are, and counts of them, which say what a title says. */
const reconciledJson = (reconciled: Reconciliation) => ({ ...reconciled, counts: countsIn(reconciled), exceptions: exceptionsOf(reconciled) })

const deployedChange = ({ because, ...change }: DeployedChange) => ({ ...change, because: because === null ? null : spoken(because, because.control) })

const spoken = ({ message, data, facts }: Reason, control: string) => ({
  message,
  text: speak({ control, message, data }, 'text', plain),
  data,
  facts,
})

const approval = (reason: SourcedReason, counted: boolean) => ({ counted, pullRequest: reason.change, ...spoken(reason, reason.control) })

/** What keeps the decision from being passed; a passed one misses nothing, whatever its headline says. */
function missingOf({ decision, explanation }: Report): Missing[] {
  if (decision.result === 'passed' || decision.result === 'overridden') return []
  return explanation.headline.slice(0, missingLimit).map(missing)
}

/** Entries of `missing`; a decision with more has them all under `controls`. */
const missingLimit = 200

const missing = (reason: SourcedReason): Missing => ({
  pullRequest: reason.change,
  control: reason.control,
  message: reason.message,
  data: reason.data,
  text: speak(reason, 'text', plain),
  todo: speak(reason, 'todo', plain),
})

/** Bytes of the output `missing`: it is handed on in an environment variable, and Linux takes 128 KiB for one. */
const outputLimit = 60_000

/** Characters of one text within it; data that is longer is left to the full report. */
const outputText = 500

/** The output `missing`: one array for all reports, on one line; what does not fit is left out at the end. */
export function missingJson(reports: NonEmpty<Report>): string {
  const entries: string[] = []
  let room = outputLimit
  for (const one of worstFirst(reports).flatMap((report) => missingOf(report))) {
    const entry = jsonText({ ...one, ...brief(one) })
    room -= bytesOf(entry) + 1
    if (room < 0) break
    entries.push(entry)
  }
  return `[${entries.join(',')}]`
}

const brief = ({ data, text, todo }: Missing) => ({
  data: JSON.stringify(data).length > 2 * outputText ? {} : data,
  text: cap(text, outputText),
  todo: cap(todo, outputText),
})
