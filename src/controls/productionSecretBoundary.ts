import type { BoundaryReading } from '../domain/boundary.ts'
import type { Need } from '../domain/facts.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import type { WorkflowFiles } from '../domain/workflow.ts'
import type { BoundaryOptions } from '../workflow/options.ts'
import { judgeBoundary } from '../workflow/reach.ts'
import type { BoundaryReason } from './boundaryReasons.ts'
import { exceptionReasons, findingReasons, groupedByRun, worstFirst } from './boundaryReasons.ts'
import { boundaryOptions } from './boundarySections.ts'
import { boundaryMessages } from './boundarySentences.ts'
import { boundaryWords } from './boundaryWords.ts'
import type { SubjectView } from './control.ts'
import { defineSubjectControl } from './control.ts'

export const productionSecretBoundary = defineSubjectControl<BoundaryOptions, typeof boundaryMessages>({
  id: 'production-secret-boundary',
  title: 'No production secret or environment is within reach of a workflow run whose code nobody reviewed',
  rationale:
    'Whoever opens a pull request decides what its checks run. If such a run can ask for a production secret, ' +
    'every separation of duties after it is decoration: the secret is out before anybody has approved anything.',
  mappings: [
    { framework: 'PCI DSS 4.0.1', clause: '6.5.3, 8.6.2', kind: 'framework', strength: 'direct' },
    { framework: 'NIST SSDF', clause: 'PO.5.1', kind: 'framework', strength: 'supports' },
    { framework: 'ISO/IEC 27001:2022', clause: 'A.8.31', kind: 'framework', strength: 'supports' },
    { framework: 'SOC 2', clause: 'CC6.1', kind: 'framework', strength: 'supports' },
  ],
  version: 1,
  since: '0.2.0',
  scope: 'repository',
  options: boundaryOptions,
  messages: boundaryMessages,
  words: boundaryWords,
  needs: ({ identities, trusted }) => [
    'workflows',
    'inventory',
    ...identities.map((pattern): Need => `identity:${pattern}`),
    ...trusted.map((name): Need => `trusted:${name}`),
  ],
  evaluate({ workflows, inventory }, options, { at }) {
    const known = inventory?.state === 'known' ? inventory.value : null
    const reading = judgeBoundary({ files: workflows, options, inventory: known, at })
    if (reading.files.length === 0 && reading.findings.length === 0) {
      return { verdict: 'not-applicable', because: [{ message: 'noFiles', data: {}, facts: ['/workflows'] }] }
    }
    const findings = worstFirst(reading.findings)
    const groups = groupedByRun(findings)
    const { broken, noted } = findingReasons(groups, blobsOf(workflows))
    const seen = groups.filter(({ finding }) => finding.inBase && finding.verdict !== 'note').length
    const because: NonEmpty<BoundaryReason> = [
      judgedReason(reading),
      ...onlyCalledReasons(reading),
      assuranceReason(reading, inventory),
      ...(seen === 0 ? [] : [{ message: 'alreadyThere' as const, data: { count: seen }, facts: ['/workflows/base'] }]),
      ...exceptionReasons(groups, reading, options),
      ...noted,
    ]
    const [first, ...rest] = broken
    return first === undefined ? { verdict: 'pass', because } : { verdict: 'fail', because: [first, ...rest, ...because] }
  },
})

const blobsOf = ({ head }: WorkflowFiles): Map<string, string> => new Map(head.files.map(({ path, blob }) => [path, blob]))

/** The witnesses of a pass, and as much of the truth when it fails: what was looked at. `assurance` is what the record says of itself. */
const judgedReason = ({ assurance, files, jobs, contexts, productionJobs }: BoundaryReading): BoundaryReason => ({
  message: 'judged',
  data: { assurance, files: files.map(({ path }) => path), fileCount: files.length, jobs, contexts, productionJobs },
  facts: ['/workflows/head'],
})

const onlyCalledReasons = ({ uncalled }: BoundaryReading): BoundaryReason[] =>
  uncalled.length === 0 ? [] : [{ message: 'onlyCalled', data: { count: uncalled.length, files: uncalled }, facts: ['/workflows/head'] }]

function assuranceReason({ assurance, untold }: BoundaryReading, inventory: SubjectView['inventory']): BoundaryReason {
  if (inventory?.state === 'unavailable') {
    const { what, request, detail } = inventory.reason
    return { message: 'inventoryUnread', data: { what, request: request ?? 'no request', detail }, facts: ['/inventory'] }
  }
  if (untold.length > 0) return { message: 'inventoryPartly', data: { untold }, facts: ['/inventory'] }
  const message = assurance === 'inventory' ? 'inventoryRead' : 'assumedStatic'
  return { message, data: {}, facts: inventory === null ? [] : ['/inventory'] }
}
