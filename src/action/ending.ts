import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import type { Ending } from '../edge.ts'
import { annotationCommands, messageCommand } from '../publish/annotations.ts'
import type { Attester } from '../publish/attestation.ts'
import { missingForReading } from '../publish/failure.ts'
import { writeOutputs } from '../publish/outputs.ts'
import { writeSummary } from '../publish/summary.ts'
import type { GitHubTeller } from '../publish/teller.ts'
import { annotationsOf } from '../render/annotations.ts'
import { missingJson } from '../render/json.ts'
import { jobSummary } from '../render/jobSummary.ts'
import { noticeSummary } from '../render/noticeSummary.ts'
import { missingPermissionsText } from '../render/permissions.ts'
import { terminalReport } from '../render/terminal.ts'
import type { Print, Runner } from './runner.ts'

const unpublished =
  'The verdict was not published: this run cannot write (a pull request of a fork or of Dependabot under this event gets a read-only token). ' +
  'It is published by the install form with `pull_request_target`: see "Quick start" in the README.'

/** Who wrote what the ending tells of. */
interface Tellers {
  teller: GitHubTeller
  attester: Attester | null
}

/** The log, the job's page and the outputs. */
export async function say(runner: Runner, ending: Ending, mayPublish: boolean, { teller, attester }: Tellers, print: Print): Promise<void> {
  const { reports } = ending
  const level = ending.exitCode === 0 ? 'notice' : 'failure'
  const notices = [ending.notice, ...(mayPublish || !isNonEmpty(reports) ? [] : [unpublished])].filter((notice) => notice !== null)
  const refusals = refusalsOf(reports, teller)
  const withheld = isWithheld(ending)
  if (withheld) notices.unshift(withheldNotice)
  for (const line of notices) print(messageCommand(level, line))
  for (const line of refusals) print(messageCommand('failure', line))
  const warnings = unattested(ending, attester)
  for (const line of warnings) print(messageCommand('warning', line))
  const all = [...notices, ...refusals, ...warnings]
  const notice = all.length > 0 ? all.join('\n') : null
  if (isNonEmpty(reports)) {
    print(terminalReport(reports, { color: false }))
    for (const command of annotationCommands(annotationsOf(reports))) print(command)
    await writeSummary(runner.summaryFile, jobSummary(reports, notice, withheld))
  } else if (notice !== null) await writeSummary(runner.summaryFile, noticeSummary(notice))
  await writeOutputs(runner.outputFile, outputsOf(ending, teller))
}

/** A pass that GitHub was not told of ends the run red: what reads outputs and pages must not take it for one. */
const isWithheld = ({ reports, exitCode }: Ending): boolean => exitCode !== 0 && ['passed', 'overridden'].includes(worst(reports))

const withheldNotice = 'The verdict was not published, or not all of it, so this step fails: what was decided counts for nothing until it is.'

/** What could not be written, and every permission that was missing, to read or to write, in one list. */
function refusalsOf(reports: Report[], teller: GitHubTeller): string[] {
  const lacking = [...teller.lacking, ...missingForReading(reports.flatMap(({ reading }) => reading.unavailable))]
  const permissions = lacking.length > 0 ? [missingPermissionsText(lacking)] : []
  return [...teller.problems.map((problem) => `Not published: ${problem}`), ...permissions]
}

/** A record that is not among the attestations is still a record: told as loudly, and no failure. */
function unattested({ stored }: Ending, attester: Attester | null): string[] {
  const refusals = stored.flatMap(({ place }) => (place.attestation?.state === 'refused' ? [place.attestation.why] : []))
  const lacking = attester?.lacking ?? []
  return [
    ...[...new Set(refusals)].map((why) => `The record is signed and kept, and not among GitHub's attestations: ${why}.`),
    ...(lacking.length > 0 ? [missingPermissionsText(lacking)] : []),
  ]
}

function outputsOf(ending: Ending, teller: GitHubTeller): Record<string, string> {
  const { reports, stored } = ending
  const [first] = stored
  const attestation = first?.place.attestation?.state === 'stored' ? first.place.attestation : null
  return {
    decision: isWithheld(ending) ? 'error' : worst(reports),
    'report-url': teller.reportUrl ?? '',
    'evidence-path': first ? `${first.place.directory}/evidence.sigstore.json` : '',
    'evidence-sha256': first?.pack.sha256 ?? '',
    'artifact-id': first?.place.artifact?.id ?? '',
    'artifact-url': first?.place.artifact?.url ?? '',
    'attestation-id': attestation?.id ?? '',
    'attestation-url': attestation?.url ?? '',
    missing: isNonEmpty(reports) ? missingJson(reports) : '[]',
  }
}

/** Empty when nothing was judged: a workflow that asks for "passed" must not find it. */
const worst = (reports: Report[]): string =>
  (['failed', 'error', 'pending', 'overridden', 'passed'] as const).find((result) => reports.some(({ decision }) => decision.result === result)) ?? ''

const isNonEmpty = (reports: Report[]): reports is NonEmpty<Report> => reports.length > 0
