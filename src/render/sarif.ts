import { type FindingGroup, groupedByRun, worstFirst } from '../controls/boundaryReasons.ts'
import type { BoundaryFinding, BoundaryRule, FindingVerdict } from '../domain/boundary.ts'
import { sha256 } from '../domain/digest.ts'
import { version } from '../domain/version.ts'
import { boundaryRules } from './boundaryRules.ts'
import { jsonText } from './jsonText.ts'
import { lineHashes } from './lineHash.ts'
import { type ScanReport, spoken } from './scanReport.ts'

/** GitHub keeps the first 5,000 results of a run and refuses more than 25,000. */
const resultLimit = 5000

/** What cannot be decided is told as a warning: somebody has to look, and may find that all is well. */
const levels: Record<FindingVerdict, 'error' | 'warning' | 'note'> = {
  violation: 'error',
  'not-understood': 'error',
  undetermined: 'warning',
  note: 'note',
}

const ruleIds = Object.keys(boundaryRules) as BoundaryRule[]

/** SARIF 2.1.0 (OASIS), with all that GitHub's code scanning requires of it. Nothing of a file's text is in it. */
export function sarif(report: ScanReport): string {
  const groups = groupedByRun(worstFirst(report.reading.findings))
  const fingerprint = fingerprints(report)
  const run = {
    tool: { driver: { name: 'countersign', semanticVersion: version, informationUri: pageOf(''), rules: ruleIds.map(ruleOf) } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(groups.length, report) }],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    properties: { verdict: report.verdict, assurance: report.reading.assurance },
    results: groups.slice(0, resultLimit).map((group) => resultOf(group, report, fingerprint)),
  }
  return jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, 2)
}

const pageOf = (anchor: string): string => `https://countersign.dev/docs/secrets${anchor}`

function ruleOf(id: BoundaryRule): Record<string, unknown> {
  const { title, reason, remedy } = boundaryRules[id]
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${reason}` },
    defaultConfiguration: { level: 'error' },
    helpUri: pageOf(`#${id.toLowerCase()}`),
    help: { text: `${reason} ${remedy}`, markdown: `${reason}\n\n${remedy}` },
    properties: { tags: ['security'], precision: 'high', 'problem.severity': 'error' },
  }
}

type Fingerprint = (finding: BoundaryFinding) => Record<string, string>

function resultOf(group: FindingGroup, report: ScanReport, fingerprint: Fingerprint): Record<string, unknown> {
  const { finding, contexts } = group
  const { job, exception } = finding
  const { text, todo } = spoken(group)
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIds.indexOf(finding.rule),
    level: levels[finding.verdict],
    message: { text: `${text} ${todo}` },
    locations: [{ physicalLocation: physicalLocation(finding, report), ...(job !== null && inJob(job)) }],
    partialFingerprints: fingerprint(finding),
    suppressions: exception === null ? [] : [suppression(exception)],
    properties: { verdict: finding.verdict, contexts },
  }
}

const inJob = (job: string): Record<string, unknown> => ({ logicalLocations: [{ fullyQualifiedName: `jobs.${job}`, kind: 'module' }] })

const suppression = ({ reason, approvedBy, expires }: NonNullable<BoundaryFinding['exception']>): Record<string, unknown> => ({
  kind: 'external',
  status: 'accepted',
  justification: `${reason} (${approvedBy}, until ${expires})`,
})

/** Code scanning shows nothing without a place: what is of no file is shown at the policy, which says what production is. */
function physicalLocation({ file, line, column }: BoundaryFinding, { policy, linesOf }: ScanReport): Record<string, unknown> {
  const shown = file === '' ? (policy.path ?? '.github/countersign.yml') : file
  const [startLine, startColumn] = [Math.max(1, line), Math.max(1, column)]
  const length = (file === '' ? null : linesOf(file))?.[startLine - 1]?.trimEnd().length ?? 0
  return {
    artifactLocation: { uri: uriOf(shown), uriBaseId: '%SRCROOT%' },
    region: { startLine, startColumn, endLine: startLine, endColumn: Math.max(startColumn, length) + 1 },
  }
}

/** Relative to the repository; a lone surrogate, which no address can hold, becomes the sign for what is none. */
const uriOf = (path: string): string => path.replace(/\p{Cs}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/')

/** GitHub tells alerts apart by the hash of their line; our own tells them apart by what they say, wherever it stands. */
function fingerprints({ linesOf }: ScanReport): Fingerprint {
  const hashes = new Map<string, string[]>()
  return (finding) => {
    const { rule, message, file, job, secret, environment, line } = finding
    const own = sha256(JSON.stringify([rule, message, file, job, secret, environment])).slice(0, 16)
    if (!hashes.has(file)) hashes.set(file, lineHashes((file === '' ? null : linesOf(file)) ?? []))
    return { primaryLocationLineHash: (line > 0 ? hashes.get(file)?.[line - 1] : undefined) ?? `${own}:1`, 'countersign/v1': own }
  }
}

function notifications(count: number, { policy }: ScanReport): Record<string, unknown>[] {
  const texts = [
    ...(count > resultLimit ? [`${count - resultLimit} results are left out: code scanning takes ${resultLimit}.`] : []),
    ...policy.unread.map((reference) => `The central policy ${reference} was not read: a scan is offline.`),
  ]
  return texts.map((text) => ({ level: 'warning', message: { text } }))
}
